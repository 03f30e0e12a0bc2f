"""Whether an answer of staff reached the parent: a thumb under it, or a line that it did not."""

from collections.abc import Iterable, Iterator

from bot.talks import naming
from dialogs.phrases import words
from storage.outbox import STAFF, Outgoing, Queued

DELIVERED = [{"type": "emoji", "emoji": "👌"}]
"""One of the emoji with which a bot may react (Bot API, ReactionTypeEmoji)."""


def signs(sent: Iterable[Queued], refused: Iterable[Queued], blocked: Iterable[Queued]) -> Iterator[Outgoing]:
    """What to put in the staff chat now that this became of rows; nothing for those that nobody waits for."""
    for row in sent:
        if where := naming.signed(row.outgoing):
            params = {"message_id": where[1], "reaction": DELIVERED}
            yield Outgoing(where[0], "setMessageReaction", params, STAFF)
    for rows, line in ((refused, "talk_refused"), (blocked, "talk_blocked")):
        for row in rows:
            if where := naming.signed(row.outgoing):
                yield reply(*where, words(line))


def reply(chat_id: int, message_id: int, text: str) -> Outgoing:
    """A line under a message of the staff chat, also where that message is gone; in the topic it stands in
    (Bot API, ReplyParameters). `text` is no HTML."""
    under = {"message_id": message_id, "allow_sending_without_reply": True}
    return Outgoing(chat_id, "sendMessage", {"text": text, "reply_parameters": under}, STAFF)
