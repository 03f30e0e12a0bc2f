"""After ten ways through the wegwijzer: of what led to the desks nothing is stored, not even sealed."""

import json
import re

from sqlalchemy import select

from storage import all_tables
from storage.transaction import Transaction
from tests.test_bot.talking import Parent, Program

TYPED, POSTCODE = "ik heb een boete gekregen", "3512"
WAYS = [
    [":letter", ":fine", ":yes", ":centrum"],
    [":letter", ":rights", ":yes"],
    [":letter", ":tax", ":yes"],
    [":literacy", ":yes", ":yes", POSTCODE, ":centrum"],
    [":dutch", ":home", ":yes", ":west"],
    [":digid", ":computer", ":yes"],
    [":digid", ":learn", ":yes"],
    [":unknown", ":me", ":people", ":yes"],
    [":unknown", ":family", ":yes"],
    [TYPED, ":ido", ":yes", ":west"],
]
ANSWERS = ("need.", "desk.", "wegwijzer.", "fine", "rights", "tax", "people", "boete", "nt1", POSTCODE)


async def rows(tx: Transaction) -> dict[str, list[str]]:
    """Every row of every table as text, its sealed values opened."""
    found: dict[str, list[str]] = {}
    for table in all_tables.metadata.sorted_tables:
        keys = [column.name for column in table.primary_key]
        found[table.name] = []
        for row in await tx.all(select(table)):
            values = dict(row._mapping)
            which = "/".join(str(values[key]) for key in keys)
            for column in table.columns:
                if column.info.get(all_tables.SEALED) and values[column.name] is not None:
                    place = f"{table.name}:{which}:{column.name}"
                    values[column.name] = tx.keyring.reveal(values[column.name], place)
            found[table.name].append(json.dumps(values, default=str, ensure_ascii=False))
    return found


def says(text: str, word: str) -> bool:
    """Whether a word is there; four signs in the middle of a longer number are no postcode."""
    return re.search(rf"(?<!\d){re.escape(word)}(?!\d)", text) is not None


async def test_of_ten_ways_only_the_ends_are_kept(program: Program, parent: Parent) -> None:
    await parent.does("/start", ":nl", ":yes")
    for way in WAYS:
        heard = await parent.does("/start", ":way", *way)
        assert "calendar" in "".join(heard[-1].data) or "done" in "".join(heard[-1].data), way
        await parent.does(":done")
    async with program.app.database.read() as tx:
        kept = await rows(tx)
    assert len(kept["referrals"]) == len(WAYS)
    assert kept["sessions"]
    assert kept["outbox"] == []
    leaks = [(name, word) for name, those in kept.items() for word in ANSWERS if says("".join(those), word)]
    assert leaks == []


async def test_the_look_would_see_an_answer(program: Program, parent: Parent) -> None:
    await parent.does("/start", ":nl", ":yes", ":way", ":letter")
    async with program.app.database.read() as tx:
        assert "wegwijzer." in "".join((await rows(tx))["sessions"])
