"""The errands of the team about letters to many: the list, one letter, holding it up."""

from collections.abc import Awaitable, Callable, Mapping

from bot.actions import broadcast_look as look
from bot.actions import broadcast_steer as steer
from bot.actions.acting import Asking
from bot.actions.broadcast_look import Page
from bot.broadcasting.report import lines, title
from bot.office import letter_sending, letter_writing
from bot.office.letter_writing import number, text, whole
from bot.office.office import Given, Handled, Handler, Office
from dialogs.events import Event
from dialogs.facts import Outcome
from dialogs.phrases import phrase
from dialogs.prompt import Arg, Choice, Day, Lines, Text
from storage.broadcasts import (
    BEGUN,
    CANCELLED,
    DRAFT,
    LETTER,
    PAUSED,
    SCHEDULED,
    SENDING,
    SENT,
    STOPPED,
    WAITING_APPROVAL,
    Broadcast,
)

AT_ONCE = 8
SHORT = 20
"""Letters of a title on a button."""
_SIGNS = {
    DRAFT: "✏️",
    WAITING_APPROVAL: "👀",
    SCHEDULED: "📅",
    SENDING: "▶️",
    PAUSED: "⏸️",
    STOPPED: "✋",
    SENT: "✅",
    CANCELLED: "🚫",
}
_NAMES = {DRAFT: "draft", WAITING_APPROVAL: "waiting", SCHEDULED: "scheduled"}
Steering = Callable[[Asking, int], Awaitable[bool]]


async def _opened(office: Office, given: Given) -> Handled:
    """By a button of a letter: 'b12' shows it, 'p12' holds it up first, 'g12' lets it go on."""
    about = text(given, "start.about")
    which = whole(about[1:])
    if not which or about[0] not in "bpg":
        return Handled(Outcome("list", values={"number": "", "open": "no"}))
    if about[0] == "p":
        await steer.pause(office.asking, which)
    if about[0] == "g":
        await steer.go_on(office.asking, which)
    return Handled(Outcome("one", values={"number": str(which), "open": "yes"}))


async def _list(office: Office, given: Given) -> Handled:
    page = whole(text(given, "letter.page"))
    found = await look.every(office.asking, AT_ONCE + 1, page * AT_ONCE)
    more = len(found) > AT_ONCE
    values: dict[str, Arg] = {"more": "yes" if more else "no", "next": str(page + 1 if more else 0)}
    if not found:
        return Handled(Outcome("none", (phrase("sending_none"),), values=values))
    choices = tuple(Choice(str(one.number), _line(one, event)) for one, event in found[:AT_ONCE])
    return Handled(Outcome("some" if more else "few", choices=choices, values=values))


def _line(one: Broadcast, event: Event | None) -> Text:
    named = title(one, event)
    short = named[:SHORT] if isinstance(named, str) else named
    return phrase("sending_line", sign=_SIGNS[one.state], number=str(one.number), title=short)


async def _page(office: Office, given: Given) -> Handled:
    found = await look.page(office.asking, number(given))
    if found is None:
        values: dict[str, Arg] = {"may": "no", "own": "no"}
        return Handled(Outcome("gone", (phrase("sending_gone"),), values=values))
    one = found.broadcast
    own = one.event is None and one.kind == LETTER and one.state in (DRAFT, *BEGUN)
    values = {"may": "yes" if found.may_approve else "no", "own": "yes" if own else "no"}
    name = one.state if one.state in (SENDING, PAUSED) else _NAMES.get(one.state, "over")
    return Handled(Outcome(name, _says(office, found), values=values))


def _says(office: Office, found: Page) -> tuple[Text, ...]:
    one = found.broadcast
    told = list(lines(one, found.event, found.counts))
    if one.state not in BEGUN:
        told = told[:2]
    if one.at and one.state in (WAITING_APPROVAL, SCHEDULED):
        local = one.at.astimezone(office.around.zone)
        told.append(phrase("sending_at", day=Day(local.date().isoformat()), hour=f"{local:%H:%M}"))
    return (phrase("audience_lines", lines=Lines(tuple(told))),)


def _steering(steered: Steering) -> Handler:
    async def handler(office: Office, given: Given) -> Handled:
        done = await steered(office.asking, number(given))
        return Handled(Outcome("done" if done else "late"))

    return handler


ERRANDS: Mapping[str, Handler] = {
    **letter_writing.ERRANDS,
    **letter_sending.ERRANDS,
    "broadcast_opened": _opened,
    "broadcasts": _list,
    "broadcast_page": _page,
    "broadcast_pause": _steering(steer.pause),
    "broadcast_go_on": _steering(steer.go_on),
    "broadcast_stop": _steering(steer.stop),
    "broadcast_drop": _steering(steer.drop),
}
