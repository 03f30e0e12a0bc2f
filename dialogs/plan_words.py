"""A family's plan in words: what messages come, about whom, when the next one is due."""

from collections.abc import Iterable
from datetime import date, timedelta

from dialogs.facts import Family
from dialogs.phrases import phrase
from dialogs.plan import STREAMS
from dialogs.prompt import Arg, Day, Hours, Lines, Listed, Text
from dialogs.running import Run

_OSM_DAYS = ("Mo", "Tu", "We", "Th", "Fr", "Sa", "Su")


def next_day(run: Run) -> Arg:
    """The day of the family's next moment, from tomorrow on; no clock is needed for that."""
    plan, first = run.facts.family.plan, run.facts.today + timedelta(days=1)
    start = max(plan.paused_until, plan.begins)
    days = (first + timedelta(days=number) for number in range(400))
    day = next((day for day in days if day.weekday() in plan.days and day.isoformat() >= start), None)
    return Day(day.isoformat()) if day else phrase("plan_none")


def lines(family: Family, today: date) -> Iterable[Text]:
    """What messages come, about whom and when."""
    plan = family.plan
    for child in family.children:
        streams = tuple(phrase(f"stream_{one}") for one in STREAMS if plan.has(child.key, one))
        listed: Arg = Listed(streams) if streams else phrase("plan_none")
        yield phrase("plan_child", name=child.first_name, streams=listed)
    if plan.is_on:
        days = Hours(",".join(_OSM_DAYS[day] for day in plan.days))
        yield phrase("plan_moment", days=days, hour=plan.at)
    if plan.is_paused(today):
        yield phrase("plan_paused", day=Day(plan.paused_until))


def overview(run: Run) -> Arg:
    """All of them, and whether they come to this chat."""
    every = tuple(lines(run.facts.family, run.facts.today))
    return Lines(every if run.facts.together.mine else (*every, phrase("plan_not_mine")))


def paused_until(run: Run) -> Arg:
    """The day on which messages begin again; '' without a pause."""
    until = run.facts.family.plan.paused_until
    return Day(until) if until else ""
