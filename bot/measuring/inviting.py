"""Who is to be asked how it goes is invited at a tick, a few at a time; a week later reminded, once."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from bot.dose import make_room
from bot.measuring.planning import plan
from bot.quiet import is_quiet
from bot.referrals.timing import is_taken, on
from bot.surroundings import Surroundings
from dialogs.measures import LATER
from dialogs.phrases import phrase
from storage import conversations, families, measure_links, measures, outbox
from storage.families import StoredFamily
from storage.measures import Due, Key
from storage.outbox import REMINDER, Outgoing, Queued
from storage.transaction import Transaction

AT_ONCE = 30
"""In one tick, which is a minute: after an outage the rest waits for the next ones, however late."""
REMIND = timedelta(days=7)
TIMES = 2
"""An invitation and one reminder."""
ASKED = "placed"
"""Of these sign-ups is asked how it goes: the words say that a child takes part."""
_OPENS = "0:/meting:"
"""A command as a button: the tree that asks, about a round of a sign-up."""


async def invite(tx: Transaction, around: Surroundings, now: datetime) -> list[Queued]:
    """Queue the invitations that are due (now in UTC), one a person and day; none in the quiet hours."""
    local = now.astimezone(around.zone)
    if is_quiet(local):
        return []
    await plan(tx, around, now)
    await measure_links.sweep(tx, now)
    waiting = await measures.due(tx, now, AT_ONCE)
    known = await families.load(tx, {one.chat_id for one in waiting})
    busy = {one.chat_id for one in await conversations.of_chats(tx, list(known)) if one.closed_at is None}
    sorting = _sorted(around, waiting, known, busy, now)
    await measures.drop(tx, sorting.dropped)
    await measures.ask_at(tx, sorting.later)
    await make_room(tx, (known[chat] for chat in sorting.going), now, around.zone)
    await measures.asked(tx, {one.key: _next(known, one, now, around) for one in sorting.going.values()})
    return await outbox.add(
        tx, [_message(around, known[chat], one) for chat, one in sorting.going.items()], now
    )


@dataclass(frozen=True, slots=True)
class _Sorting:
    """Who is invited now, by chat; when to look at others again; sign-ups of which nothing is asked."""

    going: dict[int, Due]
    later: dict[Key, datetime | None]
    dropped: set[str]


def _sorted(
    around: Surroundings,
    waiting: list[Due],
    known: Mapping[int, StoredFamily],
    busy: set[int],
    now: datetime,
) -> _Sorting:
    sorting = _Sorting({}, {}, set())
    today = now.astimezone(around.zone).date()
    for one in waiting:
        home = known.get(one.chat_id)
        if one.status != ASKED:
            sorting.dropped.add(one.key.reference)
        elif home is None or not _wants(home, one) or now >= one.closes_at:
            sorting.later[one.key] = None
        elif one.chat_id in {*sorting.going, *busy} or is_taken(home.family.plan, today):
            sorting.later[one.key] = on(home.family.plan, today + timedelta(days=1), around.zone)
        else:
            sorting.going[one.chat_id] = one
    return sorting


def _wants(home: StoredFamily, one: Due) -> bool:
    """Whether this carer can be reached, and hears about this child."""
    return (
        not home.unreachable
        and home.carers[one.chat_id].receives
        and one.child not in home.family.plan.hushed
    )


def _next(
    known: Mapping[int, StoredFamily], one: Due, now: datetime, around: Surroundings
) -> tuple[int, datetime | None]:
    """How often it was asked by now, and when to remind of it."""
    if one.times + 1 >= TIMES:
        return one.times + 1, None
    day = (now + REMIND).astimezone(around.zone).date()
    return one.times + 1, on(known[one.chat_id].family.plan, day, around.zone)


def _message(around: Surroundings, home: StoredFamily, one: Due) -> Outgoing:
    texts = around.text(home.family.language)
    name = next((child.first_name for child in home.family.children if child.key == one.child), "")
    programme = phrase(f"programme_{one.programme}")
    words = "measure_later" if one.key.round == LATER else "measure_hello"
    said = (
        phrase("measure_once_more", child=name)
        if one.times
        else phrase(words, child=name, programme=programme)
    )
    button = {"text": texts.plain(phrase("go_on")), "callback_data": f"{_OPENS}{about(one.key)}"}
    params: dict[str, Any] = {
        "text": texts.html(said),
        "parse_mode": "HTML",
        "reply_markup": {"inline_keyboard": [[button]]},
    }
    return Outgoing(one.chat_id, "sendMessage", params, REMINDER)


def about(key: Key) -> str:
    """What a button carries: the sign-up and the round ('SB-7K4F:0')."""
    return f"{key.reference}:{key.round}"
