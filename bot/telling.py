"""What a parent hears of a sign-up: in their language, with the Dutch beside it."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from bot.actions.change_status import ALLOWED
from bot.arrivals import Arrival
from bot.surroundings import Surroundings
from dialogs.beside import TO_DUTCH, TO_OWN
from dialogs.facts import Family, Intake
from dialogs.languages import SOURCE
from dialogs.library import Group, Library
from dialogs.phrases import phrase
from dialogs.prompt import Arg, Day, Hours, Text
from storage import families
from storage.intakes import StoredIntake
from storage.outbox import REPLY, Outgoing
from storage.transaction import Transaction

PREFIX = "told"
"""callback_data: 'told:SB-7K4F:placed:nl' shows that message in Dutch, '…:own' in the family's language."""
OFFER, EXPIRED, STILL, IN_LINE = "offer", "expired", "still", "waiting_list"
_KINDS = ALLOWED | {OFFER, EXPIRED, STILL}
_DESK = "0:/balie"
"""A command as a button: it opens the card for the desk on top of the conversation."""
_CHOOSE = "0:/aanbod"
"""The tree in which a parent says whether they want the place, or still wait."""


def in_line(place: int) -> str:
    """What is told to who waits, with the place in line: it stays what it was when it was told."""
    return f"{IN_LINE}.{place}"


def offered(group: str, day: date) -> str:
    """What is told when a place in a group is kept until the end of a day."""
    return f"{OFFER}.{day:%Y%m%d}.{group}"


def message(around: Surroundings, family: Family, intake: Intake, told: str, language: str) -> dict[str, Any]:
    """Text and buttons of a message about an intake, in this language. `told`: a status, EXPIRED, STILL, or
    what `in_line` and `offered` give."""
    texts = around.text(language)
    own = family.language if family.language in around.wordings else SOURCE
    beside = [] if own == SOURCE else [_toggle(intake.reference, told, own if language == SOURCE else "")]
    desk = {"text": texts.plain(phrase("desk")), "callback_data": _DESK}
    choose = {"text": texts.plain(phrase("go_on")), "callback_data": f"{_CHOOSE}:{intake.reference}"}
    asks = told.partition(".")[0] in (OFFER, STILL)
    return {
        "text": texts.html(_line(around, family, intake, told)),
        "parse_mode": "HTML",
        "reply_markup": {"inline_keyboard": [*([[choose]] if asks else []), [*beside, desk]]},
    }


def wanted(data: str) -> tuple[str, str, str] | None:
    """Reference, what was told and the language that a button asks for; None for any other button."""
    match data.split(":"):
        case [prefix, reference, told, language] if prefix == PREFIX and _is_known(told):
            return reference, told, language
        case _:
            return None


def again(
    around: Surroundings, arrival: Arrival, family: Family, asked: tuple[str, str, str]
) -> Outgoing | None:
    """The message changed to the other language; None where the intake is not this family's, or is gone."""
    reference, told, language = asked
    intake = next((one for one in family.intakes if one.reference == reference), None)
    if intake is None or arrival.tap is None:
        return None
    spoken = SOURCE if language == SOURCE else family.language or SOURCE
    params = message(around, family, intake, told, spoken)
    return Outgoing(arrival.chat_id, "editMessageText", {"message_id": arrival.tap.message_id, **params})


@dataclass(frozen=True, slots=True)
class News:
    """Something to tell about a sign-up."""

    stored: StoredIntake
    told: str


async def news(
    around: Surroundings, tx: Transaction, every: Iterable[News], lane: int = REPLY
) -> list[Outgoing]:
    """The messages to who signed up, each in the language they speak with us now; none about a child of whom
    the family wants to hear nothing more."""
    wanted = list(every)
    kept = await families.load(tx, {one.stored.chat_id for one in wanted})
    known: Mapping[int, Family] = {chat: home.family for chat, home in kept.items()}
    return [
        _news(around, known.get(one.stored.chat_id), one, lane)
        for one in wanted
        if not _is_hushed(known.get(one.stored.chat_id), one.stored.intake)
    ]


def _is_hushed(family: Family | None, intake: Intake) -> bool:
    return family is not None and intake.child in family.plan.hushed


def _news(around: Surroundings, known: Family | None, one: News, lane: int) -> Outgoing:
    stored = one.stored
    family = known or Family(language=stored.language, intakes=(stored.intake,))
    params = message(around, family, stored.intake, one.told, family.language)
    return Outgoing(stored.chat_id, "sendMessage", params, lane)


def group_line(library: Library, group: str) -> Arg:
    """A group with the hours at which it meets; '' for one that is not there (any more)."""
    found = next((one for one in library.groups if one.id == group), None)
    return _named(found) if found else ""


def _named(group: Group) -> Arg:
    return phrase("group_when", name=group.name, when=Hours(group.when)) if group.when else group.name


def _line(around: Surroundings, family: Family, intake: Intake, told: str) -> Text:
    name = next((child.first_name for child in family.children if child.key == intake.child), "")
    match told.split("."):
        case ["waiting_list", place]:
            return phrase("told_waiting_place", child=name, place=place, reference=intake.reference)
        case ["offer", day, group]:
            until = Day(date.fromisoformat(day).isoformat())
            return phrase("told_offered", child=name, group=group_line(around.library, group), day=until)
        case ["placed"] if meets := group_line(around.library, intake.group):
            return phrase("told_placed_group", child=name, group=meets, reference=intake.reference)
        case _:
            phone = around.library.phone
            return phrase(f"told_{told}", child=name, reference=intake.reference, phone=phone)


def _is_known(told: str) -> bool:
    """Buttons can be forged."""
    match told.split("."):
        case ["waiting_list", place]:
            return place.isdecimal()
        case ["offer", day, _]:
            return _is_day(day)
        case [kind]:
            return kind in _KINDS - {OFFER}
        case _:
            return False


def _is_day(written: str) -> bool:
    try:
        return bool(date.fromisoformat(written))
    except ValueError:
        return False


def _toggle(reference: str, told: str, back_to: str) -> dict[str, str]:
    """To Dutch; or, in the Dutch text, back to the family's own language."""
    label = TO_OWN[back_to] if back_to else TO_DUTCH
    return {"text": label, "callback_data": f"{PREFIX}:{reference}:{told}:{'own' if back_to else SOURCE}"}
