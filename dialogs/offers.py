"""Choices that come from facts: the family's children and intakes, the library's schools, the languages."""

from collections.abc import Sequence
from typing import assert_never

from dialogs.describing import intake_line
from dialogs.languages import NAMES, ordered
from dialogs.library import School
from dialogs.lookup import OPEN_STATUSES
from dialogs.matching import plain
from dialogs.phones import readable
from dialogs.phrases import phrase
from dialogs.prompt import Choice, Text
from dialogs.readings import CALLS
from dialogs.running import Run
from dialogs.schema import Offer
from dialogs.scripts import TALKS
from dialogs.voicing import parts

MOST_SCHOOLS = 8


def offered(run: Run, offer: Offer) -> tuple[Choice, ...]:
    """The choices of an offer, in the order a person would look for them."""
    match offer:
        case "family.children":
            return tuple(Choice(child.key, f"🧒 {child.first_name}") for child in run.facts.family.children)
        case "family.open_intakes":
            return _intakes(run)
        case "family.phone":
            return (Choice(run.facts.family.phone, f"📱 {readable(run.facts.family.phone)}"),)
        case "library.schools":
            return tuple(Choice(f"s{index}", f"🏫 {school.name}") for index, school in _schools(run))
        case "languages":
            return tuple(Choice(code, f"🌐 {NAMES[code]}") for code in _languages(run))
        case "voice.parts":
            return tuple(Choice(part, _part(part)) for part in parts(run))
        case _:
            assert_never(offer)


def _part(part: str) -> Text:
    """What a volunteer can read from: the conversations, what comes once, or the tips for an age."""
    return phrase(f"voice_{part}") if part in (TALKS, CALLS) else phrase("voice_tips", ages=part)


def _languages(run: Run) -> list[str]:
    """All that are whole; the one of the person's own Telegram first."""
    return ordered(run.facts.hint, run.facts.wordings or NAMES)


def _intakes(run: Run) -> tuple[Choice, ...]:
    still_open = [intake for intake in run.facts.family.intakes if intake.status in OPEN_STATUSES]
    return tuple(
        Choice(one.reference, phrase("intake_choice", line=intake_line(run.facts, one))) for one in still_open
    )


def _schools(run: Run) -> list[tuple[int, School]]:
    """Schools of the child's kind; after a few letters were typed, those that have them in their name."""
    kind = run.find("child.school_kind")
    letters = plain(run.draft[0]) if run.draft else ""
    found = [
        (index, school)
        for index, school in enumerate(run.facts.library.schools)
        if (not kind or kind in school.kinds) and letters in plain(school.name)
    ]
    return found[:MOST_SCHOOLS]


def school_names(run: Run, choices: Sequence[Choice]) -> dict[str, str]:
    """Choice id -> the school's name, which is what is kept."""
    schools = run.facts.library.schools
    return {choice.id: schools[int(choice.id[1:])].name for choice in choices if choice.id[1:].isdecimal()}
