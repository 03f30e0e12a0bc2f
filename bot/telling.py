"""What a parent hears when a coordinator has done something: in their language, with the Dutch beside it."""

from typing import Any

from bot.actions.change_status import ALLOWED
from bot.arrivals import Arrival
from bot.surroundings import Surroundings
from dialogs.beside import TO_DUTCH, TO_OWN
from dialogs.facts import Family, Intake
from dialogs.languages import SOURCE
from dialogs.phrases import phrase
from dialogs.prompt import Text
from storage.outbox import Outgoing

PREFIX = "told"
"""callback_data: 'told:SB-7K4F:placed:nl' shows that message in Dutch, '…:own' in the family's language."""
_DESK = "0:/balie"
"""A command as a button: it opens the card for the desk on top of the conversation."""


def message(
    around: Surroundings, family: Family, intake: Intake, status: str, language: str
) -> dict[str, Any]:
    """Text and buttons of the message about an intake, in this language."""
    texts = around.text(language)
    own = family.language if family.language in around.wordings else SOURCE
    beside = [] if own == SOURCE else [_toggle(intake.reference, status, own if language == SOURCE else "")]
    desk = {"text": texts.plain(phrase("desk")), "callback_data": _DESK}
    return {
        "text": texts.html(_line(around, family, intake, status)),
        "parse_mode": "HTML",
        "reply_markup": {"inline_keyboard": [[*beside, desk]]},
    }


def wanted(data: str) -> tuple[str, str, str] | None:
    """Reference, status and language that a button asks for; None for any other button."""
    match data.split(":"):
        case [prefix, reference, status, language] if prefix == PREFIX and status in ALLOWED:
            return reference, status, language
        case _:
            return None


def again(
    around: Surroundings, arrival: Arrival, family: Family, asked: tuple[str, str, str]
) -> Outgoing | None:
    """The message changed to the other language; None where the intake is not this family's, or is gone."""
    reference, status, language = asked
    intake = next((one for one in family.intakes if one.reference == reference), None)
    if intake is None or arrival.tap is None:
        return None
    spoken = SOURCE if language == SOURCE else family.language or SOURCE
    params = message(around, family, intake, status, spoken)
    return Outgoing(arrival.chat_id, "editMessageText", {"message_id": arrival.tap.message_id, **params})


def _line(around: Surroundings, family: Family, intake: Intake, status: str) -> Text:
    name = next((child.first_name for child in family.children if child.key == intake.child), "")
    phone = around.library.phone
    return phrase(f"told_{status}", child=name, reference=intake.reference, phone=phone)


def _toggle(reference: str, status: str, back_to: str) -> dict[str, str]:
    """To Dutch; or, in the Dutch text, back to the family's own language."""
    label = TO_OWN[back_to] if back_to else TO_DUTCH
    return {"text": label, "callback_data": f"{PREFIX}:{reference}:{status}:{'own' if back_to else SOURCE}"}
