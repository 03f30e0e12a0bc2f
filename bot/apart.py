"""What is no conversation: buttons under messages that no conversation made, a group, somebody who leaves."""

from collections.abc import Callable
from datetime import datetime

from bot import cards, inviting, language_reports, staff, telling, tip_answers, tip_messages
from bot.arrivals import Arrival, Presence
from bot.carrying import Carried
from bot.surroundings import Surroundings
from dialogs.inputs import Commanded, Started
from dialogs.languages import hinted
from dialogs.phrases import phrase
from storage import families, outbox
from storage.outbox import Outgoing
from storage.transaction import Transaction

_PREFIXES = (cards.PREFIX, language_reports.PREFIX, telling.PREFIX, tip_messages.PREFIX)


def is_apart(one: Arrival) -> bool:
    """Whether a tap is no answer to a question of a conversation."""
    if one.tap is None:
        return False
    data = one.tap.data
    if data.partition(":")[0] not in _PREFIXES:
        return False
    found = (staff.press(data), language_reports.wanted(data), telling.wanted(data), tip_answers.wanted(data))
    return any(one is not None for one in found)


async def taken(
    around: Surroundings, tx: Transaction, one: Arrival, now: datetime, seed: Callable[[], int]
) -> Carried:
    """Carry it out. `seed` gives fresh randomness, 40 bits at a time."""
    if one.tap and is_apart(one):
        return await _pressed(around, tx, one, one.tap.data, now)
    if one.presence:
        await _present(tx, one, one.presence, now)
    elif one.addressee in ("", around.bot_name.lower()):
        return await _in_group(around, tx, one, now, seed)
    return Carried(())


async def _pressed(around: Surroundings, tx: Transaction, one: Arrival, data: str, now: datetime) -> Carried:
    intake, reports, told = staff.press(data), language_reports.wanted(data), telling.wanted(data)
    if intake:
        return await staff.pressed(around, tx, one, intake, now)
    if reports is not None:
        return await language_reports.pressed(around, tx, one, reports)
    tip = tip_answers.wanted(data)
    if tip:
        return await tip_answers.pressed(around, tx, one, tip, now)
    kept = (await families.load(tx, [one.chat_id])).get(one.chat_id)
    shown = telling.again(around, one, kept.family, told) if kept and told else None
    return Carried((shown,)) if shown else Carried(())


async def _present(tx: Transaction, one: Arrival, presence: Presence, now: datetime) -> None:
    gone = presence is Presence.GONE
    await families.unreachable(tx, [one.chat_id], now if gone else None)
    if gone:
        await outbox.close_for(tx, [one.chat_id])


async def _in_group(
    around: Surroundings, tx: Transaction, one: Arrival, now: datetime, seed: Callable[[], int]
) -> Carried:
    """In a group nobody is asked anything: a command there is answered with where to talk. The staff chat
    has commands of its own."""
    in_staff_chat = one.chat_id == around.staff_chat
    match one.given:
        case Commanded(inviting.COMMAND) if in_staff_chat:
            return Carried((await inviting.invited(around, tx, one.chat_id, now, seed),))
        case Commanded(language_reports.COMMAND) if in_staff_chat:
            return Carried((await language_reports.shown(around, tx, one.chat_id),))
        case Started() | Commanded() if not in_staff_chat:
            words = around.text(hinted(one.hint)).html(phrase("group_only_private"))
            return Carried((Outgoing(one.chat_id, "sendMessage", {"text": words, "parse_mode": "HTML"}),))
        case _:
            return Carried(())
