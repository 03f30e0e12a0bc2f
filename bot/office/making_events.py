"""The errands of who makes an event: what can be chosen, what it will be, and making it."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import date, time

from bot.actions.event_make import Draft, begin, make, preview
from bot.events.words import card, joined
from bot.office.office import Given, Handled, Handler, Office
from bot.office.typed_hours import hours
from dialogs.event_templates import templates
from dialogs.events import Event, Words
from dialogs.facts import Outcome
from dialogs.phrases import phrase
from dialogs.prompt import Choice, Text

_HOURS = ("09:30", "10:00", "10:30", "13:30", "14:00", "15:00", "15:30", "16:00", "19:00")
_CAPACITIES = (8, 10, 12, 15, 20, 30)
_MOST = 500
_ALL = "all"
_DAY_LINE = "%d-%m"


async def _templates(office: Office, _: Given) -> Handled:
    await begin(office.asking)
    every = sorted(templates().values(), key=lambda one: one.template)
    return Handled(Outcome("some", choices=tuple(Choice(one.template, Text(one.title)) for one in every)))


async def _hours(office: Office, given: Given) -> Handled:
    """Those at which such an event usually begins come first."""
    await begin(office.asking)
    kind = templates().get(text(given, "event.template"))
    usual = (f"{kind.start:%H:%M}",) if kind else ()
    every = dict.fromkeys((*usual, *_HOURS))
    return Handled(
        Outcome("some", choices=tuple(Choice(one, phrase("staff_event_hour", hour=one)) for one in every))
    )


async def _hour(office: Office, given: Given) -> Handled:
    await begin(office.asking)
    return Handled(Outcome("right" if hours(text(given, "event.start")) else "wrong"))


async def _places(office: Office, _: Given) -> Handled:
    await begin(office.asking)
    places = office.around.library.places
    return Handled(
        Outcome(
            "some", choices=tuple(Choice(one.id, phrase("place_choice", name=one.name)) for one in places)
        )
    )


async def _capacities(office: Office, given: Given) -> Handled:
    await begin(office.asking)
    kind = templates().get(text(given, "event.template"))
    usual = (kind.capacity,) if kind and kind.capacity else ()
    every = dict.fromkeys((*usual, *_CAPACITIES))
    label = "staff_event_children"
    return Handled(
        Outcome("some", choices=tuple(Choice(str(one), phrase(label, many=str(one))) for one in every))
    )


async def _capacity(office: Office, given: Given) -> Handled:
    await begin(office.asking)
    return Handled(Outcome("wrong" if capacity(given) is None else "right"))


async def _draft(office: Office, given: Given) -> Handled:
    """What it will be, in the words of who makes it, and on which days."""
    draft = _drafted(given)
    found = await preview(office.asking, draft) if draft else []
    if not found:
        return Handled(Outcome("wrong", (phrase("event_too_early"),)))
    says = [joined(card(office.around.library, found[0], office.language), _room(found[0]))]
    if len(found) > 1:
        days = ", ".join(one.day.strftime(_DAY_LINE) for one in found)
        says.append(joined(phrase("event_days", times=str(len(found)), days=days)))
    return Handled(Outcome("ready", tuple(says)))


def _room(event: Event) -> Text:
    if not event.capacity:
        return phrase("event_room_for_all")
    return phrase("event_room", many=str(event.capacity))


async def _make(office: Office, given: Given) -> Handled:
    draft = _drafted(given)
    made = await make(office.asking, draft) if draft else None
    if not made:
        return Handled(Outcome("wrong", values={"number": ""}))
    return Handled(Outcome("made", values={"number": str(made[0].number)}))


def _drafted(given: Given) -> Draft | None:
    day, start = moment(given)
    many, said = capacity(given), words(given)
    template = text(given, "event.template")
    if day is None or start is None or many is None:
        return None
    repeat, until = text(given, "event.repeat"), _date(text(given, "event.until"))
    times = whole(repeat.removeprefix("t")) or 1
    once = Draft(template, day, start, text(given, "event.place"), many, said, minutes=minutes(given))
    if repeat != "until":
        return replace(once, times=times)
    return replace(once, times=_MOST, until=until or day)


def moment(given: Given) -> tuple[date | None, time | None]:
    """The day and the time that were answered; None for what is none."""
    found = hours(text(given, "event.start"))
    return _date(text(given, "event.day")), found.start if found else None


def minutes(given: Given) -> int | None:
    """How long it takes, where an end was answered beside the beginning; else None."""
    found = hours(text(given, "event.start"))
    return found.minutes if found else None


def capacity(given: Given) -> int | None:
    """For how many children (0: no limit); None for what is no number."""
    said = text(given, "event.capacity")
    many = 0 if said == _ALL else whole(said)
    return many if said == _ALL or (many and many <= _MOST) else None


def words(given: Given) -> Words | None:
    """A title and a text that were typed, in Dutch or in the language that was asked for; None where one is
    missing."""
    there = "_there" if "event.title_there" in given else ""
    title, said = text(given, f"event.title{there}"), text(given, f"event.text{there}")
    return Words(title, said) if title and said else None


def whole(typed: str) -> int | None:
    """A whole number from 0; None for anything else."""
    return int(typed) if typed.isascii() and typed.isdecimal() and len(typed) < 16 else None


def text(given: Given, path: str) -> str:
    """One answer; '' for what is not known."""
    found = given[path]
    return found if isinstance(found, str) else ""


def _date(iso: str) -> date | None:
    try:
        return date.fromisoformat(iso)
    except ValueError:
        return None


ERRANDS: Mapping[str, Handler] = {
    "event_templates": _templates,
    "event_hours": _hours,
    "event_hour": _hour,
    "event_places": _places,
    "event_capacities": _capacities,
    "event_capacity": _capacity,
    "event_draft": _draft,
    "event_make": _make,
}
