"""`leeswijzer voices` and `voices make`: what they print, how they end, what they store."""

import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from bot.cli import main
from bot.settings import settings
from bot.voices.making import AT_ONCE
from dialogs.scripts import fingerprint
from storage.crypto import new_key
from tests.test_bot.machine_voices import LIBRARY, NAMES, OGG, OPUSENC, SECONDS, Shelf, recording, words_of

Capture = pytest.CaptureFixture[str]
TOTAL = len(NAMES)
TIPS = [name for name in NAMES if name.startswith("tips/baby.")][: AT_ONCE + 1]
"""More than are stored together."""


@pytest.fixture
def shelf(tmp_path: Path, file: Path, keys: str, monkeypatch: pytest.MonkeyPatch) -> Shelf:
    """Nothing is recorded, and the machine has no programs."""
    return Shelf(tmp_path, file, keys, monkeypatch)


def told(capsys: Capture) -> str:
    """The one line on standard error."""
    printed = capsys.readouterr()
    assert printed.out == ""
    assert printed.err.count("\n") == 1
    return printed.err.rstrip("\n")


@pytest.mark.usefixtures("shelf")
def test_each_language_has_its_line(capsys: Capture) -> None:
    assert main(["voices"]) == 1
    lines = capsys.readouterr().out.splitlines()
    assert lines[0] == f"nl Nederlands: 0 of {TOTAL} by a person, 0 as a draft, 0 outdated, {TOTAL} missing"
    assert [line.partition(" ")[0] for line in lines[:4]] == ["nl", "en", "tr", "ar"]


def test_one_language_has_what_is_missing_in_it(shelf: Shelf, capsys: Capture) -> None:
    spoken, drafted, outdated, *missing = NAMES
    shelf.put(
        [recording(spoken), recording(outdated, words="Zo stond het er vroeger.")],
        [recording(drafted, None, draft=True)],
    )
    assert main(["voices", "--lang", "nl"]) == 1
    first, second, *lines = capsys.readouterr().out.splitlines()
    counts = f"1 of {TOTAL} by a person, 1 as a draft, 1 outdated, {TOTAL - 2} missing"
    assert first == f"nl Nederlands: {counts}"
    assert second.startswith(f"{outdated} (outdated): ")
    assert [line.partition(":")[0] for line in lines] == missing
    assert lines[missing.index("menu.home")].startswith("menu.home: Wat wil je doen? • 📚 Hulp bij school")


def test_nothing_missing_is_exit_0(shelf: Shelf, capsys: Capture) -> None:
    shelf.put([recording(NAMES[0])], [recording(name, None, draft=True) for name in NAMES[1:]])
    assert main(["voices", "--lang", "nl"]) == 0
    counts = f"1 of {TOTAL} by a person, {TOTAL - 1} as a draft, 0 outdated, 0 missing"
    assert capsys.readouterr().out == f"nl Nederlands: {counts}\n"


def test_a_recording_of_a_text_that_is_no_more_does_not_count(shelf: Shelf, capsys: Capture) -> None:
    shelf.put([recording("plek3.vroeger", words="Weg.")])
    main(["voices", "--lang", "nl"])
    assert f" 0 of {TOTAL} by a person, 0 as a draft, 0 outdated," in capsys.readouterr().out


def test_drafts_are_made_of_what_is_missing(shelf: Shelf, capsys: Capture) -> None:
    espeak = shelf.install_all()
    outdated, *missing = ["welkom.only_reading", "menu.home", "campaigns/koffertje", *TIPS]
    spoken = [recording(name) for name in NAMES if name not in (outdated, *missing)]
    shelf.put([*spoken, recording(outdated, words="Zo stond het er vroeger.")])
    assert main(["voices", "make", "--lang", "nl"]) == 0
    assert capsys.readouterr().out == f"nl: {3 + len(TIPS)} drafts made\n"
    kept = {row.node: (row, sound) for row, sound in shelf.kept()}
    assert {kept[row.node][0].file_id for row in spoken} == {"F1"}
    for name in (outdated, *missing):
        row, sound = kept[name]
        assert (row.words, row.draft, row.file_id) == (fingerprint(words_of(name)), True, None)
        assert (row.seconds, sound) == (SECONDS, OGG)
    spoken_aloud = espeak.with_name("espeak-ng.heard").read_text(encoding="utf-8")
    assert "Wat wil je doen?\n\nHulp bij school\n\nPlek 3 na schooltijd" in spoken_aloud
    assert "Neem de bon mee naar de bibliotheek.\n\nIk heb het koffertje al" in spoken_aloud
    assert LIBRARY.phone not in spoken_aloud
    ways = espeak.with_name("espeak-ng.args").read_text(encoding="utf-8").splitlines()
    assert set(ways) == {"-v nl -s 145 -b 1 --stdin --stdout"}

    assert main(["voices", "make", "--lang", "nl"]) == 0
    assert capsys.readouterr().out == "nl: 0 drafts made\n"


@pytest.mark.parametrize(
    ("there", "missing"), [((), "espeak-ng"), (("opusenc",), "espeak-ng"), (("espeak-ng",), "opusenc")]
)
def test_a_program_that_is_not_there_is_one_line(
    shelf: Shelf, capsys: Capture, there: tuple[str, ...], missing: str
) -> None:
    for name in there:
        shelf.install(name, OPUSENC)
    assert main(["voices", "make", "--lang", "nl"]) == 2
    assert told(capsys).startswith(f"leeswijzer: {missing} is not installed")


@pytest.mark.parametrize("language", ["ti", "so", "fy", "tr"])
def test_a_voice_that_is_not_there_is_one_line(shelf: Shelf, capsys: Capture, language: str) -> None:
    """Those that espeak-ng has never had, and one that this machine's does not have."""
    shelf.install_all()
    assert main(["voices", "make", "--lang", language]) == 2
    said = told(capsys)
    assert said.startswith("leeswijzer: espeak-ng has no voice for ")
    assert f"({language})" in said
    assert shelf.kept() == []


@pytest.mark.parametrize(
    ("program", "text", "said"),
    [
        ("opusenc", "#!/bin/sh\necho 'Error: no codec' >&2\nexit 1\n", "opusenc failed: Error: no codec"),
        ("opusenc", "#!/bin/sh\n/bin/cat > /dev/null\n", "opusenc gave no sound"),
        ("opusenc", "#!/bin/sh\nexit 3\n", "opusenc failed: exit 3"),
    ],
)
def test_a_program_that_fails_stores_nothing(
    shelf: Shelf, capsys: Capture, program: str, text: str, said: str
) -> None:
    shelf.install_all()
    shelf.install(program, text)
    assert main(["voices", "make", "--lang", "nl"]) == 2
    assert told(capsys) == f"leeswijzer: {said}"
    assert shelf.kept() == []


def test_silence_is_no_draft(shelf: Shelf, capsys: Capture) -> None:
    shelf.install_all().with_name("espeak-ng.wav").write_bytes(bytes(44))
    assert main(["voices", "make", "--lang", "nl"]) == 2
    assert told(capsys) == "leeswijzer: espeak-ng gave no sound"
    assert shelf.kept() == []


@pytest.mark.usefixtures("shelf")
@pytest.mark.parametrize("words", [["voices", "--lang", "xx"], ["voices", "make", "--lang", "xx"]])
def test_a_language_there_is_not(capsys: Capture, words: list[str]) -> None:
    assert main(words) == 2
    assert told(capsys).startswith("leeswijzer: there is no language 'xx'; there are nl, en, tr, ar")


@pytest.mark.parametrize("words", [["voices", "make"], ["voices", "sing"], ["voices", "--lang"]])
def test_wrong_use(capsys: Capture, words: list[str]) -> None:
    with pytest.raises(SystemExit) as ended:
        main(words)
    assert ended.value.code == 2
    assert "usage: leeswijzer voices" in capsys.readouterr().err


def test_a_database_of_a_newer_release_is_left_alone(shelf: Shelf, capsys: Capture) -> None:
    with closing(sqlite3.connect(shelf.file)) as beside, beside:
        beside.execute("UPDATE alembic_version SET version_num = '9999'")
    assert main(["voices"]) == 2
    assert told(capsys) == "leeswijzer: LEESWIJZER_DATABASE_URL: written by a newer release of Leeswijzer"
    with closing(sqlite3.connect(shelf.file)) as beside:
        assert beside.execute("SELECT version_num FROM alembic_version").fetchall() == [("9999",)]


@pytest.mark.usefixtures("shelf")
def test_other_keys_open_nothing(capsys: Capture, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("LEESWIJZER_KEYS", new_key("andere"))
    assert main(["voices"]) == 2
    assert told(capsys) == "leeswijzer: LEESWIJZER_KEYS: these keys do not open what is stored"
    assert settings().keyring().primary == "andere"
