"""The team by itself, wholly in chat: who comes in, who may what, who goes, and what is noted of it."""

import asyncio
import re
from contextlib import suppress

from bot.actions.acting import ADMIN, COORDINATOR
from bot.actions.invite import How, join
from bot.actions.team import resign
from bot.api import Api
from bot.clock import utc
from bot.sandbox import Sandbox
from storage import team
from tests.test_bot.caring import SIGN_UP, joins
from tests.test_bot.caring import link as link_of_carer
from tests.test_bot.journeys import NL, arriving
from tests.test_bot.referring import SENT, reference
from tests.test_bot.talking import TOKEN, Parent, Program, question, until
from tests.test_bot.teaming import team_member

ONLY_TEAM = "Dit is alleen voor wie bij de bibliotheek werkt."


def link(text: str) -> str:
    """What a link brings along."""
    found = re.search(r"\?start=(join_\w+)", text)
    assert found, text
    return found[1]


async def invited(admin: Parent, *choices: str) -> str:
    """A fresh link for a role."""
    heard = await admin.does("/team", ":invite", *choices)
    return link(next(message.text for message in heard if "?start=" in message.text))


async def test_a_coordinator_comes_in_by_a_link_and_is_named(program: Program) -> None:
    admin = await team_member(program, "Joke", ADMIN)
    fresh = program.parent("Samira")
    heard = await fresh.types(f"/start {await invited(admin, ':coordinator')}")
    assert "Welkom bij het team." in question(heard)
    heard = await admin.does("/team", ":people")
    labels = heard[-1].labels
    assert "👤 Samira · coördinator" in labels
    assert "👤 Joke · beheerder" in labels


async def test_a_link_lets_one_person_in(program: Program) -> None:
    admin = await team_member(program, "Joke", ADMIN)
    code = await invited(admin, ":admin")
    await program.parent("Samira").types(f"/start {code}")
    late = program.parent("Iemand")
    heard = await late.types(f"/start {code}")
    assert "Deze link werkt niet meer" in heard[0].text
    assert ONLY_TEAM not in question(heard)
    assert ONLY_TEAM in (await late.types("/team"))[0].text


async def test_who_lost_the_role_comes_back_by_no_link_of_their_own(program: Program) -> None:
    """Neither they nor anybody else: what they gave away is theirs no more to give."""
    removed = await team_member(program, "Joke", ADMIN)
    other = await team_member(program, "Samira", ADMIN)
    codes = [await invited(removed, ":admin"), await invited(removed, ":volunteer")]
    await other.does("/team", ":people", f":{removed.person.user_id}", ":admin", ":yes")
    for code in codes:
        assert "Deze link werkt niet meer" in (await removed.types(f"/start {code}"))[0].text
        assert "Deze link werkt niet meer" in (await program.parent("Iemand").types(f"/start {code}"))[0].text
    assert {row[0] for row in program.rows("team") if row[1] != COORDINATOR} == {other.person.user_id}


async def test_a_link_is_worth_what_its_maker_may_give_now(program: Program) -> None:
    """Somebody who is a coordinator only by now lets in who reads aloud, and no admin."""
    maker = await team_member(program, "Joke", ADMIN)
    codes = [(await invited(maker, kind)).removeprefix("join_") for kind in (":admin", ":volunteer")]
    await program.joins(maker.person, COORDINATOR)
    async with program.app.database.write() as tx:
        await team.leave(tx, [maker.person.user_id], ADMIN)
        opened = [await join(tx, code, 77, utc()) for code in codes]
    assert [one.how for one in opened] == [How.SHUT, How.IN]


async def test_ones_own_link_gives_nothing_and_stays_good(program: Program) -> None:
    admin = await team_member(program, "Joke", ADMIN)
    code = await invited(admin, ":coordinator")
    heard = await admin.types(f"/start {code}")
    assert heard[0].text == "🔗 Dit is je eigen link. Stuur hem naar wie je uitnodigt."
    assert [row[1] for row in program.rows("team") if row[0] == admin.person.user_id] == [ADMIN]
    assert "Welkom bij het team." in question(await program.parent("Samira").types(f"/start {code}"))


async def test_a_used_link_to_the_team_says_nothing_of_reading_aloud(program: Program) -> None:
    admin = await team_member(program, "Joke", ADMIN)
    code = await invited(admin, ":coordinator")
    await program.parent("Samira").types(f"/start {code}")
    heard = await program.parent("Iemand").types(f"/start {code}")
    assert "Deze link werkt niet meer" in heard[0].text
    assert "inspreken" not in "".join(message.text for message in heard)


async def test_a_role_is_taken_away_at_once(program: Program) -> None:
    admin = await team_member(program, "Joke", ADMIN)
    other = await team_member(program, "Samira", COORDINATOR)
    await other.types("/team")
    heard = await admin.does("/team", ":people", f":{other.person.user_id}", ":coordinator", ":yes")
    assert heard[-2].text == "✅ De rol van Samira is weg."
    heard = await other.taps("invite")
    assert heard[0].text == ONLY_TEAM
    assert [row[0] for row in program.rows("members") if row[0] == other.person.user_id] == []


async def test_the_last_admin_stays(program: Program) -> None:
    admin = await team_member(program, "Joke", ADMIN)
    mine = f":{admin.person.user_id}"
    heard = await admin.does("/team", ":people", mine, ":admin", ":yes")
    assert "Dit is de laatste die alles mag." in heard[-2].text
    second = await team_member(program, "Samira", ADMIN)
    await admin.does(":home", ":people", mine, ":admin", ":yes")
    assert [row[0] for row in program.rows("team") if row[1] == ADMIN] == [second.person.user_id]


async def test_the_last_admin_stays_also_when_everything_is_deleted(program: Program) -> None:
    admin = await team_member(program, "Joke", ADMIN)
    await program.joins(admin.person, COORDINATOR)
    heard = await admin.does(*arriving(NL), "/verwijder", ":yes")
    assert any("Je blijft beheerder van het team." in message.text for message in heard)
    assert program.rows("families") == []
    assert [row[1] for row in program.rows("team") if row[0] == admin.person.user_id] == [ADMIN]
    assert [tuple(row[2:]) for row in program.rows("audit")] == [
        (admin.person.user_id, "team.resign", COORDINATOR, 1)
    ]


async def test_an_admin_who_deletes_everything_is_out_where_there_is_another(program: Program) -> None:
    first, second = [await team_member(program, name, ADMIN) for name in ("Joke", "Samira")]
    await first.does(*arriving(NL))
    code = await invited(first, ":admin")
    await first.does("/verwijder", ":yes")
    assert [row[0] for row in program.rows("team") if row[1] == ADMIN] == [second.person.user_id]
    assert "Deze link werkt niet meer" in (await program.parent("Iemand").types(f"/start {code}"))[0].text
    heard = await second.does("/team", ":trail")
    assert "ging zelf uit het team" in question(heard)


async def test_of_two_admins_who_delete_everything_at_once_one_stays(program: Program) -> None:
    both = [await team_member(program, name, ADMIN) for name in ("Joke", "Samira")]
    async with program.app.database.write() as tx:
        staying = await resign(tx, [one.person.user_id for one in both], utc())
    assert staying == (both[1].person.user_id,)
    assert [row[0] for row in program.rows("team") if row[1] == ADMIN] == [both[1].person.user_id]


async def test_who_only_leaves_a_shared_family_stays_in_the_team(program: Program, parent: Parent) -> None:
    await parent.does(*SIGN_UP)
    joke = await team_member(program, "Joke", COORDINATOR)
    await joins(joke, await link_of_carer(parent), language="nl")
    await joke.does("/verwijder", ":me")
    assert [row[1] for row in program.rows("team") if row[0] == joke.person.user_id] == [COORDINATOR]


async def test_a_coordinator_lets_in_who_reads_aloud_and_nobody_else(program: Program) -> None:
    coordinator = await team_member(program, "Joke", COORDINATOR)
    assert await invited(coordinator, ":volunteer")
    heard = await coordinator.does("/team", ":invite", ":admin")
    assert heard[0].text == ONLY_TEAM
    assert [tuple(row[3:]) for row in program.rows("audit")] == [
        ("team.invite", "volunteer", 1),
        ("team.invite", "admin", 0),
    ]


async def test_a_desk_sees_its_own_referrals_only(program: Program, parent: Parent) -> None:
    await parent.does(*SENT, ":call", ":morning", "06 12345678")
    admin = await team_member(program, "Joke", ADMIN)
    mine, others = program.parent("Piet"), program.parent("Kees")
    await mine.types(f"/start {await invited(admin, ':desk', ':taalhuis')}")
    await others.types(f"/start {await invited(admin, ':desk', ':leesklik')}")
    await mine.taps("referrals")
    heard = await mine.taps(reference(program))
    assert "+31 6 12345678" in question(heard)
    assert "Graag bellen: 🌅 In de ochtend" in question(heard)
    assert "nog niemand naar jullie balie" in question(await others.taps("referrals"))
    assert "intakes" not in " ".join(data for one in mine.person.chat.messages for data in one.data)


async def test_the_trail_tells_who_did_what(program: Program) -> None:
    admin = await team_member(program, "Joke", ADMIN)
    await invited(admin, ":volunteer")
    heard = await admin.does("/team", ":trail")
    assert "Joke · nodigde iemand uit: spreekt teksten in" in question(heard)


async def test_who_is_turned_away_goes_on_where_they_were(program: Program, parent: Parent) -> None:
    """A parent who tries /team amid a sign-up has lost nothing."""
    await parent.does(*arriving(NL, "plek3"), "Sam")
    before = await program.session(parent.person)
    heard = await parent.types("/team")
    after = await program.session(parent.person)
    assert heard[0].text == ONLY_TEAM
    assert before is not None
    assert after is not None
    assert (after.frames, after.answers) == (before.frames, before.answers)


async def test_in_english_from_the_first_word(program: Program) -> None:
    admin = await team_member(program, "Joke", ADMIN, "en")
    heard = await admin.does("/start", ":en", ":yes", "/team")
    assert "team" in question(heard)
    assert "Welkom" not in question(heard)


async def test_the_commands_of_the_team_are_in_the_menu_of_its_people(
    program: Program, sandbox: Sandbox
) -> None:
    admin = await team_member(program, "Joke", ADMIN)
    api = Api(TOKEN, sandbox.url)
    scope = {"scope": {"type": "chat", "chat_id": admin.person.user_id}}

    async def menu() -> list[str]:
        return [one["command"] for one in await api.call("getMyCommands", scope)]

    async def becomes(shown: bool) -> bool:
        """Whether its commands are there, or gone, before long."""
        with suppress(TimeoutError):
            async with asyncio.timeout(10):
                while ("team" in await menu()) is not shown:
                    await program.rest()
        return ("team" in await menu()) is shown

    try:
        await until(lambda: sum(call.method == "setMyCommands" for call in sandbox.sent) >= 15)
        assert await becomes(shown=True)
        second = await team_member(program, "Samira", ADMIN)
        await second.does("/team", ":people", f":{admin.person.user_id}", ":admin", ":yes")
        assert await becomes(shown=False)
        assert await menu() == []
    finally:
        await api.request.shutdown()
