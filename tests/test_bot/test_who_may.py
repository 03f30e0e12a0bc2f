"""Everything the library's people can do, tried by who may not: refused each time, and noted each time."""

import importlib
import inspect
import pkgutil
from collections.abc import Iterator

import pytest

import bot.actions
from bot.actions.acting import ACTIONS, COORDINATOR, VOLUNTEER, Action, Asking, Refused, permits
from bot.sandbox import Sandbox
from dialogs import errands
from dialogs.commands import commands
from dialogs.loading import shipped
from dialogs.schema import Node
from dialogs.session import Session
from storage import sessions
from tests.test_bot.helping import asking
from tests.test_bot.journeys import NL, arriving, plek3
from tests.test_bot.referring import SENT, reference
from tests.test_bot.talking import Parent, Program
from tests.test_bot.teaming import leaves

for module in pkgutil.iter_modules(bot.actions.__path__):
    importlib.import_module(f"bot.actions.{module.name}")
TREES = shipped()
WHO = [
    ("parent", ""),
    ("ex_coordinator", COORDINATOR),
    ("volunteer", VOLUNTEER),
    ("desk", "desk:verhalenbrink"),
]
GROUP_COMMANDS = ("/opnemen", "/taalmeldingen", "/wensen", "/verwijzingen", "/antwoorden")
NOT_TEAM = ("Dit is alleen voor wie bij de bibliotheek werkt.", "Alleen het team mag dit doen.")


async def somebody(program: Program, kind: str, role: str) -> Parent:
    """A person of this kind, who has spoken with the bot before."""
    person = program.parent(kind)
    await person.does(*arriving(NL))
    if role:
        await program.joins(person.person, role)
    if kind == "ex_coordinator":
        await leaves(program, person)
    return person


def may(one: Action, role: str, kind: str) -> bool:
    """Whether this person may do this at all (of a desk: for what was sent to that desk)."""
    held = frozenset({role} if role and kind != "ex_coordinator" else ())
    return permits(one.roles, held)


def trail(program: Program, person: Parent, allowed: bool) -> list[str]:
    """The actions that are noted of this person, by name, oldest first."""
    return [
        row[3]
        for row in program.rows("audit")
        if row[2] == person.person.user_id and bool(row[5]) is allowed and row[3] != "team.join"
    ]


def anything(one: Action) -> list[str]:
    """Something for each parameter that must be given: nobody looks at it before the door is passed."""
    given = list(inspect.signature(one.run).parameters.values())[1:]
    return ["x" for parameter in given if parameter.default is inspect.Parameter.empty]


@pytest.mark.parametrize(("kind", "role"), WHO)
async def test_at_the_door_of_each_action(program: Program, kind: str, role: str) -> None:
    person = await somebody(program, kind, role)
    closed = [one for one in ACTIONS.values() if not may(one, role, kind)]
    around, now = program.app.turns.around, program.app.turns.clock()
    for one in closed:
        async with program.app.database.write() as tx:
            who = Asking(tx, person.person.user_id, now, around.library, around.zone)
            with pytest.raises(Refused):
                await one.run(who, *anything(one))
    assert trail(program, person, allowed=False) == [one.name for one in closed]
    assert len(closed) > 25
    assert trail(program, person, allowed=True) == []


@pytest.mark.parametrize(("kind", "role"), WHO)
async def test_by_each_command(program: Program, kind: str, role: str) -> None:
    """Who has another role comes into /team, and finds there what is theirs."""
    person = await somebody(program, kind, role)
    own = {"team"} if kind in ("volunteer", "desk") else set[str]()
    opening = [name for name, one in commands().items() if is_for_team(one.tree) and name not in own]
    for name in opening:
        heard = await person.types(f"/{name}")
        assert heard[0].text == NOT_TEAM[0], name
    assert len(trail(program, person, allowed=False)) == len(opening) >= 2


def is_for_team(tree: str) -> bool:
    """A teacher's link opens a tree that is in Dutch too, and is theirs."""
    own = [node.errand for node in TREES.nodes.values() if node.tree == tree and node.errand]
    return tree in TREES.of_team and all(errands.shipped()[one].for_ == "team" for one in own)


def questions() -> Iterator[tuple[Node, str]]:
    """Each question of the team's trees with each button that is written there, and one that is not."""
    for node in TREES.nodes.values():
        if node.ask and is_for_team(node.tree):
            yield from ((node, choice) for choice in (*node.choices, "no_such"))


@pytest.mark.parametrize(("kind", "role"), WHO)
async def test_by_each_button_that_outlived_a_role(program: Program, kind: str, role: str) -> None:
    """As if the question had been there when the role was taken away; also by buttons that never stood there.
    Nothing is done but what this role may do."""
    person = await somebody(program, kind, role)
    permitted = {one.name for one in ACTIONS.values() if may(one, role, kind)}
    base = (await program.session(person.person)) or Session()
    before = {table: program.rows(table) for table in ("intakes", "team", "invites", "events", "broadcasts")}
    for number, (node, choice) in enumerate(questions()):
        turn = 100 + number
        frames = (*base.frames[:1], node.id)
        stale = Session(turn, TREES.revision, "nl", frames, {**base.answers, "team.reference": "SB-2222"})
        async with program.app.database.write() as tx:
            now = program.app.turns.clock()
            await sessions.save(tx, {person.person.user_id: (stale, now)}, now, {})
        await person.person.forges(f"{turn:x}:{choice}", message_id=1)
        await program.rest()
        session = await program.session(person.person)
        assert session is not None
        shown = TREES.nodes[session.frames[-1]]
        spec = errands.shipped()[shown.errand] if shown.errand else None
        assert spec is None or spec.for_ == "family" or role, f"{node.id} {choice} -> {shown.id}"
    assert set(trail(program, person, allowed=True)) <= permitted
    assert len(trail(program, person, allowed=False)) > 15
    assert {table: program.rows(table) for table in before} == before


@pytest.mark.parametrize(("kind", "role"), WHO)
async def test_in_the_chat_of_the_staff(
    program: Program, sandbox: Sandbox, parent: Parent, kind: str, role: str
) -> None:
    """By each command and by each button of a card, within the chat and from outside."""
    await parent.does(*arriving(NL, "plek3"), *plek3(NL), ":confirm")
    intake = program.rows("intakes")[0][0]
    person = await somebody(program, kind, role)
    assert sandbox.staff
    sandbox.joins(person.person, sandbox.staff)
    for command in GROUP_COMMANDS:
        await person.person.types(command, chat=sandbox.staff)
        await program.rest()
        assert sandbox.staff.last.text == NOT_TEAM[1], command
    forged = [f"intake:{intake}:{step}" for step in ("taken", "placed", "waiting_list", "closed")]
    forged += [f"turn:{intake}:back", f"turn:{intake}:front", "words", "words:tr"]
    for data in forged:
        for chat in (sandbox.staff, None):
            query = await person.person.forges(data, message_id=1, chat=chat)
            assert (await program.toast(person.person, query)).text == NOT_TEAM[1], data
    assert trail(program, person, allowed=True) == []
    assert len(trail(program, person, allowed=False)) == len(GROUP_COMMANDS) + 2 * len(forged)
    assert program.rows("intakes")[0][5] == "new"


@pytest.mark.parametrize(("kind", "role"), WHO)
async def test_a_conversation_and_a_referral_of_others(
    program: Program, sandbox: Sandbox, parent: Parent, kind: str, role: str
) -> None:
    """Who has it, who writes in it and whose card it is: nobody of these."""
    await parent.does(*SENT, ":call", ":morning", "06 12345678")
    await asking(parent)
    person = await somebody(program, kind, role)
    assert sandbox.staff
    card = next(one for one in sandbox.staff.messages if any(data.startswith("talk") for data in one.data))
    sandbox.joins(person.person, sandbox.staff)
    for data in (*card.data, f"refer:{reference(program)}:called", f"refer:{reference(program)}:done"):
        query = await person.person.forges(data, message_id=card.message_id, chat=sandbox.staff)
        assert (await program.toast(person.person, query)).text == NOT_TEAM[1], data
    await parent.hears()
    await person.person.types("Ik help u wel.", chat=sandbox.staff, reply_to=card.message_id)
    await program.rest()
    assert sandbox.staff.last.text == NOT_TEAM[1]
    assert await parent.hears() == []
    assert trail(program, person, allowed=True) == []
    tried = {"talk.take", "talk.done", "talk.answer", "referral.card"}
    assert {*trail(program, person, allowed=False)} == tried
