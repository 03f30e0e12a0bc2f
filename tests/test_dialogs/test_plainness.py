"""Each way in which a text can be too hard is found at its place; a text that is plain is left alone."""

import subprocess
import sys
from collections.abc import Mapping

import pytest

from dialogs.checking import plain_words
from dialogs.checking.measures import ease, mean_length, questions_in, sentences_in, words_in
from dialogs.checking.plain_words import PlainWords
from dialogs.checking.plainness import unplain
from dialogs.source import read

RULES = """nl:
  exceptions: {%s}
  words:
    indien: als
    dient te: moet
    dient: is
en:
  exceptions: {}
  words: {commence: start}
names: {Informatiepunt Digitale Overheid: a name}
placeholders: {answers: "", phone: "1"}
"""
LONG = "Wij gaan met " + "de kinderen en de ouders en " * 3 + "de tantes mee vandaag."
HARD = "De verantwoordelijke coördinator organiseert begeleiding. Aanmeldingen behandelt hij dagelijks zelf."
HARD_ENGLISH = "The responsible coordinator organises opportunities. Registration is unnecessary at present."


def told(
    language: str, name: str, text: str, texts: Mapping[str, str] | None = None, exceptions: str = ""
) -> list[tuple[str, int, str, str]]:
    """What is too hard in one content file."""
    rules = PlainWords(read("plain_words.yaml", RULES % exceptions))
    findings = unplain(language, rules, [read(name, text)], texts)
    return [(one.file, one.line, one.path, one.problem) for one in findings]


def in_tree(
    *lines: str, texts: Mapping[str, str] | None = None, language: str = "nl", exceptions: str = ""
) -> list[tuple[str, int, str, str]]:
    """What is too hard in a node `a` with these lines, of which the first is line 4 of the file."""
    body = "\n".join(f"  {line}" for line in lines)
    return told(language, "trees/t.yaml", f"tree: t\nstart: a\na:\n{body}\n", texts, exceptions)


def test_a_sentence_of_25_words() -> None:
    assert len(words_in(LONG)) == 25
    assert in_tree("say:", "  - Hoi.", f"  - {LONG}", "ask: Ga je mee?")[0] == (
        "trees/t.yaml",
        6,
        "a.say.1",
        "a sentence of 25 words; at most 20: make two of it",
    )


def test_a_sentence_of_20_words_is_not_too_long_by_itself() -> None:
    twenty = "Ik " + "ga en " * 9 + "stop."
    assert len(words_in(twenty)) == 20
    assert in_tree("say:", f"  - {twenty}", "  - Ik kom. Ik ga. Ik zie.") == []


def test_sentences_too_long_on_average() -> None:
    thirteen = "Ik kom en ik ga en ik zie de zon op de zee."
    assert in_tree(f"say: {thirteen}", f"ask: {thirteen}") == [
        ("trees/t.yaml", 3, "a", "13.0 words in a sentence on average; at most 12: make shorter sentences")
    ]
    assert in_tree(f"say: {thirteen}", "ask: Ga je mee?") == []


def test_a_message_too_long() -> None:
    text = "Ik ga mee. " * 30
    assert in_tree(f"say: {text}") == [
        ("trees/t.yaml", 3, "a", "329 characters in one message; at most 300: say less, or in two nodes")
    ]
    assert in_tree(f"say: {text[:200]}") == []


def test_two_questions_in_one_message() -> None:
    assert in_tree("say: Heb je een kind? Dat is leuk.", "ask: Hoe heet je?") == [
        ("trees/t.yaml", 3, "a", "2 questions in one message: ask one")
    ]


def test_a_question_on_a_button_is_none_of_the_message() -> None:
    assert in_tree("ask: Hoe heet je?", "choices:", "  x: 👀 Wat weet je?", "  y: 👀 Waarom?") == []


def test_words_too_hard() -> None:
    ((file, line, path, problem),) = in_tree(f"ask: {HARD}")
    assert (file, line, path) == ("trees/t.yaml", 3, "a")
    score = ease("nl", HARD)
    assert problem == f"reading ease {score:.0f}; at least 80: use shorter words and sentences"


def test_the_reading_ease_of_a_few_words_says_nothing() -> None:
    assert ease("nl", "Welke aanmelding wil je terugnemen?") < 80
    assert in_tree("ask: Welke aanmelding wil je terugnemen?") == []


OFFICE = [
    ("ask: Kom, indien je wilt.", 4, "a.ask", "'indien' is a word from the office: write 'als'"),
    ("ask: Indien je wilt.", 4, "a.ask", "'Indien' is a word from the office: write 'als'"),
    ("ask: Wie dient te komen?", 4, "a.ask", "'dient te' is a word from the office: write 'moet'"),
    ("label: Indien ja", 4, "a.label", "'Indien' is a word from the office: write 'als'"),
    ("choices: {x: ✅ Indien}", 4, "a.choices.x", "'Indien' is a word from the office: write 'als'"),
]


@pytest.mark.parametrize(("line", "number", "path", "problem"), OFFICE)
def test_a_word_from_the_office(line: str, number: int, path: str, problem: str) -> None:
    assert in_tree(line) == [("trees/t.yaml", number, path, problem)]


@pytest.mark.parametrize("text", ["Indiens komt", "bediend", "{indien.a}"])
def test_only_whole_words_are_from_the_office(text: str) -> None:
    assert in_tree(f'ask: "{text}"') == []


def test_a_phrase_is_a_message_of_its_own() -> None:
    assert told("nl", "phrases.yaml", "sorry: Hoe nu? Wat nu?\nempty: Wat?\nwords_back: Indien, a? b?\n") == [
        ("phrases.yaml", 1, "sorry", "2 questions in one message: ask one")
    ]


def test_a_command_is_a_message_of_its_own() -> None:
    assert told("nl", "commands.yaml", "a: {tree: x, about: Indien}\nb: {tree: x, about: Hoe?}\n") == [
        ("commands.yaml", 1, "a.about", "'Indien' is a word from the office: write 'als'")
    ]


def test_a_translation_is_told_at_the_dutch_sentence() -> None:
    texts = {"Kom je?": "Do you commence? Or not?", "Hoi.": "Hello."}
    assert in_tree("say: Hoi.", "ask: Kom je?", texts=texts, language="en") == [
        ("trees/t.yaml", 5, "a.ask", "en: 'commence' is a word from the office: write 'start'"),
        ("trees/t.yaml", 3, "a", "en: 2 questions in one message: ask one"),
    ]


def test_what_is_not_translated_is_not_measured() -> None:
    assert in_tree("say: Hoi. Hoe dan? Indien wat?", texts={}, language="en") == []


def test_hard_english() -> None:
    ((_, line, path, problem),) = in_tree("ask: Hoi", texts={"Hoi": HARD_ENGLISH}, language="en")
    assert (line, path) == (3, "a")
    assert problem == (
        f"en: reading ease {ease('en', HARD_ENGLISH):.0f}; at least 80: use shorter words and sentences"
    )


def test_an_exception_excuses_its_place_only() -> None:
    lines = ("say: Hoe gaat het, indien goed?", "ask: Wat wil je?")
    office = ("trees/t.yaml", 4, "a.say.0", "'indien' is a word from the office: write 'als'")
    questions = ("trees/t.yaml", 3, "a", "2 questions in one message: ask one")
    assert in_tree(*lines, exceptions="t.a: both are one") == [office]
    assert in_tree(*lines, exceptions="t.a.say.0: a word of law") == [questions]


def test_an_exception_that_excuses_nothing() -> None:
    assert in_tree("ask: Hoi", exceptions="\n    t.a: once it was long\n") == [
        ("plain_words.yaml", 3, "nl.exceptions.t.a", "excuses nothing any more: take it out")
    ]


def test_an_exception_without_a_reason() -> None:
    assert in_tree("ask: Hoe? Wat?", exceptions='\n    t.a: ""\n') == [
        ("plain_words.yaml", 3, "nl.exceptions.t.a", "give the reason")
    ]


def test_placeholders_and_names_are_read_as_short_words() -> None:
    rules = PlainWords(read("plain_words.yaml", RULES % ""))
    text = "{child.first_name} belt {library.phone}: {answers} Informatiepunt Digitale Overheid."
    assert rules.read_as(text) == "Sam belt 1:  Sam."


def test_measures() -> None:
    text = "👋 Hoi, Sam!\n1️⃣ Kom je mee? Bel 1, of niet…\n\n📋"
    assert sentences_in(text) == ["👋 Hoi, Sam!", "1️⃣ Kom je mee?", "Bel 1, of niet…"]
    assert words_in("1️⃣ Foto's, e-mail: 12 ✅") == ["Foto's", "e-mail", "12"]
    assert questions_in(text) == 1
    assert mean_length(text) == 3
    assert mean_length("📋") == 0


def test_the_ease_is_by_the_published_formulas() -> None:
    assert ease("nl", "De kat zit op de mat.") == pytest.approx(206.835 - 0.93 * 6 - 77)
    assert ease("en", "The cat is on the mat.") == pytest.approx(206.835 - 1.015 * 6 - 84.6)


def test_the_shipped_list_has_a_better_word_for_each() -> None:
    data = plain_words.shipped().source.data
    assert len(data["nl"]["words"]) >= 80
    for language in plain_words.shipped().languages:
        words = data[language]["words"]
        assert [word for word, better in words.items() if not better or better in words] == []
        assert [word for word in words if word != word.lower()] == []


def test_the_shipped_list_finds_its_own_words() -> None:
    rules = plain_words.shipped()
    for language in rules.languages:
        for word, better in rules.source.data[language]["words"].items():
            assert list(rules.better(language, f"Sam {word}, Sam.")) == [(word, better)]


def test_what_measures_is_not_loaded_by_the_bot() -> None:
    heavy = "{'textstat', 'pyphen', 'nltk'}"
    code = f"import sys, bot.app, bot.cli, bot.checking; print({heavy} & set(sys.modules))"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "set()"
