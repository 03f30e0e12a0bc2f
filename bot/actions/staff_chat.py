"""What can be asked for and pressed in the chat of the staff, each behind the door."""

from collections.abc import Sequence
from datetime import datetime

from bot.actions import family_timeline as ahead
from bot.actions.acting import COORDINATOR, DESK, Asking, NotYours, action
from bot.actions.count_referrals import Total, count_referrals
from bot.actions.count_wishes import Wishes, count_wishes
from dialogs.content import Content
from storage import conversations, language_reports, referrals
from storage.conversations import Conversation
from storage.referrals import StoredReferral


@action("wishes.count", COORDINATOR, noted=False)
async def wishes(asking: Asking) -> Wishes:
    """What parents told about reading at home, in totals."""
    return await count_wishes(asking.tx)


@action("referral.count", COORDINATOR, noted=False)
async def referral_totals(asking: Asking, first: str) -> Sequence[Total]:
    """How many were sent where since a month ('2026-11')."""
    return await count_referrals(asking.tx, first)


@action("words.reports", COORDINATOR, noted=False)
async def look_at_reports(asking: Asking) -> None:
    """Reports about language may be read."""


@action("words.settle", COORDINATOR, on="node")
async def settle_report(asking: Asking, language: str, node: str) -> None:
    """A text was mended, or is good: its reports go."""
    await language_reports.settle(asking.tx, language, node)


@action("intake.timeline", COORDINATOR, on="reference")
async def family_messages(
    asking: Asking, content: Content, reference: str, local: datetime
) -> ahead.Ahead | ahead.Unreachable | ahead.Over | ahead.Gone:
    """What the family of an intake is going to hear."""
    return await ahead.family_timeline(asking.tx, content, reference, local)


@action("talk.replies", COORDINATOR, noted=False)
async def look_at_replies(asking: Asking) -> None:
    """The phrase book may be read."""


@action("talk.take", COORDINATOR, on="number")
async def take_talk(asking: Asking, number: int) -> Conversation | None:
    """A conversation that this person wants to have; None where there is none."""
    return await conversations.by_id(asking.tx, number)


@action("talk.done", COORDINATOR, on="number")
async def end_talk(asking: Asking, number: int) -> Conversation | None:
    """A conversation that is to be given back to the bot; None where there is none."""
    return await conversations.by_id(asking.tx, number)


@action("talk.answer", COORDINATOR, on="number")
async def answer_talk(asking: Asking, number: int) -> Conversation | None:
    """A conversation in which this person writes to the parent; None where there is none."""
    return await conversations.by_id(asking.tx, number)


@action("referral.card", COORDINATOR, DESK, on="reference")
async def referral_card(asking: Asking, reference: str) -> StoredReferral | None:
    """A referral whose card is to tell how it stands; None where it is gone."""
    stored = (await referrals.by_reference(asking.tx, [reference])).get(reference)
    if stored and not asking.serves(stored.referral.desk):
        raise NotYours
    return stored
