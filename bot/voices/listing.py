"""Which texts can be heard, and by whom they were read."""

from collections.abc import Iterable
from dataclasses import dataclass

from bot.standing import spoken
from bot.voices.content import Content
from dialogs.languages import NAMES
from storage.recordings import Recording

_FIRST_WORDS = 50
"""Characters of a text that are enough to know it by."""


@dataclass(frozen=True, slots=True)
class Heard:
    """One language's texts by name, each in the order of recording. `missing`: nothing is to be heard;
    `outdated`: those of the missing whose words have changed since they were read."""

    by_people: tuple[str, ...]
    drafts: tuple[str, ...]
    missing: tuple[str, ...]
    outdated: tuple[str, ...]


def heard(rows: Iterable[Recording], content: Content, language: str) -> Heard:
    """How one language stands. `rows` are all recordings that are stored."""
    kept = [row for row in rows if row.language == language]
    counts = spoken(kept, content.fingerprints).get(language, {})
    every, read = content.texts(language), {row.node for row in kept}
    missing = tuple(name for name in every if name not in counts)
    return Heard(
        by_people=tuple(name for name in every if name in counts and not counts[name].draft),
        drafts=tuple(name for name in every if name in counts and counts[name].draft),
        missing=missing,
        outdated=tuple(name for name in missing if name in read),
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
    every = content.texts(language)
    return [
        f"{name}{' (outdated)' if name in stand.outdated else ''}: "
        + _begin(content.script(every[name], language))
        for name in stand.missing
    ]


def _begin(script: str) -> str:
    line = " ".join(script.split())
    return line if len(line) <= _FIRST_WORDS else f"{line[:_FIRST_WORDS].rstrip()}…"
