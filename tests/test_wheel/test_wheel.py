"""What the wheel carries, and that its commands run where the repository is not."""

import json
import zipfile
from pathlib import Path
from typing import Any

from aiohttp import ClientSession

from bot.catalogs import wordings
from dialogs.loading import shipped
from tests.test_demo.program import demo
from tests.test_wheel.installing import ROOT, Installed

CARRIED = (
    "bot/**/*.py",
    "bot/sandbox/botapi.json",
    "bot/sandbox/page/*",
    "dialogs/**/*.py",
    "dialogs/**/*.yaml",
    "locales/*/LC_MESSAGES/leeswijzer.po",
    "locales/months.json",
    "storage/**/*.py",
    "storage/migrations/script.py.mako",
)
NOT_CARRIED = (".pot", ".mo", ".pyc", ".db")


def test_the_wheel_carries_code_content_and_catalogs(wheel: Path) -> None:
    names = set(zipfile.ZipFile(wheel).namelist())
    for pattern in CARRIED:
        expected = {path.relative_to(ROOT).as_posix() for path in ROOT.glob(pattern)}
        assert expected, pattern
        assert expected <= names
    assert not [name for name in names if name.endswith(NOT_CARRIED)]
    tops = {name.partition("/")[0] for name in names if ".dist-info/" not in name}
    assert tops == {"bot", "dialogs", "locales", "storage"}


def test_it_is_the_wheel_that_runs(installed: Installed) -> None:
    asked = "import bot, dialogs, storage; print(bot.__file__, dialogs.__file__, storage.__file__)"
    found = installed.runs(installed.environment / "bin" / "python", "-c", asked)
    files = found.stdout.split()
    assert len(files) == 3, found.stderr
    assert all(Path(file).is_relative_to(installed.environment) for file in files)


def test_its_content_and_catalogs_are_in_order(installed: Installed) -> None:
    done = installed.runs(installed.command, "check")
    assert (done.returncode, done.stderr) == (0, ""), done.stdout


def test_a_wrong_setting_is_one_line(installed: Installed) -> None:
    done = installed.runs(installed.command, "run")
    assert (done.returncode, done.stdout) == (2, "")
    assert done.stderr.splitlines()[-1].startswith("leeswijzer: LEESWIJZER_")


async def test_the_demo_answers_in_the_language_of_the_phone(installed: Installed) -> None:
    command = (str(installed.command), "demo")
    log = installed.elsewhere / "demo.log"
    asks = shipped().nodes["welkom.language"].ask or ""
    async with demo(log, command, installed.elsewhere) as address, ClientSession(address) as browser:
        async with browser.get("/") as page:
            assert page.status == 200
            assert "<title>Leeswijzer" in await page.text()
        for language, wording in wordings().items():
            text = await _first_answer(browser, language.replace("_", "-").lower())
            assert wording.of(asks) in text, language


async def _first_answer(browser: ClientSession, language: str) -> str:
    who = {"first_name": "Samira", "language_code": language}
    async with browser.post("/sandbox/people", json=who) as arrived:
        person = (await arrived.json())["id"]
    async with browser.get(f"/sandbox/people/{person}/events") as events:
        await browser.post(f"/sandbox/people/{person}/texts", json={"text": "/start", "chat": "private"})
        async for line in events.content:
            change: dict[str, Any] = json.loads(line.removeprefix(b"data: ").strip() or b"{}")
            if change.get("kind") == "message" and change["message"]["from_bot"]:
                return str(change["message"]["text"])
    return ""
