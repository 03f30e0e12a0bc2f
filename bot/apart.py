"""What is no conversation: buttons under messages that no conversation made, a group, somebody who leaves."""

from collections.abc import Callable
from datetime import datetime

from bot import (
    cards,
    family_messages,
    inviting,
    language_reports,
    staff,
    telling,
    tip_answers,
    tip_messages,
    wishes,
)
from bot.actions.acting import Refused
from bot.arrivals import Arrival, Presence
from bot.carrying import Carried
from bot.presenting import asked_by
from bot.referrals import buttons, totals
from bot.referrals import cards as referral_cards
from bot.surroundings import Surroundings
from bot.talks import answering, naming, pressing
from dialogs.inputs import Commanded, Started
from dialogs.languages import hinted
from dialogs.phrases import phrase
from storage import families, outbox
from storage.outbox import STAFF, Outgoing
from storage.transaction import Transaction

_READERS = (
    staff.press,
    family_messages.wanted,
    language_reports.wanted,
    telling.wanted,
    tip_answers.wanted,
    pressing.wanted,
    buttons.wanted,
)
_PREFIXES = (
    cards.PREFIX,
    cards.TURN,
    language_reports.PREFIX,
    telling.PREFIX,
    tip_messages.PREFIX,
    naming.PREFIX,
    referral_cards.PREFIX,
)


def is_apart(one: Arrival) -> bool:
    """Whether a tap is no answer to a question of a conversation."""
    if one.tap is None:
        return False
    data = one.tap.data
    if data.partition(":")[0] not in _PREFIXES:
        return False
    return any(read(data) is not None for read in _READERS)


async def taken(
    around: Surroundings, tx: Transaction, one: Arrival, now: datetime, seed: Callable[[], int]
) -> Carried:
    """Carry it out. `seed` gives fresh randomness, 40 bits at a time."""
    if one.presence:
        await _present(tx, one, one.presence, now)
        return Carried(())
    try:
        if one.tap and is_apart(one):
            return await _pressed(around, tx, one, one.tap.data, now)
        if one.addressee in ("", around.bot_name.lower()):
            return await _in_group(around, tx, one, now, seed)
    except Refused:
        return _refused(around, one)
    return Carried(())


def _refused(around: Surroundings, one: Arrival) -> Carried:
    """Over the chat where a button was tapped; a command is answered with a message."""
    words = around.text("nl").plain(phrase("card_only_team"))
    if one.tap:
        return Carried((), words)
    return Carried((Outgoing(one.chat_id, "sendMessage", {"text": words}, STAFF),))


async def _pressed(around: Surroundings, tx: Transaction, one: Arrival, data: str, now: datetime) -> Carried:
    intake, reports, told = staff.press(data), language_reports.wanted(data), telling.wanted(data)
    if intake:
        return await staff.pressed(around, tx, one, intake, now)
    if reports is not None:
        return await language_reports.pressed(around, tx, one, reports, now)
    if turned := family_messages.wanted(data):
        return await family_messages.pressed(around, tx, one, turned, now)
    if talk := pressing.wanted(data):
        return await pressing.pressed(around, tx, one, talk, now)
    if referral := buttons.wanted(data):
        return await buttons.pressed(around, tx, one, referral, now)
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
    in_staff_chat, asking = one.chat_id == around.staff_chat, asked_by(around, tx, one, now)
    match one.given:
        case Commanded(inviting.COMMAND) if in_staff_chat:
            return Carried((await inviting.invited(around, asking, one.chat_id, seed),))
        case Commanded(language_reports.COMMAND) if in_staff_chat:
            return Carried((await language_reports.shown(around, asking, one.chat_id),))
        case Commanded(totals.COMMAND) if in_staff_chat:
            return Carried((await totals.shown(around, asking, one.chat_id),))
        case Commanded(wishes.COMMAND) if in_staff_chat:
            return Carried((await wishes.shown(around, asking, one.chat_id),))
        case _ if in_staff_chat and one.posting:
            return await answering.posted(around, tx, one, one.posting, now)
        case Started() | Commanded() if not in_staff_chat:
            words = around.text(hinted(one.hint)).html(phrase("group_only_private"))
            return Carried((Outgoing(one.chat_id, "sendMessage", {"text": words, "parse_mode": "HTML"}),))
        case _:
            return Carried(())
