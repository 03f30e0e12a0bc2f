"""How the bot looks in Telegram: set at the first start, left alone at the second."""

from collections.abc import AsyncIterator

import pytest

from bot import face
from bot.api import Api
from bot.catalogs import wordings
from bot.sandbox import Sandbox
from bot.settings import Settings
from dialogs.commands import commands
from dialogs.languages import NAMES
from dialogs.phrases import words
from tests.test_bot.talking import STAFF, TOKEN, Program, until

PRIVATE = {"type": "all_private_chats"}
CODES = {"nl": "", "zh_Hans": "zh"}
"""What Telegram calls a language, where that is not our code: its two letters; Dutch is for all others."""


async def dressed(program: Program) -> None:
    """The last thing that is looked at is the menu button."""
    await until(lambda: any("ChatMenuButton" in call.method for call in program.sandbox.sent))
    await face.put_on(program.app.api, program.app.turns.around)


def changes(sandbox: Sandbox) -> list[str]:
    return [call.method for call in sandbox.sent if call.method.startswith("setMy")] + [
        call.method for call in sandbox.sent if call.method == "setChatMenuButton"
    ]


@pytest.fixture
async def api(sandbox: Sandbox) -> AsyncIterator[Api]:
    """Another client, which asks what Telegram has."""
    api = Api(TOKEN, sandbox.url)
    yield api
    await api.request.shutdown()


async def test_commands_and_texts_are_there_in_each_language(program: Program, api: Api) -> None:
    await dressed(program)
    menu = [name for name, one in commands().items() if one.menu]
    assert "opnemen" not in menu
    for language in NAMES:
        code = CODES.get(language, language)
        where = {"language_code": code} if code else {}
        say = wordings()[language].of
        listed = await api.call("getMyCommands", {"scope": PRIVATE, **where})
        assert [one["command"] for one in listed] == menu
        assert listed[1]["description"] == say(commands()["help"].about)
        assert (await api.call("getMyDescription", where))["description"] == say(words("bot_description"))
        short = (await api.call("getMyShortDescription", where))["short_description"]
        assert short == say(words("bot_short"))
    assert await api.call("getMyCommands", {"scope": {"type": "all_group_chats"}}) == []
    assert (await api.call("getChatMenuButton", {}))["type"] == "commands"


async def test_the_staff_chat_has_commands_of_its_own(program: Program, api: Api) -> None:
    await dressed(program)
    listed = await api.call("getMyCommands", {"scope": {"type": "chat", "chat_id": STAFF}})
    assert listed == [
        {"command": "antwoorden", "description": "Vaste zinnen met hun nummer"},
        {"command": "antwoord", "description": "Een vaste zin sturen, zoals /antwoord 7"},
        {"command": "klaar", "description": "Het gesprek teruggeven aan de bot"},
        {"command": "opnemen", "description": "Link voor wie teksten wil inspreken"},
        {"command": "taalmeldingen", "description": "Meldingen over taal"},
        {"command": "wensen", "description": "Wat ouders ons vertellen, geteld"},
        {"command": "verwijzingen", "description": "Hoeveel ouders waarheen gingen"},
    ]
    for language in NAMES:
        code = CODES.get(language, language)
        listed = await api.call("getMyCommands", {"scope": PRIVATE, "language_code": code})
        assert "taalmeldingen" not in [one["command"] for one in listed]


async def test_every_command_is_within_telegrams_limits() -> None:
    for wording in wordings().values():
        for name, one in commands().items():
            assert 1 <= len(name) <= 32
            assert 1 <= len(wording.of(one.about)) <= 256
        assert len(wording.of(words("bot_description"))) <= 512
        assert len(wording.of(words("bot_short"))) <= 120


async def test_the_second_start_changes_nothing(sandbox: Sandbox, given: Settings) -> None:
    async with Program(sandbox, given) as program:
        await dressed(program)
    first = changes(sandbox)
    assert (
        first.count("setMyCommands") == len(NAMES) + 2
    )  # and those of the staff chat, and of who works there
    assert first.count("setMyDescription") == first.count("setMyShortDescription") == len(NAMES)
    assert first.count("setChatMenuButton") == 1
    async with Program(sandbox, given) as program:
        await dressed(program)
    assert changes(sandbox) == first


@pytest.mark.parametrize("method", ["getMyCommands", "setMyDescription"])
async def test_a_refusal_does_not_stop_the_bot(
    sandbox: Sandbox, given: Settings, method: str, caplog: pytest.LogCaptureFixture
) -> None:
    sandbox.fail(method, status=500)
    async with Program(sandbox, given) as program:
        heard = await program.parent().types("/start")
        await until(lambda: "not up to date" in caplog.text)
    assert heard[-1].text.startswith("👋 Welkom")
