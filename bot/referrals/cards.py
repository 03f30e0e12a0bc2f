"""What the staff of a desk read: a line that somebody comes, or a card to call them. Always Dutch."""

from collections.abc import Iterable, Iterator
from typing import Any

from bot.cards import named
from bot.outbox import MESSAGE_OF
from bot.surroundings import Surroundings
from dialogs.describing import describe
from dialogs.desks import known
from dialogs.facts import Referral
from dialogs.languages import SOURCE
from dialogs.library import Library
from dialogs.phones import readable
from dialogs.phrases import phrase
from dialogs.prompt import Day, Text
from storage.outbox import STAFF, Outgoing
from storage.referrals import StoredReferral

PREFIX = "refer"
"""callback_data of a card's button: 'refer:DV-7K4F:called'."""
CALLED, DONE = "called", "done"


def line_slot(reference: str) -> str:
    """The name under which the line is remembered."""
    return f"referral:{reference}"


def card_slot(reference: str) -> str:
    """The name under which the card is remembered."""
    return f"call:{reference}"


def line(around: Surroundings, chat_id: int, one: Referral, language: str) -> Outgoing:
    """The message that somebody was sent; it makes no sound, as nobody has to do anything."""
    texts = around.text(SOURCE)
    parts = " · ".join(texts.html(part) for part in _line(around, one, language))
    params = {"text": parts, "parse_mode": "HTML", "disable_notification": True}
    return Outgoing(chat_id, "sendMessage", params, STAFF, line_slot(one.reference))


def card(around: Surroundings, chat_id: int, one: Referral, phone: str, language: str) -> Outgoing:
    """The message that asks to call somebody."""
    params = content(around, one, phone, language)
    return Outgoing(chat_id, "sendMessage", params, STAFF, card_slot(one.reference))


def content(
    around: Surroundings, one: Referral, phone: str, language: str, state: str = ""
) -> dict[str, Any]:
    """Text and buttons of a card. `state`: CALLED; or DONE, and then the number is not needed any more."""
    texts = around.text(SOURCE)
    title = phrase("referral_card", reference=one.reference, desk=desk_name(one.desk))
    lines = [f"<b>{texts.html(title)}</b>"]
    lines += [texts.html(part) for part in _lines(around, one, phone, language, state)]
    steps = {"": (CALLED, DONE), CALLED: (DONE,)}.get(state, ())
    buttons = [
        {"text": texts.plain(phrase(f"referral_{step}")), "callback_data": f"{PREFIX}:{one.reference}:{step}"}
        for step in steps
    ]
    below = {"reply_markup": {"inline_keyboard": [buttons]}} if buttons else {}
    return {"text": "\n".join(lines), "parse_mode": "HTML", **below}


def wiped(around: Surroundings, referrals: Iterable[Iterable[Referral]]) -> list[Outgoing]:
    """Deleting everything takes the words out of the desks' chats too. `referrals` of each carer."""
    every = [(one, phrase("card_deleted", reference=one.reference)) for own in referrals for one in own]
    return [message for one, gone in every for message in instead(around, one, gone)]


def instead(around: Surroundings, one: Referral, said: Text) -> Iterator[Outgoing]:
    """Other words in the place of all that the desk's chat has of a referral."""
    chat_id = around.desk_chat(one.desk)
    words = around.text(SOURCE).html(said)
    if chat_id is not None:
        for slot in (line_slot(one.reference), card_slot(one.reference)):
            params = {MESSAGE_OF: slot, "text": words, "parse_mode": "HTML"}
            yield Outgoing(chat_id, "editMessageText", params, STAFF)


def desk_name(desk: str) -> str:
    """What staff call a desk; its id where it is not in the list any more."""
    found = known().by_id.get(desk)
    return found.name if found else desk


def referrer_name(library: Library, code: str) -> str:
    """Who has this code; the code itself where nobody has it any more."""
    return next((one.name for one in library.referrers if one.code == code), code)


def told(around: Surroundings, stored: StoredReferral, phone: str, language: str) -> Iterator[Text]:
    """What the card tells, line by line, for who looks it up."""
    one = stored.referral
    yield phrase("referral_line", reference=one.reference, desk=desk_name(one.desk))
    yield from _lines(around, one, phone, language, "")


def _line(around: Surroundings, one: Referral, language: str) -> Iterator[Text]:
    yield phrase("referral_line", reference=one.reference, desk=desk_name(one.desk))
    if one.place:
        yield Text("{place}", (("place", _place(around, one)),))
    yield Text("{language}", (("language", named(around.trees, language)),))
    if one.referrer:
        yield phrase("referral_by", name=referrer_name(around.library, one.referrer))


def _lines(around: Surroundings, one: Referral, phone: str, language: str, state: str) -> Iterator[Text]:
    if state:
        yield phrase("card_status", status=phrase(f"referral_state_{state}"))
    if one.place:
        yield phrase("desk_place", place=_place(around, one))
    if state == DONE:
        return
    yield phrase("referral_day", day=Day(one.day.isoformat()))
    yield phrase("card_language", language=named(around.trees, language))
    if one.referrer:
        yield phrase("referral_sent_by", name=referrer_name(around.library, one.referrer))
    if one.call:
        yield phrase("referral_moment", moment=describe(around.trees, "desk.call", one.call))
    if phone:
        yield phrase("referral_phone", phone=readable(phone))


def _place(around: Surroundings, one: Referral) -> str:
    return next((place.name for place in around.library.places if place.id == one.place), one.place)
