"""The command: one clear line and exit 2 for what is wrong, and never a secret in what it prints."""

import asyncio
import os
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path

import pytest

from bot.cli import main
from bot.sandbox import Sandbox
from bot.unread import nobody_reads
from storage.crypto import Keyring, new_key
from tests.test_bot.talking import TOKEN

ROOT = Path(__file__).parents[2]
SECRET = "424242:AAgeheimteken"
KEY = new_key("k1")


def settings_with(changed: Mapping[str, str]) -> dict[str, str]:
    """Settings that are right but for those that are changed; 'absent' leaves one out."""
    given = {"TOKEN": SECRET, "KEYS": KEY, "API_URL": "http://127.0.0.1:9", **changed}
    return {f"LEESWIJZER_{name}": value for name, value in given.items() if value != "absent"}


def run(folder: Path, *words: str, **changed: str) -> subprocess.CompletedProcess[str]:
    """`leeswijzer …` in an empty folder with these settings."""
    clean = {name: value for name, value in os.environ.items() if not name.startswith("LEESWIJZER_")}
    return subprocess.run(
        [sys.executable, "-m", "bot", *words],
        cwd=folder,
        env={**clean, **settings_with(changed), "PYTHONPATH": str(ROOT)},
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )


WRONG: list[tuple[dict[str, str], str]] = [
    ({"TOKEN": "absent"}, "LEESWIJZER_TOKEN"),
    ({"KEYS": "absent"}, "LEESWIJZER_KEYS"),
    ({"KEYS": "k1:te-kort"}, "LEESWIJZER_KEYS"),
    ({"LIBRARY": "nergens.yaml"}, "LEESWIJZER_LIBRARY"),
    ({"TIMEZONE": "Mars/Olympus"}, "LEESWIJZER_TIMEZONE"),
    ({"API_URL": "ftp://x"}, "LEESWIJZER_API_URL"),
    ({}, "LEESWIJZER_API_URL"),
    ({"DATABASE_URL": "nonsens"}, "LEESWIJZER_DATABASE_URL"),
    ({"DATABASE_URL": "sqlite:///geen-async.db"}, "LEESWIJZER_DATABASE_URL"),
    ({"DATABASE_URL": "sqlite+aiosqlite:///nergens/x.db"}, "LEESWIJZER_DATABASE_URL"),
    ({"DATABASE_URL": "onbekend://geheim@x/y"}, "LEESWIJZER_DATABASE_URL"),
]


def piped(words: str, reader: str) -> tuple[list[int], str]:
    """`leeswijzer WORDS | READER` in a shell: how each ended, and what was complained about."""
    line = f"{sys.executable} -m bot {words} | {reader} >/dev/null; echo ${{PIPESTATUS[@]}}"
    done = subprocess.run(
        ["bash", "-c", line],
        cwd=ROOT,
        env={**os.environ, **settings_with({})},
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )
    return [int(code) for code in done.stdout.split()], done.stderr


YEARS = "timeline --born 2024-03 --from 2024 --to 2032"


@pytest.mark.parametrize("words", [YEARS, f"{YEARS} --html", "draw plek3", "settings"])
@pytest.mark.parametrize("reader", ["head -n 1", "true"])
def test_a_reader_who_has_seen_enough_is_no_error(words: str, reader: str) -> None:
    assert piped(words, reader) == ([0, 0], "")


def test_what_somebody_reads_is_not_let_go_of() -> None:
    assert not nobody_reads()


@pytest.mark.parametrize(("changed", "names"), [WRONG[0], WRONG[2], WRONG[6], WRONG[9]], ids=str)
def test_a_wrong_setting_is_one_line_and_exit_2(tmp_path: Path, changed: dict[str, str], names: str) -> None:
    ended = run(tmp_path, "run", **changed)
    assert ended.returncode == 2, ended.stderr
    lines = [line for line in ended.stderr.splitlines() if " INFO " not in line]
    assert len(lines) == 1, lines
    assert lines[0].startswith(f"leeswijzer: {names}")
    assert not _secrets_in(ended.stdout + ended.stderr)


@pytest.mark.parametrize(("changed", "names"), WRONG, ids=str)
def test_each_wrong_setting_is_named(
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
    changed: dict[str, str],
    names: str,
) -> None:
    """The same within this process, which is quicker."""
    monkeypatch.chdir(tmp_path)
    for name, value in settings_with(changed).items():
        monkeypatch.setenv(name, value)
    assert main(["run"]) == 2
    printed = capsys.readouterr()
    assert printed.err.startswith(f"leeswijzer: {names}")
    assert printed.err.count("\n") == 1
    assert not _secrets_in(printed.out + printed.err)


async def test_a_token_that_telegram_does_not_know(sandbox: Sandbox, tmp_path: Path) -> None:
    ended = await asyncio.to_thread(run, tmp_path, "run", API_URL=sandbox.url)
    assert ended.returncode == 2
    assert ended.stderr.splitlines()[-1] == "leeswijzer: LEESWIJZER_TOKEN: Telegram does not know this token"
    assert not _secrets_in(ended.stdout + ended.stderr)


async def test_other_keys_than_those_that_locked_it(sandbox: Sandbox, tmp_path: Path, file: Path) -> None:
    url = f"sqlite+aiosqlite:///{file}"
    ended = await asyncio.to_thread(run, tmp_path, "run", API_URL=sandbox.url, TOKEN=TOKEN, DATABASE_URL=url)
    assert ended.returncode == 2
    assert ended.stderr.splitlines()[-1].startswith("leeswijzer: LEESWIJZER_KEYS: these keys do not open")
    assert not _secrets_in(ended.stdout + ended.stderr)


def test_settings_are_printed_without_secrets(tmp_path: Path) -> None:
    ended = run(tmp_path, "settings", STAFF_CHAT="-100123")
    assert ended.returncode == 0
    assert "LEESWIJZER_STAFF_CHAT = -100123" in ended.stdout
    assert not _secrets_in(ended.stdout + ended.stderr)


def test_a_key_can_be_made(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["key"]) == 0
    printed = capsys.readouterr().out.strip()
    assert Keyring.parse(printed).primary in printed


def test_check_finds_nothing_in_what_is_shipped(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["check"]) == 0, capsys.readouterr().out


def test_draw_knows_its_trees(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["draw", "plek3"]) == 0
    assert "Plek 3" in capsys.readouterr().out
    assert main(["draw", "nergens"]) == 2
    assert "there is no tree 'nergens'" in capsys.readouterr().err


@pytest.mark.parametrize("words", [[], ["dans"], ["run", "--snel"]])
def test_wrong_use_is_exit_2(words: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as ended:
        main(words)
    assert ended.value.code == 2
    assert "usage: leeswijzer" in capsys.readouterr().err


def _secrets_in(printed: str) -> list[str]:
    return [secret for secret in ("geheim", KEY.partition(":")[2], "te-kort") if secret in printed]
