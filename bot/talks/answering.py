"""What staff write in their chat goes to the parent: a reply to a message of the conversation, or anything in
its topic that is no answer to a colleague."""

from dataclasses import replace
from datetime import datetime

from bot.actions import staff_chat
from bot.actions.acting import Refused
from bot.arrivals import Arrival, Posting
from bot.carrying import Carried
from bot.presenting import asked_by
from bot.surroundings import Surroundings
from bot.talks import canned, naming, patience, telling
from bot.talks.closing import given_back
from bot.talks.posting import counted
from bot.talks.signs import reply
from bot.talks.taking import taken
from dialogs.inputs import Commanded, Started, Typed, Voiced
from dialogs.languages import SOURCE
from dialogs.phrases import phrase
from dialogs.prompt import Text
from storage import conversations, slots
from storage.conversations import Conversation
from storage.outbox import Outgoing
from storage.transaction import Transaction

LIST, CHOOSE, DONE = "antwoorden", "antwoord", "klaar"


async def posted(
    around: Surroundings, tx: Transaction, arrival: Arrival, posting: Posting, now: datetime
) -> Carried:
    """A message of the staff chat; the caller has checked that it is that chat. What belongs to no
    conversation is left alone. Raises Refused for the list of replies."""
    asking = asked_by(around, tx, arrival, now)
    if arrival.given == Commanded(LIST):
        await staff_chat.look_at_replies(asking)
        return Carried((_under(posting, arrival, canned.listed(around, now), html=True),))
    number = await _number(tx, arrival.chat_id, posting)
    if number is None:
        wants = arrival.given in (Commanded(CHOOSE), Commanded(DONE))
        return Carried((_line(around, arrival, posting, phrase("talk_which")),) if wants else ())
    done = arrival.given == Commanded(DONE)
    try:
        one = await (staff_chat.end_talk if done else staff_chat.answer_talk)(asking, number)
    except Refused:
        return Carried((_line(around, arrival, posting, phrase("card_only_team")),))
    if one is None or one.closed_at:
        return Carried((_line(around, arrival, posting, phrase("talk_is_over")),))
    if done:
        said = _line(around, arrival, posting, phrase("talk_given_back"))
        return Carried((*await given_back(around, tx, one, now), said))
    return Carried(tuple(await _answered(around, tx, arrival, posting, one, now)))


async def _number(tx: Transaction, chat_id: int, posting: Posting) -> int | None:
    """The conversation that a message is about. Telegram makes what stands in a topic a reply to the message
    that opened it; a reply to a colleague is for the colleague."""
    about = posting.reply_to or posting.thread
    return naming.number_of(await slots.find(tx, chat_id, about)) if about else None


async def _answered(
    around: Surroundings,
    tx: Transaction,
    arrival: Arrival,
    posting: Posting,
    one: Conversation,
    now: datetime,
) -> list[Outgoing]:
    """Who answers first has the conversation; what only staff read of it changes nothing."""
    one, rows = counted(one, _said(around, arrival, posting, one, now), arrival.chat_id)
    reaches = any(row.chat_id == one.chat_id for row in rows)
    one = patience.answered(one, now) if reaches else one
    await conversations.save(tx, [one])
    if one.taken_at or not reaches:
        return rows
    return [*rows, *await taken(around, tx, one, arrival.name, now)]


def _said(
    around: Surroundings, arrival: Arrival, posting: Posting, one: Conversation, now: datetime
) -> list[Outgoing]:
    sign = naming.sign(arrival.chat_id, posting.message_id)
    which = canned.number(posting.text)
    chosen = canned.reply(around, which, now) if which else None
    if chosen:
        line = _line(around, arrival, posting, phrase("talk_sent", words=chosen))
        return [*telling.answer(around, one, chosen, sign), line]
    if which is not None:
        return [_line(around, arrival, posting, phrase("talk_no_reply"))]
    match arrival.given:
        case Typed(text):
            return telling.answer(around, one, text, sign)
        case Voiced(file):
            return telling.spoken(around, one, file, sign)
        case Commanded() | Started() | None:
            return []
        case _:
            return [_line(around, arrival, posting, phrase("talk_not_passed"))]


def _line(around: Surroundings, arrival: Arrival, posting: Posting, line: Text) -> Outgoing:
    return _under(posting, arrival, around.text(SOURCE).plain(line))


def _under(posting: Posting, arrival: Arrival, text: str, html: bool = False) -> Outgoing:
    row = reply(arrival.chat_id, posting.message_id, text)
    params = {**row.params, "parse_mode": "HTML"} if html else dict(row.params)
    if posting.thread:
        params["message_thread_id"] = posting.thread
    return replace(row, params=params)
