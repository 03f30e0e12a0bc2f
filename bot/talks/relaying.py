"""While a person has the conversation: what the parent types or says goes to the staff chat, and the bot
keeps quiet. Taps and commands work as always."""

from dataclasses import replace

from bot.arrivals import Arrival
from bot.carrying import Carried
from bot.surroundings import Surroundings
from bot.talks import card, patience, posting, telling
from bot.talks.talks import Talks, flagged
from dialogs.bsn import holds_bsn
from dialogs.danger import is_danger
from dialogs.facts import Family
from dialogs.inputs import Commanded, SharedContact, Started, Tapped, Typed, Voiced
from dialogs.phrases import phrase
from dialogs.session import Session
from dialogs.warning import numbers
from storage.conversations import Conversation
from storage.outbox import Outgoing

_FOR_THE_BOT = (Tapped, Commanded, Started, SharedContact)
_TYPED = ("first_name", "text", "note", "phone")
"""Kinds of question that are answered by typing."""


def is_for_a_person(talks: Talks, one: Arrival) -> bool:
    """Whether a person of the library is to read or hear this, and not the bot."""
    for_the_bot = one.given is None or isinstance(one.given, _FOR_THE_BOT)
    return not for_the_bot and talks.open(one.chat_id) is not None


def relayed(around: Surroundings, talks: Talks, arrival: Arrival, family: Family, language: str) -> Carried:
    """Pass it on. What cannot be passed on, the parent hears; the words themselves are kept nowhere."""
    one = talks.open(arrival.chat_id)
    if one is None or around.staff_chat is None:
        return Carried(())
    one = replace(one, language=language or one.language)
    match arrival.given:
        case Typed(text) if holds_bsn(text):
            return Carried((telling.plain(around, one.chat_id, one.language, phrase("no_bsn")),))
        case Typed(text):
            danger = is_danger(text, one.language)
            asked, out = posting.words(around, flagged(one, danger), text, around.staff_chat, danger)
        case Voiced(file):
            danger = False
            asked, out = posting.voice(around, one, file, around.staff_chat)
        case _:
            line = phrase("talk_only_words")
            return Carried((telling.plain(around, one.chat_id, one.language, line),))
    talks.keep(patience.asked(asked, talks.now, around.zone, around.library))
    return Carried((*_warned(around, one, danger, family, asked), *out))


def _warned(
    around: Surroundings, before: Conversation, danger: bool, family: Family, now: Conversation
) -> list[Outgoing]:
    """The numbers at once, for the parent; and for staff the flag on the card."""
    if not danger:
        return []
    said = telling.plain(around, now.chat_id, now.language, numbers())
    shown = None if before.flagged else card.changed(around, now, family)
    return [said, shown] if shown else [said]


def reminded(around: Surroundings, talks: Talks, arrival: Arrival, session: Session | None) -> list[Outgoing]:
    """After a tap that came to a question for typing: what is typed now goes to a person, and how to stop."""
    one = talks.open(arrival.chat_id)
    if one is None or session is None or around.trees.nodes[session.frames[-1]].kind not in _TYPED:
        return []
    line = phrase("talk_goes_on", help=phrase("person"))
    return [telling.plain(around, one.chat_id, session.language, line)]
