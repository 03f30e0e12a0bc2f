"""How many told how it goes, for staff: numbers, small ones hidden, and for nobody else."""

from datetime import date

import pytest

from bot.actions.acting import Asking, Refused
from bot.actions.count_measures import Counted, count_measures
from bot.clock import utc
from bot.office.measures import ERRANDS
from bot.office.office import Office
from dialogs.phrases import phrase
from storage import measure_answers
from storage.measures import Key
from storage.transaction import Transaction
from tests.test_bot.measuring import ZONE, placed
from tests.test_bot.talking import Parent, Program
from tests.test_bot.teaming import team_member

DAY = date(2026, 11, 21)


async def _six(program: Program) -> None:
    """Six families in which the parent told something at the start; of one the child too, later."""
    for number in range(6):
        parent = program.parent(f"Ouder {number}")
        which = await placed(parent)
        async with program.app.database.write() as tx:
            family_id = int(program.rows("families")[-1][0])
            await measure_answers.keep(tx, Key(which, 0), "parent", family_id, {"reads": 3}, DAY)
            if number == 0:
                await measure_answers.keep(tx, Key(which, 1), "child", family_id, {"reads": 4}, DAY)


def _asking(program: Program, tx: Transaction, who: int) -> Asking:
    return Asking(tx, who, utc(), program.app.turns.around.library, ZONE)


async def test_fewer_than_five_are_not_told(program: Program) -> None:
    coordinator = await team_member(program, "Joke", "coordinator")
    await _six(program)
    async with program.app.database.write() as tx:
        counts = await count_measures(_asking(program, tx, coordinator.person.user_id))
        office = Office(program.app.turns.around, tx, coordinator.person.user_id, "nl", utc(), lambda: 1)
        said = (await ERRANDS["measures"](office, {})).outcome.says
    assert counts == [
        Counted("plek3", 0, {"parent": 6, "child": 0, "teacher": 0}),
        Counted("plek3", 1, {"parent": 0, "child": None, "teacher": 0}),
    ]
    lines = [program.app.turns.around.text("nl").plain(line) for line in said]
    assert lines == [
        "Plek 3, bij de start: 6 van ouders, 0 van kinderen, 0 van school",
        "Plek 3, na een tijd: 0 van ouders, minder dan 5 van kinderen, 0 van school",
    ]


async def test_nobody_told_anything_yet(program: Program) -> None:
    coordinator = await team_member(program, "Joke", "coordinator")
    async with program.app.database.write() as tx:
        office = Office(program.app.turns.around, tx, coordinator.person.user_id, "nl", utc(), lambda: 1)
        outcome = (await ERRANDS["measures"](office, {})).outcome
    assert (outcome.name, outcome.says) == ("none", (phrase("measure_none"),))


async def test_a_parent_is_refused(parent: Parent, program: Program) -> None:
    await placed(parent)
    async with program.app.database.write() as tx:
        with pytest.raises(Refused):
            await count_measures(_asking(program, tx, parent.person.user_id))
