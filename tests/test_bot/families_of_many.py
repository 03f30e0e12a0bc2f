"""Many families at once, straight in the database, each with one parent who has opened the bot before."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime

from bot.sandbox import Person, Sandbox
from dialogs.facts import Child, Family
from storage import families
from storage.database import Database

CONSENT = date(2026, 9, 1)


@dataclass(frozen=True, slots=True)
class Home:
    """A family with its number, its language, and the parent who reads."""

    number: int
    language: str
    parent: Person


async def settle(
    sandbox: Sandbox, database: Database, count: int, languages: Sequence[str], now: datetime
) -> list[Home]:
    """So many families, with the languages in turn; every third has two children."""
    people = [_parent(sandbox, number) for number in range(count)]
    made = {
        person.user_id: _family(number, languages[number % len(languages)])
        for number, person in enumerate(people)
    }
    async with database.write() as tx:
        ids = await families.create(tx, made, now)
    return [Home(ids[one.user_id], made[one.user_id].language, one) for one in people]


def _parent(sandbox: Sandbox, number: int) -> Person:
    person = sandbox.person(f"Ouder-{number}", language_code="nl")
    sandbox.world.accounts[person.user_id].started = True
    return person


def _family(number: int, language: str) -> Family:
    keys = range(1, 3 if number % 3 == 0 else 2)
    children = tuple(Child(str(key), f"Kind-{number}-{key}", "2019-05") for key in keys)
    return Family(CONSENT, language, children=children)
