"""Taps on buttons and their answers."""

import pytest
from telegram import Bot, CallbackQuery, InlineKeyboardButton, InlineKeyboardMarkup, Message

from bot.sandbox import NoSuchButton, Person, Sandbox
from tests.test_sandbox.conftest import Caller

TOO_OLD = "400 Bad Request: query is too old and response timeout expired or query ID is invalid"
KEYBOARD = InlineKeyboardMarkup(
    [
        [InlineKeyboardButton("👍 نعم", callback_data="1:yes")],
        [InlineKeyboardButton("Website", url="https://example.org")],
    ]
)


@pytest.fixture
async def question(bot: Bot, amina: Person) -> Message:
    return await bot.send_message(amina.user_id, "Kies", reply_markup=KEYBOARD)


async def _newest_tap(bot: Bot) -> CallbackQuery:
    query = (await bot.get_updates(offset=-1))[0].callback_query
    assert query is not None
    return query


@pytest.mark.parametrize("wanted", ["👍 نعم", "1:yes"])
async def test_a_tap_by_label_or_data(bot: Bot, amina: Person, question: Message, wanted: str) -> None:
    query_id = await amina.taps(wanted)
    query = await _newest_tap(bot)
    assert (query.id, query.data, query.from_user.id) == (query_id, "1:yes", amina.user_id)
    assert query.message == question


async def test_an_answer_reaches_the_person_once(
    bot: Bot, call: Caller, amina: Person, question: Message
) -> None:
    query_id = await amina.taps("1:yes")
    await bot.answer_callback_query(query_id, "Dank u", show_alert=True)
    toast = await amina.answered(query_id)
    assert (toast.text, toast.alert) == ("Dank u", True)
    assert amina.toasts == [toast]
    assert await call.refusal("answerCallbackQuery", callback_query_id=query_id) == TOO_OLD


async def test_taps_that_cannot_be_answered(
    call: Caller, sandbox: Sandbox, amina: Person, question: Message
) -> None:
    query_id = await amina.taps("1:yes")
    long = await call.refusal("answerCallbackQuery", callback_query_id=query_id, text="a" * 201)
    assert long == "400 Bad Request: MESSAGE_TOO_LONG"
    assert sandbox.unanswered_taps == [query_id]
    assert await call.refusal("answerCallbackQuery", callback_query_id="12") == TOO_OLD
    sandbox.passes(151)
    assert await call.refusal("answerCallbackQuery", callback_query_id=query_id) == TOO_OLD


async def test_a_tap_that_waited_too_long_is_never_delivered(
    sandbox: Sandbox, amina: Person, question: Message
) -> None:
    await amina.taps("1:yes")
    assert [set(update) - {"update_id"} for update in sandbox.pending] == [{"message"}, {"callback_query"}]
    sandbox.passes(151)
    assert [set(update) - {"update_id"} for update in sandbox.pending] == [{"message"}]
    sandbox.passes(24 * 3600)
    assert sandbox.pending == []


async def test_a_button_that_is_not_there(amina: Person, question: Message) -> None:
    with pytest.raises(NoSuchButton, match="👍 نعم"):
        await amina.taps("Nee")
    with pytest.raises(NoSuchButton, match="opens something else"):
        await amina.taps("Website")
    with pytest.raises(NoSuchButton, match="not there"):
        await amina.taps("1:yes", message=99)


async def test_the_newest_of_two_buttons_is_tapped_unless_a_message_is_named(
    bot: Bot, amina: Person, question: Message
) -> None:
    newer = await bot.send_message(amina.user_id, "Nog eens", reply_markup=KEYBOARD)
    await amina.taps("1:yes")
    assert (await _newest_tap(bot)).message == newer
    await amina.taps("1:yes", message=question.message_id)
    assert (await _newest_tap(bot)).message == question


async def test_old_and_forged_taps(bot: Bot, amina: Person, question: Message) -> None:
    await amina.forges("9:admin")
    forged = await _newest_tap(bot)
    assert (forged.data, forged.message) == ("9:admin", question)
    await question.delete()
    await amina.taps_old(question.message_id, "1:yes")
    late = await _newest_tap(bot)
    assert late.message is not None
    assert not late.message.is_accessible
