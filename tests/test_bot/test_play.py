"""`leeswijzer play`: a conversation in the terminal, and the transcript it leaves."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from bot.catalogs import wordings
from bot.play import play
from bot.settings import library
from dialogs.loading import shipped
from dialogs.replaying import replayed
from dialogs.transcript import read_transcript


def typing(*lines: str) -> Callable[[str], str]:
    """A person who types these lines and then an empty one."""
    rest: Iterator[str] = iter((*lines, ""))
    return lambda _: next(rest)


def test_a_conversation_by_numbers_and_words(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    file = tmp_path / "played.yaml"
    code = play("plek3", "nl", str(file), typing("Sam", "maart 2016", "1", "?", "1", "Het Kompas"))
    assert code == 0
    said = capsys.readouterr().out
    assert "Hoe heet je kind?" in said
    assert said.count("Heeft de leerkracht Sam gevraagd voor Plek 3?") == 2  # asked, and asked again by ?
    assert "👉 ✅ Ja" in said
    assert "Hoe heet de leerkracht?" in said


def test_what_was_recorded_is_a_transcript_that_replays(tmp_path: Path) -> None:
    file = tmp_path / "played.yaml"
    play("studiebegeleiding", "tr", str(file), typing("1", "Işıl", "3/2016", "1"))
    transcript = read_transcript(file.name, file.read_text(encoding="utf-8"))
    assert transcript.turns[-1].bot == ("studiebegeleiding.group",)
    assert replayed(transcript, shipped(), library(None), wordings()) == transcript


def test_the_end_of_the_input_ends_it_like_an_empty_line() -> None:
    def closed(_: str) -> str:
        raise EOFError

    assert play("menu", "en", None, closed) == 0


@pytest.mark.parametrize(
    ("tree", "language", "file", "said"),
    [
        ("nergens", "nl", None, "there is no tree 'nergens'"),
        ("plek3", "xx", None, "there is no language 'xx'"),
        ("plek3", "nl", "/nowhere/at/all.yaml", "is not there"),
    ],
)
def test_wrong_use_is_one_line(
    tree: str, language: str, file: str | None, said: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert play(tree, language, file, typing()) == 2
    heard = capsys.readouterr().err
    assert said in heard
    assert heard.count("\n") == 1
