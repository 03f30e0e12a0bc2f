"""A coordinator looks ahead: what a family that signed up is going to hear, and when it last did."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from dialogs.content import Content
from dialogs.facts import Family
from dialogs.foretelling import Foretold, foretold_after
from dialogs.progress import Progress
from storage import families, intakes
from storage import progress as kept
from storage.transaction import Transaction

WEEKS = 12
"""How far is looked ahead: a season, in which not too much will change."""
_OVER = ("closed", "withdrawn")


@dataclass(frozen=True, slots=True)
class Ahead:
    """What comes for a family until before a day, if it says nothing meanwhile; `last`: the day of the newest
    message about a child, None before the first."""

    family: Family
    messages: tuple[Foretold, ...]
    below: date
    last: date | None


@dataclass(frozen=True, slots=True)
class Unreachable:
    """Nobody of this family can be written to, so nothing goes out."""


@dataclass(frozen=True, slots=True)
class Over:
    """The intake is closed or taken back: staff have nothing to do with the family by it any more."""


@dataclass(frozen=True, slots=True)
class Gone:
    """There is no such intake: the family had everything deleted."""


async def family_timeline(
    tx: Transaction, content: Content, reference: str, now: datetime
) -> Ahead | Unreachable | Over | Gone:
    """Foretell the messages of the family of an intake. `now` is local, with its zone; the caller has checked
    that staff ask. Raises Undecipherable."""
    stored = (await intakes.by_reference(tx, [reference])).get(reference)
    if stored is None:
        return Gone()
    if stored.intake.status in _OVER:
        return Over()
    found = (await families.reachable(tx, [stored.family_id])).get(stored.family_id)
    if found is None:
        return Unreachable()
    progress = (await kept.load(tx, [stored.family_id])).get(stored.family_id, {})
    below = now.date() + timedelta(weeks=WEEKS)
    messages = tuple(foretold_after(found[0], progress, content, now, below))
    return Ahead(found[0], messages, below, _last(progress.values()))


def _last(progress: Iterable[Progress]) -> date | None:
    days = [one.last for one in progress if one.last]
    return date.fromisoformat(max(days)) if days else None
