"""Walks the dialogs as far as they go: every question, and from each everything a person can do there."""

from collections import deque
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from dialogs.changing import after
from dialogs.effects import Effect
from dialogs.engine import Turn, step
from dialogs.facts import Facts
from dialogs.inputs import Input
from dialogs.loading import Trees
from dialogs.running import Run
from dialogs.session import Session
from dialogs.telling_apart import Telling
from dialogs.trying import inputs

MOST_EDGES = 200_000


@dataclass(frozen=True, slots=True)
class Position:
    """A place in a conversation: a session and what is known besides. `session` None: nobody here yet."""

    session: Session | None
    facts: Facts

    @property
    def node(self) -> str:
        """The id of the question on the table, '' before the first."""
        return self.session.frames[-1] if self.session else ""


@dataclass(frozen=True, slots=True)
class Edge:
    """One input at a position, what the engine answered, and the position after it."""

    start: Position
    given: Input
    effects: tuple[Effect, ...]
    end: Position


def take(trees: Trees, position: Position, given: Input) -> Edge:
    """One step, its effects on the family applied."""
    turn: Turn = step(trees, position.session, given, position.facts)
    facts = replace(position.facts, seed=(position.facts.seed + 1) % 2**40)
    for effect in turn.effects:
        facts = after(facts, effect)
    return Edge(position, given, turn.effects, Position(turn.session, facts))


def walk(trees: Trees, beginnings: Iterable[tuple[Facts, Input]], language: str) -> Iterator[Edge]:
    """Every edge, breadth first, once for each position that conditions or the person can tell apart.
    Positions in another language are come to but not left: walk again in that one.
    Raises FlowBug, as `step` does, and OverflowError past MOST_EDGES."""
    telling = Telling(trees)
    seen: set[object] = set()
    waiting: deque[Position] = deque()
    count = 0
    for edge in _edges(trees, beginnings, waiting, telling):
        yield edge
        count += 1
        if count > MOST_EDGES:
            raise OverflowError(f"more than {MOST_EDGES} edges")
        session = edge.end.session
        if session is None or (session.language != language and not _chooses_language(edge.end, trees)):
            continue
        key = telling.key(Run(trees, session, edge.end.facts))
        if key not in seen:
            seen.add(key)
            waiting.append(edge.end)


def _edges(
    trees: Trees, beginnings: Iterable[tuple[Facts, Input]], waiting: deque[Position], telling: Telling
) -> Iterator[Edge]:
    for facts, given in beginnings:
        yield take(trees, Position(None, facts), given)
    with_commands: set[str] = set()
    while waiting:
        here = waiting.popleft()
        if here.session is None:
            continue
        commands = here.node not in with_commands
        with_commands.add(here.node)
        for given in inputs(Run(trees, here.session, here.facts), telling, commands):
            yield take(trees, here, given)


def _chooses_language(position: Position, trees: Trees) -> bool:
    """The first question of all stands in the hinted language, whatever is chosen there."""
    return trees.nodes[position.node].offer == "languages"
