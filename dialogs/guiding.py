"""Finding the way: a need in somebody's own words becomes a desk, and a postcode or a pin a place nearby."""

from collections.abc import Sequence

from dialogs import needs
from dialogs.desks import PERSON, known
from dialogs.directing import CHOSEN, PLACE, WANTED, WHOM, offered, places
from dialogs.errors import InputRejected
from dialogs.library import Place
from dialogs.nearness import by_location, by_postcode, postcode
from dialogs.phrases import phrase
from dialogs.prompt import Choice, Text
from dialogs.running import Run

NOTHING = "nothing"
"""The answer to 'what do you need?' when nobody understood it: then a person helps."""
NONE_OF_THESE = "none"
_TO_A_PERSON = "🙋 Praten met een mens"
"""As the trees say it."""
_OF_DESK = (PLACE, WHOM, "desk.call", "referral.reference")


def desk(run: Run, wanted: str) -> None:
    """Carry out a tree's `desk` action: the desk itself where the library has it, else what comes instead."""
    run.answers = {path: value for path, value in run.answers.items() if path not in _OF_DESK}
    run.answers[WANTED] = wanted
    run.answers[CHOSEN] = nearest(run, wanted)


def nearest(run: Run, wanted: str) -> str:
    """The desk to go to for this one in this library."""
    return known().nearest(wanted, offered(run.facts.library)) if wanted in known().by_id else PERSON


def meant(run: Run, text: str) -> tuple[str, ...]:
    """The desks of this library that typed words may mean, at most three, the likeliest first."""
    found = needs.shipped().desks_for(text, run.spoken)
    here = tuple(dict.fromkeys(nearest(run, one) for one in found))
    return tuple(one for one in here if one != PERSON) or here


def desk_choices(names: Sequence[str]) -> tuple[Choice, ...]:
    """'Do you mean ...?': the desks as buttons, and the way out."""
    other = Choice(NONE_OF_THESE, phrase("none_of_these"))
    return (*(Choice(name, desk_label(name)) for name in names), other)


def desk_label(name: str) -> Text:
    """What a desk's button says."""
    return Text(_TO_A_PERSON) if name == PERSON else Text(known().by_id[name].label)


def place_choices(run: Run) -> tuple[Choice, ...]:
    """The places of the desk; once something is known of where the person is, the nearest first."""
    found = {place.id: place for place in places(run.facts.library, str(run.find(CHOSEN)))}
    if not run.draft:
        return tuple(Choice(one.id, phrase("place_choice", name=one.name)) for one in found.values())
    near = [found[name] for name in run.draft if name in found]
    return tuple(_near_or_far(index, one) for index, one in enumerate(near))


def _near_or_far(index: int, place: Place) -> Choice:
    return Choice(place.id, phrase("place_far" if index else "place_near", name=place.name))


def typed_place(run: Run, text: str) -> tuple[str, ...]:
    """The places in the order of a typed postcode, which is not kept. Raises InputRejected."""
    digits = postcode(text)
    if digits is None:
        raise InputRejected(phrase("no_postcode"))
    return _ids(by_postcode(places(run.facts.library, str(run.find(CHOSEN))), digits))


def located_place(run: Run, latitude: float, longitude: float) -> tuple[str, ...]:
    """The places in the order of a shared location (degrees), which is not kept."""
    return _ids(by_location(places(run.facts.library, str(run.find(CHOSEN))), latitude, longitude))


def _ids(found: Sequence[Place]) -> tuple[str, ...]:
    return tuple(place.id for place in found)
