"""The coordinator's card of an intake: Dutch, whatever the parent speaks, a button for each next step."""

from collections.abc import Iterator
from typing import Any

from bot.outbox import MESSAGE_OF
from bot.texts import Texts
from dialogs.describing import describe, given_answers, month_of
from dialogs.facts import Child, Intake
from dialogs.loading import Trees
from dialogs.phrases import phrase
from dialogs.prompt import Arg, Day, Text
from storage.intakes import StoredIntake
from storage.outbox import STAFF, Outgoing

STEPS = ("taken", "contacted", "placed", "waiting_list")
"""What can be done in the group by one tap; closing wants a reason, so it is done in private (/team)."""
PREFIX = "intake"
"""callback_data of a card's button: 'intake:SB-7K4F:taken'."""
TURN, BACK, FRONT = "turn", "back", "front"
"""callback_data 'turn:SB-7K4F:back' turns a card over to the family's messages, '…:front' to the intake."""
_SIDES = {BACK: "staff_messages", FRONT: "staff_card"}
_FINAL = ("closed", "withdrawn")
MOST = 3500


def slot(reference: str) -> str:
    """The name under which the card's message is remembered."""
    return f"card:{reference}"


def card(
    staff_chat: int, texts: Texts, trees: Trees, intake: Intake, child: Child | None, language: str
) -> Outgoing:
    """The message that brings an intake to the staff chat."""
    params = content(texts, trees, intake, child, language)
    return Outgoing(staff_chat, "sendMessage", params, STAFF, slot(intake.reference))


def renewed(staff_chat: int, texts: Texts, trees: Trees, stored: StoredIntake) -> Outgoing:
    """The card in the staff chat, as it stands now."""
    params = content(texts, trees, stored.intake, stored.child, stored.language)
    edit = {MESSAGE_OF: slot(stored.intake.reference), **params}
    return Outgoing(staff_chat, "editMessageText", edit, STAFF, slot(stored.intake.reference))


def content(texts: Texts, trees: Trees, intake: Intake, child: Child | None, language: str) -> dict[str, Any]:
    """Text and buttons of a card, as it stands now: whom it is about and how to reach them come first. A long
    note is cut at the end (sendMessage takes 4,096 signs)."""
    lines = [f"<b>{texts.html(title(intake))}</b>"]
    lines += [texts.html(line) for line in told(trees, intake, child, language)]
    return {"text": _cut("\n".join(lines)), "parse_mode": "HTML", **_buttons(texts, intake)}


def told(trees: Trees, intake: Intake, child: Child | None, language: str) -> Iterator[Text]:
    """What a coordinator reads of an intake, line by line: how it stands, whom it is about, the answers."""
    yield from _head(trees, intake, child, language)
    yield from given_answers(trees, intake)


def _head(trees: Trees, intake: Intake, child: Child | None, language: str) -> Iterator[Text]:
    if intake.interest:
        yield phrase("card_interest")
    yield phrase("card_status", status=phrase(f"state_{intake.status}"))
    yield phrase("card_day", day=Day(intake.day.isoformat()))
    if child:
        yield phrase("card_child", name=child.first_name, month=month_of(child.born))
    yield phrase("card_language", language=named(trees, language))


def named(trees: Trees, language: str) -> Arg:
    """A language as a coordinator calls it: in Dutch."""
    return describe(trees, "contact.home_language", language.partition("_")[0])


def title(intake: Intake) -> Text:
    """The first line of a card: its number and programme."""
    return phrase("card_title", reference=intake.reference, programme=phrase(f"programme_{intake.programme}"))


def _buttons(texts: Texts, intake: Intake) -> dict[str, Any]:
    if intake.status in _FINAL:
        return {}
    steps = [step for step in STEPS if step != intake.status]
    buttons = [
        {"text": texts.plain(phrase(f"staff_{step}")), "callback_data": f"{PREFIX}:{intake.reference}:{step}"}
        for step in steps
    ]
    buttons.append(turning(texts, intake.reference, BACK))
    return {
        "reply_markup": {
            "inline_keyboard": [buttons[start : start + 2] for start in range(0, len(buttons), 2)]
        }
    }


def turning(texts: Texts, reference: str, side: str) -> dict[str, str]:
    """The button that turns a card to this side."""
    return {"text": texts.plain(phrase(_SIDES[side])), "callback_data": f"{TURN}:{reference}:{side}"}


def _cut(text: str) -> str:
    """Whole lines only, so that no HTML entity is cut in two."""
    while len(text) > MOST and "\n" in text:
        text = text.rpartition("\n")[0]
    return text
