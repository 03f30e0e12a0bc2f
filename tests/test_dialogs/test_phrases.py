"""The machine's own sentences: every one the code asks for is there, with the holes that the code fills."""

import re
from pathlib import Path

import pytest

import bot
import dialogs
from dialogs import phrases
from dialogs.describing import placeholders

_CALL = re.compile(r"\b(?:phrase|words)\(\s*\"([a-z_]+)\"([^()]*(?:\([^()]*\)[^()]*)*)\)")
_ARG = re.compile(r"\b([a-z_]+)=")
_FAMILY = re.compile(r"\b(?:phrase|words)\(\s*f[\"']([a-z_]+)_\{")


def _code() -> str:
    folders = [Path(str(module.__file__)).parent for module in (dialogs, bot)]
    return "\n".join(file.read_text(encoding="utf-8") for folder in folders for file in folder.rglob("*.py"))


CALLS = _CALL.findall(_code())
FILES = (phrases.source(), *phrases.of_team())
NAMED = {name: forms for file in FILES for name, forms in file.data.items()}


def test_the_scan_finds_the_calls() -> None:
    assert {"use_button", "intake_line", "renewed"} <= {name for name, _ in CALLS}


@pytest.mark.parametrize("name", sorted({name for name, _ in CALLS}))
def test_a_phrase_the_code_uses_is_there(name: str) -> None:
    assert phrases.words(name)


@pytest.mark.parametrize("family", sorted(set(_FAMILY.findall(_code()))))
def test_a_family_of_phrases_is_there(family: str) -> None:
    assert any(name.startswith(f"{family}_") for name in NAMED)


@pytest.mark.parametrize(("name", "args"), sorted({(name, args) for name, args in CALLS if "=" in args}))
def test_each_hole_is_filled(name: str, args: str) -> None:
    assert set(placeholders(phrases.words(name))) <= set(_ARG.findall(args))


def test_no_phrase_stands_there_for_nothing() -> None:
    code = _code()
    families = tuple(f"{family}_" for family in re.findall(r"f[\"']([a-z_]+)_\{", code))
    named = set(re.findall(r"[\"']([a-z_]+)[\"']", code))
    unused = {name for name in NAMED if name not in named and not name.startswith(families)}
    assert unused == set()


def test_no_name_is_in_both_files() -> None:
    assert len(NAMED) == sum(len(file.data) for file in FILES)


COUNTING = sorted(name for name, forms in NAMED.items() if not isinstance(forms, str))


@pytest.mark.parametrize("name", COUNTING)
def test_a_phrase_that_counts_has_two_forms_and_is_asked_for_with_a_number(name: str) -> None:
    assert set(NAMED[name]) == {"one", "other"}
    calls = [args for called, args in CALLS if called == name]
    assert calls
    assert all("count=" in args for args in calls)
