"""Which texts can be heard, and by whom they were read."""

from collections.abc import Iterable
from dataclasses import dataclass

from bot.standing import spoken
from bot.voices.content import Content
from dialogs.languages import NAMES
from dialogs.scripts import order
from storage.recordings import Recording

_FIRST_WORDS = 50
"""Characters of a text that are enough to know it by."""


@dataclass(frozen=True, slots=True)
class Heard:
    """One language's nodes, each in the order of recording. `missing`: nothing is to be heard; `outdated`:
    those of the missing whose words have changed since they were read."""

    by_people: tuple[str, ...]
    drafts: tuple[str, ...]
    missing: tuple[str, ...]
    outdated: tuple[str, ...]


def heard(rows: Iterable[Recording], content: Content, language: str) -> Heard:
    """How one language stands. `rows` are all recordings that are stored."""
    kept = [row for row in rows if row.language == language]
    counts = spoken(kept, content.trees, content.wordings, content.library).get(language, {})
    nodes, read = order(content.trees), {row.node for row in kept}
    missing = tuple(node for node in nodes if node not in counts)
    return Heard(
        by_people=tuple(node for node in nodes if node in counts and not counts[node].draft),
        drafts=tuple(node for node in nodes if node in counts and counts[node].draft),
        missing=missing,
        outdated=tuple(node for node in missing if node in read),
    )


def summary(language: str, stand: Heard) -> str:
    """One line: 'nl Nederlands: 2 of 77 by a person, 70 as a draft, 1 outdated, 5 missing'."""
    total = len(stand.by_people) + len(stand.drafts) + len(stand.missing)
    return (
        f"{language} {NAMES[language]}: {len(stand.by_people)} of {total} by a person,"
        f" {len(stand.drafts)} as a draft, {len(stand.outdated)} outdated, {len(stand.missing)} missing"
    )


def lines(content: Content, language: str, stand: Heard) -> list[str]:
    """A line for each missing text: its place, whether it was read in other words, and its first words."""
    return [
        f"{node}{' (outdated)' if node in stand.outdated else ''}: {_begin(content.script(node, language))}"
        for node in stand.missing
    ]


def _begin(script: str) -> str:
    line = " ".join(script.split())
    return line if len(line) <= _FIRST_WORDS else f"{line[:_FIRST_WORDS].rstrip()}…"
