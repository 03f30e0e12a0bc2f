"""kill -9 while the tips of many families are due: while they are taken, queued and sent."""

import sys
from collections import Counter
from pathlib import Path
from random import Random

from dialogs.campaigns import TipDue
from tests.faults import file
from tests.faults.file import Left
from tests.faults.flights import killed
from tests.faults.households import Household, misremembered, settled
from tests.faults.judging import new_messages, twice
from tests.faults.program import Program, sandbox
from tests.faults.rows import Row
from tests.faults.ticking import NOW
from tests.faults.waiting import until

TICKING = (sys.executable, "-m", "tests.faults.ticking")
LATENCY = 0.02


async def due_tips(folder: Path, count: int, kills: int, seed: int) -> Row:
    """So many families have a tip due; after the last kill the program sends what is left."""
    async with sandbox() as telegram:
        telegram.latency = LATENCY
        program = Program(telegram, folder, TICKING)
        households = await settled(telegram, program, count)
        chats = [one.chat for one in households]
        async with program:
            flights = await killed(telegram, program, chats, kills, Random(seed))
            await until(lambda: not file.overdue(program.database, NOW))
            await program.until_at_rest()
        forgotten = await misremembered(program, households)
    caught = Counter(chat_id for flight in flights for chat_id in flight.chats)
    in_flight = max(len(flight.chats) for flight in flights)
    under_way = max(len(flight.under_way) for flight in flights)
    return Row(
        case=f"{count} due tips, kill -9",
        kills=program.kills,
        messages=sum(len(new_messages(chat)) for chat in chats),
        lost=(*filter(None, map(_lost, households)), *forgotten),
        astray=(
            *filter(None, (_astray(one, caught[one.chat.chat_id]) for one in households)),
            *(fault for left in program.left for fault in _queued_twice(left)),
        ),
        twice=twice(chats),
        allowed=sum(flight.allowed for flight in flights),
        broken=program.broken,
        remarks=f"limits lifted; at one kill at most {in_flight} in flight, {under_way} not answered yet",
    )


def _lost(one: Household) -> str:
    """What is wrong where the tip that was due did not come. '' for nothing."""
    texts = [message.text for message in new_messages(one.chat)]
    return "" if any(_is_due(one, text) for text in texts) else f"chat {one.chat.chat_id}: heard {texts}"


def _astray(one: Household, caught: int) -> str:
    """What came that was not due, or oftener than once and once more for each kill that caught it in flight.
    '' for nothing."""
    texts = [message.text for message in new_messages(one.chat)]
    if others := [text for text in texts if not _is_due(one, text)]:
        return f"chat {one.chat.chat_id}: {others}"
    often = len(texts) > 1 + caught
    return f"chat {one.chat.chat_id}: {len(texts)} times, in flight at {caught} kills" if often else ""


def _queued_twice(left: Left) -> list[str]:
    """Which chats had more than their one tip in the outbox."""
    rows = Counter(left.chats).items()
    return [f"chat {chat_id}: {count} rows in the outbox" for chat_id, count in rows if count > 1]


def _is_due(one: Household, text: str) -> bool:
    """Whose it is, and the words of the tip: whole, but not in its layout."""
    title, item = f"📖 Voor {one.due.child.first_name}\n", one.due.item
    return isinstance(item, TipDue) and text.startswith(title) and item.set.why in text
