"""Errands of the tree in which an audience is built: what it is by now, and whom it reaches."""

from collections.abc import Mapping, Sequence

from bot.actions.count_audience import chosen
from bot.office.counted_words import hindered, told
from bot.office.office import Given, Handled, Handler, Office
from bot.recipients import Letter, blockers
from dialogs.audience import EVERYBODY, PATHS, audience_of
from dialogs.audience_words import NO_END, age_button, said
from dialogs.facts import Outcome
from dialogs.phrases import phrase
from dialogs.prompt import Choice

AGES = (0, 6, 12, 18, 24, 36, 48, 72, 96, 120, 144, 180, 216, NO_END)
"""In months: where an age can begin or end."""


async def _shown(office: Office, given: Given) -> Handled:
    """Whom it reaches. Who has a letter about the event at hand already is left out here too."""
    audience, event = audience_of(given), str(given.get("letter.event", ""))
    letter = Letter(event=int(event) if event.isdecimal() else None)
    counted = await chosen(office.asking, audience, letter)
    found = blockers(counted, office.around.staff_chat is not None)
    says = (*said(audience, office.around.library), *told(counted, office.around.rate), *hindered(found))
    values = {"asks": "no" if audience == EVERYBODY else "yes"}
    return Handled(Outcome("some" if counted.fitting else "none", says, values=values))


async def _places(office: Office, given: Given) -> Handled:
    ticked = audience_of(given).places
    choices = tuple(
        Choice(place.id, f"📍 {place.name}", place.id in ticked) for place in office.around.library.places
    )
    return Handled(Outcome("some", choices=choices))


async def _tapped(office: Office, given: Given) -> Handled:
    """The places that are ticked now, in the library's order."""
    ticked = {*audience_of(given).places} ^ {str(given["audience.tapped"])}
    kept = [place.id for place in office.around.library.places if place.id in ticked]
    return Handled(Outcome("kept", values={"places": ",".join(kept)}))


async def _from(_: Office, __: Given) -> Handled:
    return _ages(AGES[:-2])


async def _until(_: Office, given: Given) -> Handled:
    first = str(given["audience.from"])
    return _ages(tuple(age for age in AGES if not first.isdecimal() or age > int(first)))


def _ages(ages: Sequence[int]) -> Handled:
    return Handled(Outcome("some", choices=tuple(Choice(str(age), age_button(age)) for age in ages)))


async def _age(_: Office, given: Given) -> Handled:
    age = f"{given['audience.from']}-{given['audience.until']}"
    return Handled(Outcome("kept", values={"age": age}))


async def _parts(_: Office, given: Given) -> Handled:
    """What is asked now, and so can be taken away."""
    asked = [path.removeprefix("audience.") for path in PATHS if given[path]]
    return Handled(
        Outcome("some", choices=tuple(Choice(one, phrase(f"audience_part_{one}")) for one in asked))
    )


async def _gone(_: Office, given: Given) -> Handled:
    return Handled(Outcome(str(given["audience.part"])))


ERRANDS: Mapping[str, Handler] = {
    "audience_shown": _shown,
    "audience_places": _places,
    "audience_tapped": _tapped,
    "audience_from": _from,
    "audience_until": _until,
    "audience_age": _age,
    "audience_parts": _parts,
    "audience_gone": _gone,
}
