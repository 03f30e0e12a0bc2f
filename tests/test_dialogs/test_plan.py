"""When a family gets messages: its moments across clock changes, pauses, and stops that stay."""

from datetime import date, datetime
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dialogs.plan import Plan, dump, hushed, load, next_slot, paused, stopped, subscribed

ZONE = ZoneInfo("Europe/Amsterdam")
PLAN = Plan(days=(0, 2, 4), streams=(("1", "tips"), ("2", "tips"), ("2", "boekstart")))


def local(text: str) -> datetime:
    return datetime.fromisoformat(text).replace(tzinfo=ZONE)


@pytest.mark.parametrize(
    ("after", "slot"),
    [
        ("2026-11-20T18:29", "2026-11-20T18:30"),
        ("2026-11-20T18:30", "2026-11-23T18:30"),
        ("2026-11-21T03:00", "2026-11-23T18:30"),
        ("2026-03-28T20:00", "2026-03-30T18:30"),
        ("2026-10-24T20:00", "2026-10-26T18:30"),
        ("2028-02-28T19:00", "2028-03-01T18:30"),
        ("2026-12-30T19:00", "2027-01-01T18:30"),
    ],
)
def test_the_next_moment(after: str, slot: str) -> None:
    found = next_slot(PLAN, local(after))
    assert found == local(slot)
    assert found is not None
    assert found.strftime("%H:%M") == "18:30"


@pytest.mark.parametrize("plan", [Plan(), Plan(days=(1,)), Plan(streams=(("1", "tips"),))])
def test_nothing_is_to_come(plan: Plan) -> None:
    assert next_slot(plan, local("2026-11-20T12:00")) is None


@pytest.mark.parametrize(
    ("how_long", "today", "until"),
    [
        ("week", "2026-11-21", "2026-11-28"),
        ("fortnight", "2026-11-21", "2026-12-05"),
        ("month", "2026-11-21", "2026-12-21"),
        ("summer", "2026-06-30", "2026-09-01"),
        ("summer", "2026-09-01", "2027-09-01"),
    ],
)
def test_a_pause_ends_on_a_day(how_long: str, today: str, until: str) -> None:
    plan = paused(PLAN, how_long, date.fromisoformat(today))
    assert plan.paused_until == until
    assert plan.is_paused(date.fromisoformat(today))
    assert not plan.is_paused(date.fromisoformat(until))
    found = next_slot(plan, local(f"{today}T12:00"))
    assert found is not None
    assert found.date().isoformat() >= until


def test_stopping_one_stream_leaves_the_other() -> None:
    assert stopped(PLAN, "tips").streams == (("2", "boekstart"),)
    assert stopped(PLAN, "all").streams == ()


def test_a_hushed_child_comes_back_only_when_the_parent_asks() -> None:
    quiet = hushed(PLAN, "2")
    assert not quiet.has("2", "tips")
    assert subscribed(quiet, "1", "boekstart").hushed == ("2",)
    assert subscribed(quiet, "2", "tips").has("2", "tips")


streams = st.tuples(st.sampled_from("123"), st.sampled_from(["tips", "boekstart"]))
plans = st.builds(
    Plan,
    days=st.lists(st.integers(0, 6), unique=True, max_size=3).map(lambda days: tuple(sorted(days))),
    at=st.sampled_from(["09:00", "10:00", "18:30", "19:00"]),
    streams=st.lists(
        st.tuples(st.sampled_from("123"), st.sampled_from(["tips", "boekstart"])), unique=True
    ).map(tuple),
    hushed=st.lists(st.sampled_from("123"), unique=True).map(tuple),
    likes=st.lists(st.sampled_from(["books", "singing"]), unique=True).map(tuple),
    season=st.sampled_from(["", "shorter"]),
)


@given(plans)
def test_a_plan_goes_to_json_and_back(plan: Plan) -> None:
    assert load(dump(plan)) == plan


@given(plans, st.datetimes(datetime(2026, 1, 1), datetime(2029, 1, 1)))
def test_a_moment_is_always_later_and_on_a_chosen_day(plan: Plan, when: datetime) -> None:
    after = when.replace(tzinfo=ZONE)
    slot = next_slot(plan, after)
    assert (slot is None) == (not plan.days or not plan.is_on)
    if slot:
        assert slot > after
        assert slot.weekday() in plan.days
        assert slot.strftime("%H:%M") == plan.at
