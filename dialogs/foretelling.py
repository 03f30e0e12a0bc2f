"""Everything a family will get between two days, and why: by the same rules as the real thing."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date, datetime, time
from zoneinfo import ZoneInfo

from dialogs.campaigns import Due, after, due
from dialogs.content import Content
from dialogs.facts import Family
from dialogs.plan import next_slot
from dialogs.progress import Progress


@dataclass(frozen=True, slots=True)
class Foretold:
    """A message, and its moment (local, with its zone)."""

    at: datetime
    due: Due


def foretold(
    family: Family,
    progress: Mapping[str, Progress],
    content: Content,
    zone: ZoneInfo,
    first: date,
    below: date,
) -> Iterator[Foretold]:
    """The messages from a day until before another, if the parent says nothing meanwhile."""
    return foretold_after(family, progress, content, datetime.combine(first, time(), zone), below)


def foretold_after(
    family: Family, progress: Mapping[str, Progress], content: Content, now: datetime, below: date
) -> Iterator[Foretold]:
    """The messages behind a local moment (with its zone) until before a day."""
    known, content = dict(progress), content.in_language(family.language)
    moment = next_slot(family.plan, now)
    while moment is not None and moment.date() < below:
        found = due(family.plan, family.children, known, moment.date(), content.tips, content.calls)
        if found:
            yield Foretold(moment, found)
            earlier = known.get(found.child.key, Progress())
            known[found.child.key] = after(earlier, found, moment.date())
        moment = next_slot(family.plan, moment)
