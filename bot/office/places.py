"""What a family has done about a place that came free, or about its place in line."""

from collections.abc import Awaitable, Callable, Mapping
from datetime import datetime

from bot.cards import renewed
from bot.office.colleague import told
from bot.office.office import Given, Handled, Handler, Office
from bot.surroundings import Surroundings
from bot.telling import News, group_line, news
from bot.waiting_list import answering
from bot.waiting_list.withdrawing import withdraw
from dialogs.facts import Family, Outcome
from dialogs.phrases import phrase
from dialogs.prompt import Day
from storage import families, intakes, offers, waiting
from storage.intakes import StoredIntake
from storage.outbox import STAFF, Outgoing
from storage.transaction import Transaction

Doing = Callable[[Transaction, str, datetime], Awaitable[bool]]


async def _own(office: Office, given: Given) -> StoredIntake | None:
    """The family's sign-up. What was on offer may be in a group that is gone since, and the tick was not
    there yet."""
    stored = await answering.own(office.tx, office.chat_id, str(given["aanbod.reference"]))
    if stored:
        offer = await offers.of(office.tx, stored.intake.reference)
        await withdraw(office.tx, office.around.library, [offer] if offer else [])
    return stored


async def _my_place(office: Office, given: Given) -> Handled:
    """What there is to choose for a family now."""
    stored = await _own(office, given)
    if stored is None:
        return _nothing()
    reference, child = stored.intake.reference, _name(stored)
    offer = await offers.of(office.tx, reference)
    if offer:
        day = Day(offer.until.astimezone(office.around.zone).date().isoformat())
        group = group_line(office.around.library, offer.group)
        return Handled(Outcome("offered", values={"child": child, "group": group, "day": day}))
    place = await waiting.waiting_place(office.tx, reference)
    return Handled(Outcome("waiting", values={"child": child, "place": str(place)})) if place else _nothing()


async def _my_line(office: Office, _: Given) -> Handled:
    """Which number each child of the family is that waits for a place."""
    home = (await families.load(office.tx, [office.chat_id])).get(office.chat_id)
    family = home.family if home else Family()
    waits = [one for one in family.intakes if one.status == "waiting_list"]
    places = {one: await waiting.waiting_place(office.tx, one.reference) for one in waits}
    names = {child.key: child.first_name for child in family.children}
    says = tuple(
        phrase(
            "told_waiting_place",
            child=names.get(one.child, ""),
            place=str(place),
            reference=one.reference,
        )
        for one, place in places.items()
        if place
    )
    return Handled(Outcome("waiting" if says else "none", says))


async def _my_offer(office: Office, _: Given) -> Handled:
    """Which sign-up of the family a place is kept for."""
    home = (await families.load(office.tx, [office.chat_id])).get(office.chat_id)
    for one in home.family.intakes if home else ():
        if await offers.of(office.tx, one.reference):
            return Handled(Outcome("offered", values={"about": one.reference}))
    return Handled(Outcome("none", values={"about": ""}))


def _nothing() -> Handled:
    return Handled(Outcome("none"))


def _name(stored: StoredIntake) -> str:
    return stored.child.first_name if stored.child else ""


def _doing(do: Doing, done: str) -> Handler:
    """An errand that has something done for the family itself."""

    async def handler(office: Office, given: Given) -> Handled:
        stored = await _own(office, given)
        if stored is None or not await do(office.tx, stored.intake.reference, office.now):
            return Handled(Outcome("gone"))
        now = (await intakes.by_reference(office.tx, [stored.intake.reference]))[stored.intake.reference]
        heard = [*_card(office.around, now), *_colleague(office.around, now, done)]
        if done == "placed":
            heard += await _others(office, now)
        return Handled(Outcome(done, values={"child": _name(stored)}), tuple(heard))

    return handler


async def _others(office: Office, stored: StoredIntake) -> list[Outgoing]:
    """Another carer may have said yes: who signed up hears it too."""
    if stored.chat_id == office.chat_id:
        return []
    return await news(office.around, office.tx, [News(stored, stored.intake.status)])


def _card(around: Surroundings, stored: StoredIntake) -> list[Outgoing]:
    """The card in the staff chat shows how it stands now."""
    if around.staff_chat is None:
        return []
    return [renewed(around.staff_chat, around.text("nl"), around.trees, stored)]


def _colleague(around: Surroundings, stored: StoredIntake, done: str) -> list[Outgoing]:
    """Who looks after the sign-up, and is still in the team, hears what the family chose; without such a
    colleague the staff chat does. That it goes on waiting only stands in the history."""
    if done == "waiting":
        return []
    reference = stored.intake.reference
    words = phrase(f"parent_{done}", reference=reference)
    if stored.assigned_to is not None and around.team.get(stored.assigned_to):
        return [told(around, stored.assigned_to, reference, words)]
    if around.staff_chat is None:
        return []
    params = {"text": around.text("nl").html(words), "parse_mode": "HTML"}
    return [Outgoing(around.staff_chat, "sendMessage", params, STAFF)]


ERRANDS: Mapping[str, Handler] = {
    "my_place": _my_place,
    "my_line": _my_line,
    "my_offer": _my_offer,
    "take_place": _doing(answering.take, "placed"),
    "pass_place": _doing(answering.leave_to_another, "waiting"),
    "wait_on": _doing(answering.wait_on, "waiting"),
    "leave_line": _doing(answering.leave_the_line, "closed"),
}
