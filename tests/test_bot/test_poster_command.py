"""`leeswijzer poster`: what it writes, and the one line when it does not."""

import asyncio
from pathlib import Path

import pytest

from bot.cli import main
from bot.sandbox import Sandbox
from tests.test_bot.poster_reading import need_fonts, text
from tests.test_bot.talking import TOKEN
from tests.test_bot.test_cli import run

TO = ["--to", "taalhuis"]
NAMED = ["--bot", "Voorbeeld_bot"]


def test_it_writes_a_page_and_a_picture_of_it(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    need_fonts("nl")
    out = tmp_path / "posters" / "deur"
    assert main(["poster", *TO, "--bot", "@Voorbeeld_bot", "--out", str(out)]) == 0
    files = [out / "poster-taalhuis-nl.pdf", out / "poster-taalhuis-nl.png"]
    assert capsys.readouterr().out.splitlines() == [str(file) for file in files]
    assert sorted(out.iterdir()) == files
    assert files[0].read_bytes().startswith(b"%PDF-")
    assert files[1].read_bytes().startswith(b"\x89PNG")
    assert "t.me/Voorbeeld_bot?start=naar_taalhuis" in text(files[0].read_bytes())


WRONG = [
    (["--to", "zwembad", *NAMED], "Bibliotheek Voorbeeldstad has no desk 'zwembad'; it has taalhuis, "),
    (
        ["--referrer", "kapper", *NAMED],
        "no referrer has the code 'kapper' in the library's file; there are: ",
    ),
    ([*TO, "--place", "noord", *NAMED], "'taalhuis' is not in a place 'noord'; there is centrum, west"),
    (
        ["--to", "taalcafe", "--place", "centrum", *NAMED],
        "'taalcafe' is not in a place 'centrum'; there is west",
    ),
    ([*TO, "--lang", "ar,xx", *NAMED], "there is no language 'xx'; there are nl, en, "),
    ([*TO, "--lang", "ar,nl,en", *NAMED], "at most 2 languages fit on one poster"),
    ([*TO, "--bot", "t.me/bot"], "'t.me/bot' is not the name of a bot; give --bot NAME"),
    (TO, "the bot's name is not known: give --bot NAME, which is what stands after t.me/ in its link ("),
]


@pytest.mark.parametrize(("words", "problem"), WRONG, ids=str)
def test_what_is_wrong_is_one_line_and_nothing_is_written(
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
    words: list[str],
    problem: str,
) -> None:
    monkeypatch.chdir(tmp_path)
    for name in ("TOKEN", "KEYS", "LIBRARY"):
        monkeypatch.delenv(f"LEESWIJZER_{name}", raising=False)
    assert main(["poster", *words, "--out", str(tmp_path / "out")]) == 2
    printed = capsys.readouterr()
    assert printed.err.startswith(f"leeswijzer: {problem}")
    assert printed.err.count("\n") == 1
    assert not list(tmp_path.iterdir())


def test_a_folder_that_is_a_file(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    need_fonts("nl")
    (tmp_path / "out").write_text("")
    assert main(["poster", *TO, *NAMED, "--out", str(tmp_path / "out")]) == 2
    assert capsys.readouterr().err.startswith(f"leeswijzer: cannot write in {tmp_path / 'out'}: ")


@pytest.mark.parametrize("words", [[], [*TO, "--referrer", "wijkteam"]], ids=["neither", "both"])
def test_it_leads_to_a_desk_or_is_a_professionals(words: list[str]) -> None:
    with pytest.raises(SystemExit) as ended:
        main(["poster", *words])
    assert ended.value.code == 2


async def test_the_name_is_asked_from_telegram(sandbox: Sandbox, tmp_path: Path) -> None:
    need_fonts("nl")
    ended = await asyncio.to_thread(run, tmp_path, "poster", *TO, TOKEN=TOKEN, API_URL=sandbox.url)
    assert ended.returncode == 0, ended.stderr
    page = (tmp_path / "poster-taalhuis-nl.pdf").read_bytes()
    assert "t.me/leeswijzer_demo_bot?start=naar_taalhuis" in text(page)


async def test_a_token_that_telegram_does_not_know(sandbox: Sandbox, tmp_path: Path) -> None:
    ended = await asyncio.to_thread(run, tmp_path, "poster", *TO, API_URL=sandbox.url)
    assert ended.returncode == 2
    assert ended.stderr.startswith("leeswijzer: Telegram does not tell the bot's name (")
    assert "--bot NAME" in ended.stderr
