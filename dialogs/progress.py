"""What a child's family has had already, and how it went: remembered by the ids of the content."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from typing import Any

from pydantic_core import from_json, to_json


@dataclass(frozen=True, slots=True)
class Progress:
    """`sent` are the messages of this round through the band, by set and last part ('faces.do'), `band` which
    one; `steps` those sent or ended, with the ISO day; `liked` adds up by theme what the parent said; `last`
    is the ISO day of the last message about this child; `answered` the set whose question was answered."""

    band: str = ""
    sent: tuple[str, ...] = ()
    steps: Mapping[str, str] = field(default_factory=dict)
    liked: Mapping[str, int] = field(default_factory=dict)
    last: str = ""
    answered: str = ""

    def with_step(self, step: str, day: str) -> "Progress":
        """After a step was sent, or ended by an answer."""
        return replace(self, steps={**self.steps, step: day})

    def with_opinion(self, name: str, theme: str, change: int) -> "Progress":
        """After 'we did it' (+1) or 'it did not work' (-1) to a set of this name."""
        liked = {**self.liked, theme: self.liked.get(theme, 0) + change}
        return replace(self, liked=liked, answered=name)


def dump_all(progress: Mapping[str, Progress]) -> str:
    """That of each child of a family, by the child's key, as compact JSON without what is empty."""
    return to_json({child: _raw(one) for child, one in progress.items()}).decode()


def load_all(text: str) -> dict[str, Progress]:
    """What `dump_all` wrote, now or in an earlier release."""
    return {child: _read(raw) for child, raw in from_json(text).items()}


def _raw(progress: Progress) -> dict[str, Any]:
    given = {
        "band": progress.band,
        "sent": progress.sent,
        "steps": dict(progress.steps),
        "liked": dict(progress.liked),
        "last": progress.last,
        "answered": progress.answered,
    }
    return {name: value for name, value in given.items() if value}


def _read(raw: Mapping[str, Any]) -> Progress:
    return Progress(
        band=raw.get("band", ""),
        sent=tuple(raw.get("sent", ())),
        steps=raw.get("steps", {}),
        liked=raw.get("liked", {}),
        last=raw.get("last", ""),
        answered=raw.get("answered", ""),
    )
