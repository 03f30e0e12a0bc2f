"""Closing the days that are over: what each of them added is counted, and never changed after."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

from bot.figures import gathering, others
from bot.figures.others import Route3
from bot.figures.things import Thing
from bot.surroundings import Surroundings
from dialogs.library import Library
from storage import figure_facts, figures
from storage.figures import Closing, Counted, DayCount
from storage.outbox import Queued
from storage.transaction import Transaction

_ONE_DAY = timedelta(days=1)


async def close_months(tx: Transaction, around: Surroundings, now: datetime) -> list[Queued]:
    """At each tick: when a month is over its days are closed, if nobody has looked at figures since. So a
    family counts that has all deleted later. Queues nothing. Raises Undecipherable."""
    first = now.astimezone(around.zone).date().replace(day=1)
    last = await figures.last_day(tx)
    if last is None or last + _ONE_DAY < first:
        await close(tx, around.library, around.zone, now)
    return []


async def close(tx: Transaction, library: Library, zone: ZoneInfo, now: datetime) -> date:
    """Close every day before the one of `now` (UTC) in the zone; the last day that is closed. Raises
    Undecipherable."""
    yesterday = now.astimezone(zone).date() - _ONE_DAY
    last = await figures.last_day(tx)
    if last is not None and last >= yesterday:
        return last
    counted = await figures.counted(tx)
    picture = await figure_facts.picture(tx, zone, now, known=_known(counted))
    things = [
        *gathering.gathered(picture, library, counted),
        *others.visits(picture.held),
        *others.changes(picture.measured),
    ]
    first = last + _ONE_DAY if last else date.min
    fresh = [one for one in things if one.day <= yesterday and added(one, counted)]
    ways = others.routes(picture.routes, (await figures.closings(tx)).values(), first, yesterday)
    await figures.close(tx, _closed(fresh, counted, ways, first, yesterday))
    await figures.mark(tx, {(one.family_id, one.what): one.number for one in fresh})
    return yesterday


def _known(counted: Counted) -> frozenset[tuple[int, str, str]]:
    """The sign-ups (family id, child, programme) whose answers are not needed any more."""
    found = ((family_id, what.split(":")) for family_id, what in counted)
    return frozenset((family_id, parts[1], parts[2]) for family_id, parts in found if parts[0] == "in")


def added(thing: Thing, counted: Counted) -> int:
    """How much of a thing is not counted yet; of messages that begin again, all that is there."""
    before = counted.get((thing.family_id, thing.what), 0)
    return thing.number - before if thing.number >= before else thing.number


def _closed(
    fresh: Iterable[Thing],
    counted: Counted,
    ways: Mapping[date, Mapping[Route3, int]],
    first: date,
    last: date,
) -> dict[date, Closing]:
    """The days with something to count, and the last one."""
    by_day: defaultdict[date, defaultdict[str, list[tuple[int, Mapping[str, str]]]]]
    by_day = defaultdict(lambda: defaultdict(list))
    for one in fresh:
        by_day[max(first, one.day)][one.figure].append((added(one, counted), one.classes))
    closed: dict[date, dict[str, DayCount]] = {last: {}}
    for day, found in by_day.items():
        closed.setdefault(day, {}).update({name: figures.added(rows) for name, rows in found.items()})
    for day, counts in ways.items():
        closed.setdefault(day, {}).update(_of_ways(counts))
    return dict(sorted(closed.items()))


def _of_ways(counts: Mapping[Route3, int]) -> dict[str, DayCount]:
    parts: defaultdict[str, dict[str, dict[str, int]]] = defaultdict(dict)
    for (figure, way, name), number in counts.items():
        parts[figure].setdefault(way, {})[name] = number
    totals = {figure: sum(next(iter(ways.values())).values()) for figure, ways in parts.items()}
    return {figure: DayCount(totals[figure], ways) for figure, ways in parts.items()}
