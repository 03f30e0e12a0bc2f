"""The command: one clear line and exit 2 for what is wrong, and never a secret in what it prints."""

import asyncio
import os
import subprocess
import sys
from pathlib import Path

import pytest

from bot.cli import main
from bot.sandbox import Sandbox
from storage.crypto import Keyring, new_key
from tests.test_bot.talking import TOKEN

ROOT = Path(__file__).parents[2]
SECRET = "424242:AAgeheimteken"
KEY = new_key("k1")


def run(folder: Path, *words: str, **changed: str) -> subprocess.CompletedProcess[str]:
    """`leeswijzer …` in an empty folder with these settings."""
    given = {"TOKEN": SECRET, "KEYS": KEY, "API_URL": "http://127.0.0.1:9", **changed}
    clean = {name: value for name, value in os.environ.items() if not name.startswith("LEESWIJZER_")}
    environment = {f"LEESWIJZER_{name}": value for name, value in given.items() if value != "absent"}
    return subprocess.run(
        [sys.executable, "-m", "bot", *words],
        cwd=folder,
        env={**clean, **environment, "PYTHONPATH": str(ROOT)},
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )


@pytest.mark.parametrize(
    ("changed", "names"),
    [
        ({"TOKEN": "absent"}, "LEESWIJZER_TOKEN"),
        ({"KEYS": "absent"}, "LEESWIJZER_KEYS"),
        ({"KEYS": "k1:te-kort"}, "LEESWIJZER_KEYS"),
        ({"LIBRARY": "nergens.yaml"}, "LEESWIJZER_LIBRARY"),
        ({"TIMEZONE": "Mars/Olympus"}, "LEESWIJZER_TIMEZONE"),
        ({"API_URL": "ftp://x"}, "LEESWIJZER_API_URL"),
        ({}, "LEESWIJZER_API_URL"),
        ({"DATABASE_URL": "nonsens"}, "LEESWIJZER_DATABASE_URL"),
        ({"DATABASE_URL": "sqlite+aiosqlite:///nergens/x.db"}, "LEESWIJZER_DATABASE_URL"),
        ({"DATABASE_URL": "onbekend://geheim@x/y"}, "LEESWIJZER_DATABASE_URL"),
    ],
    ids=str,
)
def test_a_wrong_setting_is_one_line_and_exit_2(tmp_path: Path, changed: dict[str, str], names: str) -> None:
    ended = run(tmp_path, "run", **changed)
    assert ended.returncode == 2, ended.stderr
    lines = [line for line in ended.stderr.splitlines() if " INFO " not in line]
    assert len(lines) == 1
    assert lines[0].startswith(f"leeswijzer: {names}")
    assert not _secrets_in(ended)


async def test_a_token_that_telegram_does_not_know(sandbox: Sandbox, tmp_path: Path) -> None:
    ended = await asyncio.to_thread(run, tmp_path, "run", API_URL=sandbox.url)
    assert ended.returncode == 2
    assert ended.stderr.splitlines()[-1] == "leeswijzer: LEESWIJZER_TOKEN: Telegram does not know this token"
    assert not _secrets_in(ended)


async def test_other_keys_than_those_that_locked_it(sandbox: Sandbox, tmp_path: Path, file: Path) -> None:
    url = f"sqlite+aiosqlite:///{file}"
    ended = await asyncio.to_thread(run, tmp_path, "run", API_URL=sandbox.url, TOKEN=TOKEN, DATABASE_URL=url)
    assert ended.returncode == 2
    assert ended.stderr.splitlines()[-1].startswith("leeswijzer: LEESWIJZER_KEYS: these keys do not open")
    assert not _secrets_in(ended)


def test_settings_are_printed_without_secrets(tmp_path: Path) -> None:
    ended = run(tmp_path, "settings", STAFF_CHAT="-100123")
    assert ended.returncode == 0
    assert "LEESWIJZER_STAFF_CHAT = -100123" in ended.stdout
    assert not _secrets_in(ended)


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


def _secrets_in(ended: subprocess.CompletedProcess[str]) -> list[str]:
    printed = ended.stdout + ended.stderr
    return [secret for secret in ("geheim", KEY.partition(":")[2], "te-kort") if secret in printed]
