"""Where a conversation stands, as one frozen value that goes to JSON and back unchanged."""

import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from dialogs.facts import Value

Frames = tuple[str, ...]
"""The open nodes, outermost first, each 'tree.node': the last is the question on the table."""

Said = tuple[str, str, Mapping[str, Value]]


@dataclass(frozen=True, slots=True)
class Session:
    """`turn` numbers the questions asked and stamps their buttons. `revision` is the content hash of the
    trees it was made with. `trail` holds the frames of each answered question, oldest first. `draft` is an
    answer half given (chosen so far, or the year of a month); `aside` the draft of a question that a detour
    interrupted. `replay` means: one answer was changed, so questions that already have a good answer are
    not asked again. `last_tap` recognises a double tap. `said` are the latest messages without a question, as
    (stamp, node, values of its placeholders), so that they too can be shown in Dutch or heard."""

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
    said: tuple[Said, ...] = ()


def dump(session: Session) -> str:
    """The session as compact JSON, without the fields that have their default."""
    given = {name: getattr(session, name) for name in _FIELDS}
    kept = {name: value for name, value in given.items() if value}
    return json.dumps(kept, ensure_ascii=False, separators=(",", ":"))


def load(text: str) -> Session:
    """The session that `dump` wrote, now or in an earlier release: a field it did not know has its default.
    Raises ValueError when the text is no session."""
    try:
        return _session(json.loads(text))
    except (TypeError, AttributeError) as error:
        raise ValueError("this is no session") from error


def _session(given: dict[str, Any]) -> Session:
    return Session(
        turn=given.get("turn", 0),
        revision=given.get("revision", ""),
        language=given.get("language", ""),
        frames=tuple(given.get("frames", ())),
        answers={path: _value(raw) for path, raw in given.get("answers", {}).items()},
        trail=tuple(tuple(step) for step in given.get("trail", ())),
        draft=tuple(given.get("draft", ())),
        aside=tuple(given.get("aside", ())),
        replay=given.get("replay", False),
        last_tap=given.get("last_tap", ""),
        said=tuple(_said(*one) for one in given.get("said", ())),
    )


def _said(stamp: str, node: str, values: dict[str, str | list[str]]) -> Said:
    return stamp, node, {path: _value(raw) for path, raw in values.items()}


def _value(raw: str | list[str]) -> Value:
    return raw if isinstance(raw, str) else tuple(raw)


_FIELDS = tuple(Session.__dataclass_fields__)
