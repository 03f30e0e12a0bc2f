"""One step in the making: the open frames, the answers so far, and the effects as they come."""

import re
from collections.abc import Iterable

from dialogs.changing import after
from dialogs.effects import Effect, Show
from dialogs.errands import REFUSED, OutcomeWanted, TurnedAway, shipped
from dialogs.facts import Errand, Facts, Outcome, Value, Wording
from dialogs.languages import NAMES, SOURCE, hinted
from dialogs.loading import Trees
from dialogs.lookup import lookup
from dialogs.prompt import Arg, Prompt, Text
from dialogs.schema import Node
from dialogs.session import Frames, Session

PLACEHOLDER = re.compile(r"\{([a-z_.]+)\}")
NOTHING = Outcome("")
"""What comes of a node without an errand."""
OFFICE = "office."
"""Where the outcome of an errand is found: 'office.outcome' is its name."""


class Run:
    """Mutable while a step runs, and only then: made from a session, frozen into the next one."""

    __slots__ = (
        "answers",
        "aside",
        "changes",
        "draft",
        "effects",
        "facts",
        "frames",
        "in_place",
        "language",
        "last_tap",
        "office",
        "replay",
        "returning",
        "said",
        "trail",
        "trees",
        "turn",
    )

    def __init__(self, trees: Trees, session: Session, facts: Facts) -> None:
        """Take the session apart; nothing of it is changed."""
        self.trees = trees
        self.facts = facts
        self.turn = session.turn
        self.language = _language(session, facts)
        self.frames: Frames = session.frames
        self.answers: dict[str, Value] = dict(session.answers)
        self.trail: list[Frames] = list(session.trail)
        self.draft: tuple[str, ...] = session.draft
        self.aside: tuple[str, ...] = session.aside
        self.replay = session.replay
        self.last_tap = session.last_tap
        self.said = session.said
        self.effects: list[Effect] = []
        self.in_place = False
        self.returning = False
        self.office = NOTHING
        self.changes = 0

    @property
    def node(self) -> Node:
        """The node on the table."""
        return self.trees.nodes[self.frames[-1]]

    @property
    def unfinished(self) -> bool:
        """Whether there are answers of a sign-up that is not confirmed yet."""
        return unfinished(self.trees, self.trail)

    @property
    def base(self) -> Frames:
        """The frames without a detour, which is a tree opened on top of a question."""
        for index, node_id in enumerate(self.frames[:-1]):
            if self.trees.nodes[node_id].call is None:
                return self.frames[: index + 1]
        return self.frames

    @property
    def stamp(self) -> str:
        """What the buttons of the present question carry."""
        return format(self.turn, "x")

    @property
    def wording(self) -> Wording:
        """The words of the language that is spoken here."""
        return self.facts.wordings.get(self.spoken, _SILENT)

    @property
    def spoken(self) -> str:
        """The language of this dialog: the person's, where the dialog is whole in it; else Dutch, from end
        to end (decision 011). A detour is a dialog of its own."""
        wording = self.facts.wordings.get(self.language)
        if wording is None or not self.frames or wording.trees is None:
            return self.language if wording else SOURCE
        base = self.base
        begun = base[0] if base == self.frames else self.frames[len(base)]
        return self.language if wording.speaks(begun.partition(".")[0]) else SOURCE

    @property
    def spoken_beneath(self) -> str:
        """The language of the question that a detour stands on: that dialog may be held in another."""
        wording = self.facts.wordings.get(self.language)
        whole = wording is not None and wording.speaks(self.base[0].partition(".")[0])
        return self.language if whole else SOURCE

    def find(self, path: str) -> Value:
        """The value of a path, '' where nothing is known."""
        if path == "family.language":
            return self.language
        if path.startswith(OFFICE):
            return self._of_office(path.removeprefix(OFFICE))
        if path == "session.unfinished":
            return "yes" if self.unfinished else "no"
        if path == "session.detour":
            return "yes" if self.base != self.frames else "no"
        return lookup(path, self.answers, self.facts)

    def _of_office(self, name: str) -> Value:
        found = self.office.name if name == "outcome" else self.office.values.get(name, "")
        return found if isinstance(found, str) else ""

    def attend(self, node: Node) -> Outcome:
        """How the errand of a node ended; what nothing is to be done for has no name. Raises OutcomeWanted
        until it is done, and TurnedAway where the person may not."""
        if node.errand is None:
            return NOTHING
        spec = shipped()[node.errand]
        given = tuple((path, self.find(path)) for path in spec.takes)
        errand = Errand(node.errand, given, self.changes)
        outcome = self.facts.outcomes.get(errand)
        if outcome is None:
            raise OutcomeWanted(errand)
        if outcome.name == REFUSED:
            raise TurnedAway
        self.changes += not spec.looks
        self.office = outcome
        return outcome

    def in_words(self, label: Arg) -> str:
        """A label as the person reads it, to match what was typed; '' for labels that are no words."""
        if isinstance(label, str):
            return label
        if not isinstance(label, Text):
            return ""
        args = dict(label.args)
        return PLACEHOLDER.sub(
            lambda hole: self.in_words(args.get(hole[1], "")), self.wording.of(label.source)
        )

    def emit(self, effect: Effect) -> None:
        """One more thing to be done."""
        self.effects.append(effect)

    def change(self, effect: Effect) -> None:
        """An effect that the nodes that follow already see."""
        self.effects.append(effect)
        self.facts = after(self.facts, effect)

    def forget(self) -> None:
        """Nothing that was told in this conversation is kept, nor the way back to it."""
        self.answers, self.trail, self.replay, self.said = {}, [], False, ()

    def forget_way(self) -> None:
        """There is no way back to what was asked here; to what was asked before a detour there is."""
        base = self.base
        if base == self.frames:
            self.trail, self.replay = [], False
        else:
            self.trail = [step for step in self.trail if step[: len(base)] != base or len(step) == len(base)]

    def show(self, prompt: Prompt, language: str = "") -> None:
        """Put a message out, in this language or in the one that is spoken here; the first one takes the
        place of a tapped message that is not settled."""
        in_place = self.in_place and not prompt.asks_contact
        self.effects.append(Show(prompt, in_place, language or self.other_language))
        self.in_place = False

    @property
    def other_language(self) -> str:
        """The language of this dialog where it is not the person's; else ''."""
        spoken = self.spoken
        return "" if spoken == self.language else spoken

    def frozen(self) -> Session:
        """The session that the next input will find."""
        return Session(
            turn=self.turn,
            revision=self.trees.revision,
            language=self.language,
            frames=self.frames,
            answers=self.answers,
            trail=tuple(self.trail),
            draft=self.draft,
            aside=self.aside,
            replay=self.replay,
            last_tap=self.last_tap,
            said=self.said,
        )


def unfinished(trees: Trees, trail: Iterable[Frames]) -> bool:
    """Whether somebody on this way has told about a child; nodes that are gone tell nothing."""
    nodes = (trees.nodes[step[-1]] for step in trail if step[-1] in trees.nodes)
    return any(node.save is not None and node.save.startswith("child.") for node in nodes)


_SILENT = Wording()


def _language(session: Session, facts: Facts) -> str:
    """Chosen in this conversation, else what the family speaks, else what Telegram hints at, else Dutch."""
    offered = facts.wordings or NAMES
    chosen = (language for language in (session.language, facts.family.language) if language in offered)
    return next(chosen, None) or hinted(facts.hint, offered)
