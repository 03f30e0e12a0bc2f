"""How a conversation looks in the staff chat: a card with who has it, and what the parent writes under it."""

import re
from collections.abc import Iterator
from datetime import datetime
from typing import Any

from bot.cards import named
from bot.outbox import MESSAGE_OF, TOPIC_OF
from bot.surroundings import Surroundings
from bot.talks import naming
from dialogs.facts import Family
from dialogs.languages import SOURCE
from dialogs.phrases import phrase
from dialogs.prompt import Text
from storage.conversations import Conversation
from storage.outbox import STAFF, Outgoing

TAKE, DONE = "take", "done"
_PICTOGRAM = re.compile(r"^\W+")


def content(around: Surroundings, one: Conversation, family: Family) -> dict[str, Any]:
    """Text and buttons of the card. No names: the number, the language, and the family's sign-ups."""
    texts = around.text(SOURCE)
    lines = [f"<b>{texts.html(title(around, one))}</b>"]
    lines += [texts.html(line) for line in _lines(around, one, family)]
    return {"text": "\n".join(lines), "parse_mode": "HTML", **_buttons(around, one)}


def title(around: Surroundings, one: Conversation) -> Text:
    """'Gesprek 12 · Tigrinya', as staff call it."""
    language = around.text(SOURCE).plain(named(around.trees, one.language))
    return phrase("talk_title", number=str(one.id), language=_PICTOGRAM.sub("", language))


def changed(around: Surroundings, one: Conversation, family: Family) -> Outgoing | None:
    """The card as it is now, in its place; None where there is no staff chat."""
    if around.staff_chat is None:
        return None
    slot = naming.card(one.id)
    params = {MESSAGE_OF: slot, **content(around, one, family)}
    return Outgoing(around.staff_chat, "editMessageText", params, STAFF, slot)


def placed(around: Surroundings, one: Conversation) -> dict[str, Any]:
    """Where its messages go: into its topic, in a group that has topics."""
    return {TOPIC_OF: naming.topic(one.id)} if around.forum else {}


def _lines(around: Surroundings, one: Conversation, family: Family) -> Iterator[Text]:
    if one.flagged:
        yield phrase("talk_flag")
    for intake in family.intakes:
        programme = phrase(f"programme_{intake.programme}")
        yield phrase("talk_intake", reference=intake.reference, programme=programme)
    if one.closed_at:
        yield phrase("talk_closed", moment=_moment(around, one.closed_at))
        return
    if one.taken_at:
        yield phrase("talk_taken", name=one.taken_by, moment=_moment(around, one.taken_at))
    else:
        yield phrase("talk_waits")
    yield phrase("talk_how_topic" if around.forum else "talk_how")


def _moment(around: Surroundings, at: datetime) -> str:
    return f"{at.astimezone(around.zone):%d-%m %H:%M}"


def _buttons(around: Surroundings, one: Conversation) -> dict[str, Any]:
    if one.closed_at:
        return {}
    texts = around.text(SOURCE)
    row = [
        {
            "text": texts.plain(phrase(f"staff_talk_{what}")),
            "callback_data": f"{naming.PREFIX}:{one.id}:{what}",
        }
        for what in (TAKE, DONE)
    ]
    return {"reply_markup": {"inline_keyboard": [row]}}
