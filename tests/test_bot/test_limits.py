"""The sending limits, by a clock of numbers: never more than the burst and the rate in any span of time."""

from collections.abc import Iterator

from hypothesis import given
from hypothesis import strategies as st

from bot.bucket import Bucket
from bot.limits import Limits

RATES = st.floats(0.1, 50)
BURSTS = st.floats(1, 20)
PAUSES = st.lists(st.floats(0, 5), max_size=60)


@given(rate=RATES, burst=BURSTS, pauses=PAUSES, began=st.floats(0, 1e6))
def test_no_span_of_time_holds_more_than_burst_and_rate(
    rate: float, burst: float, pauses: list[float], began: float
) -> None:
    bucket, now, taken = Bucket(rate, burst), began, []
    for pause in pauses:
        now += pause
        while bucket.wait(now) == 0.0:
            bucket.take(now)
            taken.append(now)
    for first, start in enumerate(taken):
        for last in range(first, len(taken)):
            assert last - first + 1 <= burst + rate * (taken[last] - start) + 1e-3


@given(rate=RATES, burst=BURSTS, began=st.floats(0, 1e6))
def test_after_the_wait_one_may_go(rate: float, burst: float, began: float) -> None:
    bucket = Bucket(rate, burst)
    while bucket.wait(began) == 0.0:
        bucket.take(began)
    wait = bucket.wait(began)
    assert 0 < wait <= 1 / rate + 1e-9
    assert bucket.wait(began + wait + 1e-6) == 0.0


def test_at_rest_it_fills_up_and_no_further() -> None:
    bucket = Bucket(1.0, 3.0)
    for _ in range(3):
        bucket.take(100.0)
    assert bucket.wait(100.0) == 1.0
    assert not bucket.is_full(102.9)
    assert bucket.is_full(103.0)
    for left in (0.0, 0.0, 1.0):
        bucket.take(1000.0)
        assert bucket.wait(1000.0) == left


def test_telegrams_figures_are_kept_to() -> None:
    limits = Limits()
    assert limits.total < 30
    person, group = limits.bucket(5), limits.bucket(-5)
    assert person.rate == 1.0
    assert group.rate * 60 == 20
    assert group.burst + group.rate * 60 <= 30


@given(st.lists(st.floats(0, 0.2), max_size=200))
def test_no_second_holds_more_than_30_messages_however_late_the_loop_wakes(late: list[float]) -> None:
    """31 messages take a second and a little more."""
    whole, now, taken = Limits().whole(), 1000.0, []
    for pause in late + [0.0] * 100:
        now += whole.wait(now) + 1e-6
        if whole.wait(now) == 0.0:
            whole.take(now)
            taken.append(now)
            now += pause
    assert all(later - earlier > 1.005 for earlier, later in zip(taken, taken[30:], strict=False))


LEAST = 0.01
"""Seconds that each way takes at least."""
WAYS = st.lists(st.tuples(st.floats(LEAST, 0.4), st.floats(LEAST, 0.4)), min_size=1, max_size=300)


@given(WAYS)
def test_no_second_holds_more_than_30_as_telegram_counts_them(ways: list[tuple[float, float]]) -> None:
    """The way there and the way back take now long, now short: `came` is when a message is there."""
    came = sorted(_came(ways))
    assert all(later - earlier > 1.0 for earlier, later in zip(came, came[30:], strict=False))


def _came(ways: list[tuple[float, float]]) -> Iterator[float]:
    whole, now, flying = Limits().whole(), 1000.0, list[tuple[float, int]]()
    for number, (there, back) in enumerate(ways, 1):
        while pause := whole.wait(now):
            now += min(pause, 0.005) + 1e-6
            for answer in [one for one in flying if one[0] <= now]:
                whole.answered(answer[1], answer[0])
                flying.remove(answer)
        whole.take(now, number)
        flying.append((now + there + back, number))
        yield now + there


def test_the_pace_is_kept_where_every_way_takes_the_same() -> None:
    assert _seconds([(0.02, 0.02)] * 3000) < 3000 / 29.0


def _seconds(ways: list[tuple[float, float]]) -> float:
    came = list(_came(ways))
    return came[-1] - came[0]


def test_one_that_hangs_holds_up_nobody_else() -> None:
    assert _seconds([(0.02, 100.0), *[(0.02, 0.02)] * 300]) < 300 / 27


def test_where_the_limits_are_lifted_nothing_is_looked_back_at() -> None:
    whole = Limits(total=1e9).whole()
    for number in range(10_000):
        assert whole.wait(1000.0 + number * 1e-6) == 0.0
        whole.take(1000.0 + number * 1e-6, number)


def test_a_loop_that_wakes_a_little_late_loses_no_pace() -> None:
    whole, began = Limits().whole(), 1000.0
    now = began
    for number in range(300):
        now += whole.wait(now) + 0.004 * (number % 2)
        whole.take(now)
    assert now - began < 300 / 29.0
