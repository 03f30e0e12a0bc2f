"""Where the bot may write."""

from bot.sandbox import Person, Sandbox
from tests.test_sandbox.conftest import STAFF, Caller


async def test_a_chat_nobody_knows(call: Caller) -> None:
    assert await call.refusal("sendMessage", chat_id=42, text="Dag") == "400 Bad Request: chat not found"
    assert (
        await call.refusal("sendMessage", chat_id="@nobody", text="Dag") == "400 Bad Request: chat not found"
    )


async def test_a_person_must_write_first(call: Caller, sandbox: Sandbox) -> None:
    person = sandbox.person("Noor")
    refusal = await call.refusal("sendMessage", chat_id=person.user_id, text="Dag")
    assert refusal == "403 Forbidden: bot can't initiate conversation with a user"
    await person.types("/start")
    await call.result("sendMessage", chat_id=person.user_id, text="Dag")


async def test_a_person_who_blocks_and_unblocks(call: Caller, sandbox: Sandbox, amina: Person) -> None:
    await amina.blocks()
    refusal = await call.refusal("sendMessage", chat_id=amina.user_id, text="Dag")
    assert refusal == "403 Forbidden: bot was blocked by the user"
    await amina.unblocks()
    await call.result("sendMessage", chat_id=amina.user_id, text="Dag")
    changes = [update["my_chat_member"]["new_chat_member"]["status"] for update in sandbox.pending[1:]]
    assert changes == ["kicked", "member"]


async def test_an_account_that_is_gone(call: Caller, amina: Person) -> None:
    await amina.deactivates()
    refusal = await call.refusal("sendMessage", chat_id=amina.user_id, text="Dag")
    assert refusal == "403 Forbidden: user is deactivated"


async def test_a_group_that_threw_the_bot_out(call: Caller, sandbox: Sandbox) -> None:
    assert sandbox.staff is not None
    await call.result("sendMessage", chat_id=STAFF, text="Dag")
    sandbox.staff.removes_bot()
    assert (await call.refusal("sendMessage", chat_id=STAFF, text="Dag")).startswith(
        "403 Forbidden: bot was kicked"
    )


async def test_a_group_that_moved_names_its_new_id(call: Caller, sandbox: Sandbox) -> None:
    moved = sandbox.migrate(sandbox.group("Oud"))
    old = next(chat_id for chat_id, chat in sandbox.world.chats.items() if chat.migrated_to)
    body = await call("sendMessage", chat_id=old, text="Dag")
    assert body["parameters"] == {"migrate_to_chat_id": moved.chat_id}
    await call.result("sendMessage", chat_id=moved.chat_id, text="Dag")


async def test_a_reply_needs_the_message_it_replies_to(call: Caller, amina: Person) -> None:
    sent = await call.result(
        "sendMessage", chat_id=amina.user_id, text="Dag", reply_parameters={"message_id": 1}
    )
    assert sent["reply_to_message"]["text"] == "/start"
    missing = {"message_id": 99}
    refusal = await call.refusal("sendMessage", chat_id=amina.user_id, text="Dag", reply_parameters=missing)
    assert refusal == "400 Bad Request: message to be replied not found"


async def test_topics_exist_in_forums_only(call: Caller, sandbox: Sandbox) -> None:
    forum = sandbox.group("Forum", forum=True).chat_id
    assert "not a forum" in await call.refusal("createForumTopic", chat_id=STAFF, name="Plek 3")
    topic = await call.result("createForumTopic", chat_id=forum, name="Plek 3")
    thread = {"chat_id": forum, "message_thread_id": topic["message_thread_id"]}
    assert (await call.result("sendMessage", text="Dag", **thread))["is_topic_message"]
    refusal = await call.refusal("sendMessage", chat_id=forum, text="Dag", message_thread_id=999)
    assert refusal == "400 Bad Request: message thread not found"


async def test_pinning_and_deleting_need_the_message(call: Caller, sandbox: Sandbox, amina: Person) -> None:
    sent = await call.result("sendMessage", chat_id=amina.user_id, text="Dag")
    place = {"chat_id": amina.user_id, "message_id": sent["message_id"]}
    await call.result("pinChatMessage", **place)
    assert (await call.result("getChat", chat_id=amina.user_id))["pinned_message"]["text"] == "Dag"
    await call.result("deleteMessage", **place)
    assert [message.text for message in amina.chat.messages] == ["/start"]
    assert await call.refusal("deleteMessage", **place) == "400 Bad Request: message to delete not found"
    assert await call.refusal("pinChatMessage", **place) == "400 Bad Request: message to pin not found"


async def test_a_message_cannot_be_deleted_after_two_days(
    call: Caller, sandbox: Sandbox, amina: Person
) -> None:
    sandbox.passes(48 * 3600 + 1)
    refusal = await call.refusal("deleteMessage", chat_id=amina.user_id, message_id=1)
    assert refusal == "400 Bad Request: message can't be deleted for everyone"
