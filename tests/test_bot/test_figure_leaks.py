"""Ways in which a few people could once be worked out, or were hidden for ever, each with its numbers."""

from collections.abc import Iterable, Mapping
from datetime import date, timedelta

from bot.figures import kinds
from bot.figures.hiding import REST
from bot.figures.periods import Period, of_day
from bot.figures.shown import Divided, Shown, shown
from storage.figures import Closing, DayCount

FEBRUARY, MARCH, LAST = date(2026, 2, 1), date(2026, 3, 1), date(2027, 12, 31)
YEAR, EVER = of_day("year", FEBRUARY), Period("year", FEBRUARY, date(2028, 1, 1))


def view(*counts: tuple[date, str, int], closed: date = LAST) -> Shown:
    """What may be shown, by day and figure."""
    days: dict[date, dict[str, DayCount]] = {}
    for day, name, number in counts:
        days.setdefault(day, {})[name] = DayCount(number)
    return shown(days, closed)


def each_day(first: date, name: str, number: int) -> Iterable[tuple[date, str, int]]:
    """One of a figure, day after day."""
    return [(first + timedelta(days=one), name, 1) for one in range(number)]


def test_when_groups_come_tells_nothing() -> None:
    """Twenty and four until October, then five of the four's class: by 1 November there are no groups yet."""

    def came(**languages: int) -> Closing:
        return {"reached/plek3": DayCount(sum(languages.values()), {"language": languages})}

    days: Mapping[date, Closing] = {date(2026, 9, 10): came(nl=20, ti=4), date(2026, 10, 20): came(ti=5)}
    before = shown(days, date(2026, 10, 31)).divided(kinds.CHILDREN, "language", YEAR)
    assert before == Divided(29, {}, 29)
    assert shown(days, LAST).divided(kinds.CHILDREN, "language", YEAR) == Divided(29, {}, 29)


def test_of_the_target_group_there_is_one_number_in_tens() -> None:
    """Thirty-one, of whom twenty-four belong to it and twenty are of 8 to 12 years."""
    ages = {"4-6": 1, "6-8": 6, "8-12": 20, "12-18": 4}
    parts = {"age": ages, "target": {"in": 24, "out": 7}}
    found = shown({FEBRUARY: {"reached/studiebegeleiding": DayCount(31, parts)}}, LAST)
    assert found.divided(kinds.CHILDREN, "age", YEAR).groups == {"8-12": 20, REST: 11}
    assert found.rounded("reached/studiebegeleiding", "target", "in", YEAR) == 20


def test_each_term_is_rounded_by_itself() -> None:
    count = DayCount(12, {"target": {"in": 12}})
    days = {FEBRUARY: {"reached/tips": count}, date(2026, 5, 1): {"reached/tips": count}}
    assert shown(days, LAST).rounded("reached/tips", "target", "in", YEAR) == 20


def test_who_was_placed_and_never_asked_is_not_four() -> None:
    """Thirty came, twenty were placed, of sixteen was told how it goes."""
    change = kinds.change("plek3", "parent")
    found = view((FEBRUARY, "reached/plek3", 30), (MARCH, "placed/plek3", 20), (MARCH, change, 16))
    assert (found.total("placed/plek3", YEAR), found.total(change, YEAR)) == (20, 15)


def test_messages_about_four_children_are_not_shown() -> None:
    sent = [(FEBRUARY + timedelta(days=7 * week), kinds.SENT, 4) for week in range(40)]
    assert view(*sent, (FEBRUARY, "reached/tips", 4), (FEBRUARY, kinds.TIPS, 4)).total(kinds.SENT, EVER) == 0
    five = view(*sent, (MARCH, "reached/tips", 5), (MARCH, kinds.TIPS, 5))
    assert five.total(kinds.SENT, of_day("month", FEBRUARY)) == 0
    assert [one.total for one in five.pieces(kinds.SENT)] == [52, 52, 52]


def test_four_in_the_beginning_hide_nothing_for_ever() -> None:
    """Four children with tips in spring, sixty from August on; a tip a week later for each."""
    first = [(MARCH, "reached/tips", 4), (MARCH + timedelta(days=7), kinds.TIPS, 4)]
    august = date(2026, 8, 3)
    later = [
        *each_day(august, "reached/tips", 60),
        *each_day(august + timedelta(days=7), kinds.TIPS, 60),
    ]
    found = view((FEBRUARY, "reached/plek3", 30), *first, *later)
    assert found.total("reached/tips", EVER) == 60
    assert found.total(kinds.TIPS, EVER) == 60


def test_programmes_with_few_hide_nothing_of_the_others() -> None:
    september = date(2026, 9, 1)
    found = view(
        (FEBRUARY, "reached/studiebegeleiding", 30),
        (MARCH, "reached/boekstart", 4),
        (MARCH, "reached/plek3", 12),
        (MARCH, "placed/plek3", 12),
        (september, "reached/plek3", 12),
        (september, "placed/plek3", 12),
    )
    assert found.total(kinds.CHILDREN, YEAR) == 54
    assert found.total("reached/boekstart", YEAR) == 0
    assert found.total("placed/plek3", YEAR) == 24


def test_who_never_gets_a_place_hides_nobody_who_does() -> None:
    """Three wait for ever; day after day somebody else comes and is placed at once."""
    came = each_day(MARCH, "reached/plek3", 40)
    found = view((FEBRUARY, "reached/plek3", 3), *came, *each_day(MARCH, "placed/plek3", 40))
    assert found.total("placed/plek3", EVER) >= 40 - 8
