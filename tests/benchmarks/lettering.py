"""A letter to many as the program sends it, with a durable row for each family, and no limits on sending.

Run in a fresh process with a folder, the address of the Bot API and how many families there are. It prints
the seconds from the start of the sending until the database says that the letter is at its end: each message
is taken by then, and what became of it is committed with synchronous=FULL."""

import asyncio
import json
import sys
import time
from collections import Counter
from contextlib import suppress
from dataclasses import asdict, dataclass
from datetime import UTC, date, datetime
from pathlib import Path
from zoneinfo import ZoneInfo

from bot.actions.acting import COORDINATOR as ROLE
from bot.actions.acting import Asking
from bot.api import Api
from bot.broadcasting import letters
from bot.broadcasting.feeding import Feeder
from bot.broadcasting.letters import Own
from bot.broadcasting.starting import begin
from bot.catalogs import wordings
from bot.limits import Limits
from bot.outbox import Outbox
from bot.service import rest_the_collector
from bot.settings import library
from bot.standing import Standing
from bot.surroundings import surroundings
from dialogs import audience
from dialogs.audience import EVERYBODY
from dialogs.facts import Child, Family
from dialogs.loading import shipped
from storage import broadcasts, families, recipients, team
from storage.broadcasts import DRAFT, SENT, Broadcast
from storage.crypto import Keyring, new_key
from storage.database import Database
from tests.benchmarks.five import NO_LIMIT
from tests.benchmarks.ours import TOKEN
from tests.benchmarks.payloads import FIRST_CHAT

NOON = datetime(2026, 11, 25, 12, tzinfo=UTC)
HOME = ZoneInfo("Europe/Amsterdam")
COORDINATOR = 4_000_000_000
TEXT = "Woensdag om tien uur lezen wij samen voor in de bibliotheek. Kom je ook met je kind?"
LANGUAGES = ("nl", "tr", "ar", "pl")
AT_ONCE = 1000


@dataclass(frozen=True, slots=True)
class Lettered:
    """Seconds, and how many families came to each status."""

    seconds: float
    became: dict[str, int]


async def lettered(folder: Path, url: str, count: int) -> Lettered:
    """Send one."""
    database = await Database.open(f"sqlite+aiosqlite:///{folder}/letters.db", Keyring.parse(new_key()))
    await database.migrate()
    number = await _begun(database, count)
    api = Api(TOKEN, url)
    shelf = library(None)
    around = surroundings(shipped(), wordings(), shelf, HOME, None, "leeswijzer_bench_bot")
    outbox = Outbox(database, api, Limits(total=NO_LIMIT, private=NO_LIMIT, private_burst=NO_LIMIT))
    feeder = Feeder(database, outbox, around, Standing(), lambda: NOON)
    rest_the_collector()
    began = time.perf_counter()
    working = [asyncio.create_task(one.run()) for one in (outbox, feeder)]
    await _until_sent(database, number)
    seconds = time.perf_counter() - began
    for one in working:
        one.cancel()
    with suppress(asyncio.CancelledError):
        await asyncio.gather(*working)
    async with database.read() as tx:
        became = Counter(one.status for one in await recipients.every(tx, number))
    await api.request.shutdown()
    await database.close()
    return Lettered(seconds, dict(became))


async def _begun(database: Database, count: int) -> int:
    """So many families, and a letter to all of them that is about to go."""
    for first in range(0, count, AT_ONCE):
        made = {FIRST_CHAT + one: _family(one) for one in range(first, min(first + AT_ONCE, count))}
        async with database.write() as tx:
            await families.create(tx, made, NOON)
            await team.join(tx, COORDINATOR, ROLE, NOON, "Joke")
    async with database.write() as tx:
        number = await broadcasts.reserve(tx)
        words = letters.dump(Own({"nl": TEXT, "tr": TEXT, "ar": TEXT, "pl": TEXT}))
        one = Broadcast(number, DRAFT, COORDINATOR, words, audience.dump(EVERYBODY), NOON)
        await broadcasts.add(tx, one)
        await begin(Asking(tx, COORDINATOR, NOON, library(None), HOME), one)
    return number


def _family(number: int) -> Family:
    child = Child("1", f"Kind-{number}", "2019-05")
    return Family(date(2026, 9, 1), LANGUAGES[number % len(LANGUAGES)], children=(child,))


async def _until_sent(database: Database, number: int) -> None:
    while True:
        async with database.read() as tx:
            if (await broadcasts.load(tx, [number]))[number].state == SENT:
                return
        await asyncio.sleep(0.05)


if __name__ == "__main__":
    print(json.dumps(asdict(asyncio.run(lettered(Path(sys.argv[1]), sys.argv[2], int(sys.argv[3]))))))
