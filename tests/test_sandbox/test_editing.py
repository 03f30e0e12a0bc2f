"""Edits that Telegram takes, and those it does not."""

from typing import Any

import pytest

from bot.sandbox import Person
from tests.test_sandbox.conftest import Caller

KEYBOARD = {"inline_keyboard": [[{"text": "Ja", "callback_data": "ja"}]]}


@pytest.fixture
async def place(call: Caller, amina: Person) -> dict[str, Any]:
    sent = await call.result("sendMessage", chat_id=amina.user_id, text="Kies", reply_markup=KEYBOARD)
    return {"chat_id": amina.user_id, "message_id": sent["message_id"]}


async def test_an_edit_without_a_keyboard_takes_it_away(
    call: Caller, amina: Person, place: dict[str, Any]
) -> None:
    await call.result("editMessageText", **place, text="Klaar")
    assert (amina.last.text, amina.last.buttons, amina.last.edited) == ("Klaar", (), True)


async def test_an_edit_may_keep_the_keyboard(call: Caller, amina: Person, place: dict[str, Any]) -> None:
    await call.result(
        "editMessageText", **place, text="<b>Kies</b>", parse_mode="HTML", reply_markup=KEYBOARD
    )
    assert amina.last.labels == ["Ja"]


@pytest.mark.parametrize("text", ["Kies", " Kies\n"])
async def test_nothing_changed(call: Caller, place: dict[str, Any], text: str) -> None:
    refusal = await call.refusal("editMessageText", **place, text=text, reply_markup=KEYBOARD)
    assert refusal.startswith("400 Bad Request: message is not modified")


async def test_markup_alone(call: Caller, amina: Person, place: dict[str, Any]) -> None:
    assert "not modified" in await call.refusal("editMessageReplyMarkup", **place, reply_markup=KEYBOARD)
    await call.result("editMessageReplyMarkup", **place)
    assert (amina.last.text, amina.last.buttons) == ("Kies", ())
    assert "not modified" in await call.refusal("editMessageReplyMarkup", **place)


async def test_a_message_that_is_not_there(call: Caller, amina: Person) -> None:
    refusal = await call.refusal("editMessageText", chat_id=amina.user_id, message_id=99, text="x")
    assert refusal == "400 Bad Request: message to edit not found"


async def test_a_message_of_somebody_else(call: Caller, amina: Person) -> None:
    refusal = await call.refusal("editMessageText", chat_id=amina.user_id, message_id=1, text="x")
    assert refusal == "400 Bad Request: message can't be edited"


async def test_a_message_with_a_reply_keyboard(call: Caller, amina: Person) -> None:
    keyboard = {"keyboard": [[{"text": "Ja"}]]}
    sent = await call.result("sendMessage", chat_id=amina.user_id, text="?", reply_markup=keyboard)
    place = {"chat_id": amina.user_id, "message_id": sent["message_id"]}
    assert (
        await call.refusal("editMessageText", **place, text="!") == "400 Bad Request: message can't be edited"
    )


@pytest.mark.parametrize(
    ("text", "problem"), [("", "message text is empty"), ("a" * 4097, "MESSAGE_TOO_LONG"), ("<b>", "end tag")]
)
async def test_texts_that_are_refused(call: Caller, place: dict[str, Any], text: str, problem: str) -> None:
    assert problem in await call.refusal("editMessageText", **place, text=text, parse_mode="HTML")


async def test_captions(call: Caller, amina: Person, place: dict[str, Any]) -> None:
    photo = await call.result(
        "sendPhoto", chat_id=amina.user_id, photo="https://example.org/a.jpg", caption="Boek"
    )
    of_photo = {"chat_id": amina.user_id, "message_id": photo["message_id"]}
    await call.result("editMessageCaption", **of_photo, caption="Boeken")
    assert amina.last.text == "Boeken"
    long = await call.refusal("editMessageCaption", **of_photo, caption="a" * 1025)
    assert long == "400 Bad Request: message caption is too long"
    assert "no text" in await call.refusal("editMessageText", **of_photo, text="x")
    assert "no caption" in await call.refusal("editMessageCaption", **place, caption="x")
