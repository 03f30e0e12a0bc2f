"""Reports of bad language: counted by text, without who made them."""

from storage import language_reports, tables
from storage.database import Database
from storage.language_reports import Reported
from tests.test_storage.samples import MINUTE, NOW

MENU, HELP = ("welkom.menu", "ti", "3f2a"), ("help.start", "ti", "77c1")


async def test_the_most_reported_text_comes_first(database: Database) -> None:
    async with database.write() as tx:
        await language_reports.add(tx, [HELP], NOW)
        await language_reports.add(tx, [MENU, MENU], NOW + MINUTE)
        await language_reports.add(tx, [MENU, ("welkom.menu", "so", "1d1d")], NOW + 2 * MINUTE)
        assert await language_reports.for_language(tx, "ti") == [
            Reported("welkom.menu", "3f2a", 3, NOW + MINUTE),
            Reported("help.start", "77c1", 1, NOW),
        ]
        assert await language_reports.for_language(tx, "fa") == []


async def test_of_texts_reported_as_often_the_longest_waiting_comes_first(database: Database) -> None:
    async with database.write() as tx:
        await language_reports.add(tx, [HELP], NOW + MINUTE)
        await language_reports.add(tx, [MENU], NOW)
        found = await language_reports.for_language(tx, "ti")
    assert [one.node for one in found] == ["welkom.menu", "help.start"]


async def test_other_words_are_another_text(database: Database) -> None:
    async with database.write() as tx:
        await language_reports.add(tx, [MENU, ("welkom.menu", "ti", "9e9e")], NOW)
        assert await language_reports.for_language(tx, "ti") == [
            Reported("welkom.menu", "3f2a", 1, NOW),
            Reported("welkom.menu", "9e9e", 1, NOW),
        ]


async def test_reports_are_counted_by_language(database: Database) -> None:
    async with database.write() as tx:
        assert await language_reports.counts(tx) == {}
        await language_reports.add(tx, [MENU, HELP, ("welkom.menu", "so", "1d1d")], NOW)
        assert await language_reports.counts(tx) == {"so": 1, "ti": 2}


async def test_a_settled_text_has_no_reports(database: Database) -> None:
    somali = ("welkom.menu", "so", "1d1d")
    async with database.write() as tx:
        await language_reports.add(tx, [MENU, MENU, ("welkom.menu", "ti", "9e9e"), HELP, somali], NOW)
        assert await language_reports.settle(tx, "ti", "welkom.menu") == 3
        assert await language_reports.settle(tx, "ti", "welkom.menu") == 0
        assert await language_reports.counts(tx) == {"so": 1, "ti": 1}


async def test_nothing_reported_nothing_done(database: Database) -> None:
    async with database.write() as tx:
        await language_reports.add(tx, [], NOW)
        assert await language_reports.counts(tx) == {}


def test_nothing_says_who_reported() -> None:
    assert set(tables.language_reports.c.keys()) == {"id", "node", "language", "words", "at"}
