"""Which desk somebody is sent to, and where it is: what a library has decides, in one readable rule."""

from collections.abc import Callable, Collection, Mapping
from datetime import datetime

from dialogs.desks import PERSON, Desk, known
from dialogs.facts import Facts, Value
from dialogs.hours import next_open
from dialogs.library import DeskHere, Library, Place

WANTED, CHOSEN, PLACE = "desk.wanted", "desk.id", "desk.place"
WHOM = "desk.for"
"""For whom a desk is told of, where it is told in other words to some: 'nt1' of the Taalhuis."""
Answers = Mapping[str, Value]


def offered(library: Library) -> Collection[str]:
    """The desks that a library has: those in its file, its programmes, and what each library has."""
    everywhere = (name for name, one in known().by_id.items() if one.everywhere)
    return {*library.desks, *library.programmes, *everywhere}


def here(library: Library, name: str) -> DeskHere:
    """A desk as this library has it; without places where its file says nothing of it."""
    return library.desks.get(name, DeskHere())


def places(library: Library, name: str) -> tuple[Place, ...]:
    """Where a desk is, in the order of the library's file."""
    return tuple(place for place in library.places if place.id in here(library, name).places)


def hours(library: Library, name: str, place: Place) -> str:
    """When a desk is open in a place: its own hours, or else those of the building."""
    return here(library, name).hours.get(place.id, place.hours)


def opens(facts: Facts, name: str, place: Place) -> datetime | None:
    """When a desk is open next in a place (local); now, if it is open."""
    now = datetime.combine(facts.today, facts.clock)
    return next_open(hours(facts.library, name, place), now, facts.library.closed)


def needs_appointment(library: Library, name: str, desk: Desk) -> bool:
    """Whether one calls before coming."""
    own = here(library, name).appointment
    return desk.appointment if own is None else own


def place(answers: Answers, facts: Facts) -> Place | None:
    """The place that was chosen, or the only one that there is."""
    found = places(facts.library, _text(answers, CHOSEN))
    chosen = next((one for one in found if one.id == answers.get(PLACE)), None)
    return chosen or (found[0] if len(found) == 1 else None)


def _text(answers: Answers, path: str) -> str:
    value = answers.get(path, "")
    return value if isinstance(value, str) else ""


def _how_many(answers: Answers, facts: Facts) -> str:
    count = len(places(facts.library, _text(answers, CHOSEN)))
    return ("none", "one")[count] if count < 2 else "many"


def _instead(answers: Answers, _: Facts) -> str:
    chosen = _text(answers, CHOSEN)
    return _yes(chosen not in (PERSON, _text(answers, WANTED)))


def _pin(answers: Answers, facts: Facts) -> str:
    found = place(answers, facts)
    return _yes(found and found.pin)


def _opens(answers: Answers, facts: Facts) -> str:
    """Whether there is a moment for a calendar: a desk with hours of its own, in a place that is known."""
    found, chosen = place(answers, facts), _text(answers, CHOSEN)
    return _yes(found and found.id in here(facts.library, chosen).hours)


def _place(answers: Answers, facts: Facts) -> str:
    found = place(answers, facts)
    return found.id if found else ""


def _sent_to(answers: Answers, facts: Facts) -> str:
    """The desk of a deep link: 'naar_taalhuis', or whereto the professional of 'ref_<code>' sends."""
    kind, _, rest = _text(answers, "start.payload").partition("_")
    if kind == "ref":
        return next((one.to for one in facts.library.referrers if one.code == rest), "")
    return rest if kind == "naar" and rest in known().by_id else ""


def _yes(truth: object) -> str:
    return "yes" if truth else "no"


RULES: Mapping[str, Callable[[Answers, Facts], Value]] = {
    "desk.place": _place,
    "desk.places": _how_many,
    "desk.instead": _instead,
    "desk.pin": _pin,
    "desk.opens": _opens,
    "start.desk": _sent_to,
}
"""Paths that follow from the chosen desk and from the link that somebody came by."""
