"""When a family gets messages, about whom and what: its own choices, which no later message undoes."""

from collections.abc import Mapping
from dataclasses import dataclass, fields, replace
from datetime import date, datetime, time, timedelta
from functools import lru_cache
from typing import Any, Literal, get_args

from pydantic_core import from_json, to_json

Stream = Literal["tips", "boekstart"]
STREAMS: tuple[Stream, ...] = get_args(Stream)
SUMMER = (9, 1)
"""Month and day on which a pause 'until after the summer' ends: every region's school has begun by then."""


@dataclass(frozen=True, slots=True)
class Plan:
    """`days` are weekdays (0 is Monday) and `at` 'HH:MM' local: at most as many messages a week as there are
    days. `streams` are (child's key, stream). About `hushed` children nothing is ever sent again. `likes` and
    `hard` are the parent's own answers; `season` the last answer to what would help. The days count
    from the ISO day `begins` on: other ones start on a Monday, else the week of the change has too many."""

    days: tuple[int, ...] = ()
    at: str = "18:30"
    streams: tuple[tuple[str, str], ...] = ()
    hushed: tuple[str, ...] = ()
    paused_until: str = ""
    begins: str = ""
    likes: tuple[str, ...] = ()
    hard: tuple[str, ...] = ()
    season: str = ""

    def has(self, child: str, stream: str) -> bool:
        """Whether messages of a stream come for a child."""
        return (child, stream) in self.streams and child not in self.hushed

    @property
    def is_on(self) -> bool:
        """Whether anything is to come at all."""
        return any(child not in self.hushed for child, _ in self.streams)

    def is_paused(self, day: date) -> bool:
        """Whether nothing is sent on this day."""
        return bool(self.paused_until) and day.isoformat() < self.paused_until


def next_slot(plan: Plan, after: datetime) -> datetime | None:
    """The family's next moment behind a local moment; both with a zone, so that a clock change moves neither.
    None where nothing is to come."""
    if not plan.days or not plan.is_on:
        return None
    not_before = max(plan.paused_until, plan.begins)
    slot = _slot(plan.days, plan.at, not_before, after.replace(tzinfo=None))
    return slot.replace(tzinfo=after.tzinfo)


@lru_cache(maxsize=256)
def _slot(weekdays: tuple[int, ...], at: str, not_before: str, after: datetime) -> datetime:
    """The same on the clock at the wall. Remembered: many who are due at one moment share the next one."""
    hour, minute = (int(part) for part in at.split(":"))
    first = date.fromisoformat(max(after.date().isoformat(), not_before))
    days = (first + timedelta(days=number) for number in range(8))
    slots = (datetime.combine(day, time(hour, minute)) for day in days if day.weekday() in weekdays)
    return next(slot for slot in slots if slot > after)


def subscribed(plan: Plan, child: str, stream: str) -> Plan:
    """With one more stream for a child, about whom may be spoken again."""
    streams = tuple(dict.fromkeys((*plan.streams, (child, stream))))
    return replace(plan, streams=streams, hushed=tuple(one for one in plan.hushed if one != child))


def stopped(plan: Plan, stream: str) -> Plan:
    """Without a stream, for all children; 'all' stops each."""
    kept = () if stream == "all" else tuple(one for one in plan.streams if one[1] != stream)
    return replace(plan, streams=kept)


def hushed(plan: Plan, child: str) -> Plan:
    """Nothing more about a child, and no reason asked."""
    streams = tuple(one for one in plan.streams if one[0] != child)
    return replace(plan, streams=streams, hushed=tuple(dict.fromkeys((*plan.hushed, child))))


def paused(plan: Plan, how_long: str, today: date) -> Plan:
    """Nothing until a day: an ISO day, or after a week, a fortnight, a month, or the summer."""
    days = {"week": 7, "fortnight": 14, "month": 30}
    if how_long not in (*days, "summer"):
        return replace(plan, paused_until=date.fromisoformat(how_long).isoformat())
    until = today + timedelta(days=days[how_long]) if how_long in days else _after_summer(today)
    return replace(plan, paused_until=until.isoformat())


def _after_summer(today: date) -> date:
    this_year = date(today.year, *SUMMER)
    return this_year if today < this_year else date(today.year + 1, *SUMMER)


def dump(plan: Plan) -> str:
    """The plan as compact JSON, without what has its default."""
    given = {field.name: getattr(plan, field.name) for field in fields(plan)}
    kept = {name: value for name, value in given.items() if value and value != getattr(_EMPTY, name)}
    return to_json(kept).decode()


def load(text: str) -> Plan:
    """The plan that `dump` wrote, now or in an earlier release."""
    raw: Mapping[str, Any] = from_json(text)
    return Plan(
        days=tuple(raw.get("days", ())),
        at=raw.get("at", _EMPTY.at),
        streams=tuple((child, stream) for child, stream in raw.get("streams", ())),
        hushed=tuple(raw.get("hushed", ())),
        paused_until=raw.get("paused_until", ""),
        begins=raw.get("begins", ""),
        likes=tuple(raw.get("likes", ())),
        hard=tuple(raw.get("hard", ())),
        season=raw.get("season", ""),
    )


_EMPTY = Plan()
