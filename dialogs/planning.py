"""From answers to a plan: when messages suit the family, about whom, how often, and until when not."""

from collections.abc import Callable, Mapping
from dataclasses import replace
from datetime import timedelta
from typing import Literal

from dialogs.calendar import WEEKDAYS
from dialogs.effects import KeepPlan
from dialogs.plan import Plan, hushed, paused, stopped
from dialogs.running import Run

What = Literal["moment", "likes", "pause", "resume", "stop", "hush", "season"]
_OFTEN = {"once": 1, "twice": 2, "thrice": 3}
_DAYS: Mapping[str, tuple[tuple[int, ...], ...]] = {
    "weekend": ((5,), (5, 6), (2, 5, 6)),
    "evening": ((2,), (1, 3), (0, 2, 4)),
}
"""Weekdays for one, two and three messages a week. Weekends read better on average (FIELD-NOTES)."""
_AT = {"weekend": "10:00", "evening": "18:30"}
_APART = ((0,), (0, 3), (0, 2, 4))
"""Days from the chosen one, for whoever chose a day."""


def plan(run: Run, what: What) -> None:
    """Carry out a tree's `plan` action."""
    run.change(KeepPlan(_CHANGES[what](run, run.facts.family.plan)))


def _moment(run: Run, now: Plan) -> Plan:
    often, kind = _OFTEN.get(_text(run, "moment.often"), 1), _text(run, "moment.when")
    if kind in _DAYS:
        return _moved(run, replace(now, at=_AT[kind]), _DAYS[kind][often - 1])
    first = WEEKDAYS.index(_text(run, "moment.day"))
    days = tuple(sorted((first + apart) % 7 for apart in _APART[often - 1]))
    return _moved(run, replace(now, at=f"{int(_text(run, 'moment.hour')[1:]):02d}:00"), days)


def _moved(run: Run, now: Plan, days: tuple[int, ...]) -> Plan:
    """With other days: at once for who had none, else from next Monday on."""
    if now.days in ((), days):
        return replace(now, days=days)
    monday = run.facts.today + timedelta(days=7 - run.facts.today.weekday())
    return replace(now, days=days, begins=monday.isoformat())


def _likes(run: Run, now: Plan) -> Plan:
    return replace(now, likes=_several(run, "tips.likes"), hard=_several(run, "tips.hard"))


def _pause(run: Run, now: Plan) -> Plan:
    how_long = _text(run, "tips.pause")
    return paused(now, _text(run, "tips.until") if how_long == "day" else how_long, run.facts.today)


def _season(run: Run, now: Plan) -> Plan:
    """Fewer messages means one moment a week less; other tips let go of what was liked by heart."""
    answer = _text(run, "tips.season")
    days = now.days[:-1] if answer == "fewer" and len(now.days) > 1 else now.days
    return replace(now, days=days, season=answer, likes=() if answer == "other" else now.likes)


def _text(run: Run, path: str) -> str:
    value = run.find(path)
    return value if isinstance(value, str) else ""


def _several(run: Run, path: str) -> tuple[str, ...]:
    value = run.find(path)
    return value if isinstance(value, tuple) else ()


_CHANGES: Mapping[What, Callable[[Run, Plan], Plan]] = {
    "moment": _moment,
    "likes": _likes,
    "pause": _pause,
    "resume": lambda _, now: replace(now, paused_until=""),
    "stop": lambda run, now: stopped(now, _text(run, "tips.stop")),
    "hush": lambda run, now: hushed(now, _text(run, "tips.hush")),
    "season": _season,
}
