"""The errands of a family about events: see one, say who comes, take it back, tell how it was."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import partial

from bot.events.calendar_file import calendar_file
from bot.events.line import Changed, change, is_open
from bot.events.notices import comes, place_free
from bot.events.words import card, day, heading, joined
from bot.office.office import Given, Handled, Handler, Office
from dialogs import coming
from dialogs.coming import Line, Rsvp
from dialogs.events import MOST_CHILDREN, Event
from dialogs.facts import Outcome
from dialogs.phrases import phrase
from dialogs.prompt import Arg, Choice, Text
from storage import events, families, rsvps
from storage.events import ANSWERS

_LISTED = 8


@dataclass(frozen=True, slots=True)
class _Seen:
    """An event as one family sees it; `family` 0 for who is none yet."""

    event: Event
    line: Line
    family: int

    @property
    def own(self) -> Rsvp | None:
        return next((one for one in self.line if one.family == self.family), None)

    @property
    def full(self) -> bool:
        waits = any(one.waiting for one in self.line)
        return waits or 0 < self.event.capacity <= coming.taken(self.line)


async def _of_family(office: Office, _: Given) -> Handled:
    said = await rsvps.of_family(office.tx, await _family(office), office.now)
    known = await events.load(office.tx, list(said)[:_LISTED])
    choices = tuple(Choice(str(one), _named(office, known[one])) for one in said if one in known)
    return Handled(Outcome("some" if choices else "none", choices=choices))


async def _look(office: Office, given: Given) -> Handled:
    seen = await _seen(office, given)
    if seen is None or not seen.family or not is_open(seen.event, office.around.zone, office.now):
        return Handled(Outcome(_closed(seen)))
    event = seen.event
    full = (phrase("event_full"),) if seen.full and seen.own is None else ()
    values = {"series": "yes" if event.follows else "no", "mine": "yes" if seen.own else "no"}
    says = (card(office.around.library, event, office.language), *full)
    return Handled(Outcome("mine" if seen.own else "free", says, _numbers(event), values))


def _closed(seen: _Seen | None) -> str:
    if seen and seen.event.status == "cancelled":
        return "cancelled"
    return "over" if seen is None or seen.family else "stranger"


def _numbers(event: Event) -> tuple[Choice, ...]:
    most = min(MOST_CHILDREN, event.capacity or MOST_CHILDREN)
    alone = (Choice("0", phrase("event_alone")),) if event.alone else ()
    counted = (Choice(str(one), phrase("event_children", count=one)) for one in range(1, most + 1))
    return (*counted, *alone)


async def _come(office: Office, given: Given) -> Handled:
    seen, children = await _seen(office, given), _number(given["come.children"])
    if seen is None or not seen.family or str(children) not in {one.id for one in _numbers(seen.event)}:
        return Handled(Outcome("gone"))
    every = given["come.often"] == "all"
    numbers = await events.following(office.tx, seen.event) if every else [seen.event.number]
    decide = partial(_comes, family=seen.family, children=children)
    changes = [done for one in numbers if (done := await _changed(office, one, decide))]
    told = await place_free(office.tx, office.around, changes, office.now, but=seen.family)
    says = _other_days(office, changes, seen, children)
    return Handled(Outcome(_ended(changes, seen, children), says), told)


def _other_days(office: Office, changes: list[Changed], seen: _Seen, children: int) -> tuple[Text, ...]:
    """Of a series: the later days on which the family waits for a place, or comes with fewer than it said.
    What is true of several days is said once."""
    found: dict[Text, list[Arg]] = {}
    for done in changes:
        own = done.own(seen.family)
        if own and done.event.number != seen.event.number and (own.waiting or own.children != children):
            found.setdefault(_stands(done.after, own), []).append(_named(office, done.event))
    return tuple(joined(*days, says) for says, days in found.items())


def _comes(line: Line, capacity: int, family: int, children: int) -> Line:
    return coming.comes(line, capacity, family, children)


def _leaves(line: Line, capacity: int, family: int) -> Line:
    return coming.leaves(line, capacity, family)


def _ended(changes: list[Changed], seen: _Seen, children: int) -> str:
    """How it ended for the event that was asked about."""
    own = next((one.own(seen.family) for one in changes if one.event.number == seen.event.number), None)
    if own is None:
        return "gone"
    if own.children != children:
        return "kept"
    return "waiting" if own.waiting else "coming"


async def _mine(office: Office, given: Given) -> Handled:
    seen = await _seen(office, given)
    if seen is None or seen.own is None or not is_open(seen.event, office.around.zone, office.now):
        over = (phrase("event_cancelled"),) if _closed(seen) == "cancelled" else ()
        return Handled(Outcome("none", over))
    says = (heading(office.around.library, seen.event, office.language), _stands(seen.line, seen.own))
    return Handled(Outcome("waiting" if seen.own.waiting else "coming", says))


def _named(office: Office, event: Event) -> Text:
    return phrase("event_choice", day=day(event), name=event.named(office.language))


def _stands(line: Line, own: Rsvp) -> Text:
    if own.waiting:
        return phrase("event_waiting", place=str(coming.place(line, own.family)))
    return comes(own)


async def _calendar(office: Office, given: Given) -> Handled:
    seen = await _seen(office, given)
    if seen is None or seen.own is None:
        return Handled(Outcome("gone"))
    file = calendar_file(office.around, seen.event, office.language, office.now)
    return Handled(Outcome("sent"), (file.to(office.chat_id),)) if file else Handled(Outcome("gone"))


async def _leave(office: Office, given: Given) -> Handled:
    seen = await _seen(office, given)
    if seen is None or seen.own is None:
        return Handled(Outcome("left"))
    done = await _changed(office, seen.event.number, partial(_leaves, family=seen.family))
    told = await place_free(office.tx, office.around, [done] if done else [], office.now)
    return Handled(Outcome("left"), told)


async def _rate(office: Office, given: Given) -> Handled:
    about, _, said = str(given["start.about"]).partition("-")
    answer = next((one for one in ANSWERS if one == said), None)
    number = _number(about)
    if answer is None or not await rsvps.told(office.tx, (number, await _family(office))):
        return Handled(Outcome("known"))
    await events.rate(office.tx, number, answer)
    return Handled(Outcome("counted"))


async def _changed(office: Office, number: int, decide: partial[Line]) -> Changed | None:
    return await change(office.tx, number, decide, office.around.zone, office.now, office.chat_id)


async def _seen(office: Office, given: Given) -> _Seen | None:
    number = _number(given["come.event"])
    event = (await events.load(office.tx, [number])).get(number)
    if event is None:
        return None
    line = (await rsvps.lines(office.tx, [number]))[number]
    return _Seen(event, line, await _family(office))


async def _family(office: Office) -> int:
    """The id of this person's family; 0 for who has not consented to anything yet."""
    home = (await families.load(office.tx, [office.chat_id])).get(office.chat_id)
    return home.id if home else 0


def _number(given: object) -> int:
    return int(given) if isinstance(given, str) and given.isdecimal() and len(given) < 16 else 0


ERRANDS: Mapping[str, Handler] = {
    "events_of_family": _of_family,
    "event_seen": _look,
    "event_come": _come,
    "event_mine": _mine,
    "event_calendar": _calendar,
    "event_leave": _leave,
    "event_rated": _rate,
}
