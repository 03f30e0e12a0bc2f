"""Reports about language in the staff chat: how many by language, of which texts, and a button for done."""

from datetime import datetime
from typing import Any

from bot.actions import staff_chat
from bot.actions.acting import Asking
from bot.arrivals import Arrival
from bot.cards import named
from bot.carrying import Carried
from bot.presenting import asked_by
from bot.surroundings import Surroundings
from dialogs.languages import NAMES
from dialogs.phrases import phrase
from dialogs.prompt import Text
from dialogs.scripts import fingerprint
from storage import language_reports
from storage.language_reports import Reported
from storage.outbox import STAFF, Outgoing
from storage.transaction import Transaction

PREFIX = "words"
"""callback_data: 'words' for all languages, 'words:ti' for one, 'words:ti:<node's fingerprint>' for done."""
COMMAND = "taalmeldingen"
MOST = 10
"""Texts shown at once, as sendMessage takes 4,096 signs; the others come up when these are done."""


def wanted(data: str) -> list[str] | None:
    """What a button of such a message asks for; None for any other button."""
    parts = data.split(":")
    known = parts[0] == PREFIX and len(parts) <= 3 and (len(parts) < 2 or parts[1] in NAMES)
    return parts[1:] if known else None


async def shown(around: Surroundings, asking: Asking, chat_id: int) -> Outgoing:
    """The list of languages as a new message. Raises Refused."""
    await staff_chat.look_at_reports(asking)
    return Outgoing(chat_id, "sendMessage", await _languages(around, asking.tx), STAFF)


async def pressed(
    around: Surroundings, tx: Transaction, arrival: Arrival, parts: list[str], now: datetime
) -> Carried:
    """Carry a button out, in the staff chat. Raises Refused."""
    texts, asking = around.text("nl"), asked_by(around, tx, arrival, now)
    await staff_chat.look_at_reports(asking)
    if arrival.chat_id != around.staff_chat or arrival.tap is None:
        return Carried((), texts.plain(phrase("card_only_team")))
    toast = ""
    if len(parts) == 2:
        toast = await _settle(around, asking, *parts)
    params = await _texts(around, tx, parts[0]) if parts else await _languages(around, tx)
    edit = {"message_id": arrival.tap.message_id, **params}
    return Carried((Outgoing(arrival.chat_id, "editMessageText", edit, STAFF),), toast)


async def _settle(around: Surroundings, asking: Asking, language: str, mark: str) -> str:
    reported = await language_reports.for_language(asking.tx, language)
    node = next((one.node for one in reported if fingerprint(one.node) == mark), None)
    if node is None:
        return around.text("nl").plain(phrase("card_already"))
    await staff_chat.settle_report(asking, language, node)
    return around.text("nl").plain(phrase("reports_settled", place=node))


async def _languages(around: Surroundings, tx: Transaction) -> dict[str, Any]:
    counts, texts = await language_reports.counts(tx), around.text("nl")
    if not counts:
        return {"text": texts.html(phrase("reports_none")), "parse_mode": "HTML"}
    buttons = [
        [
            _button(
                texts.plain(phrase("reports_language", language=named(around.trees, one), number=str(count))),
                one,
            )
        ]
        for one, count in counts.items()
    ]
    return _message(texts.html(phrase("reports_title")), buttons)


async def _texts(around: Surroundings, tx: Transaction, language: str) -> dict[str, Any]:
    texts = around.text("nl")
    reported = (await language_reports.for_language(tx, language))[:MOST]
    lines = [texts.html(phrase("reports_of", language=named(around.trees, language)))]
    lines += [texts.html(_line(around, one, language)) for one in reported]
    buttons = [
        [_button(texts.plain(phrase("staff_settle", place=one.node)), language, fingerprint(one.node))]
        for one in reported
    ]
    return _message("\n\n".join(lines), [*buttons, [_button(texts.plain(phrase("staff_reports_back")))]])


def _line(around: Surroundings, reported: Reported, language: str) -> Text:
    """The place, how often, and the words as they are now."""
    node = around.trees.nodes.get(reported.node)
    wording = around.wordings.get(language)
    sources = [*node.say, *([node.ask] if node.ask else [])] if node else []
    words = " ".join(wording.of(source) if wording else source for source in sources)
    return phrase("reports_line", place=reported.node, number=str(reported.count), words=words)


def _button(label: str, *parts: str) -> dict[str, str]:
    return {"text": label, "callback_data": ":".join((PREFIX, *parts))}


def _message(text: str, buttons: list[list[dict[str, str]]]) -> dict[str, Any]:
    return {"text": text, "parse_mode": "HTML", "reply_markup": {"inline_keyboard": buttons}}
