"""How it goes with a child: at the start and twelve weeks later, by the parent, the child and a teacher."""

import pytest

from bot.measuring.known import known
from bot.sandbox import Sandbox
from storage import measure_answers
from tests.test_bot.journeys import NL, arriving, plek3, studiebegeleiding
from tests.test_bot.measuring import CHILD, PARENT, code, invited, later, moved, placed, reference, told
from tests.test_bot.referring import tick
from tests.test_bot.talking import Parent, Program

READS = {"reads": 4, "tells": 3, "dares": 2, "proud": 1}


async def test_it_is_asked_the_day_after_and_twelve_weeks_later(parent: Parent, program: Program) -> None:
    which = await placed(parent)
    assert await tick(program, later(0)) == 0
    message = await invited(parent, 1)
    assert message.text == "👋 Sam gaat meedoen met Plek 3. Hoe gaat het nu? Ik stel een paar korte vragen."
    assert message.data == [f"0:/meting:{which}:0"]
    heard = await parent.does(f":/meting:{which}:0", ":yes")
    assert "Vindt Sam lezen leuk?" in heard[-1].text
    heard = await parent.does(*PARENT)
    assert "Geef je telefoon even" in heard[-1].text
    heard = await parent.does(*CHILD, ":nothing", ":no")
    assert any("Dank je wel" in one.text for one in heard)
    assert await told(program) == {("parent", 0): READS, ("child", 0): {"reads": 4, "eager": 2}}
    assert await tick(program, later(30)) == 0
    message = await invited(parent, 12 * 7)
    assert message.data == [f"0:/meting:{which}:1"]
    await parent.does(f":/meting:{which}:1", ":yes", *[":great"] * 5, ":no", ":nothing", ":no")
    assert (await told(program))["parent", 1] == dict.fromkeys((*READS, "eager"), 4)
    assert await tick(program, later(300)) == 0


async def test_one_reminder_and_then_silence(parent: Parent, program: Program) -> None:
    await placed(parent)
    await invited(parent, 1)
    assert await tick(program, later(7)) == 0
    assert "Mag ik nog iets vragen over Sam?" in (await invited(parent, 8)).text
    assert await tick(program, later(60)) == 0


async def test_nothing_comes_at_night(parent: Parent, program: Program) -> None:
    await placed(parent)
    assert await tick(program, later(1, hour=21)) == 0
    assert await tick(program, later(2, hour=9)) == 1


async def test_a_no_counts_for_both_times(parent: Parent, program: Program) -> None:
    which = await placed(parent)
    await invited(parent, 1)
    heard = await parent.does(f":/meting:{which}:0", ":no")
    assert "Ik vraag dit niet meer" in heard[0].text
    assert await tick(program, later(8)) == await tick(program, later(90)) == 0
    assert await told(program) == {}


async def test_who_stops_halfway_has_told_it_and_is_not_reminded(parent: Parent, program: Program) -> None:
    which = await placed(parent)
    await invited(parent, 1)
    await parent.does(f":/meting:{which}:0", ":yes", ":great", ":.skip")
    assert await told(program) == {("parent", 0): {"reads": 4}}
    assert await tick(program, later(8)) == 0


async def test_back_changes_an_answer(parent: Parent, program: Program) -> None:
    which = await placed(parent)
    await invited(parent, 1)
    heard = await parent.does(f":/meting:{which}:0", ":yes", ":great", ":.back")
    assert "Vindt Sam lezen leuk?" in heard[-1].text
    await parent.does(":little")
    assert await told(program) == {("parent", 0): {"reads": 1}}


@pytest.mark.parametrize(("status", "asked"), [("withdrawn", 0), ("waiting_list", 0), ("closed", 0)])
async def test_only_of_children_who_have_a_place(
    parent: Parent, program: Program, status: str, asked: int
) -> None:
    which = await placed(parent)
    await tick(program, later(0))
    await moved(program, which, status)
    assert await tick(program, later(1)) == asked


async def test_a_pupil_who_signed_up_alone_is_not_asked_as_a_parent(parent: Parent, program: Program) -> None:
    alone = [":pupil", "Yusuf", f"maart {later(0).year - 17}", *studiebegeleiding(NL)[3:]]
    alone[alone.index(":po")], alone[alone.index(":groep6")] = ":vo", ":vo5"
    await parent.does(*arriving(NL, "studiebegeleiding"), *alone, ":confirm")
    await moved(program, reference(program), "placed")
    assert [await tick(program, later(days)) for days in (0, 1, 12 * 7)] == [0, 0, 0]


async def test_placed_again_is_asked_again(parent: Parent, program: Program) -> None:
    which = await placed(parent)
    await tick(program, later(0))
    await moved(program, which, "waiting_list")
    assert await tick(program, later(1)) == 0
    await moved(program, which, "placed")
    assert await tick(program, later(1)) == 1


async def test_a_button_of_another_family_shows_nothing(parent: Parent, program: Program) -> None:
    which = await placed(parent)
    await invited(parent, 1)
    stranger = program.parent("Bram")
    await stranger.does("/start", ":nl", ":yes")
    button = parent.button(f"/meting:{which}:0")
    await stranger.person.forges(button)
    heard = await stranger.hears()
    assert "Ik heb nu niets te vragen" in heard[0].text
    assert "Sam" not in "".join(message.text for message in stranger.person.chat.messages)


async def test_a_free_word_goes_to_the_coordinator_and_is_not_kept(
    parent: Parent, program: Program, sandbox: Sandbox
) -> None:
    which = await placed(parent)
    await invited(parent, 1)
    to_word = [f":/meting:{which}:0", ":yes", *PARENT, ":no"]
    await parent.does(*to_word, "Kwetterbekje zingt nu.", ":no")
    assert sandbox.staff
    assert f"💬 Over Sam ({which}, Plek 3), bij de start:\nKwetterbekje zingt nu." in sandbox.staff.last.text
    assert b"Kwetterbekje" not in program.raw()
    await parent.does(*to_word, "Kwetterbekje slaapt.", ":no")
    assert sandbox.staff.last.text.endswith("Kwetterbekje slaapt.")
    await parent.does("/verwijder", ":yes")
    assert "Kwetterbekje" not in "".join(message.text for message in sandbox.staff.messages)


async def test_a_free_word_about_danger_is_marked_and_brings_numbers(
    parent: Parent, program: Program, sandbox: Sandbox
) -> None:
    which = await placed(parent)
    await invited(parent, 1)
    heard = await parent.does(f":/meting:{which}:0", ":yes", *PARENT, ":no", "mijn man slaat de kinderen")
    assert "112" in heard[0].text
    assert sandbox.staff
    assert sandbox.staff.last.text.startswith("⚠️ Let op.")


async def test_a_teacher_tells_once_and_sees_only_a_first_name(parent: Parent, program: Program) -> None:
    which = await placed(parent)
    await invited(parent, 1)
    await parent.does(f":/meting:{which}:0", ":yes", *PARENT, ":no", ":nothing", ":yes")
    link = code(parent.person.chat.messages)
    teacher = program.parent("Margriet")
    heard = await teacher.does(f"/start {link}")
    assert heard[-1].text.startswith("👋 Een ouder vraagt u iets over Sam.")
    heard = await teacher.does(":yes", ":good", ":.skip", ":great")
    assert "Dank u wel" in heard[-1].text
    assert (await told(program))["teacher", 0] == {"joins": 3, "reads": 4}
    assert which not in "".join(message.text for message in teacher.person.chat.messages)
    second = program.parent("Otto")
    heard = await second.does(f"/start {link}")
    assert "al gebruikt" in heard[-1].text
    assert "Sam" not in heard[-1].text
    assert len(program.rows("families")) == 1


async def test_delete_removes_what_was_told_and_the_link(parent: Parent, program: Program) -> None:
    which = await placed(parent)
    await invited(parent, 1)
    await parent.does(f":/meting:{which}:0", ":yes", *PARENT, *CHILD, ":nothing", ":yes")
    tables = ("measures", "measure_answers", "measure_links")
    assert all(program.rows(table) for table in tables)
    teacher = program.parent("Margriet")
    await teacher.does(f"/start {code(parent.person.chat.messages)}", ":yes", ":good", ":good")
    await parent.does("/verwijder", ":yes")
    assert {table: program.rows(table) for table in tables} == {table: [] for table in tables}
    heard = await teacher.does(":good")
    assert "al gebruikt" in heard[-1].text
    assert await told(program) == {}


async def test_who_asks_what_is_known_reads_that_it_was_told(parent: Parent, program: Program) -> None:
    which = await placed(parent)
    await invited(parent, 1)
    await parent.does(f":/meting:{which}:0", ":yes", *PARENT, *CHILD)
    async with program.app.database.read() as tx:
        [line] = await known(tx, parent.person.user_id)
        assert await known(tx, 1) == []
    words = program.app.turns.around.text("nl").plain(line)
    assert words.startswith("Hoe het gaat met Sam, op ")


async def test_what_is_told_of_one_child_is_not_taken_for_another(parent: Parent, program: Program) -> None:
    first = await placed(parent)
    await parent.does("/start plek3", ":new", "Noor", *plek3(NL)[1:], ":confirm")
    second = reference(program)
    assert second != first
    await moved(program, second, "placed")
    await tick(program, later(1))
    await tick(program, later(2))
    await parent.does(f":/meting:{first}:0", ":yes", ":great", ":great", "/start")
    await parent.does(f":/meting:{second}:0", ":yes", ":.skip", ":.skip", ":little")
    async with program.app.database.read() as tx:
        found = {one.reference: dict(one.answers) for one in await measure_answers.measured(tx)}
    assert found == {first: {"reads": 4, "tells": 4}, second: {"dares": 1}}
