"""Walks the dialogs as far as they go: every question, and from each everything a person can do there."""

from collections import deque
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace

from dialogs.changing import after
from dialogs.effects import Effect
from dialogs.engine import Turn
from dialogs.facts import Errand, Facts, Outcome
from dialogs.inputs import Input
from dialogs.loading import Trees
from dialogs.rehearsing import every_ending
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
    """One step, its effects on the family applied; an errand ends in the usual way."""
    return next(takes(trees, position, given))


def takes(trees: Trees, position: Position, given: Input) -> Iterator[Edge]:
    """The same, with each way in which its errands can end."""
    for turn, known in every_ending(trees, position.session, given, position.facts):
        facts = replace(known, seed=(known.seed + 1) % 2**40, outcomes=_on_the_table(trees, turn, known))
        for effect in turn.effects:
            facts = after(facts, effect)
        yield Edge(position, given, turn.effects, Position(turn.session, facts))


def _on_the_table(trees: Trees, turn: Turn, facts: Facts) -> Mapping[Errand, Outcome]:
    """What the question that waits has found; other errands are done anew in the next step."""
    errand = trees.nodes[turn.session.frames[-1]].errand if turn.session else None
    found = [(one, outcome) for one, outcome in facts.outcomes.items() if one.name == errand]
    return {replace(one, after=0): outcome for one, outcome in sorted(found, key=lambda pair: pair[0].after)}


def walk(
    trees: Trees,
    beginnings: Iterable[tuple[Facts, Input]],
    language: str,
    team: bool = False,
    beneath: bool = True,
) -> Iterator[Edge]:
    """Every edge, breadth first, once for each position that conditions or the person can tell apart.
    Positions in another language are come to but not left: walk again in that one. In the same way the trees
    of the `team` are a walk of their own: families do not come there. Without `beneath` a detour is walked
    once over each tree that it can be made from, instead of once over each question.
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
        if (edge.end.node.partition(".")[0] in trees.of_team) is not team:
            continue
        key = telling.key(Run(trees, session, edge.end.facts), beneath)
        if key not in seen:
            seen.add(key)
            waiting.append(edge.end)


def _edges(
    trees: Trees, beginnings: Iterable[tuple[Facts, Input]], waiting: deque[Position], telling: Telling
) -> Iterator[Edge]:
    for facts, given in beginnings:
        yield from takes(trees, Position(None, facts), given)
    with_commands: set[str] = set()
    while waiting:
        here = waiting.popleft()
        if here.session is None:
            continue
        commands = here.node not in with_commands
        with_commands.add(here.node)
        for given in inputs(Run(trees, here.session, here.facts), telling, commands):
            yield from takes(trees, here, given)


def _chooses_language(position: Position, trees: Trees) -> bool:
    """The first question of all stands in the hinted language, whatever is chosen there."""
    return trees.nodes[position.node].offer == "languages"
