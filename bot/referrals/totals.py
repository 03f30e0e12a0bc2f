"""In the staff chat: how many were sent to each desk and how it went, in totals only."""

from collections.abc import Iterator, Sequence

from bot.actions import staff_chat
from bot.actions.acting import Asking
from bot.actions.count_referrals import Total
from bot.actions.few import FEWEST
from bot.referrals.cards import desk_name
from bot.surroundings import Surroundings
from dialogs.languages import SOURCE
from dialogs.phrases import phrase
from dialogs.prompt import Month, Text
from storage.outbox import STAFF, Outgoing

COMMAND = "verwijzingen"


async def shown(around: Surroundings, asking: Asking, chat_id: int) -> Outgoing:
    """The totals of this month and the eleven before it, as a new message. Raises Refused."""
    local, texts = asking.now.astimezone(around.zone), around.text(SOURCE)
    year, month = (local.year, 1) if local.month == 12 else (local.year - 1, local.month + 1)
    totals = await staff_chat.referral_totals(asking, f"{year}-{month:02d}")
    lines = [texts.html(line) for line in _lines(Month(year, month), totals)]
    return Outgoing(chat_id, "sendMessage", {"text": "\n".join(lines), "parse_mode": "HTML"}, STAFF)


def _lines(first: Month, totals: Sequence[Total]) -> Iterator[Text]:
    yield phrase("referrals_title", month=first)
    if not totals:
        yield phrase("referrals_none", number=str(FEWEST))
        return
    for total in totals:
        yield phrase("referrals_desk", desk=desk_name(total.desk), number=str(total.made))
        for outcome, number in total.outcomes.items():
            yield phrase("referrals_outcome", outcome=phrase(f"outcome_{outcome}"), number=str(number))
    yield phrase("referrals_few", number=str(FEWEST))
