"""Each thing the check can find, made by a small broken tree: file, line and path must be right."""

from io import BytesIO
from pathlib import Path

import pytest
from babel.messages.catalog import Catalog
from babel.messages.pofile import read_po

from bot.checking import check_all, check_language
from dialogs import commands, phrases
from dialogs.checking import Finding, check
from dialogs.checking.sentences import Sentence, sentences
from dialogs.checking.translations import mistranslated, pictogram
from dialogs.source import read

SOUND = {
    "welkom.yaml": """tree: welkom
start: ask
ask:
  ask: Hallo?
  save: start.word
  label: Woord
  choices: {yes: Ja, no: Nee}
  next:
    - when: {start.word: yes}
      jump: menu
    - jump: menu
""",
    "menu.yaml": "tree: menu\nstart: home\nhome:\n  ask: Wat?\n  choices: {a: Dit}\n  next: home\n",
    "taal.yaml": "tree: taal\nstart: a\na:\n  next: end\n",
    "hulp.yaml": "tree: hulp\nstart: a\na:\n  next: end\n",
    "stoppen.yaml": "tree: stoppen\nstart: a\na:\n  next: end\n",
}
COMMANDS = "start: {tree: welkom, about: Begin}\nx: {tree: broken, about: Kapot}\n"


def found(text: str, commands_text: str = COMMANDS) -> list[tuple[str, int, str, str]]:
    """What the check finds in a sound set of trees with one broken file added."""
    findings = check(
        {**SOUND, "broken.yaml": text}, read("commands.yaml", commands_text), read("phrases.yaml", "{}")
    )
    return [(one.file, one.line, one.path, one.problem) for one in findings]


def test_what_is_shipped_has_no_findings() -> None:
    assert check_all() == []


def test_a_sound_set_has_no_findings() -> None:
    assert found("tree: broken\nstart: a\na:\n  say: Hoi\n  next: end\n") == []


def _cases() -> dict[str, tuple[str, tuple[int, str, str]]]:
    """Name -> tree and the line, path and problem that must be found, from broken.yaml."""
    file = Path(__file__).with_name("broken.yaml")
    data = read(file.name, file.read_text(encoding="utf-8")).data
    parts = {name: case["at"].partition(" ") for name, case in data.items()}
    return {
        name: (case["tree"], (int(parts[name][0]), parts[name][2], case["problem"]))
        for name, case in data.items()
    }


TOO_LONG = {
    "a text too long": (
        f"tree: broken\nstart: a\na:\n  say: {'x' * 4097}\n  next: end\n",
        (4, "a.say.0", "has 4097 characters; at most 4096 fit here"),
    ),
    "texts too long together": (
        f"tree: broken\nstart: a\na:\n  say:\n    - {'x' * 3000}\n    - {'y' * 3000}\n  next: end\n",
        (3, "a", "says 6004 characters at a time; a message has 4096"),
    ),
    "a button too long": (
        f"tree: broken\nstart: a\na:\n  ask: Wat?\n  choices:\n    x: {'x' * 65}\n  next: end\n",
        (6, "a.choices.x", "has 65 characters; at most 64 fit here"),
    ),
    "an id too long for a button": (
        f"tree: broken\nstart: a\na:\n  ask: Wat?\n  choices:\n    {'x' * 60}: Dit\n  next: end\n",
        (6, f"a.choices.{'x' * 60}.[key]", "String should match pattern '^[a-z0-9][a-z0-9_-]{0,31}$'"),
    ),
}
BROKEN = {**_cases(), **TOO_LONG}


@pytest.mark.parametrize("name", BROKEN)
def test_a_flaw_is_found_at_its_place(name: str) -> None:
    text, (line, path, problem) = BROKEN[name]
    assert ("broken.yaml", line, path, problem) in found(text)


@pytest.mark.parametrize("name", BROKEN)
def test_all_findings_are_in_the_broken_file(name: str) -> None:
    text, _ = BROKEN[name]
    assert {one[0] for one in found(text)} <= {"broken.yaml", "commands.yaml"}


def test_all_findings_are_told_at_once() -> None:
    text = "tree: broken\nstart: a\na:\n  next: x\nb:\n  next: y\nc:\n  sey: Hoi\nd:\n  askk: Wat\n"
    assert [one[1] for one in found(text)] == [8, 10]
    assert [one[1] for one in found(text[: text.index("c:")])] == [4, 5, 6]


def test_a_tree_that_nothing_opens() -> None:
    lonely = "tree: lonely\nstart: a\na:\n  next: end\n"
    assert found(lonely)[0] == ("broken.yaml", 1, "tree", "nothing opens the tree 'lonely'")


def test_a_command_without_its_tree() -> None:
    lines = "start: {tree: welkom, about: Begin}\nx: {tree: mars, about: Kapot}\n"
    problems = found("tree: broken\nstart: a\na:\n  next: end\n", lines)
    assert ("commands.yaml", 2, "x.tree", "there is no tree 'mars'") in problems


def test_a_description_too_long() -> None:
    long = read("phrases.yaml", f"bot_description: {'x' * 513}\nbot_short: {'y' * 121}\n")
    findings = check(SOUND, read("commands.yaml", "start: {tree: welkom, about: B}"), long)
    assert [(one.line, one.path) for one in findings] == [(1, "bot_description"), (2, "bot_short")]


def test_a_tree_the_machine_needs() -> None:
    without = {name: text for name, text in SOUND.items() if name != "stoppen.yaml"}
    findings = check(without, read("commands.yaml", "{}"), read("phrases.yaml", "{}"))
    assert Finding("commands.yaml", 1, "", "there is no tree 'stoppen', which the machine opens") in findings


TREE = """tree: t
start: a
a:
  say: 👋 Hoi {child.first_name}, met {library.name}
  ask: Ja?
  choices:
    yes: ✅ Ja
  next: end
"""


def told(texts: dict[str, str]) -> list[tuple[int, str, str]]:
    """What is wrong with translations of TREE."""
    every: list[Sentence] = list(sentences(read("t.yaml", TREE)))
    return [(one.line, one.path, one.problem) for one in mistranslated("tr", texts, every)]


def test_translations_are_looked_over() -> None:
    texts = {
        "👋 Hoi {child.first_name}, met {library.name}": "Selam {child.name}, {library.name}",
        "✅ Ja": "✅ " + "e" * 63,
    }
    assert told(texts) == [
        (4, "a.say.0", "tr: {child.first_name} is lost"),
        (4, "a.say.0", "tr: {child.name} is not in the Dutch sentence"),
        (4, "a.say.0", "tr: does not begin with 👋"),
        (5, "a.ask", "tr: not translated yet"),
        (7, "a.choices.yes", "tr: 65 characters; at most 64 fit in this button"),
    ]


def test_a_text_too_long_in_translation() -> None:
    texts = {
        "👋 Hoi {child.first_name}, met {library.name}": "👋 {child.first_name}{library.name}" + "x" * 4096,
        "Ja?": "Evet?",
        "✅ Ja": "✅ Evet",
    }
    assert told(texts) == [(4, "a.say.0", "tr: 4130 characters; at most 4096 fit in this text")]


def catalog(text: str) -> Catalog:
    """A catalog from the text of a .po."""
    return read_po(BytesIO(text.encode()), locale="tr", abort_invalid=True)


def test_a_catalog_is_looked_over() -> None:
    every = [sentence for sentence in sentences(read("t.yaml", TREE)) if sentence.text == "Ja?"]
    assert list(check_language("tr", every, lambda _: catalog('msgid "Ja?"\nmsgstr "Evet?"\n'))) == []
    missing = check_language("tr", every, lambda _: catalog('msgid "Ja?"\nmsgstr ""\n'))
    assert [(one.file, one.line, one.problem) for one in missing] == [("t.yaml", 5, "tr: not translated yet")]


def test_a_broken_catalog_is_a_finding() -> None:
    (finding,) = check_language("tr", [], lambda _: catalog('msgid "Ja?"\nhello there\n'))
    assert (finding.file, finding.line) == ("locales/tr/LC_MESSAGES/leeswijzer.po", 2)
    assert finding.problem.startswith("cannot be read")


def test_a_catalog_that_is_not_there_is_a_finding() -> None:
    def nothing(language: str) -> Catalog:
        raise FileNotFoundError(language)

    (finding,) = check_language("so", [], nothing)
    assert finding.file == "locales/so/LC_MESSAGES/leeswijzer.po"


@pytest.mark.parametrize(
    ("text", "sign"), [("👧 Kind", "👧"), ("Kind", ""), ("🗣️ Taal", "🗣️"), ("", ""), ("{name}: x", "")]
)
def test_pictograms(text: str, sign: str) -> None:
    assert pictogram(text) == sign


def test_a_finding_is_a_line_an_editor_can_jump_to() -> None:
    assert str(Finding("trees/a.yaml", 3, "b.next.0", "leads nowhere")) == (
        "trees/a.yaml:3: b.next.0: leads nowhere"
    )


def test_the_shipped_files_are_what_is_checked() -> None:
    assert commands.source().file == "commands.yaml"
    assert phrases.source().file == "phrases.yaml"
