"""The lineup alone, with a clock that stands still until it is moved."""

from datetime import UTC, datetime, timedelta

from hypothesis import given
from hypothesis import strategies as st

from bot.limits import Limits
from bot.lineup import Lineup
from storage.outbox import BROADCAST, REPLY, Outgoing, Queued

FREE = Limits(total=1e6, private=1e6, private_burst=1e6)


class Clock:
    """Seconds that pass when told to."""

    def __init__(self) -> None:
        self.now = 1000.0

    def __call__(self) -> float:
        return self.now


def row(
    number: int, chat_id: int = 1, lane: int = REPLY, in_seconds: float = 0, method: str = "sendMessage"
) -> Queued:
    not_before = datetime.now(UTC) + timedelta(seconds=in_seconds) if in_seconds else None
    return Queued(number, Outgoing(chat_id, method, {"text": str(number)}, lane, None, not_before))


def taken(lineup: Lineup) -> list[int]:
    """The rows that may go now, each done at once."""
    numbers = []
    while isinstance(one := lineup.next(), Queued):
        numbers.append(one.id)
        lineup.done(one)
    return numbers


def test_a_chat_has_one_row_under_way_at_a_time() -> None:
    lineup = Lineup(FREE, Clock())
    for number in (1, 2):
        lineup.put(row(number))
    first = lineup.next()
    assert isinstance(first, Queued)
    assert lineup.next() is None
    lineup.done(first)
    assert taken(lineup) == [2]
    assert lineup.waiting == 0


def test_a_reply_overtakes_a_broadcast_to_the_same_person_and_to_others() -> None:
    lineup = Lineup(FREE, Clock())
    lineup.put(row(1, 1, BROADCAST))
    lineup.put(row(2, 2, BROADCAST))
    lineup.put(row(3, 1, REPLY))
    lineup.put(row(4, 3, REPLY))
    assert taken(lineup)[:2] == [3, 4]


def test_a_row_held_for_later_blocks_no_reply() -> None:
    clock = Clock()
    lineup = Lineup(FREE, clock)
    lineup.put(row(1, lane=BROADCAST, in_seconds=3600))
    lineup.put(row(2, lane=REPLY))
    assert taken(lineup) == [2]
    pause = lineup.next()
    assert isinstance(pause, float)
    assert 3500 < pause <= 3600
    clock.now += 3601
    assert taken(lineup) == [1]


def test_a_halted_chat_keeps_its_order_and_holds_up_nobody_else() -> None:
    clock = Clock()
    lineup = Lineup(FREE, clock)
    for number, chat_id in ((1, 1), (2, 1), (3, 2)):
        lineup.put(row(number, chat_id))
    halted = lineup.next()
    assert isinstance(halted, Queued)
    lineup.later(halted, 30)
    assert taken(lineup) == [3]
    clock.now += 29
    assert taken(lineup) == []
    clock.now += 2
    assert taken(lineup) == [1, 2]


def test_the_burst_of_one_chat_then_one_a_second_and_edits_go_free() -> None:
    clock = Clock()
    lineup = Lineup(Limits(total=1e6, private=1.0, private_burst=2.0), clock)
    for number in (1, 2, 3, 4):
        lineup.put(row(number))
    assert taken(lineup) == [1, 2]
    clock.now += 1
    assert taken(lineup) == [3]
    lineup.drop(1)
    lineup.put(row(5, method="editMessageText"))
    clock.now += 1
    assert taken(lineup) == [5]


def test_dropping_a_chat_leaves_nothing_of_it() -> None:
    lineup = Lineup(FREE, Clock())
    for number in (1, 2, 3):
        lineup.put(row(number))
    assert isinstance(lineup.next(), Queued)
    lineup.drop(1)
    assert lineup.waiting == 0
    assert lineup.next() is None


@given(st.lists(st.tuples(st.integers(1, 4), st.integers(0, 3)), max_size=60))
def test_whatever_comes_all_goes_and_each_lane_of_a_chat_in_order(rows: list[tuple[int, int]]) -> None:
    lineup = Lineup(FREE, Clock())
    for number, (chat_id, lane) in enumerate(rows):
        lineup.put(row(number, chat_id, lane))
    went = taken(lineup)
    assert sorted(went) == list(range(len(rows)))
    for key in set(rows):
        own = [number for number in went if rows[number] == key]
        assert own == sorted(own)


def test_what_is_withdrawn_goes_no_more_but_for_what_is_in_flight() -> None:
    lineup = Lineup(FREE, Clock())
    for number, chat_id, lane in ((1, 1, BROADCAST), (2, 2, BROADCAST), (3, 3, REPLY), (4, 3, BROADCAST)):
        lineup.put(row(number, chat_id, lane))
    reply, first = lineup.next(), lineup.next()
    assert isinstance(reply, Queued)
    assert isinstance(first, Queued)
    assert (reply.id, first.id) == (3, 1)
    rows, flying = lineup.withdraw(BROADCAST, lambda row: row.id != 2)
    assert ([one.id for one in rows], flying) == ([4], True)
    lineup.later(first, 0.0)
    rows, flying = lineup.withdraw(BROADCAST, lambda row: row.id != 2)
    assert ([one.id for one in rows], flying) == ([1], False)
    lineup.done(reply)
    assert taken(lineup) == [2]
    assert (lineup.waiting, lineup.waiting_in(BROADCAST)) == (0, 0)


def test_at_the_beginning_it_may_have_to_rest() -> None:
    clock = Clock()
    lineup = Lineup(FREE, clock, rest=0.5)
    lineup.put(row(1))
    assert lineup.next() == 0.5
    clock.now += 0.5
    assert taken(lineup) == [1]
