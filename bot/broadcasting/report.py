"""How far a broadcast is, in words: while it runs, and as the report when it is over."""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from math import ceil
from typing import Any

from bot.broadcasting.letters import load
from bot.surroundings import Surroundings
from bot.texts import Texts
from dialogs.events import Event
from dialogs.languages import SOURCE
from dialogs.phrases import phrase
from dialogs.prompt import Arg, Text
from storage.broadcasts import CANCELLATION, PAUSED, SENDING, Broadcast
from storage.recipients import CHANGING, FAILED, HAVE_IT, LEFT_OUT, QUEUED, UNREACHABLE, WAITING, Count

A_SECOND = 29
"""Messages that go in a second, over all chats (core.telegram.org/bots/faq)."""
CELLS = 10
TITLE = 40
"""Letters of a text of one's own by which it is known in a list."""
OPENS = "0:/bericht:"
"""A command as a button: behind it 'b12' shows a broadcast, 'p12' holds it up first, 'g12' lets it go on."""


@dataclass(frozen=True, slots=True)
class Tally:
    """How many chats: are to get it, have it, are not reached, were refused; are `left` to go; whose text is
    still to be `changing`; and by reason the families that were left out."""

    total: int
    sent: int
    unreachable: int
    failed: int
    left: int
    changing: int
    left_out: dict[str, int]


def tally(counts: Iterable[Count]) -> Tally:
    """Over all languages."""
    found: Counter[str] = Counter()
    why: Counter[str] = Counter()
    for one in counts:
        found[one.status] += one.number
        if one.status == LEFT_OUT:
            why[one.reason] += one.number
    left = found[WAITING] + found[QUEUED]
    sent = sum(found[status] for status in HAVE_IT)
    total = left + sent + found[UNREACHABLE] + found[FAILED]
    return Tally(total, sent, found[UNREACHABLE], found[FAILED], left, found[CHANGING], dict(why))


def minutes(left: int) -> int:
    """Whole minutes that so many messages take."""
    return ceil(left / A_SECOND / 60)


def title(one: Broadcast, event: Event | None) -> Arg:
    """What it is called: the event, or how its Dutch text begins."""
    if event:
        name = event.named()
        return phrase("sending_cancellation", title=name) if one.kind == CANCELLATION else name
    said = load(one.letter).texts.get(SOURCE, "").splitlines()
    return said[0][:TITLE] if said else ""


def lines(one: Broadcast, event: Event | None, counts: Sequence[Count]) -> Iterator[Text]:
    """One paragraph a line."""
    found = tally(counts)
    yield phrase("sending_title", number=str(one.number), title=title(one, event))
    yield phrase(f"sending_{one.state}")
    yield phrase("sending_bar", bar=bar(found), done=f"{found.total - found.left}", total=f"{found.total}")
    yield phrase("sending_arrived", number=str(found.sent))
    if found.unreachable:
        yield phrase("sending_unreachable", number=str(found.unreachable))
    if found.failed:
        yield phrase("sending_failed", number=str(found.failed))
    for reason, number in found.left_out.items():
        yield phrase("sending_left_out", number=str(number), why=phrase(f"left_out_{reason}"))
    if one.correcting:
        yield phrase("sending_correcting")
    if one.state == SENDING and found.left:
        yield phrase("sending_time", count=minutes(found.left))


def bar(found: Tally) -> str:
    """How much of it is done."""
    full = CELLS if not found.total else CELLS * (found.total - found.left) // found.total
    return "▓" * full + "░" * (CELLS - full)


def shown(
    around: Surroundings, one: Broadcast, event: Event | None, counts: Sequence[Count], language: str
) -> dict[str, Any]:
    """The message as parameters of sendMessage and editMessageText."""
    texts = around.text(language)
    text = "\n".join(texts.html(line) for line in lines(one, event, counts))
    rows = [[_button(texts, label, data) for label, data in _buttons(one)]]
    return {"text": text, "parse_mode": "HTML", "reply_markup": {"inline_keyboard": rows}}


def _buttons(one: Broadcast) -> Iterator[tuple[str, str]]:
    if one.state == SENDING:
        yield "sending_pause", f"{OPENS}p{one.number}"
    if one.state == PAUSED:
        yield "sending_go_on", f"{OPENS}g{one.number}"
    yield "sending_open", f"{OPENS}b{one.number}"


def _button(texts: Texts, label: str, data: str) -> dict[str, str]:
    return {"text": texts.plain(phrase(label)), "callback_data": data}
