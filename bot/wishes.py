"""In the staff chat: what parents like to do, what makes reading hard and what would help, in totals only."""

from collections.abc import Iterator

from bot.actions import staff_chat
from bot.actions.acting import Asking
from bot.actions.count_wishes import Wishes
from bot.actions.few import FEWEST
from bot.surroundings import Surroundings
from dialogs.describing import describe
from dialogs.languages import SOURCE
from dialogs.loading import Trees
from dialogs.phrases import phrase
from dialogs.prompt import Text
from storage.outbox import STAFF, Outgoing

COMMAND = "wensen"
_TITLES = {"tips.likes": "wishes_likes", "tips.hard": "wishes_hard", "tips.season": "wishes_season"}


async def shown(around: Surroundings, asking: Asking, chat_id: int) -> Outgoing:
    """The totals as a new message. Raises Refused."""
    texts = around.text(SOURCE)
    lines = [texts.html(line) for line in _lines(around.trees, await staff_chat.wishes(asking))]
    return Outgoing(chat_id, "sendMessage", {"text": "\n".join(lines), "parse_mode": "HTML"}, STAFF)


def _lines(trees: Trees, wishes: Wishes) -> Iterator[Text]:
    if wishes.families:
        yield phrase("wishes_families", count=wishes.families)
    for path, counts in wishes.answers.items():
        if counts:
            yield phrase(_TITLES[path])
        for answer, number in counts.items():
            yield phrase("wishes_line", answer=describe(trees, path, answer), number=str(number))
    yield phrase("wishes_few", number=str(FEWEST))
