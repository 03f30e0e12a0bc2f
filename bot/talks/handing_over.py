"""A parent asks for a person: the conversation begins, and the staff chat has their first words."""

from collections.abc import Iterable
from dataclasses import replace

from bot.surroundings import Surroundings
from bot.talks import card, patience, posting
from bot.talks.talks import Talks
from dialogs.effects import Effect, HandOver
from dialogs.facts import Family
from dialogs.phrases import phrase
from storage import conversations
from storage.conversations import Conversation
from storage.outbox import Outgoing
from storage.transaction import Transaction


async def numbered(tx: Transaction, effects: Iterable[Effect]) -> tuple[Effect, ...]:
    """The effects, with a number for each conversation that begins: topics and slots are named by it."""
    return tuple([await _numbered(tx, one) for one in effects])


async def _numbered(tx: Transaction, effect: Effect) -> Effect:
    return replace(effect, number=await conversations.number(tx)) if isinstance(effect, HandOver) else effect


def handed_over(
    around: Surroundings, talks: Talks, chat_id: int, family: Family, effect: HandOver, language: str
) -> list[Outgoing]:
    """What goes to the staff chat; the conversation is kept in `talks`. Nothing where there is no staff
    chat: there the dialog does not offer it."""
    if around.staff_chat is None:
        return []
    known = talks.open(chat_id)
    one = known or _begun(around, talks, chat_id, effect, language)
    out = [] if known else posting.begun(around, one, family, around.staff_chat)
    if effect.voice:
        one, said = posting.voice(around, one, effect.voice, around.staff_chat)
    else:
        one, said = posting.words(around, one, effect.words, around.staff_chat, effect.flagged)
    talks.keep(one)
    return [*out, *said]


def taken_back(around: Surroundings, talks: Talks, chat_id: int, family: Family) -> list[Outgoing]:
    """The parent goes on with the bot: staff see that it is over."""
    one = talks.open(chat_id)
    if one is None or around.staff_chat is None:
        return []
    one, said = posting.line(around, one, phrase("talk_left"), around.staff_chat)
    talks.keep(one)
    talks.close(chat_id)
    shown = card.changed(around, talks.known[one.id], family)
    return [shown, *said] if shown else said


def wiped(around: Surroundings, talks: Talks, chat_ids: Iterable[int]) -> list[Outgoing]:
    """Deleting everything takes the words out of the staff chat too."""
    gone = [one for chat_id in chat_ids for one in talks.of(chat_id)]
    talks.forget(chat_ids)
    return [row for one in gone for row in posting.wiped(around, one)]


def _begun(around: Surroundings, talks: Talks, chat_id: int, effect: HandOver, language: str) -> Conversation:
    late = patience.late_at(talks.now, around.zone, around.library)
    return Conversation(effect.number, chat_id, language, talks.now, late, flagged=effect.flagged)
