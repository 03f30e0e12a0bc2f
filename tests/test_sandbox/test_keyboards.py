"""Keyboards that Telegram takes, and those it does not."""

from typing import Any

import pytest

from bot.sandbox import Person
from tests.test_sandbox.conftest import Caller

BAD: list[tuple[dict[str, Any], str]] = [
    ({"text": "Ja"}, "exactly one action"),
    ({"text": "Ja", "callback_data": "x", "url": "https://example.org"}, "exactly one action"),
    ({"text": "Ja", "callback_data": ""}, "BUTTON_DATA_INVALID"),
    ({"text": "Ja", "callback_data": "é" * 33}, "BUTTON_DATA_INVALID"),
    ({"text": " ", "callback_data": "x"}, "Text buttons are unallowed"),
    ({"text": "Ja", "url": "example.org"}, "Wrong HTTP URL"),
]


@pytest.mark.parametrize(("button", "problem"), BAD)
async def test_inline_buttons_that_are_refused(
    call: Caller, amina: Person, button: dict[str, Any], problem: str
) -> None:
    markup = {"inline_keyboard": [[button]]}
    assert problem in await call.refusal(
        "sendMessage", chat_id=amina.user_id, text="Kies", reply_markup=markup
    )


async def test_callback_data_may_have_64_bytes(call: Caller, amina: Person) -> None:
    markup = {"inline_keyboard": [[{"text": "Ja", "callback_data": "é" * 32}]]}
    await call.result("sendMessage", chat_id=amina.user_id, text="Kies", reply_markup=markup)
    assert amina.last.data == ["é" * 32]


async def test_a_reply_keyboard_stays_until_it_is_removed(call: Caller, amina: Person) -> None:
    keyboard = {"keyboard": [[{"text": "Deel", "request_contact": True}], [{"text": "Nee"}]]}
    await call.result("sendMessage", chat_id=amina.user_id, text="Uw nummer?", reply_markup=keyboard)
    await call.result("sendMessage", chat_id=amina.user_id, text="Graag")
    assert amina.chat.reply_keyboard == keyboard
    assert amina.chat.messages[1].reply_keyboard == (("Deel",), ("Nee",))
    await call.result(
        "sendMessage", chat_id=amina.user_id, text="Klaar", reply_markup={"remove_keyboard": True}
    )
    assert amina.chat.reply_keyboard is None


async def test_a_one_time_keyboard_folds_when_it_is_used(call: Caller, amina: Person) -> None:
    keyboard = {"keyboard": [[{"text": "Nee"}]], "one_time_keyboard": True}
    await call.result("sendMessage", chat_id=amina.user_id, text="Uw nummer?", reply_markup=keyboard)
    await amina.types("Iets anders")
    assert amina.chat.reply_keyboard == keyboard
    await amina.types("Nee")
    assert amina.chat.reply_keyboard is None


async def test_reply_keyboards_that_are_refused(call: Caller, amina: Person) -> None:
    cases: list[tuple[list[list[dict[str, Any]]], str]] = [
        ([[]], "no buttons"),
        ([[{"text": ""}]], "non-empty"),
        ([[{"text": "Ja", "request_contact": True, "request_location": True}]], "at most one action"),
    ]
    for keyboard, problem in cases:
        markup = {"keyboard": keyboard}
        refusal = await call.refusal("sendMessage", chat_id=amina.user_id, text="?", reply_markup=markup)
        assert problem in refusal
