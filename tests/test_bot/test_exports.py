"""Lists that staff take along: whole, safe to open, only for who may see them, and gone after a day."""

from datetime import datetime, timedelta

import pytest

from bot.exports.as_csv import csv_bytes
from bot.exports.as_xlsx import xlsx_bytes
from bot.exports.table import Table
from bot.sandbox import Sandbox
from bot.settings import Settings
from storage import audit
from storage.audit import Line
from tests.test_bot.exporting import DAY, clock, csv_rows, intake, kinds, opened, signed_up, xlsx_rows
from tests.test_bot.referring import CALL, SENT
from tests.test_bot.talking import Parent, Program
from tests.test_bot.teaming import leaves, team_member

OPEN_XLSX = ["/team", ":export", ":intakes", ":all", ":open", ":xlsx"]
ALL_CSV = ["/team", ":export", ":intakes", ":all", ":all", ":csv"]
DANGEROUS = ['=HYPERLINK("http://x","y")', "+1+1", "-2+3", "@SUM(1)", "\t=1+1", "\r=1+1", "  =1+1", "＝1+1"]


@pytest.fixture
async def joke(program: Program) -> Parent:
    return await team_member(program, "Joke", "coordinator")


async def trail(program: Program) -> list[Line]:
    async with program.app.database.read() as tx:
        return list(await audit.newest(tx, 50))


async def test_a_coordinator_takes_the_open_sign_ups_along(program: Program, joke: Parent) -> None:
    await signed_up(
        program, "Sam", intake("P3-2222", group="plek3_west"), intake("SB-2222", "studiebegeleiding")
    )
    await signed_up(program, "Noor", intake("P3-3333", status="closed"), language="nl")
    heard = await joke.does(*OPEN_XLSX)
    content = opened(program.sandbox, heard)
    head, *rows = xlsx_rows(content)
    assert head[:6] == ["Nummer", "Programma", "Stand", "Groep", "Dag", "Voornaam kind"]
    assert [row[0] for row in rows] == ["P3-2222", "SB-2222"]
    day = datetime(DAY.year, DAY.month, DAY.day)
    assert rows[0][:7] == ["P3-2222", "Plek 3", "nieuw", "Plek 3 West", day, "Sam", "2016-03"]
    assert rows[0][7:] == ["Groep 6", "Tigrinya", "+31612345678", None]
    assert kinds(content) == {"s", "d", "n"}
    file = next(one for one in heard if one.kind == "document")
    assert file.media is not None
    assert file.media["file_name"].startswith("aanmeldingen-")
    assert file.text.startswith("📄 Dit bestand heeft 2 rijen.\n🗑️ Dit bestand gaat over een dag")


async def test_as_csv_the_same_rows(program: Program, joke: Parent) -> None:
    await signed_up(program, "Zoë", intake("P3-2222"), intake("P3-3333", status="closed"))
    content = opened(program.sandbox, await joke.does(*ALL_CSV))
    head, *rows = csv_rows(content)
    assert len(head) == 11
    assert [row[0] for row in rows] == ["P3-2222", "P3-3333"]
    assert rows[0][4:6] == ["2026-11-02", "Zoë"]
    assert rows[0][9] == "'+31612345678"
    assert b"\r\n" in content


async def test_only_what_was_chosen(program: Program, joke: Parent) -> None:
    await signed_up(program, "Sam", intake("P3-2222", status="waiting_list"), intake("P3-3333"))
    await signed_up(program, "Noor", intake("SB-2222", "studiebegeleiding", "waiting_list"))
    heard = await joke.does("/team", ":export", ":intakes", ":plek3", ":waiting_list", ":xlsx")
    assert [row[0] for row in xlsx_rows(opened(program.sandbox, heard))[1:]] == ["P3-2222"]
    heard = await joke.does(":yes", ":intakes", ":plek3", ":placed", ":xlsx")
    assert not [one for one in heard if one.kind == "document"]
    assert "Er staat nu niets op deze lijst." in [one.text for one in heard]


async def test_a_name_is_no_formula_in_the_file_of_a_parent(program: Program, joke: Parent) -> None:
    await signed_up(program, "=1+1", intake("P3-2222"))
    content = opened(program.sandbox, await joke.does(*OPEN_XLSX))
    assert xlsx_rows(content)[1][5] == "=1+1"
    assert "f" not in kinds(content)
    assert csv_rows(opened(program.sandbox, await joke.does(":yes", *ALL_CSV[2:])))[1][5] == "'=1+1"


@pytest.mark.parametrize("text", DANGEROUS)
def test_what_looks_like_a_formula_is_made_a_text(text: str) -> None:
    table = Table("Lijst", ["Naam"], [[text], ["Sam = lief"], ["x-y"]])
    written = csv_rows(csv_bytes(table))
    assert written[1:] == [[f"'{text}"], ["Sam = lief"], ["x-y"]]
    content = xlsx_bytes(table)
    assert kinds(content) == {"s"}
    assert xlsx_rows(content)[2:] == [["Sam = lief"], ["x-y"]]


def test_cells_with_signs_of_their_own_come_back_as_they_were() -> None:
    table = Table("a/b:c", ["Naam", "Aantal"], [['zeg "ja"; of\nnee', 3], ["سارا", 0]])
    assert csv_rows(csv_bytes(table))[1:] == [['zeg "ja"; of\nnee', "3"], ["سارا", "0"]]
    assert xlsx_rows(xlsx_bytes(table))[1:] == [['zeg "ja"; of\nnee', 3], ["سارا", 0]]
    assert xlsx_rows(xlsx_bytes(Table("x", ["Naam"], [["a\x00b"]])))[1:] == [["ab"]]


async def test_each_list_stands_in_the_trail(program: Program, joke: Parent) -> None:
    await signed_up(program, "Sam", intake("P3-2222"))
    await joke.does(*ALL_CSV)
    (line,) = [one for one in await trail(program) if one.action == "intakes.export"]
    assert (line.who, line.target, line.allowed) == (joke.person.user_id, "all/all/csv", True)


async def test_a_desk_gets_its_own_referrals_only(program: Program) -> None:
    parent = program.parent("Amina")
    await parent.does(*SENT, *CALL)
    other = program.parent("Sara")
    await other.does("/start naar_ido", ":nl")
    reference = program.rows("referrals")[0][0]
    taalhuis = await team_member(program, "Wim", "desk:taalhuis")
    heard = await taalhuis.does("/team", ":export", ":csv")
    rows = csv_rows(opened(program.sandbox, heard))[1:]
    assert [row[0] for row in rows] == [reference]
    assert rows[0][4:6] == ["ja", "'+31612345678"]
    ido = await team_member(program, "Els", "desk:ido")
    heard = await ido.does("/team", ":export", ":csv")
    assert not [one for one in heard if one.kind == "document"]


async def test_who_left_the_team_gets_nothing_from_an_old_button(program: Program, joke: Parent) -> None:
    await signed_up(program, "Sam", intake("P3-2222"))
    await joke.does(*OPEN_XLSX[:-1])
    await leaves(program, joke)
    heard = await joke.does(":xlsx")
    assert not [one for one in heard if one.kind == "document"]
    refused = [one.target for one in await trail(program) if not one.allowed]
    assert refused == ["export_intakes"]


@pytest.mark.parametrize("role", ["volunteer", "desk:taalhuis"])
async def test_sign_ups_are_for_coordinators(program: Program, role: str) -> None:
    await signed_up(program, "Sam", intake("P3-2222"))
    person = await team_member(program, "Piet", role)
    heard = await person.types("/team")
    if role != "volunteer":
        heard = await person.taps("export")
    offered = {data.rpartition(":")[2] for one in heard for data in one.data}
    assert not offered & {"intakes", "export"}
    assert program.rows("outbox") == []


async def test_the_file_goes_from_the_chat_after_a_day_over_a_restart(
    sandbox: Sandbox, given: Settings
) -> None:
    now = clock(sandbox)
    async with Program(sandbox, given, clock=now) as program:
        joke = await team_member(program, "Joke", "coordinator")
        await signed_up(program, "Sam", intake("P3-2222"))
        heard = await joke.does(*OPEN_XLSX)
        number = next(one.message_id for one in heard if one.kind == "document")
    async with Program(sandbox, given, clock=now) as program:
        sandbox.passes(timedelta(hours=23, minutes=50).total_seconds())
        await program.app.ticks.tick()
        await program.rest()
        assert number in joke.person.chat.posts
        sandbox.passes(timedelta(minutes=15).total_seconds())
        await program.app.ticks.tick()
        await program.rest()
        assert number not in joke.person.chat.posts
