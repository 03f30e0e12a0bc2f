"""For whom something is: what a family must be like, and which of its children that is about.

All criteria are optional. Those that are given must all hold; of several values of one, any will do. What is
asked of a child must hold for one and the same child."""

from collections.abc import Collection, Mapping
from dataclasses import asdict, dataclass
from datetime import date
from typing import Any

from pydantic_core import from_json, to_json

from dialogs.calendar import months_between
from dialogs.facts import Child, Family, Value
from dialogs.lookup import OPEN_STATUSES

PATHS = tuple(f"audience.{one}" for one in ("programme", "stream", "age", "language", "place", "status"))
"""Where the dialog leaves its answers: ids, several in a tuple or with commas; the age as '24-48' months."""


@dataclass(frozen=True, slots=True)
class Audience:
    """Ids of programmes and `statuses` (of one and the same intake), `streams` and `places`; `languages`
    that are read, or spoken at home, by the codes of the tree contact. `age` of a child in months: from the
    first on, below the second."""

    programmes: tuple[str, ...] = ()
    streams: tuple[str, ...] = ()
    age: tuple[int, int] | None = None
    languages: tuple[str, ...] = ()
    places: tuple[str, ...] = ()
    statuses: tuple[str, ...] = ()

    @property
    def is_of_children(self) -> bool:
        """Whether anything is asked of a child."""
        return bool(self.programmes or self.statuses or self.streams or self.age)


EVERYBODY = Audience()


def matching(audience: Audience, family: Family, today: date) -> tuple[Child, ...]:
    """The children for whom everything holds that is asked of a child; all of them where nothing is."""
    return tuple(child for child in family.children if _fits(audience, family, child, today))


def fits(audience: Audience, family: Family, spoken: Collection[str], today: date) -> bool:
    """Whether it is for this family, in which these languages are `spoken` (codes); its place is for
    `near`."""
    if audience.languages and not set(audience.languages) & set(spoken):
        return False
    return not audience.is_of_children or bool(matching(audience, family, today))


def near(audience: Audience, places: Collection[str]) -> bool | None:
    """Whether one of a family's places is asked for; None where it has none and one is asked for."""
    if not audience.places:
        return True
    return bool(set(audience.places) & set(places)) if places else None


def _fits(audience: Audience, family: Family, child: Child, today: date) -> bool:
    if audience.age and not audience.age[0] <= months_between(child.born, today) < audience.age[1]:
        return False
    if audience.streams and not any(family.plan.has(child.key, one) for one in audience.streams):
        return False
    return not (audience.programmes or audience.statuses) or _has_intake(audience, family, child)


def _has_intake(audience: Audience, family: Family, child: Child) -> bool:
    """Who was asked for by programme alone still takes part in it: not who has withdrawn."""
    statuses = audience.statuses or OPEN_STATUSES
    return any(
        intake.child == child.key
        and intake.status in statuses
        and (not audience.programmes or intake.programme in audience.programmes)
        for intake in family.intakes
    )


def dump(audience: Audience) -> str:
    """As compact JSON, without what is not asked."""
    return to_json({name: value for name, value in asdict(audience).items() if value}).decode()


def load(text: str) -> Audience:
    """What `dump` wrote, now or in an earlier release."""
    raw: Mapping[str, Any] = from_json(text)
    age = raw.get("age")
    return Audience(
        programmes=tuple(raw.get("programmes", ())),
        streams=tuple(raw.get("streams", ())),
        age=(age[0], age[1]) if age else None,
        languages=tuple(raw.get("languages", ())),
        places=tuple(raw.get("places", ())),
        statuses=tuple(raw.get("statuses", ())),
    )


def audience_of(given: Mapping[str, Value]) -> Audience:
    """What was answered at PATHS; a path that is not there asks nothing."""
    return Audience(
        programmes=_several(given, "programme"),
        streams=_several(given, "stream"),
        age=_age(given),
        languages=_several(given, "language"),
        places=_several(given, "place"),
        statuses=_several(given, "status"),
    )


def _several(given: Mapping[str, Value], name: str) -> tuple[str, ...]:
    value = given.get(f"audience.{name}", "")
    return tuple(filter(None, value.split(","))) if isinstance(value, str) else value


def _age(given: Mapping[str, Value]) -> tuple[int, int] | None:
    """Nobody can be of an age that runs backwards: then none was asked."""
    first, _, until = str(given.get("audience.age", "")).partition("-")
    if not (first.isdecimal() and until.isdecimal()) or int(first) >= int(until):
        return None
    return int(first), int(until)
