"""`leeswijzer check` as a whole, on a copy of the project with one thing broken: it names the exact place."""

import re
import shutil
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
QUESTION = "Voor welk kind is het?"
LONG = " ".join(["Dan lees je samen een heel mooi boek"] * 3 + ["en dan gaan jullie slapen"]) + "."
"""A sentence of 29 words."""


@pytest.fixture(scope="module")
def copy(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("project")
    for package in ("bot", "dialogs", "storage", "locales"):
        shutil.copytree(ROOT / package, folder / package, ignore=shutil.ignore_patterns("__pycache__"))
    return folder


@contextmanager
def broken(copy: Path, file: str, was: str, becomes: str) -> Iterator[int]:
    """The copy with one text changed. Gives the line where it stands."""
    path = copy / file
    whole = path.read_text(encoding="utf-8")
    assert whole.count(was) == 1, f"{was} stands {whole.count(was)} times in {file}"
    path.write_text(whole.replace(was, becomes), encoding="utf-8")
    try:
        yield whole[: whole.index(was)].count("\n") + 1
    finally:
        path.write_text(whole, encoding="utf-8")


def check(copy: Path) -> tuple[int, list[str]]:
    """Exit code and findings, without the last line, which counts them."""
    done = subprocess.run([sys.executable, "-m", "bot", "check"], cwd=copy, capture_output=True, text=True)
    return done.returncode, done.stdout.splitlines()[:-1]


def entry(copy: Path, language: str, source: str) -> str:
    """The lines 'msgid … msgstr …' of a sentence in a catalog."""
    text = (copy / f"locales/{language}/LC_MESSAGES/leeswijzer.po").read_text(encoding="utf-8")
    found = re.search(rf'msgid "{re.escape(source)}"\nmsgstr ".*"\n', text)
    assert found
    return found[0]


def line_of(copy: Path, file: str, part: str) -> int:
    """The line of a content file where something stands."""
    lines = (copy / "dialogs" / file).read_text(encoding="utf-8").splitlines()
    return next(number for number, line in enumerate(lines, 1) if part in line)


def test_the_copy_is_in_order(copy: Path) -> None:
    assert check(copy) == (0, [])


@pytest.mark.parametrize("language", ["tr", "ti", "zh_Hans"])
def test_a_text_is_missing(copy: Path, language: str) -> None:
    was = entry(copy, language, QUESTION)
    file = f"locales/{language}/LC_MESSAGES/leeswijzer.po"
    with broken(copy, file, was, f'msgid "{QUESTION}"\nmsgstr ""\n'):
        place = f"trees/choose_child.yaml:{line_of(copy, 'trees/choose_child.yaml', QUESTION)}: which.ask"
        assert check(copy) == (1, [f"{place}: {language}: not translated yet"])


def test_a_placeholder_is_renamed(copy: Path) -> None:
    source = "In welke groep of klas zit {child.first_name}?"
    question, _, answer = entry(copy, "ar", source).partition("msgstr")
    renamed = f"{question}msgstr{answer.replace('{child.first_name}', '{child.name}')}"
    with broken(copy, "locales/ar/LC_MESSAGES/leeswijzer.po", question + "msgstr" + answer, renamed):
        place = f"trees/plek3.yaml:{line_of(copy, 'trees/plek3.yaml', source)}: group.ask"
        lost, odd = "{child.first_name} is lost", "{child.name} is not in the Dutch sentence"
        assert check(copy) == (1, [f"{place}: ar: {lost}", f"{place}: ar: {odd}"])


def test_a_button_of_65_letters(copy: Path) -> None:
    source = "📋 Mijn aanmeldingen"
    line = line_of(copy, "trees/menu.yaml", source)
    long = f'msgid "{source}"\nmsgstr "📋 {"a" * 63}"\n'
    with broken(copy, "locales/pl/LC_MESSAGES/leeswijzer.po", entry(copy, "pl", source), long):
        found = "pl: 65 characters; at most 64 fit in this button"
        assert check(copy) == (1, [f"trees/menu.yaml:{line}: home.choices.status: {found}"])


def test_a_button_whose_data_would_be_65_bytes(copy: Path) -> None:
    """What travels is the turn's stamp and the choice's id (Bot API, callback_data: 64 bytes)."""
    with broken(
        copy, "dialogs/trees/choose_child.yaml", "    new: {label: ➕", f"    {'n' * 64}: {{label: ➕"
    ) as line:
        code, findings = check(copy)
    assert code == 1
    assert findings[0].startswith(f"trees/choose_child.yaml:{line}: which.choices")


def test_a_dutch_sentence_of_more_than_twenty_words(copy: Path) -> None:
    with broken(copy, "dialogs/trees/choose_child.yaml", QUESTION, LONG) as line:
        code, findings = check(copy)
    assert code == 1
    assert any(
        finding.startswith(f"trees/choose_child.yaml:{line}: which") and "words" in finding
        for finding in findings
    )


def test_an_unknown_pictogram(copy: Path) -> None:
    with broken(copy, "dialogs/trees/choose_child.yaml", "➕ Een ander kind", "🦄 Een ander kind") as line:
        code, findings = check(copy)
    assert code == 1
    assert f"trees/choose_child.yaml:{line}: which.choices.new: 🦄 is not in pictograms.yaml" in findings
