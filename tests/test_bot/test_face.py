"""How the bot looks in Telegram: set at the first start, left alone at the second."""

import pytest

from bot import face
from bot.api import Api
from bot.catalogs import wordings
from bot.sandbox import Sandbox
from bot.settings import Settings
from dialogs.commands import commands
from dialogs.phrases import words
from tests.test_bot.talking import TOKEN, Program, until

PRIVATE = {"type": "all_private_chats"}


async def dressed(program: Program) -> None:
    """The last thing that is looked at is the menu button."""
    await until(lambda: any("ChatMenuButton" in call.method for call in program.sandbox.sent))
    await face.put_on(program.app.api, program.app.turns.around)


def changes(sandbox: Sandbox) -> list[str]:
    return [call.method for call in sandbox.sent if call.method.startswith("setMy")] + [
        call.method for call in sandbox.sent if call.method == "setChatMenuButton"
    ]


async def test_commands_and_texts_are_there_in_each_language(program: Program, sandbox: Sandbox) -> None:
    await dressed(program)
    api = Api(TOKEN, sandbox.url)
    for language in ("nl", "en", "tr", "ar"):
        where = {} if language == "nl" else {"language_code": language}
        say = wordings()[language].of
        listed = await api.call("getMyCommands", {"scope": PRIVATE, **where})
        assert [one["command"] for one in listed] == list(commands())
        assert listed[1]["description"] == say(commands()["help"].about)
        assert (await api.call("getMyDescription", where))["description"] == say(words("bot_description"))
        short = (await api.call("getMyShortDescription", where))["short_description"]
        assert short == say(words("bot_short"))
    assert await api.call("getMyCommands", {"scope": {"type": "all_group_chats"}}) == []
    assert (await api.call("getChatMenuButton", {}))["type"] == "commands"
    await api.request.shutdown()


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
    assert first.count("setMyCommands") == 4
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
