"""The bot's name, descriptions, commands and menu button."""

from typing import Any

import pytest
from telegram import Bot, BotCommand, BotCommandScopeChat, MenuButtonCommands

from bot.sandbox import Person, Sandbox
from tests.test_sandbox.conftest import STAFF, Caller

START = {"command": "start", "description": "Begin"}


async def test_commands_per_scope_and_language(bot: Bot, amina: Person) -> None:
    here = BotCommandScopeChat(amina.user_id)
    await bot.set_my_commands([BotCommand("start", "Begin")])
    await bot.set_my_commands([BotCommand("start", "ابدأ")], language_code="ar")
    await bot.set_my_commands([BotCommand("stop", "Stop")], scope=here)
    assert [command.description for command in await bot.get_my_commands(language_code="ar")] == ["ابدأ"]
    assert [command.command for command in await bot.get_my_commands(scope=here)] == ["stop"]
    await bot.delete_my_commands(scope=here)
    assert await bot.get_my_commands(scope=here) == ()


BAD: list[tuple[dict[str, Any], str]] = [
    ({"commands": [START] * 101}, "at most 100"),
    ({"commands": [START | {"command": "Start"}]}, "BOT_COMMAND_INVALID"),
    ({"commands": [START | {"command": "a" * 33}]}, "BOT_COMMAND_INVALID"),
    ({"commands": [START | {"command": "be gin"}]}, "BOT_COMMAND_INVALID"),
    ({"commands": [START | {"description": " "}]}, "non-empty"),
    ({"commands": [START | {"description": "a" * 257}]}, "too long"),
    ({"commands": [START], "language_code": "nld"}, "invalid language code"),
    ({"commands": [START], "language_code": "NL"}, "invalid language code"),
    ({"commands": [START], "scope": {"type": "chat", "chat_id": 42}}, "chat not found"),
    ({"commands": [START], "scope": {"type": "everybody"}}, "can't parse scope"),
    ({"commands": [START], "scope": {"type": "default", "chat_id": 1}}, "can't parse scope"),
]


@pytest.mark.parametrize(("params", "problem"), BAD)
async def test_commands_that_are_refused(call: Caller, params: dict[str, Any], problem: str) -> None:
    assert problem in await call.refusal("setMyCommands", **params)


@pytest.mark.parametrize(("what", "limit"), [("name", 64), ("description", 512), ("short_description", 120)])
async def test_texts_per_language_and_their_limits(call: Caller, what: str, limit: int) -> None:
    method = f"My{what.title().replace('_', '')}"
    await call.result(f"set{method}", **{what: "a" * limit})
    await call.result(f"set{method}", **{what: "Türkçe", "language_code": "tr"})
    assert (await call.result(f"get{method}", language_code="tr"))[what] == "Türkçe"
    assert (await call.result(f"get{method}", language_code="pl"))[what] == "a" * limit
    assert "is too long" in await call.refusal(f"set{method}", **{what: "a" * (limit + 1)})
    await call.result(f"set{method}", language_code="tr")
    assert (await call.result(f"get{method}", language_code="tr"))[what] == "a" * limit


async def test_the_menu_button(bot: Bot, call: Caller, amina: Person) -> None:
    assert (await bot.get_chat_menu_button(amina.user_id)).type == "default"
    await bot.set_chat_menu_button(menu_button=MenuButtonCommands())
    assert (await bot.get_chat_menu_button(amina.user_id)).type == "commands"
    assert "chat not found" in await call.refusal("setChatMenuButton", chat_id=STAFF)
    web = {"type": "web_app", "text": "Open", "web_app": {"url": "http://example.org"}}
    assert "must be HTTPS" in await call.refusal("setChatMenuButton", menu_button=web)


async def test_members_of_the_staff_group(bot: Bot, call: Caller, sandbox: Sandbox, amina: Person) -> None:
    assert sandbox.staff_person is not None
    statuses = [
        (await bot.get_chat_member(STAFF, number)).status
        for number in (1, sandbox.staff_person.user_id, amina.user_id)
    ]
    assert statuses == ["administrator", "member", "left"]
    assert "PARTICIPANT_ID_INVALID" in await call.refusal("getChatMember", chat_id=STAFF, user_id=42)
