"""Whatever people do, in whatever order: nothing breaks, and there is always a way on."""

from collections.abc import Iterator
from functools import cache

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from bot.catalogs import wordings
from dialogs.asking import choices, footer
from dialogs.beginnings import beginnings, family_of_two
from dialogs.commands import commands
from dialogs.effects import Show
from dialogs.facts import Family
from dialogs.inputs import (
    Commanded,
    Input,
    SharedContact,
    Started,
    Tapped,
    TimedOut,
    Typed,
    Unreadable,
)
from dialogs.languages import NAMES
from dialogs.running import Run
from dialogs.session import dump, load
from dialogs.walk import Position, take, walk
from tests.test_dialogs.world import TODAY, facts, place, trees

JUNK = (
    "\0",
    "\0\0Sam",
    "🙂" * 50,
    "\u202eمرحبا\u202c",
    "٠٦١٢٣٤٥٦٧٨",
    "x" * 4096,
    "\n\n",
    " ",
    "111222333",
    "{child.first_name}",
    "{0}%s",
    "-1",
    "٣/٢٠١٦",
    "maart 2016",
    "Sam",
    "terug",
    "stop",
    "menu",
    "klaar",
    "1",
    "2010",
    "a,b en c",
)
Plan = tuple[str, int, str]
"""A kind of input, a number that picks among what there is, and a text."""
plans = st.lists(
    st.tuples(
        st.sampled_from(
            ("tap", "tap", "tap", "tap", "tap", "below", "junk", "text", "old", "forged", "command", "other")
        ),
        st.integers(0, 10_000),
        st.text(max_size=20),
    ),
    max_size=25,
)


@cache
def deep() -> tuple[Position, ...]:
    """Positions all over the dialogs."""
    people = beginnings(trees(), place(), TODAY, "nl", wordings())
    return tuple(edge.end for edge in walk(trees(), people, "nl"))[::40]


def beginning(language: str, somewhere: int) -> Position:
    """A stranger, a known family, or a conversation that is well under way."""
    if somewhere % 4 == 0:
        family = family_of_two(TODAY, language) if somewhere % 8 else Family()
        return Position(None, facts(family, language))
    return deep()[somewhere % len(deep())]


def planned(plan: Plan, run: Run | None) -> Input:
    """An input made of a plan and what is on the table."""
    kind, number, text = plan
    if run is None:
        return (Started(text[:5]), Typed(text), Commanded("status"), Unreadable("voice"))[number % 4]
    match kind:
        case "tap":
            offered = [choice.id for choice in choices(run, run.node)] or [".back"]
            return Tapped(run.stamp, offered[number % len(offered)])
        case "below":
            below = [choice.id for row in footer(run, run.node) for choice in row]
            return Tapped(run.stamp, below[number % len(below)])
        case "junk":
            return Typed(JUNK[number % len(JUNK)])
        case "text":
            return Typed(text)
        case "old":
            return Tapped(format(max(run.turn - 1 - number % 3, 0), "x"), text or "yes")
        case "forged":
            return Tapped(run.stamp, text)
        case "command":
            names = [*commands(), "nothing"]
            return Commanded(names[number % len(names)])
        case _:
            return _other(number, text)


def _other(number: int, text: str) -> Input:
    others: list[Input] = [
        SharedContact("31612345678"),
        SharedContact(text),
        Unreadable("sticker"),
        Unreadable(text),
        Started(),
        Started("plek3"),
        Started(text),
    ]
    return TimedOut() if number % 40 == 0 else others[number % len(others)]


def played_out(position: Position, sequence: list[Plan]) -> Iterator[Position]:
    """Each position of a sequence, the session through JSON each time."""
    for plan in sequence:
        run = Run(trees(), position.session, position.facts) if position.session else None
        edge = take(trees(), position, planned(plan, run))
        shows = [effect.prompt for effect in edge.effects if isinstance(effect, Show)]
        assert not shows or shows[-1].footer or shows[-1].node != edge.end.node
        session = load(dump(edge.end.session)) if edge.end.session else None
        assert session == edge.end.session
        position = Position(session, edge.end.facts)
        yield position


@settings(
    max_examples=2_000,
    deadline=None,
    derandomize=True,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large],
)
@given(plans, st.sampled_from(sorted(NAMES)), st.integers(0, 10_000))
def test_any_sequence_goes_well(sequence: list[Plan], language: str, somewhere: int) -> None:
    last = beginning(language, somewhere)
    for position in played_out(last, sequence):
        last = position
    if last.session is not None:
        run = Run(trees(), last.session, last.facts)
        assert run.node.ask
        assert choices(run, run.node) or run.node.kind not in ("choice", "several", "summary", "month")
        assert footer(run, run.node)
