"""A simple judge of a year: says what each family should have had, and knows nothing of the rules' code."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from dialogs.content import Content
from dialogs.facts import Child
from dialogs.steps import Moment, Step
from dialogs.tips import Band
from tests.test_year.free import is_free
from tests.test_year.households import Household
from tests.test_year.office import ZONE
from tests.test_year.received import Item, Received
from tests.test_year.running import GAPS
from tests.test_year.wishes import Wishes, changes_on

LATE = timedelta(hours=3)
"""So late may a message still come; after that it is skipped."""
WEEK = timedelta(days=7)
GROWN = 144


@dataclass(frozen=True, slots=True)
class Fault:
    """Something that should not be: of which kind (a row of the table), where, and what."""

    kind: str
    household: int
    day: date
    what: str


class Judge:
    """Goes through the days of one household."""

    def __init__(self, number: int, home: Household, received: list[Received], content: Content) -> None:
        """`received` in the order in which it came."""
        self._number, self._home, self._content = number, home, content
        self._by_day: defaultdict[date, list[Received]] = defaultdict(list)
        for one in received:
            self._by_day[one.at.date()].append(one)
        self._wishes = Wishes(home.family.plan)
        self._steps: defaultdict[str, dict[str, date]] = defaultdict(dict)
        self._had: defaultdict[tuple[str, str], set[Item]] = defaultdict(set)
        self._week: Counter[tuple[int, int]] = Counter()
        self._dose: dict[tuple[int, int], int] = {}
        self.faults: list[Fault] = []
        self.due = self.skipped = 0

    def go(self, below: date, ended: Iterable[tuple[str, date]]) -> None:
        """Every day from the one after joining on; `ended`: a child's koffertje was collected on a day."""
        answers = dict(ended)
        day = self._home.joins + timedelta(days=1)
        while day < below:
            changed = changes_on(self._home, day)
            for act in changed:
                self._wishes.take(act)
            self._day(day, heard_today=any(act.what != "block" for act in changed))
            for child in (one for one, when in answers.items() if when == day):
                self._steps[child] |= {"koffertje": day, "koffertje_again": day}
            day += timedelta(days=1)
        for week, count in self._week.items():
            if count > self._dose[week]:
                monday = date.fromisocalendar(*week, 1)
                self._fault("over the dose", monday, f"{count} in a week, at most {self._dose[week]}")

    def _day(self, day: date, heard_today: bool) -> None:
        week, wishes = day.isocalendar()[:2], self._wishes
        self._dose[week] = max(self._dose.get(week, 0), len(wishes.days))
        moment, came = self._moment(day, heard_today), self._by_day[day]
        self._week[week] += len(came)
        if moment and not came and self._is_relevant(day) and not wishes.is_back(day):
            self._fault("missed", day, f"nothing at {moment:%H:%M}")
        self.due += moment is not None
        for one in came:
            self._judge(one, moment)

    def _moment(self, day: date, heard_today: bool) -> datetime | None:
        """When a message has to come on a day; None where none may."""
        if heard_today or not self._wishes.may(day):
            return None
        hour, minute = map(int, self._wishes.at.split(":"))
        moment = datetime.combine(day, time(hour, minute), ZONE)
        gap = next((one for one in GAPS if one.begins < moment < one.ends), None)
        if gap and gap.ends - moment > LATE:
            self.skipped += 1
            return None
        return gap.ends if gap else moment

    def _judge(self, one: Received, moment: datetime | None) -> None:
        day = one.at.date()
        if not time(8) <= one.at.time() < time(20):
            self._fault("at night", day, f"{one.at:%H:%M}")
        if moment is None:
            self._fault("after a stop, in a pause or on another day", day, str(one.item))
        elif not moment <= one.at <= moment + LATE:
            self._fault("at another hour", day, f"{one.at:%H:%M} for {moment:%H:%M}")
        if one.item.part == "season":
            self._season(day)
        else:
            self._about(one, day)

    def _season(self, day: date) -> None:
        """Asked about no child: at most once a quarter."""
        quarter = f"season {day.year} {(day.month + 2) // 3}"
        if quarter in self._steps[""]:
            self._fault("repeated", day, quarter)
        self._steps[""][quarter] = day

    def _about(self, one: Received, day: date) -> None:
        child = next(child for child in self._home.family.children if child.key == one.child)
        if not self._wishes.has(child.key, "boekstart" if one.item.part == "step" else "tips"):
            self._fault("after a stop, in a pause or on another day", day, f"{one.item} for {child.key}")
        months = _months(child, day)
        if one.item.is_tip:
            self._tip(one, months)
        else:
            self._call(one, months)

    def _tip(self, one: Received, months: int) -> None:
        band = next(band for band in self._content.tips.bands if band.band == one.item.band)
        had, day = self._had[one.child, band.band], one.at.date()
        if not band.months[0] <= months < band.months[1]:
            self._fault("out of its window", day, str(one.item))
        part = Item(band.band, one.item.name, one.item.part.replace("without", "do"))
        if part in had and not _is_used_up(band, had):
            self._fault("repeated", day, str(one.item))
        if part in had:
            had.clear()
        had.add(part)

    def _call(self, one: Received, months: int) -> None:
        calls, day = self._content.calls, one.at.date()
        known: tuple[Step | Moment, ...] = (*calls.steps, *calls.moments)
        call = next(call for call in known if call.id == one.item.name)
        if not call.months[0] <= months < call.months[1]:
            self._fault("out of its window", day, call.id)
        if isinstance(call, Step) and call.event and is_free(day):
            self._fault("invited in a holiday", day, call.id)
        name = call.id if isinstance(call, Step) else f"{call.id} {day.year}"
        if name in self._steps[one.child]:
            self._fault("repeated", day, call.id)
        self._steps[one.child][name] = day

    def _is_relevant(self, day: date) -> bool:
        """Whether there was something for a child: a tip before twelve, or a step that is not too soon."""
        for child in self._home.family.children:
            if self._wishes.has(child.key, "tips") and _months(child, day) < GROWN:
                return True
            if self._wishes.has(child.key, "boekstart") and any(self._open(child, day)):
                return True
        return False

    def _open(self, child: Child, day: date) -> Iterator[Step]:
        had, months = self._steps[child.key], _months(child, day)
        if had and day - max(had.values()) < WEEK:
            return
        for step in self._content.calls.steps:
            fits = step.months[0] <= months < step.months[1] and step.id not in had
            fits = fits and not (step.event and is_free(day))
            waited = (one in had and had[one] + weeks * WEEK <= day for one, weeks in step.waits.items())
            if fits and all(waited):
                yield step

    def _fault(self, kind: str, day: date, what: str) -> None:
        self.faults.append(Fault(kind, self._number, day, what))


def _months(child: Child, day: date) -> int:
    year, month = map(int, child.born.split("-"))
    return (day.year - year) * 12 + day.month - month


def _is_used_up(band: Band, had: set[Item]) -> bool:
    return {one.id for one in band.sets} <= {item.name for item in had}
