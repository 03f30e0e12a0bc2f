"""What is put in the staff chat about a conversation: each message counted, so that all can be wiped."""

from collections.abc import Iterable, Iterator
from dataclasses import replace
from html import escape

from bot.outbox import MESSAGE_OF
from bot.surroundings import Surroundings
from bot.talks import card, naming
from dialogs.facts import Family
from dialogs.languages import SOURCE
from dialogs.phrases import phrase
from dialogs.prompt import Text
from storage.conversations import Conversation
from storage.outbox import STAFF, Outgoing

LONGEST = 1800
"""Signs of a parent's words in one message: beside the title still within Telegram's 4,096 (UTF-16)."""
_FLAG = "⚠️ "

Posted = tuple[Conversation, list[Outgoing]]
"""The conversation with its messages counted, and the messages."""


def begun(around: Surroundings, one: Conversation, family: Family, staff_chat: int) -> list[Outgoing]:
    """The topic, where the group has topics, and the card."""
    name = around.text(SOURCE).plain(card.title(around, one))
    topic = Outgoing(staff_chat, "createForumTopic", {"name": name}, STAFF, naming.topic(one.id))
    params = {**card.content(around, one, family), **card.placed(around, one)}
    shown = Outgoing(staff_chat, "sendMessage", params, STAFF, naming.card(one.id))
    return [topic, shown] if around.forum else [shown]


def words(
    around: Surroundings, one: Conversation, text: str, staff_chat: int, flagged: bool = False
) -> Posted:
    """What the parent wrote, as it was written, under the number and the language."""
    out = []
    for piece in pieces(text):
        one = replace(one, messages=one.messages + 1)
        head = f"{_FLAG if flagged else ''}<b>{around.text(SOURCE).html(card.title(around, one))}</b>"
        params = {"text": f"{head}\n\n{escape(piece, quote=False)}", "parse_mode": "HTML"}
        params |= card.placed(around, one)
        out.append(Outgoing(staff_chat, "sendMessage", params, STAFF, naming.text(one.id, one.messages)))
    return one, out


def voice(around: Surroundings, one: Conversation, file: str, staff_chat: int) -> Posted:
    """What the parent said: the same voice message."""
    one = replace(one, messages=one.messages + 1)
    params = {"voice": file, "caption": around.text(SOURCE).plain(card.title(around, one))}
    params |= card.placed(around, one)
    return one, [Outgoing(staff_chat, "sendVoice", params, STAFF, naming.voice(one.id, one.messages))]


def counted(one: Conversation, rows: Iterable[Outgoing], staff_chat: int) -> Posted:
    """Lines of the bot in the staff chat belong to the conversation too: staff may reply to any of them."""
    out = []
    for row in rows:
        if row.chat_id == staff_chat and row.slot is None:
            one = replace(one, messages=one.messages + 1)
            row = replace(row, slot=naming.text(one.id, one.messages))
        out.append(row)
    return one, out


def line(around: Surroundings, one: Conversation, text: Text, staff_chat: int) -> Posted:
    """A line of the bot's own about the conversation."""
    return words(around, one, around.text(SOURCE).plain(text), staff_chat)


def wiped(around: Surroundings, one: Conversation) -> Iterator[Outgoing]:
    """The parent had everything deleted: texts are emptied, voice messages deleted (which Telegram allows for
    48 hours). What never became a message is passed over."""
    if around.staff_chat is None:
        return
    gone = around.text(SOURCE).html(phrase("talk_wiped"))
    for slot in naming.every(one):
        if slot == naming.topic(one.id):
            continue
        is_voice = slot.rpartition(":")[2].startswith("v")
        params = {MESSAGE_OF: slot} if is_voice else {MESSAGE_OF: slot, "text": gone, "parse_mode": "HTML"}
        method = "deleteMessage" if is_voice else "editMessageText"
        yield Outgoing(around.staff_chat, method, params, STAFF)


def pieces(text: str) -> Iterator[str]:
    """A long text in parts that Telegram takes."""
    for start in range(0, len(text), LONGEST):
        yield text[start : start + LONGEST]
