"""What messages tell about: of all that is asked for, only what is kept is found."""

from dialogs.facts import Referral
from storage import conversations, families, intakes, referrals, still_kept
from storage.conversations import Conversation
from storage.database import Database
from tests.test_storage.samples import FAMILY, INTAKE, MINUTE, NOW

SENT = Referral("DV-7K4F", "rechtsuur", "centrum", NOW.date())
TALK = Conversation(12, 1, "tr", NOW, NOW + MINUTE)
ASKED = [INTAKE.reference, SENT.reference, "DV-2222"]


async def test_what_is_kept_is_found_and_nothing_else(database: Database) -> None:
    async with database.write() as tx:
        family_id = (await families.create(tx, {1: FAMILY}, NOW))[1]
        await intakes.add(tx, [(family_id, 1, INTAKE, "tr")], NOW)
        await referrals.add(tx, [(family_id, 1, SENT, NOW)], NOW)
        await conversations.save(tx, [TALK])
        assert await still_kept.references(tx, ASKED) == {INTAKE.reference, SENT.reference}
        assert await still_kept.talks(tx, [12, 13]) == {12}
        assert await still_kept.carers(tx, [1, 2]) == {1}


async def test_after_the_family_nothing_of_it_is_found(database: Database) -> None:
    async with database.write() as tx:
        family_id = (await families.create(tx, {1: FAMILY}, NOW))[1]
        await intakes.add(tx, [(family_id, 1, INTAKE, "tr")], NOW)
        await families.forget(tx, [family_id])
        assert await still_kept.references(tx, ASKED) == set()
        assert await still_kept.carers(tx, [1]) == set()


async def test_nothing_asked(database: Database) -> None:
    async with database.read() as tx:
        assert await still_kept.references(tx, []) == set()
        assert await still_kept.talks(tx, []) == set()
