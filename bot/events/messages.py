"""The invitation to an event, and the button under it."""

from bot.events.words import told, when_and_where
from bot.surroundings import Surroundings
from dialogs.events import Event
from dialogs.phrases import phrase

_COME = "0:/komen:"
"""A command as a button: the tree in which a family says who comes; behind it the number of the event."""
Button = dict[str, str]


def invitation(around: Surroundings, event: Event, language: str) -> str | None:
    """The words (HTML) for who reads this language; None for an own event without a translation."""
    return _message(around, event, language) if event.said(language) else None


def cancellation(around: Surroundings, event: Event, language: str) -> str:
    """What the invitation becomes when the event does not take place; in Dutch where there are no words."""
    over = around.text(language).html(phrase("event_cancelled"))
    return f"{over}\n\n{_message(around, event, language)}"


def answers(around: Surroundings, event: Event, language: str) -> list[list[Button]]:
    """The rows of buttons under an invitation."""
    return [[opens(around, event.number, language)]]


def opens(around: Surroundings, number: int, language: str, label: str = "event_come") -> Button:
    """A button that shows an event, and lets a family say who comes; `label` is a phrase."""
    return {"text": around.text(language).plain(phrase(label)), "callback_data": f"{_COME}{number}"}


def _message(around: Surroundings, event: Event, language: str) -> str:
    texts = around.text(language)
    title, text = told(event, language)
    lines = "\n".join(texts.html(line) for line in when_and_where(around.library, event))
    return f"<b>{texts.html(title)}</b>\n{texts.html(text)}\n\n{lines}"
