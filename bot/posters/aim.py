"""Where a poster leads: to a desk by itself, or through a professional's own link."""

from dataclasses import dataclass

from bot.posters.refusals import GivenWrong
from dialogs.desks import PERSON, Desk, known
from dialogs.directing import here, offered, places
from dialogs.library import Library, Place
from dialogs.phrases import words


@dataclass(frozen=True, slots=True)
class Aim:
    """The desk, what the link carries to the bot (`payload`, Bot API: deep linking, at most 64 signs), and
    the number to call. `name` is for the file, `place` is where the family goes, if the poster names one."""

    name: str
    desk: Desk
    payload: str
    phone: str
    place: Place | None = None


def to_desk(library: Library, name: str, place: str | None = None) -> Aim:
    """A poster by which families come themselves. Raises GivenWrong for a desk that the library does not
    have, or not in that place."""
    if name not in offered(library):
        there = ", ".join(one for one in known().by_id if one in offered(library))
        raise GivenWrong(f"{library.name} has no desk '{name}'; it has {there}")
    found = _place(library, name, place)
    return Aim(name, known().by_id[name], f"naar_{name}", _phone(library, name, found), found)


def by_referrer(library: Library, code: str, place: str | None = None) -> Aim:
    """A poster of one professional, whose code tells later who sent the family. Raises GivenWrong."""
    referrer = next((one for one in library.referrers if one.code == code), None)
    if referrer is None:
        there = ", ".join(one.code for one in library.referrers) or "none"
        raise GivenWrong(f"no referrer has the code '{code}' in the library's file; there are: {there}")
    payload = f"ref_{code}"
    if referrer.to == PERSON:
        found = _place(library, PERSON, place)
        return Aim(code, Desk(label=words("person"), name=""), payload, _phone(library, PERSON, found), found)
    desk = to_desk(library, referrer.to, place)
    return Aim(code, desk.desk, payload, desk.phone, desk.place)


def _place(library: Library, desk: str, wanted: str | None) -> Place | None:
    """Of those where the desk is; of all, for what is everywhere."""
    there = {place.id: place for place in places(library, desk) or library.places}
    if wanted is not None and wanted not in there:
        raise GivenWrong(f"'{desk}' is not in a place '{wanted}'; there is {', '.join(there)}")
    return there[wanted] if wanted is not None else None


def _phone(library: Library, desk: str, place: Place | None) -> str:
    """The nearest to the desk."""
    return here(library, desk).phone or (place.phone if place else "") or library.phone
