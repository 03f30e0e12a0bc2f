"""Where a conversation stands, as one frozen value that goes to JSON and back unchanged."""

import json
from collections.abc import Mapping
from dataclasses import dataclass, field

from dialogs.facts import Value

Frames = tuple[str, ...]
"""The open nodes, outermost first, each 'tree.node': the last is the question on the table."""


@dataclass(frozen=True, slots=True)
class Session:
    """`turn` numbers the questions asked and stamps their buttons. `revision` is the content hash of the
    trees it was made with. `trail` holds the frames of each answered question, oldest first. `draft` is an
    answer half given (chosen so far, or the year of a month); `aside` the draft of a question that a detour
    interrupted. `replay` means: one answer was changed, so questions that already have a good answer are
    not asked again. `last_tap` recognises a double tap."""

    turn: int = 0
    revision: str = ""
    language: str = ""
    frames: Frames = ()
    answers: Mapping[str, Value] = field(default_factory=dict)
    trail: tuple[Frames, ...] = ()
    draft: tuple[str, ...] = ()
    aside: tuple[str, ...] = ()
    replay: bool = False
    last_tap: str = ""


def dump(session: Session) -> str:
    """The session as compact JSON: a list in field order, so that a stored one stays small."""
    s = session
    return json.dumps(
        [
            s.turn,
            s.revision,
            s.language,
            s.frames,
            s.answers,
            s.trail,
            s.draft,
            s.aside,
            s.replay,
            s.last_tap,
        ],
        ensure_ascii=False,
        separators=(",", ":"),
    )


def load(text: str) -> Session:
    """The session that `dump` wrote. Raises ValueError when the text is no such JSON."""
    turn, revision, language, frames, answers, trail, draft, aside, replay, last_tap = json.loads(text)
    return Session(
        turn=turn,
        revision=revision,
        language=language,
        frames=tuple(frames),
        answers={path: value if isinstance(value, str) else tuple(value) for path, value in answers.items()},
        trail=tuple(tuple(step) for step in trail),
        draft=tuple(draft),
        aside=tuple(aside),
        replay=replay,
        last_tap=last_tap,
    )
