"""The errands that do something about what needs attention."""

from collections.abc import Mapping

from bot.actions import attention
from bot.actions.attend import drop_letter, drop_update, resend, take_talk
from bot.actions.staff_chat import settle_report
from bot.office.listing import GONE
from bot.office.office import Given, Handled, Handler, Office
from bot.office.spelling import moment, number_of, text_of
from bot.talks import card
from bot.talks.taking import taken
from dialogs.facts import Outcome
from dialogs.phrases import phrase
from dialogs.scripts import fingerprint

_DONE = Handled(Outcome("done"))
_GONE = Handled(Outcome("gone"))
"""The dialog says so itself."""


async def _resend(office: Office, given: Given) -> Handled:
    again = await resend(office.asking, letter=number_of(given, "attention.letter"))
    return Handled(Outcome("done"), (again,)) if again else _GONE


async def _drop_letter(office: Office, given: Given) -> Handled:
    done = await drop_letter(office.asking, letter=number_of(given, "attention.letter"))
    return _DONE if done else _GONE


async def _drop_update(office: Office, given: Given) -> Handled:
    await drop_update(office.asking, update=number_of(given, "attention.update"))
    return _DONE


async def _settle(office: Office, given: Given) -> Handled:
    """A button has the fingerprint of the place, as the whole name is too long for it."""
    language, mark = text_of(given, "attention.language"), text_of(given, "attention.report")
    found = await attention.reported(office.asking, language)
    node = next((one.node for one in found if fingerprint(one.node) == mark), None)
    if node is None:
        return _GONE
    await settle_report(office.asking, language, node)
    return _DONE


async def _talk(office: Office, given: Given) -> Handled:
    """Whose it is, and how long it waits, as on its card in the chat of the team."""
    number = number_of(given, "attention.talk")
    found = next((one for one in await attention.talks(office.asking) if one.id == number), None)
    if found is None:
        return GONE
    who = found.taken_by or phrase("attention_nobody")
    since, talk = moment(office, found.opened_at), card.title(office.around, found)
    says = phrase("attention_talk_waits", talk=talk, moment=since, name=who)
    return Handled(Outcome("some", (says,)))


async def _take(office: Office, given: Given) -> Handled:
    found = await take_talk(office.asking, number=number_of(given, "attention.talk"))
    if found is None:
        return _GONE
    one, name = found
    return Handled(Outcome("done"), tuple(await taken(office.around, office.tx, one, name, office.now)))


ERRANDS: Mapping[str, Handler] = {
    "attention_resend": _resend,
    "attention_drop_letter": _drop_letter,
    "attention_drop_update": _drop_update,
    "attention_settle": _settle,
    "attention_talk": _talk,
    "attention_take": _take,
}
