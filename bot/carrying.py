"""The bot's executor of effects: what a step wants becomes rows of the outbox and changes of the ledger."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import assert_never

from bot.arrivals import Arrival
from bot.cards import card, slot
from bot.fellow_carers import link, told
from bot.ledger import Ledger
from bot.measuring import words as about_measures
from bot.outbox import MESSAGE_OF
from bot.playing import played
from bot.referrals import places
from bot.referrals.cards import wiped as no_longer_referred
from bot.referrals.telling_staff import told as referred
from bot.rendering import settled, shown
from bot.surroundings import Surroundings
from bot.talks import handing_over
from bot.texts import Texts
from dialogs.changing import WITHDRAWN, changed
from dialogs.effects import (
    ChooseReceivers,
    CreateIntake,
    DropRecording,
    Effect,
    ForgetFamily,
    HandOver,
    InviteCarer,
    JoinFamily,
    KeepChild,
    KeepOutcome,
    KeepPlan,
    KeepRecording,
    LeaveFamily,
    OfCarers,
    OfFamily,
    OfReferrals,
    OfTalks,
    OfWords,
    Play,
    Refer,
    Remember,
    ReportWords,
    Settle,
    Show,
    ShowCalendar,
    ShowPin,
    TakeBack,
    Toast,
    WishCall,
    WithdrawIntake,
)
from dialogs.facts import Family, Intake, Recording
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
    home = ledger.household(arrival.chat_id)
    family = home.with_referrals(arrival.chat_id, home.family)
    outgoing: list[Outgoing] = []
    toast = ""
    lasting: list[Effect] = []
    for effect in effects:
        match effect:
            case Show() | Settle():
                outgoing += _to_person(around.text(effect.language or language), arrival, effect)
            case Play():
                words = around.text(effect.language or language)
                outgoing.append(played(words, arrival.chat_id, Recording(effect.file, effect.draft)))
            case ShowPin() | ShowCalendar():
                outgoing += places.shown(around, arrival.chat_id, effect, language, today)
            case Toast(text):
                toast = around.text(language).plain(text)
            case InviteCarer(code):
                outgoing.append(link(around, arrival.chat_id, code, around.text(language), today))
                lasting.append(effect)
            case _:
                outgoing += _to_others(around, ledger, arrival.chat_id, family, effect, language)
                lasting.append(effect)
        family = changed(family, effect, today)
    outgoing += referred(around, family, lasting, language)
    for effect in lasting:
        ledger.apply(arrival.chat_id, effect, today, language)
    return Carried(tuple(outgoing), toast)


def _to_person(texts: Texts, arrival: Arrival, effect: Show | Settle) -> list[Outgoing]:
    tapped = arrival.tap.message_id if arrival.tap else None
    calls = shown(effect, texts, tapped) if isinstance(effect, Show) else settled(effect, texts, tapped)
    return [Outgoing(arrival.chat_id, call.method, call.params) for call in calls]


def _to_others(
    around: Surroundings,
    ledger: Ledger,
    chat_id: int,
    family: Family,
    effect: OfFamily | OfCarers | OfReferrals | OfWords | OfTalks,
    language: str,
) -> list[Outgoing]:
    """What staff and the other carers hear of it."""
    match effect:
        case CreateIntake(intake):
            return _card(around, family, intake, language)
        case WithdrawIntake(reference):
            return _withdrawn(around, family, reference)
        case ForgetFamily() | LeaveFamily() | JoinFamily() | ChooseReceivers():
            known = told(around, ledger.household(chat_id), ledger.sharing, chat_id, effect)
            return [*known, *_wiped(around, ledger, chat_id, family, effect)]
        case HandOver():
            return handing_over.handed_over(around, ledger.talks, chat_id, family, effect, language)
        case TakeBack():
            return handing_over.taken_back(around, ledger.talks, chat_id, family)
        case KeepPlan(plan) if family.plan.is_on and not plan.is_on:
            return list(told(around, ledger.household(chat_id), ledger.sharing, chat_id, effect))
        case Remember() | KeepChild() | KeepPlan() | InviteCarer():
            return []
        case KeepRecording() | DropRecording() | ReportWords() | Refer() | WishCall() | KeepOutcome():
            return []
        case _:
            assert_never(effect)


def _wiped(
    around: Surroundings,
    ledger: Ledger,
    chat_id: int,
    family: Family,
    effect: ForgetFamily | LeaveFamily | JoinFamily | ChooseReceivers,
) -> list[Outgoing]:
    """What staff must not read any more of a family, or of one carer who goes."""
    home = ledger.household(chat_id)
    own = no_longer_referred(around, [home.referrals.get(chat_id, ())])
    match effect:
        case ForgetFamily():
            talks = handing_over.wiped(around, ledger.talks, {chat_id, *home.carers})
            words = about_measures.wiped(around, family.intakes)
            sent = no_longer_referred(around, home.referrals.values())
            return [*_deleted(around, family), *words, *talks, *sent]
        case LeaveFamily():
            return [*handing_over.wiped(around, ledger.talks, [chat_id]), *own]
        case JoinFamily():
            return own
        case ChooseReceivers():
            return []
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
