"""Recordings: one a node and language; a person's is worth more than a draft."""

from collections.abc import Awaitable, Callable
from dataclasses import replace
from pathlib import Path
from typing import TypeAlias

import pytest

from storage import recordings
from storage.crypto import Keyring
from storage.database import Database
from storage.recordings import Recording
from storage.transaction import Transaction
from tests.test_storage.samples import MINUTE, NOW, url

SPOKEN = Recording("welkom.menu", "ti", "3f2a", "AwACAgQAAx", 7, False, NOW)
DRAFT = Recording("welkom.menu", "nl", "77c1", None, 5, True, NOW)
OGG = b"OggS\x00\xff"

Change: TypeAlias = Callable[[Transaction], Awaitable[None]]


async def test_recordings_come_back_by_node_and_language(database: Database) -> None:
    async with database.write() as tx:
        assert await recordings.load(tx) == []
        await recordings.save(tx, replace(SPOKEN, node="z.last"))
        await recordings.save(tx, SPOKEN)
        await recordings.save_drafts(tx, [(DRAFT, OGG)])
        assert await recordings.load(tx) == [DRAFT, SPOKEN, replace(SPOKEN, node="z.last")]


async def test_only_a_draft_that_was_not_sent_has_a_sound(database: Database) -> None:
    async with database.write() as tx:
        await recordings.save(tx, SPOKEN)
        await recordings.save_drafts(tx, [(DRAFT, OGG)])
        assert await recordings.sound(tx, "welkom.menu", "nl") == OGG
        assert await recordings.sound(tx, "welkom.menu", "ti") is None
        assert await recordings.sound(tx, "welkom.menu", "so") is None


async def test_a_sent_draft_has_a_file_and_no_sound(database: Database) -> None:
    other = replace(DRAFT, node="help.start")
    async with database.write() as tx:
        await recordings.save_drafts(tx, [(DRAFT, OGG), (other, b"OggS2")])
        await recordings.uploaded(tx, DRAFT.node, "nl", "BQACAgQ")
        assert await recordings.load(tx) == [other, replace(DRAFT, file_id="BQACAgQ")]
        assert await recordings.sound(tx, DRAFT.node, "nl") is None
        assert await recordings.sound(tx, other.node, "nl") == b"OggS2"


async def test_a_person_replaces_a_draft_and_its_sound(database: Database) -> None:
    spoken = replace(DRAFT, file_id="AwADBAAD", seconds=9, draft=False, at=NOW + MINUTE)
    async with database.write() as tx:
        await recordings.save_drafts(tx, [(DRAFT, OGG)])
        await recordings.save(tx, spoken)
        assert await recordings.load(tx) == [spoken]
        assert await recordings.sound(tx, DRAFT.node, "nl") is None


async def test_a_person_who_was_quicker_than_the_upload_is_heard(database: Database) -> None:
    spoken = replace(DRAFT, file_id="AwADBAAD", draft=False)
    async with database.write() as tx:
        await recordings.save_drafts(tx, [(DRAFT, OGG)])
        await recordings.save(tx, spoken)
        await recordings.uploaded(tx, DRAFT.node, "nl", "BQACAgQ")
        assert await recordings.load(tx) == [spoken]


async def test_a_draft_never_replaces_a_person_who_spoke_the_same_words(database: Database) -> None:
    other = replace(DRAFT, node="help.start")
    late = replace(SPOKEN, file_id=None, draft=True, at=NOW + MINUTE)
    async with database.write() as tx:
        await recordings.save(tx, SPOKEN)
        await recordings.save_drafts(tx, [(late, OGG), (other, OGG)])
        assert await recordings.load(tx) == [other, SPOKEN]
        assert await recordings.sound(tx, SPOKEN.node, "ti") is None


async def test_a_draft_replaces_older_words_and_older_drafts(database: Database) -> None:
    newer = replace(DRAFT, seconds=6, at=NOW + MINUTE)
    other_words = replace(SPOKEN, words="9e9e", file_id=None, draft=True)
    async with database.write() as tx:
        await recordings.save(tx, SPOKEN)
        await recordings.save_drafts(tx, [(DRAFT, OGG)])
        await recordings.uploaded(tx, DRAFT.node, "nl", "BQACAgQ")
        await recordings.save_drafts(tx, [(newer, b"OggS2"), (other_words, OGG)])
        assert await recordings.load(tx) == [newer, other_words]
        assert await recordings.sound(tx, DRAFT.node, "nl") == b"OggS2"


async def test_a_dropped_recording_is_gone_in_its_language_only(database: Database) -> None:
    async with database.write() as tx:
        await recordings.save(tx, SPOKEN)
        await recordings.save(tx, replace(SPOKEN, language="so"))
        await recordings.drop(tx, SPOKEN.node, "ti")
        assert await recordings.load(tx) == [replace(SPOKEN, language="so")]


CHANGES: dict[str, Change] = {
    "saved again": lambda tx: recordings.save(tx, SPOKEN),
    "drafted": lambda tx: recordings.save_drafts(tx, [(replace(DRAFT, node="help.start"), OGG)]),
    "uploaded": lambda tx: recordings.uploaded(tx, DRAFT.node, "nl", "BQACAgQ"),
    "dropped": lambda tx: recordings.drop(tx, SPOKEN.node, "ti"),
}
NO_CHANGES: dict[str, Change] = {
    "no drafts": lambda tx: recordings.save_drafts(tx, []),
    "uploaded, but gone": lambda tx: recordings.uploaded(tx, "absent", "nl", "BQACAgQ"),
    "dropped, but gone": lambda tx: recordings.drop(tx, "absent", "ti"),
}


async def _versions(database: Database, change: Change) -> tuple[object, object]:
    async with database.write() as tx:
        assert await recordings.version(tx) == 0
        await recordings.save(tx, SPOKEN)
        await recordings.save_drafts(tx, [(DRAFT, OGG)])
        before = await recordings.version(tx)
        await change(tx)
        return before, await recordings.version(tx)


@pytest.mark.parametrize("change", CHANGES.values(), ids=CHANGES)
async def test_each_change_gives_another_version(database: Database, change: Change) -> None:
    before, after = await _versions(database, change)
    assert before != after


@pytest.mark.parametrize("change", NO_CHANGES.values(), ids=NO_CHANGES)
async def test_what_changes_nothing_leaves_the_version(database: Database, change: Change) -> None:
    before, after = await _versions(database, change)
    assert before == after


async def test_a_version_never_comes_back(database: Database) -> None:
    async with database.write() as tx:
        versions = [await recordings.version(tx)]
        for _ in range(2):
            await recordings.save(tx, SPOKEN)
            versions.append(await recordings.version(tx))
            await recordings.drop(tx, SPOKEN.node, "ti")
            versions.append(await recordings.version(tx))
    assert len(set(versions)) == 5


async def test_another_process_sees_the_version_change(
    database: Database, file: Path, keyring: Keyring
) -> None:
    other = await Database.open(url(file), keyring)
    async with other.read() as tx:
        before = await recordings.version(tx)
    async with database.write() as tx:
        await recordings.save(tx, SPOKEN)
    async with other.read() as tx:
        after = await recordings.version(tx)
    await other.close()
    assert before != after
