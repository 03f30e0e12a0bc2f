"""What people do, turned into updates for the bot (core.telegram.org/bots/api#update)."""

import re
from typing import Any

from bot.sandbox.chats import Account, Chat
from bot.sandbox.facts import Json
from bot.sandbox.methods.chat_facts import member
from bot.sandbox.methods.media import LONGEST_VOICE, voice_body
from bot.sandbox.refusals import SandboxMisuse
from bot.sandbox.sounds import sound_type
from bot.sandbox.utf16 import units
from bot.sandbox.world import World

_COMMAND = re.compile(r"(?<!\S)/[A-Za-z0-9_]{1,32}(?:@[A-Za-z0-9_]+)?")
_BLOCKED = "bot was blocked by the user"


def text_body(text: str) -> Json:
    """`text` and, for commands, `entities`. Raises `SandboxMisuse` for what no client would send."""
    text = text.strip()
    if not 0 < units(text) <= 4096:
        raise SandboxMisuse("a person's message has 1-4096 characters; longer ones are split by the app")
    entities = [
        {"type": "bot_command", "offset": units(text[: found.start()]), "length": units(found[0])}
        for found in _COMMAND.finditer(text)
    ]
    return {"text": text} | ({"entities": entities} if entities else {})


def voice_message(world: World, seconds: int, content: bytes) -> Json:
    """`voice`, kept as a file. Raises `SandboxMisuse` for what no microphone gives."""
    if not 0 <= seconds <= LONGEST_VOICE or sound_type(content) is None:
        raise SandboxMisuse(f"a voice message is a sound of 0-{LONGEST_VOICE} seconds")
    return {"voice": voice_body(world.files.record(content, seconds))}


def reply_body(chat: Chat, message_id: int | None) -> Json:
    """`reply_to_message`, or nothing; never a reply inside a reply. Raises `SandboxMisuse`."""
    if message_id is None:
        return {}
    if message_id not in chat.posts:
        raise SandboxMisuse(f"message {message_id} is not there (any more)")
    replied = chat.posts[message_id].message
    placed = topic_body(chat, replied.get("message_thread_id") if "is_topic_message" in replied else None)
    quoted = {name: it for name, it in replied.items() if name != "reply_to_message"}
    return placed | {"reply_to_message": quoted}


def topic_body(chat: Chat, thread: int | None) -> Json:
    """What a message in a topic has, or nothing. Raises `SandboxMisuse`."""
    if thread is None:
        return {}
    if thread not in chat.topics:
        raise SandboxMisuse(f"topic {thread} is not there")
    return {"message_thread_id": thread, "is_topic_message": True}


def say(world: World, account: Account, chat: Chat, body: Json) -> int:
    """A person puts a message into a chat; its message id."""
    _check_access(account, chat)
    if chat.is_private:
        account.started = True
    _fold_keyboard(chat, body)
    post = world.post(chat, account.user, body)
    chat.tell("message", post.message)
    if _bot_sees(world, chat, post.message):
        world.updates.add("message", post.message)
    return int(post.message["message_id"])


def edit(world: World, account: Account, chat: Chat, message_id: int, body: Json) -> None:
    """A person changes what they wrote."""
    post = chat.posts.get(message_id)
    if post is None or post.message["from"]["id"] != account.user_id:
        raise SandboxMisuse(f"message {message_id} is not there or is another's")
    kept = {name: value for name, value in post.message.items() if name not in ("text", "entities")}
    post.message = kept | body | {"edit_date": int(world.now())}
    chat.tell("edit", post.message)
    if _bot_sees(world, chat, post.message):
        world.updates.add("edited_message", post.message)


def tap(world: World, account: Account, chat: Chat, message_id: int, data: str) -> str:
    """A person taps a button, or a forged app says so; the callback query id."""
    _check_access(account, chat)
    query_id = world.taps.add(account.user_id, chat.chat_id)
    world.updates.add(
        "callback_query",
        {
            "id": query_id,
            "from": account.user,
            "message": _accessible(chat, message_id),
            "chat_instance": str(chat.chat_id * 7919),
            "data": data,
        },
    )
    return query_id


def block(world: World, account: Account, chat: Chat, blocked: bool) -> None:
    """A person blocks the bot or lets it in again."""
    if bool(chat.closed) == blocked:
        return
    chat.closed = _BLOCKED if blocked else None
    before, after = ("member", "kicked") if blocked else ("kicked", "member")
    change: dict[str, Any] = {
        "chat": chat.facts,
        "from": account.user,
        "date": int(world.now()),
        "old_chat_member": member(world.profile.user, before),
        "new_chat_member": member(world.profile.user, after),
    }
    world.updates.add("my_chat_member", change)


def _accessible(chat: Chat, message_id: int) -> Json:
    post = chat.posts.get(message_id)
    return post.message if post else {"chat": chat.facts, "message_id": message_id, "date": 0}


def _fold_keyboard(chat: Chat, body: Json) -> None:
    keyboard = chat.reply_keyboard
    if keyboard is None or not keyboard.get("one_time_keyboard"):
        return
    labels = [button["text"] for row in keyboard["keyboard"] for button in row]
    if body.get("text") in labels or "contact" in body:
        chat.reply_keyboard = None


def _check_access(account: Account, chat: Chat) -> None:
    if not chat.is_private and account.user_id not in chat.members:
        raise SandboxMisuse("a person must be a member of the group")
    if chat.is_private and chat.closed:
        raise SandboxMisuse("a person who blocked the bot must unblock it first")


def _bot_sees(world: World, chat: Chat, message: Json) -> bool:
    if chat.closed:
        return False
    if chat.is_private or chat.reads_all:
        return True
    replied: Json = message.get("reply_to_message", {}).get("from", {})
    text: str = message.get("text", "")
    named = f"@{world.profile.user['username']}" in text
    return text.startswith("/") or named or replied.get("id") == world.profile.user["id"]
