"""Real sessions of this revision, kept so that every later release can still go on with them.

Run `python -m tests.test_dialogs.saving` at a release: it adds sessions/<revision>.json."""

import json
from datetime import date
from functools import cache
from pathlib import Path
from typing import TypedDict

from pydantic import TypeAdapter

from bot.catalogs import wordings
from dialogs.beginnings import beginnings
from dialogs.facts import Family
from dialogs.session import Session, dump, load
from dialogs.walk import Position, walk
from tests.test_dialogs.world import TODAY, place, trees

FOLDER = Path(__file__).with_name("sessions")
FAMILY = TypeAdapter(Family)


class Saved(TypedDict):
    """A conversation as it stood: the session's JSON as it was stored, and the family of that moment."""

    session: str
    family: object


@cache
def saved() -> dict[str, tuple[date, list[tuple[Session, Family]]]]:
    """Every saved revision: the day it was made, and its conversations."""
    found = {}
    for file in sorted(FOLDER.glob("*.json")):
        kept = json.loads(file.read_text(encoding="utf-8"))
        pairs = [(load(one["session"]), FAMILY.validate_python(one["family"])) for one in kept["sessions"]]
        found[file.stem] = (date.fromisoformat(kept["today"]), pairs)
    return found


def save() -> Path:
    """Write one conversation at each question, the longest that a walk comes by."""
    people = beginnings(trees(), place(), TODAY, "nl", wordings())
    longest: dict[str, Position] = {}
    for edge in walk(trees(), people, "nl"):
        here = longest.get(edge.end.node)
        if here is None or _length(edge.end) > _length(here):
            longest[edge.end.node] = edge.end
    sessions = [_kept(longest[node]) for node in sorted(longest)]
    file = FOLDER / f"{trees().revision}.json"
    text = json.dumps({"today": TODAY.isoformat(), "sessions": sessions}, ensure_ascii=False, indent=1)
    file.write_text(text + "\n", encoding="utf-8")
    return file


def _length(position: Position) -> int:
    return len(position.session.trail) if position.session else 0


def _kept(position: Position) -> Saved:
    assert position.session is not None
    family = FAMILY.dump_python(position.facts.family, mode="json", exclude_defaults=True)
    return {"session": dump(position.session), "family": family}


if __name__ == "__main__":
    FOLDER.mkdir(exist_ok=True)
    print(save())
