"""What is due for which child: one rule for all, that a librarian can read. Nothing here knows of a clock.

At each of the family's moments at most one message goes, so the dose is the number of moments a week
(READY4K: three a week; FIELD-NOTES). First come steps of BoekStart and moments of the year while they make
sense, one a week for a child; then the next tip. Children take turns: whoever was longest without."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from itertools import chain

from dialogs.calendar import months_between
from dialogs.facts import Child
from dialogs.plan import Plan
from dialogs.progress import Progress
from dialogs.reasons import FitsAge, GoesOn, IsOn, Liked, NewRound, NextOne, OnceASeason, Reason, Short
from dialogs.steps import Campaigns, Moment, Step
from dialogs.tips import PARTS, Band, Part, Tips, TipSet

ENOUGH_TIPS = 6
"""Messages of a band after which a family can say what would help."""
BETWEEN_STEPS = timedelta(days=6)
"""A child gets at most one step a week, however many are due: late joiners are not flooded."""
_NOTHING_YET = Progress()
_EACH_ALONE = tuple((part,) for part in PARTS)
_BEHIND: Mapping[str, tuple[Part, ...]] = {part: PARTS[place + 1 :] for place, part in enumerate(PARTS)}


@dataclass(frozen=True, slots=True)
class TipDue:
    """Parts of a set, in one message; `number` counts the messages of the set."""

    band: str
    set: TipSet
    number: int
    parts: tuple[Part, ...]


@dataclass(frozen=True, slots=True)
class Season:
    """Once a season the family is asked what would help; `id` is 'season.2026-4' for its fourth quarter."""

    id: str


Item = TipDue | Step | Moment | Season


@dataclass(frozen=True, slots=True)
class Due:
    """A message for a family: about which child, what, and why just now (for the timeline). `asks`: it also
    asks how the tip went, once for each set, so at most once a week."""

    child: Child
    item: Item
    why: Reason
    asks: bool = False


def due(
    plan: Plan,
    children: Sequence[Child],
    progress: Mapping[str, Progress],
    day: date,
    tips: Tips,
    calls: Campaigns,
) -> Due | None:
    """What goes out at this family's moment on a day; None for nothing."""
    if plan.is_paused(day):
        return None
    turns = sorted(children, key=lambda child: (_of(progress, child).last, child.key))
    found = chain(
        _season(plan, turns, progress, day, tips),
        _calls(plan, turns, progress, day, calls),
        _tips(plan, turns, progress, day, tips),
    )
    return next(found, None)


def after(progress: Progress, sent: Due, day: date) -> Progress:
    """The progress of the child once the message is on its way."""
    match sent.item:
        case TipDue(band, one, parts=parts):
            known = progress.sent if progress.band == band else ()
            name = f"{one.id}.{parts[-1]}"
            kept = () if name in known else known
            return replace(progress, band=band, sent=(*kept, name), last=day.isoformat())
        case Step(id=name) | Season(id=name):
            return replace(progress.with_step(name, day.isoformat()), last=day.isoformat())
        case Moment(id=name):
            return replace(progress.with_step(f"{name}.{day.year}", day.isoformat()), last=day.isoformat())


def messages(often: int) -> tuple[tuple[Part, ...], ...]:
    """How the parts of a set are spread: with three messages a week each goes alone; with fewer, together."""
    match often:
        case 1:
            return (("why", "do"),)
        case 2:
            return (("why", "do"), ("more",))
        case _:
            return _EACH_ALONE


def _of(progress: Mapping[str, Progress], child: Child) -> Progress:
    return progress.get(child.key, _NOTHING_YET)


def _season(
    plan: Plan, turns: Sequence[Child], progress: Mapping[str, Progress], day: date, tips: Tips
) -> Iterator[Due]:
    """Asked of a family that knows the tips, in the second month of a quarter: away from the holidays."""
    if day.month % 3 != 2:
        return
    name = f"season.{day.year}-{(day.month + 2) // 3}"
    known = [_of(progress, child) for child in turns]
    if any(name in one.steps for one in known):
        return
    for child, one in zip(turns, known, strict=True):
        gets = plan.has(child.key, "tips") and tips.band(months_between(child.born, day))
        if gets and len(one.sent) >= ENOUGH_TIPS:
            yield Due(child, Season(name), OnceASeason())


def _calls(
    plan: Plan, turns: Sequence[Child], progress: Mapping[str, Progress], day: date, calls: Campaigns
) -> Iterator[Due]:
    for child in turns:
        known, months = _of(progress, child), months_between(child.born, day)
        if known.steps and date.fromisoformat(max(known.steps.values())) + BETWEEN_STEPS > day:
            continue
        if plan.has(child.key, "boekstart"):
            yield from _steps(child, known, months, day, calls)
        if plan.has(child.key, "tips"):
            yield from _moments(child, known, months, day, calls.moments)


def _steps(child: Child, known: Progress, months: int, day: date, calls: Campaigns) -> Iterator[Due]:
    """Those that make sense now, the one whose time runs out first before the others. In a holiday no event:
    it waits while its window lasts."""
    free = calls.closed.holds_no_events(day)
    fresh = [step for step in calls.steps if step.id not in known.steps and not (free and step.event)]
    fitting = [step for step in fresh if _makes_sense(step, known, months, day)]
    for step in sorted(fitting, key=lambda one: one.months[1]):
        first, below = step.months
        yield Due(child, step, FitsAge(first, below, months))


def _makes_sense(step: Step, known: Progress, months: int, day: date) -> bool:
    if not step.months[0] <= months < step.months[1]:
        return False
    earlier = [(known.steps.get(one, ""), timedelta(weeks=weeks)) for one, weeks in step.waits.items()]
    return all(sent and date.fromisoformat(sent) + pause <= day for sent, pause in earlier)


def _moments(
    child: Child, known: Progress, months: int, day: date, moments: Sequence[Moment]
) -> Iterator[Due]:
    for moment in moments:
        fits = moment.months[0] <= months < moment.months[1]
        if fits and f"{moment.id}.{day.year}" not in known.steps and moment.is_on(day):
            yield Due(child, moment, IsOn())


def _tips(
    plan: Plan, turns: Sequence[Child], progress: Mapping[str, Progress], day: date, tips: Tips
) -> Iterator[Due]:
    for child in turns:
        band = tips.band(months_between(child.born, day))
        if band and plan.has(child.key, "tips"):
            yield _tip(plan, child, _of(progress, child), band)


def _tip(plan: Plan, child: Child, known: Progress, band: Band) -> Due:
    """The rest of the set that was begun; else the best of those that did not come yet in this round."""
    spread = messages(len(plan.days))
    sent = known.sent if known.band == band.band else ()
    last, _, told = sent[-1].rpartition(".") if sent else ("", "", "")
    one = next((one for one in band.sets if one.id == last), None)
    number, parts = _rest(spread, told)
    if one and parts:
        asks = parts == ("more",) and known.answered != one.id
        return Due(child, TipDue(band.band, one, number, parts), GoesOn(), asks)
    begun = {name.rpartition(".")[0] for name in sent}
    fresh = [one for one in band.sets if one.id not in begun]
    best = min(fresh or band.sets, key=lambda one: _rank(plan, known, one))
    why = _reason(plan, known, best) if fresh else NewRound()
    return Due(child, TipDue(band.band, best, 0, spread[0]), why)


def _rest(spread: Sequence[tuple[Part, ...]], told: str) -> tuple[int, tuple[Part, ...]]:
    """What follows in a set behind the part that was told last, however it was spread when it began."""
    behind = _BEHIND.get(told, ())
    for number, parts in enumerate(spread):
        if left := tuple(part for part in parts if part in behind):
            return number, left
    return 0, ()


def _rank(plan: Plan, known: Progress, one: TipSet) -> tuple[int, int]:
    """What was liked comes earlier; for who has little time the short ones; else the order of the file."""
    liked = known.liked.get(one.theme, 0) + (one.theme in plan.likes)
    return -liked, one.minutes if _in_a_hurry(plan) else 0


def _in_a_hurry(plan: Plan) -> bool:
    return "time" in plan.hard or plan.season == "shorter"


def _reason(plan: Plan, known: Progress, one: TipSet) -> Reason:
    if known.liked.get(one.theme, 0) + (one.theme in plan.likes) > 0:
        return Liked(one.theme)
    return Short(one.minutes) if _in_a_hurry(plan) else NextOne()
