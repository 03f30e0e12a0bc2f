"""Whether a message to many is for a family, who of it gets it, and why it is left out."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass, field
from datetime import date

from bot.dose import DOSE
from bot.recipients import Letter, Reason, Recipient
from dialogs.audience import Audience, fits, matching, near
from dialogs.family_places import places
from dialogs.languages import SOURCE
from dialogs.library import Library
from dialogs.this_week import messages_had
from storage.audiences import Home

_SPOKEN = {"zh_Hans": "zh"}
"""Languages of the bot that have another code where somebody tells what is spoken at home."""


@dataclass(frozen=True, slots=True)
class SoFar:
    """What came before: the families that have this letter `already`, and by family how many other `letters`
    came since Monday."""

    already: Collection[int] = frozenset()
    letters: Mapping[int, int] = field(default_factory=dict)


def is_for(audience: Audience, home: Home, library: Library, today: date) -> bool | None:
    """Whether it is for this family; None where it would be if its place were known."""
    if not fits(audience, home.family, _spoken(home), today):
        return False
    return near(audience, places(home.family, library)) if audience.places else True


def recipients(home: Home, letter: Letter) -> tuple[Recipient, ...]:
    """Each carer who wants messages and can be reached, in their own language or what stands in for it."""
    found = {chat: letter.language_for(language) for chat, language in _readers(home).items()}
    return tuple(Recipient(home.id, chat, one) for chat, one in found.items() if one)


def reason(audience: Audience, letter: Letter, so_far: SoFar, home: Home, today: date) -> Reason | None:
    """Why a family that it is for does not get it; None where it does."""
    if home.id in so_far.already:
        return "already"
    if _has_stopped(audience, home, today):
        return "stopped"
    if not _readers(home):
        return "unreachable"
    if home.family.plan.is_paused(today):
        return "paused"
    if _had(so_far, home, today) >= DOSE:
        return "dose"
    return None if recipients(home, letter) else "language"


def _has_stopped(audience: Audience, home: Home, today: date) -> bool:
    """Who had messages and stopped each of them wants no other ones either; nor who stopped those about the
    only children that this is about; nor a family in which nobody wants them."""
    plan = home.family.plan
    if (plan.days and not plan.is_on) or not any(carer.receives for carer in home.carers.values()):
        return True
    about = matching(audience, home.family, today) if audience.is_of_children else ()
    return bool(about) and all(child.key in plan.hushed for child in about)


def _had(so_far: SoFar, home: Home, today: date) -> int:
    """All that came by itself this week: about children, questions how it went, and letters to many."""
    about_children = messages_had(home.family.plan, home.progress, today)
    return about_children + home.asked + so_far.letters.get(home.id, 0)


def _readers(home: Home) -> Mapping[int, str]:
    """The carers who want messages and can be reached, with the language of each."""
    return {
        chat: carer.language or home.family.language or SOURCE
        for chat, carer in home.carers.items()
        if carer.receives and carer.unreachable_since is None
    }


def _spoken(home: Home) -> set[str]:
    """What is read by any carer, and spoken at home."""
    family = home.family
    read = {carer.language or family.language for carer in home.carers.values()}
    return {*(_SPOKEN.get(one, one) for one in read), family.home_language}
