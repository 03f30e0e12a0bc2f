"""What the sandbox answers is itself valid Bot API, by the facts it ships."""

from typing import Any

from telegram import Bot, BotCommand, InlineKeyboardButton, InlineKeyboardMarkup

from bot.sandbox import Person, Sandbox
from bot.sandbox.checks import check_for
from bot.sandbox.facts import botapi
from bot.sandbox.methods import HANDLERS
from tests.test_sandbox.conftest import STAFF, Caller


def test_every_type_that_is_named_is_known() -> None:
    for name, shape in [*botapi().methods.items(), *botapi().types.items()]:
        for types in [*shape.fields.values(), *shape.subtypes]:
            assert callable(check_for(types)), name


def test_what_is_carried_out_exists() -> None:
    assert set(HANDLERS) <= set(botapi().methods)


async def _use_everything(bot: Bot, call: Caller, sandbox: Sandbox, amina: Person) -> None:
    button = InlineKeyboardMarkup([[InlineKeyboardButton("Ja", callback_data="ja")]])
    sent = await bot.send_message(amina.user_id, "<b>Dag</b>", parse_mode="HTML", reply_markup=button)
    await bot.answer_callback_query(await amina.taps("Ja"))
    await sent.edit_reply_markup()
    await sent.edit_text("Dag!")
    await sent.set_reaction("👌")
    await bot.send_chat_action(amina.user_id, "typing")
    voice = await bot.send_voice(amina.user_id, b"OggS1", caption="a")
    await voice.edit_caption("b")
    await bot.send_photo(amina.user_id, b"GIF8")
    document = await bot.send_document(amina.user_id, b"x", filename="x.txt")
    assert document.document is not None
    await document.document.get_file()
    await bot.send_location(amina.user_id, 1, 2)
    await bot.send_venue(amina.user_id, 1, 2, "a", "b")
    await bot.send_contact(amina.user_id, "+31", "a")
    await sent.pin()
    await sent.delete()
    await bot.set_my_commands([BotCommand("a", "b")])
    await bot.get_my_commands()
    await bot.delete_my_commands()
    for what, given in (
        ("Name", "name"),
        ("Description", "description"),
        ("ShortDescription", "short_description"),
    ):
        await call.result(f"setMy{what}", **{given: "x"})
        await call.result(f"getMy{what}")
    await bot.set_chat_menu_button()
    await bot.get_chat_menu_button()
    for chat_id in (amina.user_id, STAFF):
        await bot.get_chat(chat_id)
        await bot.get_chat_member(chat_id, amina.user_id)
        await bot.get_chat_member(chat_id, bot.id)
    await bot.create_forum_topic(sandbox.group("Forum", forum=True).chat_id, "Plek 3")
    await bot.set_webhook("https://example.org", allowed_updates=["message"])
    await bot.get_webhook_info()
    await bot.delete_webhook()
    await call.result("close")
    await call.result("logOut")


async def _do_everything(amina: Person) -> None:
    await amina.edits(await amina.types("/start a"), "/start b")
    await amina.taps_old(9, "x")
    for sends in (amina.sends_sticker, amina.sends_voice, amina.sends_location, amina.sends_document):
        await sends()
    await amina.sends_photo("a")
    await amina.shares_contact("+31612345678")
    await amina.blocks()
    await amina.unblocks()


async def test_all_results_and_updates_have_their_types(
    bot: Bot, call: Caller, sandbox: Sandbox, amina: Person
) -> None:
    await _do_everything(amina)
    await bot.get_updates()
    await _use_everything(bot, call, sandbox, amina)
    results: dict[str, list[Any]] = {}
    for made in sandbox.sent:
        assert made.error is None, made
        results.setdefault(made.method, []).append(made.result)
    assert set(results) == {*HANDLERS, "getUpdates"}
    for method, given in results.items():
        for result in given:
            check_for(botapi().returns[method])(result)
