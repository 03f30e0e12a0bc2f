"""What is promised is what is sent and what is named: in 200 random audiences over random families, written
into a real database, and counted beside it in the plainest way."""

from collections import Counter
from collections.abc import AsyncIterator
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from bot.actions.acting import Asking
from bot.actions.count_audience import chosen
from bot.recipients import Counted, Letter
from bot.settings import library
from dialogs.audience import Audience
from storage import team
from storage.crypto import Keyring
from storage.database import Database
from tests.test_bot.naive_audience import sent, verdict
from tests.test_bot.neighbourhood import (
    LETTERS,
    NOW,
    SENT,
    Sampled,
    Sent,
    audiences,
    sampled,
    write,
    write_sent,
)

LIBRARY = library(None)
JOKE = 9


@pytest.fixture
async def database(file: Path, keys: str) -> AsyncIterator[Database]:
    database = await Database.open(f"sqlite+aiosqlite:///{file}", Keyring.parse(keys))
    yield database
    await database.close()


async def counted(
    database: Database, homes: list[Sampled], earlier: list[Sent], audience: Audience, letter: Letter
) -> tuple[list[int], Counted]:
    """The ids of these families, and what is counted over them; nothing of it stays."""
    async with database.write() as tx, tx.attempt() as part:
        await team.join(tx, JOKE, "coordinator", NOW)
        ids = await write(tx, homes)
        await write_sent(tx, ids, earlier)
        asking = Asking(tx, JOKE, NOW, LIBRARY, ZoneInfo("Europe/Amsterdam"))
        found = await chosen(asking, audience, letter)
        await part.rollback()
    return ids, found


@settings(
    max_examples=200,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)
@given(homes=st.lists(sampled(), min_size=6, max_size=12), earlier=SENT, audience=audiences(), letter=LETTERS)
async def test_promised_is_sent_and_named(
    database: Database, homes: list[Sampled], earlier: list[Sent], audience: Audience, letter: Letter
) -> None:
    ids, found = await counted(database, homes, earlier, audience, letter)
    wanted = [
        verdict(home, audience, letter, [one for one in earlier if number in one.to], LIBRARY)
        for number, home in enumerate(homes)
    ]
    named = {why: [ids[at] for at, one in enumerate(wanted) if one == why] for why in found.left_out}
    going = [(ids[at], home) for at, home in enumerate(homes) if wanted[at] == "gets it"]
    assert {why: list(those) for why, those in found.left_out.items()} == named
    assert set(wanted) - {"gets it", "elsewhere"} == set(found.left_out)
    assert [(one.family_id, one.language) for one in found.recipients] == [
        (family_id, language) for family_id, home in going for language in sent(home, letter)
    ]
    _nobody_twice(found)


def _nobody_twice(found: Counted) -> None:
    """Each chat once; each family either gets it or is left out for one reason; the sums are right."""
    out = [family_id for those in found.left_out.values() for family_id in those]
    families = Counter([*{one.family_id for one in found.recipients}, *out])
    assert max(families.values(), default=1) == 1
    assert max(Counter(one.chat_id for one in found.recipients).values(), default=1) == 1
    assert found.fitting == found.families + len(out) == len(families)
    assert sum(found.languages.values()) == len(found.recipients)
