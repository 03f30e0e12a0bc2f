"""The bot's executor of effects: what a step wants becomes rows of the outbox and changes of the ledger."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import assert_never

from bot.arrivals import Arrival
from bot.cards import card, slot
from bot.ledger import Ledger
from bot.outbox import MESSAGE_OF
from bot.rendering import settled, shown
from bot.surroundings import Surroundings
from bot.texts import Texts
from dialogs.changing import WITHDRAWN, changed
from dialogs.effects import (
    CreateIntake,
    DropRecording,
    Effect,
    ForgetFamily,
    KeepChild,
    KeepPlan,
    KeepRecording,
    Play,
    Remember,
    ReportWords,
    Settle,
    Show,
    Toast,
    WithdrawIntake,
)
from dialogs.facts import Family, Intake
from dialogs.phrases import phrase
from storage.outbox import STAFF, Outgoing


@dataclass(frozen=True, slots=True)
class Carried:
    """What an update caused: messages in order, and the line over the chat, '' for none."""

    outgoing: tuple[Outgoing, ...]
    toast: str = ""


def carry(
    around: Surroundings,
    ledger: Ledger,
    arrival: Arrival,
    effects: Iterable[Effect],
    language: str,
    today: date,
) -> Carried:
    """Carry the effects of one step out, in their order. The ledger changes at the end, all at once: an error
    on the way leaves it as it was."""
    family = ledger.household(arrival.chat_id).family
    outgoing: list[Outgoing] = []
    toast = ""
    lasting: list[Effect] = []
    for effect in effects:
        match effect:
            case Show() | Settle():
                outgoing += _to_person(around.text(effect.language or language), arrival, effect)
            case Play():
                outgoing.append(_played(around.text(effect.language or language), arrival, effect))
            case KeepRecording() | DropRecording() | ReportWords():
                lasting.append(effect)
            case Toast(text):
                toast = around.text(language).plain(text)
            case CreateIntake() | WithdrawIntake() | ForgetFamily():
                outgoing += _to_staff(around, family, effect, language)
                lasting.append(effect)
            case Remember() | KeepChild() | KeepPlan():
                lasting.append(effect)
            case _:
                assert_never(effect)
        family = changed(family, effect, today)
    for effect in lasting:
        ledger.apply(arrival.chat_id, effect, today, language)
    return Carried(tuple(outgoing), toast)


def _to_person(texts: Texts, arrival: Arrival, effect: Show | Settle) -> list[Outgoing]:
    tapped = arrival.tap.message_id if arrival.tap else None
    calls = shown(effect, texts, tapped) if isinstance(effect, Show) else settled(effect, texts, tapped)
    return [Outgoing(arrival.chat_id, call.method, call.params) for call in calls]


def _played(texts: Texts, arrival: Arrival, play: Play) -> Outgoing:
    """A voice message; of a draft with a line that a machine reads (Bot API, sendVoice)."""
    marked = {"caption": texts.plain(phrase("draft_voice"))} if play.draft else {}
    return Outgoing(arrival.chat_id, "sendVoice", {"voice": play.file, **marked})


def _to_staff(
    around: Surroundings, family: Family, effect: CreateIntake | WithdrawIntake | ForgetFamily, language: str
) -> list[Outgoing]:
    match effect:
        case CreateIntake(intake):
            return _card(around, family, intake, language)
        case WithdrawIntake(reference):
            return _withdrawn(around, family, reference)
        case ForgetFamily():
            return _deleted(around, family)
        case _:
            assert_never(effect)


def _card(around: Surroundings, family: Family, intake: Intake, language: str) -> list[Outgoing]:
    if around.staff_chat is None:
        return []
    child = next((child for child in family.children if child.key == intake.child), None)
    return [card(around.staff_chat, around.text("nl"), around.trees, intake, child, language)]


def _withdrawn(around: Surroundings, family: Family, reference: str) -> list[Outgoing]:
    """The card shrinks to its title: what the parent told is no longer needed, and its buttons go."""
    intake = next((intake for intake in family.intakes if intake.reference == reference), None)
    if around.staff_chat is None or intake is None:
        return []
    line = phrase("card_title", reference=reference, programme=phrase(f"programme_{intake.programme}"))
    texts = around.text("nl")
    status = phrase("card_status", status=phrase(f"state_{WITHDRAWN}"))
    words = f"<b>{texts.html(line)}</b>\n{texts.html(status)}\n{texts.html(phrase('card_withdrawn'))}"
    return [_edited(around.staff_chat, reference, words)]


def _deleted(around: Surroundings, family: Family) -> list[Outgoing]:
    """Deleting everything takes the words out of the staff chat too."""
    if around.staff_chat is None:
        return []
    texts: Texts = around.text("nl")
    return [
        _edited(
            around.staff_chat,
            intake.reference,
            texts.html(phrase("card_deleted", reference=intake.reference)),
        )
        for intake in family.intakes
    ]


def _edited(staff_chat: int, reference: str, words: str) -> Outgoing:
    params = {MESSAGE_OF: slot(reference), "text": words, "parse_mode": "HTML"}
    return Outgoing(staff_chat, "editMessageText", params, STAFF)
