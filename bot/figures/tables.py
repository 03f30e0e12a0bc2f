"""The tables of a report, made of what may be shown and of nothing else."""

from collections.abc import Callable, Iterator, Sequence

from bot.figures import kinds
from bot.figures.hiding import REST
from bot.figures.naming import Names
from bot.figures.periods import Period
from bot.figures.report import Report, Row, Table, Topic
from bot.figures.shown import Divided, Shown
from bot.figures.target import IN, UNKNOWN, targets
from bot.referrals.cards import desk_name
from dialogs.measures import WHO
from storage.figure_facts import Held

_LAST = (REST, UNKNOWN)
_IN_ORDER = ("age", "weeks", "change")
"""Ways whose classes have an order of their own; of the others the largest class comes first."""
_ORDER = {"better": 0, "same": 1, "worse": 2}


def report(shown: Shown, period: Period, library: str, names: Names, held: Sequence[Held]) -> Report:
    """Everything about a period. `held` are the events there were, by whom is of no matter."""
    maker = _Maker(shown, period, names, held)
    return Report(library, period, shown.closed, tuple(maker.tables()))


class _Maker:
    def __init__(self, shown: Shown, period: Period, names: Names, held: Sequence[Held]) -> None:
        self._shown, self._period, self._names, self._held = shown, period, names, held

    def tables(self) -> Iterator[Table]:
        children, parents = kinds.CHILDREN, kinds.PARENTS
        people = (self._row("figures_children", children), self._row("figures_parents", parents))
        yield self._table("reached", "reached", people)
        for way, name in (("language", "languages"), ("age", "ages"), ("place", "places")):
            yield self._table("reached", name, self._parts(children, way), whole=True)
        yield self._table("reached", "parents_languages", self._parts(parents, "language"), whole=True)
        yield self._table("programmes", "programmes", self._programmes(children), whole=True)
        yield self._table("programmes", "also", self._programmes(kinds.ALSO), whole=True)
        means = tuple(self._means(programme) for programme in kinds.PROGRAMMES)
        about = self._names.say("figures_targets_about")
        yield self._table("programmes", "targets", self._targets(), means=(*means, about))
        came = self._each(self._of_each(kinds.reached), "came", whole=False)
        yield self._table("programmes", "came", came)
        yield self._table("programmes", "stopped", self._each(self._of_each(kinds.stopped), "how"))
        waits = self._each(self._of_each(kinds.placed), "weeks")
        yield self._table("waiting", "waiting", waits, remarks=[*self._medians()])
        tips = {"children": kinds.TIPS, "liked": kinds.LIKED, "sent": kinds.SENT}
        rows = (self._row(f"figures_tips_{label}", name) for label, name in tips.items())
        yield self._table("tips", "tips", rows)
        yield self._table("desks", "desks", self._desks())
        yield self._table("events", "events", self._events())
        yield self._table("changes", "changes", self._each(self._changes(), "change"))

    def _table(
        self,
        topic: Topic,
        name: str,
        rows: Iterator[Row] | Sequence[Row],
        means: tuple[str, ...] = (),
        remarks: Sequence[str] = (),
        whole: bool = False,
    ) -> Table:
        kept = tuple(rows)
        says = means or (self._names.say(f"figures_{name}_means"),)
        any_left = any(row.now or row.before for row in kept)
        title = self._names.say(f"figures_{name}")
        return Table(topic, name, title, " ".join(says), kept if any_left else (), tuple(remarks), whole)

    def _row(self, label: str, name: str) -> Row:
        return Row(self._names.say(label), *self._totals(name))

    def _totals(self, name: str) -> tuple[int, int]:
        now, before = (self._shown.total(name, one) for one in self._both)
        return now, before

    @property
    def _both(self) -> tuple[Period, Period]:
        return self._period, self._period.before

    def _parts(self, name: str, way: str) -> Iterator[Row]:
        """A total and its groups; nothing where it could not be divided."""
        now, before = (self._shown.divided(name, way, one) for one in self._both)
        if not (now.groups or before.groups):
            return
        yield Row(self._names.say("figures_total"), now.total, before.total)
        yield from self._groups(now, before, way)

    def _groups(self, now: Divided, before: Divided, way: str) -> Iterator[Row]:
        found = [
            name
            for name in {**now.groups, **before.groups}
            if now.groups.get(name) or before.groups.get(name)
        ]
        found.sort(key=lambda name: _order(way, name, now.groups.get(name, 0)))
        for name in found:
            yield Row(self._names.of(way, name), now.groups.get(name, 0), before.groups.get(name, 0), 1)
        if (now.groups or before.groups) and (now.open or before.open):
            yield Row(self._names.say("figures_open"), now.open, before.open, 1)

    def _programmes(self, name: str) -> Iterator[Row]:
        """A figure that is one for each programme, with each of them."""
        rows = [
            Row(self._names.programme(programme), *self._totals(one), 1)
            for one, programme in zip(kinds.SEVERAL[name], kinds.PROGRAMMES, strict=True)
        ]
        yield Row(self._names.say("figures_total"), *self._totals(name))
        yield from sorted((row for row in rows if row.now or row.before), key=lambda row: -row.now)

    def _targets(self) -> Iterator[Row]:
        for one in kinds.PROGRAMMES:
            now, before = (
                self._shown.rounded(kinds.reached(one), "target", IN, period) for period in self._both
            )
            if now or before:
                label = self._names.say("figures_target_in", programme=self._names.programme(one))
                yield Row(label, now, before)

    def _of_each(self, figure: Callable[[str], str]) -> Iterator[tuple[str, str]]:
        return ((figure(one), self._names.programme(one)) for one in kinds.PROGRAMMES)

    def _each(self, figures: Iterator[tuple[str, str]], way: str, whole: bool = True) -> Iterator[Row]:
        """Several figures that are nobody's total, each with its groups; not `whole`: none without groups."""
        for name, label in figures:
            now, before = (self._shown.divided(name, way, one) for one in self._both)
            if now.groups or before.groups or (whole and (now.total or before.total)):
                yield Row(label, now.total, before.total)
                yield from self._groups(now, before, way)

    def _means(self, programme: str) -> str:
        means = targets()[programme].means
        return self._names.say(
            "figures_targets_means", programme=self._names.programme(programme), means=means
        )

    def _medians(self) -> Iterator[str]:
        """The band in which the middle one of those is that were placed: of numbers that are shown."""
        for one in kinds.PROGRAMMES:
            found = self._shown.divided(kinds.placed(one), "weeks", self._period)
            if found.groups and REST not in found.groups:
                name, band = self._names.programme(one), self._names.of("weeks", _middle(found))
                number = str(sum(found.groups.values()))
                yield self._names.say("figures_median", programme=name, band=band, number=number)

    def _desks(self) -> Iterator[Row]:
        desks = sorted(name.partition("/")[2] for name in self._shown.names if name.startswith("desk/"))
        totals = {desk: self._shown.total(kinds.sent_to(desk), self._period) for desk in desks}
        for desk in sorted(desks, key=lambda one: (-totals[one], one)):
            before = self._shown.total(kinds.sent_to(desk), self._period.before)
            if totals[desk] or before:
                yield Row(desk_name(desk), totals[desk], before)
                yield from self._desk(desk)

    def _desk(self, desk: str) -> Iterator[Row]:
        now, before = (self._shown.divided(kinds.sent_to(desk), "came", one) for one in self._both)
        yield from self._groups(now, before, "sent_by")
        now, before = (self._shown.divided(kinds.told_of(desk), "outcome", one) for one in self._both)
        if now.total or before.total:
            yield Row(self._names.say("figures_told"), now.total, before.total, 1)
            yield from (
                Row(one.label, one.now, one.before, 2) for one in self._groups(now, before, "outcome")
            )

    def _events(self) -> Iterator[Row]:
        for template in sorted({one.template for one in self._held}):
            events = [one for one in self._held if one.template == template]
            held = [sum(period.has(one.day) for one in events) for period in self._both]
            came = [
                sum(self._shown.total(kinds.came_to(one.number), period) for one in events)
                for period in self._both
            ]
            if any(held):
                name = self._names.event(template)
                yield Row(self._names.say("figures_held", event=name), held[0], held[1])
                yield Row(self._names.say("figures_visits", event=name), came[0], came[1], 1)

    def _changes(self) -> Iterator[tuple[str, str]]:
        for programme in kinds.PROGRAMMES:
            for who in WHO:
                said = self._names.of("who", who)
                name = self._names.programme(programme)
                yield (
                    kinds.change(programme, who),
                    self._names.say("figures_change", programme=name, who=said),
                )


def _order(way: str, name: str, number: int) -> tuple[bool, int, str]:
    if way in _IN_ORDER:
        first = name.partition("-")[0]
        return name in _LAST, int(first) if first.isdecimal() else _ORDER.get(name, 9), name
    return name in _LAST, -number, name


def _middle(found: Divided) -> str:
    """The class of the middle one, by the order of waiting."""
    half, seen = (sum(found.groups.values()) + 1) // 2, 0
    for name in sorted(found.groups, key=lambda one: _order("weeks", one, 0)):
        seen += found.groups[name]
        if seen >= half:
            return name
    return UNKNOWN
