"""Errands of the tree in which an audience is built: what it is by now, and whom it reaches."""

from collections.abc import Mapping, Sequence

from bot.actions.count_audience import chosen
from bot.actions.event_look import look
from bot.broadcasting.letters import load
from bot.broadcasting.starting import languages_of
from bot.office.counted_words import hindered, told
from bot.office.letter_writing import known, text, whole
from bot.office.office import Given, Handled, Handler, Office
from bot.recipients import Letter, blockers
from dialogs.audience import EVERYBODY, PATHS, audience_of
from dialogs.audience_words import NO_END, age_button, said
from dialogs.facts import Outcome
from dialogs.languages import NAMES
from dialogs.phrases import phrase
from dialogs.prompt import Choice, Text

AGES = (0, 6, 12, 18, 24, 36, 48, 72, 96, 120, 144, 180, 216, NO_END)
"""In months: where an age can begin or end."""


async def _shown(office: Office, given: Given) -> Handled:
    """Whom it reaches. Who has a letter about the event at hand already is left out here too, and who reads a
    language without words."""
    audience = audience_of(given)
    letter, open_words = await _letter(office, given)
    counted = await chosen(office.asking, audience, letter)
    found = blockers(counted, office.around.staff_chat is not None)
    says = (
        *said(audience, office.around.library),
        *told(counted, office.around.rate),
        *open_words,
        *hindered(found),
    )
    values = {"asks": "no" if audience == EVERYBODY else "yes"}
    return Handled(Outcome("some" if counted.fitting else "none", says, values=values))


async def _letter(office: Office, given: Given) -> tuple[Letter, tuple[Text, ...]]:
    """What is to be sent. Of an invitation that is not begun it is still to be chosen what they get who
    read a language without words: then that is said."""
    event = whole(text(given, "letter.event"))
    page = await known(office, given, event)
    if page:
        one = page.broadcast
        return Letter(languages_of(one, page.event), load(one.letter).otherwise, one.event), ()
    about = await look(office.asking, event) if event else None
    partly = about and about.event.kind is None and set(NAMES) - set(about.event.texts)
    return Letter(event=event or None), (phrase("audience_languages_open"),) if partly else ()


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
