"""Buttons: choices by id become inline keyboards; a phone number has Telegram's own share button."""

from collections.abc import Iterable, Sequence
from typing import Any

from bot.texts import Texts
from dialogs.phrases import phrase
from dialogs.prompt import Choice, Prompt

WIDE = 18
"""Letters from which a label gets a row of its own on a small screen, where two would stand side by side."""
_BOX = {True: "☑️ ", False: "⬜ ", None: ""}

Markup = dict[str, Any]


def markup(prompt: Prompt, texts: Texts) -> Markup | None:
    """The reply_markup of a message; None where it has no buttons."""
    if prompt.ends_contact:
        return {"remove_keyboard": True}
    if prompt.asks_contact:
        return _contact(prompt, texts)
    if not prompt.choices and not prompt.footer:
        return None
    return {"inline_keyboard": _inline(prompt, texts)}


def _inline(prompt: Prompt, texts: Texts) -> list[list[Markup]]:
    buttons = [_button(choice, prompt.stamp, texts) for choice in prompt.choices]
    rows = list(_rows(buttons, prompt.columns))
    return rows + [[_button(choice, prompt.stamp, texts) for choice in row] for row in prompt.footer]


def _button(choice: Choice, stamp: str, texts: Texts) -> Markup:
    return {"text": said(choice, texts), "callback_data": f"{stamp}:{choice.id}"}


def said(choice: Choice, texts: Texts) -> str:
    """What a button says. A person's own word stands alone, so it needs no isolates; a phone number does, as
    it has no letters to tell a screen that runs from right to left where it begins."""
    own = isinstance(choice.label, str) and (choice.label.isdecimal() or any(map(str.isalpha, choice.label)))
    return _BOX[choice.chosen] + (str(choice.label) if own else texts.plain(choice.label))


def _rows(buttons: Sequence[Markup], columns: int) -> Iterable[list[Markup]]:
    row: list[Markup] = []
    for button in buttons:
        alone = columns == 2 and len(button["text"]) > WIDE
        if row and (alone or len(row) == columns):
            yield row
            row = []
        row.append(button)
        if alone:
            yield row
            row = []
    if row:
        yield row


def _contact(prompt: Prompt, texts: Texts) -> Markup:
    """A reply keyboard, as only that one can share a contact; the footer's words stand on it as text."""
    share = [{"text": texts.plain(phrase("share_contact")), "request_contact": True}]
    footer = [[{"text": texts.plain(choice.label)} for choice in row] for row in prompt.footer]
    return {"keyboard": [share, *footer], "resize_keyboard": True, "one_time_keyboard": True}
