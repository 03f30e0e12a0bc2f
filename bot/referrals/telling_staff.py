"""What the staff of a desk hear of the effects of one step."""

from collections.abc import Iterable, Iterator

from bot.referrals.cards import card, line
from bot.surroundings import Surroundings
from dialogs.effects import Effect, Refer, WishCall
from dialogs.facts import Family, Referral
from storage.outbox import Outgoing


def told(
    around: Surroundings, family: Family, effects: Iterable[Effect], language: str
) -> Iterator[Outgoing]:
    """A message for each referral and each wish to be called, as they are at the end of the step: `family` as
    it is then, so that a number that was told meanwhile stands on the card."""
    for effect in effects:
        match effect:
            case Refer(referral):
                yield from _line(around, _now(family, referral.reference), language)
            case WishCall(reference):
                yield from _card(around, _now(family, reference), family.phone, language)
            case _:
                continue


def _line(around: Surroundings, one: Referral | None, language: str) -> Iterator[Outgoing]:
    chat_id = around.desk_chat(one.desk) if one else None
    if one and chat_id is not None:
        yield line(around, chat_id, one, language)


def _card(around: Surroundings, one: Referral | None, phone: str, language: str) -> Iterator[Outgoing]:
    chat_id = around.desk_chat(one.desk) if one else None
    if one and chat_id is not None:
        yield card(around, chat_id, one, phone, language)


def _now(family: Family, reference: str) -> Referral | None:
    return next((one for one in family.referrals if one.reference == reference), None)
