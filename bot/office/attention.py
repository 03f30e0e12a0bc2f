"""The errands of the list of what needs attention: the counts, and a list for each kind."""

from collections.abc import Mapping

from bot.actions import attention
from bot.cards import named
from bot.office.attending import ERRANDS as DEEDS
from bot.office.attention_words import ERRANDS as OF_WORDS
from bot.office.attention_words import missing
from bot.office.letters import label, told
from bot.office.listing import GONE, listed
from bot.office.office import Given, Handled, Handler, Office
from bot.office.spelling import moment, number_of, text_of
from bot.talks import card
from dialogs.facts import Outcome
from dialogs.phones import readable
from dialogs.phrases import phrase
from dialogs.prompt import Arg, Choice, Day, Text
from storage.broadcasts import Broadcast
from storage.conversations import Conversation
from storage.intakes import StoredIntake
from storage.set_aside import SetAside

VOICES = "voices"


async def _counts(office: Office, _: Given) -> Handled:
    """A button for each kind of which there is something."""
    found = dict(await attention.count_attention(office.asking))
    choices = [Choice(kind, counted(kind, number)) for kind, number in found.items()]
    if silent := len(missing(office)):
        choices.append(Choice(VOICES, counted(VOICES, silent)))
    says = () if found else (phrase("attention_calm"),)
    return Handled(Outcome("some" if found else "none", says, tuple(choices)))


def counted(kind: str, number: int) -> Text:
    """'✉️ Niet aangekomen: 3'."""
    return phrase(f"attention_{kind}", number=str(number))


async def _letters(office: Office, given: Given) -> Handled:
    found = await attention.letters(office.asking)
    return listed(given, [Choice(str(one.id), label(office, one)) for one in found])


async def _letter(office: Office, given: Given) -> Handled:
    number = number_of(given, "attention.letter")
    found = next((one for one in await attention.letters(office.asking) if one.id == number), None)
    return Handled(Outcome("some", told(office, found))) if found else GONE


async def _families(office: Office, given: Given) -> Handled:
    found = await attention.to_call(office.asking)
    return listed(given, [Choice(one.stored.intake.reference, _child_of(one.stored)) for one in found])


async def _family(office: Office, given: Given) -> Handled:
    """Whom to call: the number stands here, so that one tap calls."""
    which = text_of(given, "care.reference")
    every = await attention.to_call(office.asking)
    found = next((one for one in every if one.stored.intake.reference == which), None)
    if found is None:
        return GONE
    stored = found.stored
    phone = readable(found.phone) if found.phone else phrase("attention_no_phone")
    says = (
        phrase("attention_call", child=_child_of(stored), phone=phone),
        phrase("card_language", language=named(office.around.trees, stored.language)),
    )
    return Handled(Outcome("some", says))


async def _talks(office: Office, given: Given) -> Handled:
    found = await attention.talks(office.asking)
    return listed(given, [Choice(str(one.id), _talk(office, one)) for one in found])


def _talk(office: Office, one: Conversation) -> Text:
    since = moment(office, one.opened_at)
    return phrase("attention_talk", talk=card.title(office.around, one), moment=since)


async def _intakes(office: Office, given: Given) -> Handled:
    found = await attention.still_intakes(office.asking)
    return listed(given, [Choice(one.intake.reference, _since(one)) for one in found])


def _since(one: StoredIntake) -> Text:
    return phrase("attention_intake", child=_child_of(one), day=Day(one.intake.day.isoformat()))


async def _mailings(office: Office, given: Given) -> Handled:
    found = await attention.mailings(office.asking)
    return listed(given, [Choice(str(one.number), _mailing(office, one)) for one in found])


def _mailing(office: Office, one: Broadcast) -> Text:
    made = moment(office, one.created_at)
    return phrase(f"attention_mailing_{one.state}", number=str(one.number), moment=made)


async def _updates(office: Office, given: Given) -> Handled:
    found = await attention.updates(office.asking)
    return listed(given, [Choice(str(one.update_id), _line(office, one)) for one in found])


def _line(office: Office, one: SetAside) -> Text:
    return phrase("attention_update", moment=moment(office, one.at), error=one.error)


async def _update(office: Office, given: Given) -> Handled:
    number = number_of(given, "attention.update")
    found = next((one for one in await attention.updates(office.asking) if one.update_id == number), None)
    if found is None:
        return GONE
    says = phrase(
        "attention_error", number=str(found.update_id), moment=moment(office, found.at), error=found.error
    )
    return Handled(Outcome("some", (says,)))


def _child_of(stored: StoredIntake) -> Arg:
    name = stored.child.first_name if stored.child else phrase("attention_no_child")
    return phrase("attention_child", reference=stored.intake.reference, name=name)


ERRANDS: Mapping[str, Handler] = {
    "attention_counts": _counts,
    "attention_letters": _letters,
    "attention_letter": _letter,
    "attention_families": _families,
    "attention_family": _family,
    "attention_talks": _talks,
    "attention_intakes": _intakes,
    "attention_mailings": _mailings,
    "attention_updates": _updates,
    "attention_update": _update,
    **OF_WORDS,
    **DEEDS,
}
