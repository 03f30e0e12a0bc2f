"""What can be wrong with the pictogram of a button, or with the list of them, is found at its place."""

import pytest

from dialogs.checking.pictograms import unclear
from dialogs.checking.translations import pictogram
from dialogs.source import read

TREE = """tree: t
start: a
a:
  say: 🎉 Hoi
  ask: Ga je mee?
  choices:
    yes: {label: ✅ Ja, go: end}
    no: 🚫 Nee
"""
LIST = "✅: ja\n🚫: nee\n"


def told(listed: str, *files: tuple[str, str]) -> list[tuple[str, int, str, str]]:
    """What is wrong in content files, with a list."""
    findings = unclear(read("pictograms.yaml", listed), [read(name, text) for name, text in files])
    return sorted((one.file, one.line, one.path, one.problem) for one in findings)


def test_known_pictograms_are_well() -> None:
    assert told(LIST, ("trees/t.yaml", TREE)) == []


def test_an_unknown_pictogram() -> None:
    assert told(LIST, ("trees/t.yaml", TREE + "    maybe: 🦄 Misschien\n")) == [
        ("trees/t.yaml", 9, "a.choices.maybe", "🦄 is not in pictograms.yaml")
    ]


def test_a_button_without_a_pictogram() -> None:
    assert told(LIST, ("trees/t.yaml", TREE + "    maybe: Misschien\n    later: Later ✅\n")) == [
        ("trees/t.yaml", 9, "a.choices.maybe", "begins without a pictogram: take one of pictograms.yaml"),
        ("trees/t.yaml", 10, "a.choices.later", "begins without a pictogram: take one of pictograms.yaml"),
    ]


def test_the_buttons_of_the_machine_itself() -> None:
    text = "sorry: Er ging iets mis.\nback: Terug\nskip: 🦄 Overslaan\n"
    assert told("{}", ("phrases.yaml", text)) == [
        ("phrases.yaml", 2, "back", "begins without a pictogram: take one of pictograms.yaml"),
        ("phrases.yaml", 3, "skip", "🦄 is not in pictograms.yaml"),
    ]


def test_the_same_words_with_two_pictograms() -> None:
    assert told(LIST, ("trees/t.yaml", TREE), ("phrases.yaml", "done: 🚫 Ja!\n")) == [
        ("phrases.yaml", 1, "done", "has 🚫, but the same words have ✅ at trees/t.yaml:7")
    ]


def test_the_same_words_with_one_pictogram_are_well() -> None:
    assert told(LIST, ("trees/t.yaml", TREE), ("phrases.yaml", "done: ✅ Ja!\n")) == []


def test_two_pictograms_with_one_meaning() -> None:
    assert told("✅: ja\n🚫: Ja\n", ("trees/t.yaml", TREE)) == [
        ("pictograms.yaml", 2, "🚫", "means 'Ja', as ✅ does")
    ]


def test_a_pictogram_that_nothing_uses() -> None:
    assert told(f"{LIST}🎉: feest\n", ("trees/t.yaml", TREE)) == [
        ("pictograms.yaml", 3, "🎉", "no button uses this pictogram: take it out")
    ]


@pytest.mark.parametrize(
    ("text", "sign"),
    [("1️⃣ Groep 1", "1️⃣"), ("🇳🇱 Nederlands", "🇳🇱"), ("1 Groep", ""), ("1️⃣a Groep", ""), ("#️⃣ Nummer", "#️⃣")],
)
def test_what_counts_as_a_pictogram(text: str, sign: str) -> None:
    assert pictogram(text) == sign
