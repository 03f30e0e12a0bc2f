"""The same message in the way every manual shows: gettext, str.format, html.escape, Babel's dates, and the
keyboard of python-telegram-bot. It has no isolates around names and no rule for wide labels."""

import gettext
import html
import json
from collections.abc import Iterable
from pathlib import Path
from types import SimpleNamespace

from babel.dates import format_date, format_skeleton
from telegram import InlineKeyboardButton, InlineKeyboardMarkup

from dialogs.languages import SOURCE
from dialogs.phrases import counting, words
from dialogs.prompt import Choice, Text
from tests.benchmarks.message import STAMP, TAPPED, Told, choices, footer, node


class Stock:
    """One language, from `leeswijzer.mo` in a folder of catalogs. Raises FileNotFoundError without it."""

    def __init__(self, language: str, folder: Path) -> None:
        """Dutch is the source and has no catalog."""
        self._language = language
        self._catalog = gettext.translation("leeswijzer", folder, [language], fallback=language == SOURCE)
        self._ask = node().ask or ""
        self._too_long, self._consent, self._child = map(words, ("too_long", "known_consent", "child_line"))
        self._too_long_for_one = counting()[self._too_long]

    def message(self, told: Told) -> str:
        """The parameters of editMessageText as JSON."""
        params = {
            "message_id": TAPPED,
            "text": "\n\n".join(self._paragraphs(told)),
            "parse_mode": "HTML",
            "reply_markup": self._keyboard().to_dict(),
        }
        return json.dumps(params)

    def _paragraphs(self, told: Told) -> Iterable[str]:
        said, language, name = self._catalog.gettext, self._language, html.escape(told.name, quote=False)
        too_long = self._catalog.ngettext(self._too_long_for_one, self._too_long, told.count)
        yield too_long.format(count=told.count)
        yield said(self._consent).format(day=format_date(told.day, "long", language))
        yield said(self._child).format(name=name, month=format_skeleton("yMMMM", told.born, locale=language))
        yield f"<b>{said(self._ask).format(child=SimpleNamespace(first_name=name))}</b>"

    def _keyboard(self) -> InlineKeyboardMarkup:
        columns, offered = node().columns, choices()
        rows = [offered[start : start + columns] for start in range(0, len(offered), columns)]
        return InlineKeyboardMarkup(
            [[self._button(choice) for choice in row] for row in (*rows, *footer(self._language))]
        )

    def _button(self, choice: Choice) -> InlineKeyboardButton:
        label = choice.label
        said = self._catalog.gettext(label.source) if isinstance(label, Text) else str(label)
        return InlineKeyboardButton(said, callback_data=f"{STAMP}:{choice.id}")
