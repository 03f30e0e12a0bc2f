"""What is due for whom: BoekStart while it makes sense, tips in turn, nothing twice, nothing after a stop."""

from collections import Counter
from dataclasses import replace
from datetime import date, timedelta
from itertools import pairwise
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dialogs.calendar import months_between
from dialogs.campaigns import Season, TipDue, messages
from dialogs.content import Content, name_of, shipped
from dialogs.facts import Child, Family
from dialogs.foretelling import Foretold, foretold
from dialogs.holidays import Holidays, of
from dialogs.library import Region
from dialogs.plan import Plan, hushed
from dialogs.progress import Progress, dump_all, load_all
from dialogs.steps import Moment, Step
from tests.test_dialogs.world import place

ZONE = ZoneInfo("Europe/Amsterdam")
CONTENT = shipped()
BABY, SCHOOLCHILD = Child("1", "Noor", "2026-06"), Child("2", "Sam", "2020-03")
BOTH = Plan(days=(0, 2, 4), streams=(("1", "tips"), ("1", "boekstart"), ("2", "tips")))
FAMILY = Family(children=(BABY, SCHOOLCHILD), plan=BOTH)


def year(family: Family, progress: dict[str, Progress] | None = None) -> list[Foretold]:
    """What comes in a year."""
    return list(foretold(family, progress or {}, CONTENT, ZONE, date(2026, 11, 21), date(2027, 11, 21)))


def names(found: list[Foretold], child: Child) -> list[str]:
    return [name_of(one.due.item, 3) for one in found if one.due.child == child]


def test_at_most_one_message_at_each_moment() -> None:
    found = year(FAMILY)
    assert len({one.at for one in found}) == len(found) == 3 * 52


def test_children_take_turns() -> None:
    count = Counter(one.due.child.key for one in year(FAMILY))
    assert abs(count["1"] - count["2"]) <= 12


def test_each_step_comes_once_and_in_its_time() -> None:
    steps = [one for one in year(FAMILY) if isinstance(one.due.item, Step)]
    ids = [one.due.item.id for one in steps if isinstance(one.due.item, Step)]
    assert len(ids) == len(set(ids))
    for one in steps:
        assert isinstance(one.due.item, Step)
        first, below = one.due.item.months
        assert first <= months_between(one.due.child.born, one.at.date()) < below


def test_a_late_joiner_gets_a_step_a_week_and_only_what_still_makes_sense() -> None:
    toddler = Child("1", "Lin", "2025-05")
    plan = Plan(days=(0, 2, 4), streams=(("1", "boekstart"),))
    found = year(Family(children=(toddler,), plan=plan))
    ids = [one.due.item.id for one in found if isinstance(one.due.item, Step)]
    assert {"welcome", "koffertje"} & set(ids) == set()
    assert ids[0] == "coach"
    gaps = [second.at.date() - first.at.date() for first, second in pairwise(found)]
    assert min(gaps) >= timedelta(days=6)


def test_the_second_reminder_waits_for_the_first() -> None:
    found = {name_of(one.due.item, 3): one.at.date() for one in year(FAMILY)}
    assert found["koffertje_again"] - found["koffertje"] >= timedelta(weeks=6)


def test_no_tip_comes_again_before_the_band_is_used_up() -> None:
    plan = Plan(days=(0, 2, 4), streams=(("2", "tips"),))
    found = [
        one.due.item
        for one in year(Family(children=(SCHOOLCHILD,), plan=plan))
        if isinstance(one.due.item, TipDue) and one.due.item.band == "beginner"
    ]
    for start in range(0, len(found) - 36, 36):
        round_ = [(item.set.id, item.number) for item in found[start : start + 36]]
        assert len(set(round_)) == 36


@pytest.mark.parametrize("often", [1, 2, 3])
def test_the_parts_of_a_set_are_all_told_in_order(often: int) -> None:
    parts = [part for message in messages(often) for part in message]
    assert parts == ["why", "do", "more"][: len(parts)]
    assert {"why", "do"} <= set(parts)


def test_what_was_liked_comes_first() -> None:
    plan = Plan(days=(0, 2, 4), streams=(("2", "tips"),))
    liked = {"2": Progress(liked={"singing": 2})}
    first = year(Family(children=(SCHOOLCHILD,), plan=plan), liked)[0].due.item
    assert isinstance(first, TipDue)
    assert first.set.theme == "singing"


def test_short_ones_come_first_for_who_has_little_time() -> None:
    plan = Plan(days=(0, 2, 4), streams=(("2", "tips"),), hard=("time",))
    found = [one.due.item for one in year(Family(children=(SCHOOLCHILD,), plan=plan))][:36]
    minutes = [item.set.minutes for item in found if isinstance(item, TipDue)]
    assert minutes == sorted(minutes)


def test_bands_follow_the_birthday() -> None:
    child = Child("1", "Lin", "2025-01")
    plan = Plan(days=(0,), streams=(("1", "tips"),))
    found = foretold(
        Family(children=(child,), plan=plan), {}, CONTENT, ZONE, date(2026, 11, 1), date(2027, 3, 1)
    )
    bands = [one.due.item.band for one in found if isinstance(one.due.item, TipDue)]
    assert list(dict.fromkeys(bands)) == ["dreumes", "peuter"]


def test_a_moment_of_the_year_comes_once_a_year() -> None:
    found = [one for one in year(FAMILY) if isinstance(one.due.item, Moment)]
    assert len({(name_of(one.due.item, 3), one.due.child.key) for one in found}) == len(found) > 0


def test_once_a_quarter_the_family_is_asked_what_would_help() -> None:
    asked = [one for one in year(FAMILY) if isinstance(one.due.item, Season)]
    names = [name_of(one.due.item, 3) for one in asked]
    assert len(names) == len(set(names)) >= 2
    assert {one.at.month for one in asked} <= {2, 5, 8, 11}


def test_how_it_went_is_asked_once_for_each_set() -> None:
    plan = Plan(days=(0, 2, 4), streams=(("2", "tips"),))
    found = [one.due for one in year(Family(children=(SCHOOLCHILD,), plan=plan))]
    asked = [due.item.set.id for due in found if due.asks and isinstance(due.item, TipDue)]
    assert len(asked) > 30
    assert all(first != second for first, second in pairwise(asked))


def test_nothing_comes_during_a_pause_or_about_a_hushed_child() -> None:
    pause = replace(BOTH, paused_until="2027-01-10")
    assert min(one.at.date() for one in year(replace(FAMILY, plan=pause))) >= date(2027, 1, 10)
    assert names(year(replace(FAMILY, plan=hushed(BOTH, "1"))), BABY) == []


def test_twelve_years_old_is_the_end() -> None:
    grown = Child("1", "Lin", "2014-12")
    plan = Plan(days=(0,), streams=(("1", "tips"),))
    assert max(one.at.date() for one in year(Family(children=(grown,), plan=plan))) < date(2026, 12, 1)


@settings(max_examples=60)
@given(st.dates(date(2014, 11, 1), date(2026, 11, 1)), st.sampled_from([1, 2, 3]))
def test_every_child_has_something_at_every_moment_until_twelve(born: date, often: int) -> None:
    child = Child("1", "Lin", f"{born:%Y-%m}")
    plan = Plan(days=tuple(range(often)), streams=(("1", "tips"),))
    first = date(2026, 12, 1)
    found = list(foretold(Family(children=(child,), plan=plan), {}, CONTENT, ZONE, first, date(2027, 3, 1)))
    months = [months_between(child.born, first + timedelta(days=number)) for number in range(90)]
    expected = sum(
        (first + timedelta(days=number)).weekday() < often and month < 144
        for number, month in enumerate(months)
    )
    assert len(found) == expected


@given(
    st.builds(
        Progress,
        band=st.sampled_from(["", "baby"]),
        sent=st.lists(st.sampled_from(["faces.0", "song.1"]), unique=True).map(tuple),
        steps=st.dictionaries(st.sampled_from(["welcome", "coach"]), st.just("2026-11-21")),
        liked=st.dictionaries(st.sampled_from(["books"]), st.integers(-3, 3).filter(bool)),
    )
)
def test_progress_goes_to_json_and_back(progress: Progress) -> None:
    assert load_all(dump_all({"1": progress})) == {"1": progress}


EVENTS = {"boekjes_brabbels", "praatjes_plaatjes", "letters_lezen"}
AT_EASE = Plan(days=(0, 2, 4), streams=(("1", "boekstart"),))


def called(child: Child, content: Content, first: str, below: str) -> dict[str, date]:
    """The steps that come, and when."""
    family = Family(children=(child,), plan=AT_EASE)
    found = foretold(family, {}, content, ZONE, date.fromisoformat(first), date.fromisoformat(below))
    return {name_of(one.due.item, 3): one.at.date() for one in found}


def test_an_event_waits_until_the_holiday_is_over() -> None:
    summer = {date(2027, 7, 10) + timedelta(days=number): "zomervakantie" for number in range(44)}
    child, closing = Child("1", "Lin", "2025-05"), CONTENT.closing(Holidays(summer))
    before = called(child, CONTENT, "2027-07-12", "2027-09-06")
    held = called(child, closing, "2027-07-12", "2027-09-06")
    assert before["praatjes_plaatjes"] in summer
    assert held["praatjes_plaatjes"] == date(2027, 8, 23)
    assert {name for name in held if name not in EVENTS} == {name for name in before if name not in EVENTS}
    assert all(held[name] <= before[name] for name in held if name not in EVENTS)


def test_an_event_whose_time_ends_in_a_holiday_does_not_come() -> None:
    child, days = Child("1", "Lin", "2026-01"), [date(2027, 6, 1) + timedelta(days=one) for one in range(60)]
    closing = CONTENT.closing(Holidays(closed=frozenset(days)))
    assert "boekjes_brabbels" in called(child, CONTENT, "2027-06-01", "2027-09-01")
    assert "boekjes_brabbels" not in called(child, closing, "2027-06-01", "2027-09-01")


@settings(max_examples=40)
@given(st.dates(date(2025, 11, 1), date(2029, 6, 1)), st.sampled_from(["noord", "midden", "zuid"]))
def test_no_child_is_invited_in_a_holiday_and_each_is_in_the_end(born: date, region: Region) -> None:
    closed = of(place().model_copy(update={"region": region}))
    child = Child("1", "Lin", f"{born:%Y-%m}")
    below = f"{born.year + 5}-01-01"
    found = called(child, CONTENT.closing(closed), f"{born.year + 1}-01-01", below)
    assert set(found) >= EVENTS - ({"letters_lezen"} if born.month > 6 else set())
    assert not any(closed.holds_no_events(found[name]) for name in EVENTS & set(found))


def test_other_languages_close_on_the_same_days() -> None:
    closed = Holidays(closed=frozenset({date(2027, 6, 1)}))
    both = Content(CONTENT.tips, CONTENT.calls, {"tr": CONTENT}).closing(closed)
    assert both.calls.closed == both.in_language("tr").calls.closed == closed
    assert both.calls.steps == CONTENT.calls.steps


def test_those_that_invite_are_marked() -> None:
    assert {step.id for step in CONTENT.calls.steps if step.event} == EVENTS
