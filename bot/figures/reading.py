"""The figures out of the database: the days that are over are closed first."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from zoneinfo import ZoneInfo

from bot.figures.closing import close
from bot.figures.naming import Names
from bot.figures.periods import Period
from bot.figures.report import Report
from bot.figures.shown import Shown, shown
from bot.figures.tables import report
from dialogs.library import Library
from storage import figure_facts, figures
from storage.figure_facts import Held
from storage.transaction import Transaction


@dataclass(frozen=True, slots=True)
class Figures:
    """What may be shown, and which events there were: of any period, in anybody's words."""

    shown: Shown
    held: Sequence[Held]

    def report(self, library: str, period: Period, names: Names) -> Report:
        """A report about a period of the library of that name."""
        return report(self.shown, period, library, names, self.held)


async def read(tx: Transaction, library: Library, zone: ZoneInfo, now: datetime) -> Figures:
    """As of the last day before the one of `now` (UTC) in the zone. Raises Undecipherable."""
    closed = await close(tx, library, zone, now)
    held = [one for one in await figure_facts.held(tx, now) if one.day <= closed]
    return Figures(shown(await figures.closings(tx), closed), held)
