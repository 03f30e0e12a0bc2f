"""After a deploy: conversations of earlier revisions go on, where they were or at the nearest kept answer."""

from dataclasses import replace
from datetime import date

import pytest

from bot.catalogs import wordings
from dialogs.effects import Show
from dialogs.engine import step
from dialogs.facts import Facts, Family
from dialogs.inputs import Tapped, Typed
from dialogs.loading import Trees, from_texts
from dialogs.phrases import phrase
from dialogs.prompt import Prompt
from dialogs.running import Run
from dialogs.session import Session, dump, load
from dialogs.telling_apart import Telling
from dialogs.trying import inputs
from dialogs.walk import Position, take
from tests.test_dialogs.saving import saved
from tests.test_dialogs.world import facts, place, trees

CASES = [
    pytest.param(today, session, family, id=f"{revision}-{session.frames[-1]}-{number}")
    for revision, (today, pairs) in saved().items()
    for number, (session, family) in enumerate(pairs)
]


def position(today: date, session: Session, family: Family) -> Position:
    """Where a saved conversation stands now."""
    return Position(session, Facts(today, place(), family, wordings(), seed=7))


def test_there_are_saved_conversations_at_many_questions() -> None:
    for _, pairs in saved().values():
        assert len({session.frames[-1] for session, _ in pairs}) > 40


@pytest.mark.parametrize(("today", "session", "family"), CASES)
def test_a_saved_conversation_goes_on(today: date, session: Session, family: Family) -> None:
    here = take(trees(), position(today, session, family), Typed("?!")).end
    for _ in range(12):
        assert here.session is not None
        assert trees().nodes[here.node].ask
        run = Run(trees(), here.session, here.facts)
        here = take(trees(), here, next(inputs(run, Telling(trees()), with_commands=False))).end


@pytest.mark.parametrize(("today", "session", "family"), CASES)
def test_a_saved_conversation_is_stored_again(today: date, session: Session, family: Family) -> None:
    end = take(trees(), position(today, session, family), Typed("?!")).end.session
    assert end is not None
    assert load(dump(end)) == end
    assert end.revision == trees().revision


NEW = from_texts(
    {
        "t.yaml": """tree: t
start: a
a:
  ask: A?
  save: t.a
  choices: {x: X, y: Y}
  next: b
b:
  ask: B?
  as: text
  save: t.b
  next: d
d:
  ask: D?
  as: text
  save: t.d
  next: end
""",
        "menu.yaml": "tree: menu\nstart: home\nhome:\n  ask: Wat?\n  choices: {a: A}\n  next: home\n",
        "taal.yaml": "tree: taal\nstart: c\nc:\n  ask: Taal?\n  choices: {a: A}\n  next: end\n",
    }
)
OLD = Session(
    turn=9,
    revision="older",
    language="nl",
    frames=("t.c",),
    answers={"t.a": "x", "t.b": "b", "t.c": "c"},
    trail=(("t.a",), ("t.b",)),
    draft=("half",),
    replay=True,
)


def renewed(session: Session, new: Trees = NEW) -> tuple[Session, Prompt]:
    """The session and the message after a deploy, when the person taps a button of before."""
    turn = step(new, session, Tapped("9", "x"), facts())
    (show,) = [effect for effect in turn.effects if isinstance(effect, Show)]
    assert turn.session is not None
    return turn.session, show.prompt


def test_a_question_that_is_gone_falls_back_to_the_nearest_kept_answer() -> None:
    session, prompt = renewed(OLD)
    assert session.frames == ("t.b",)
    assert session.trail == (("t.a",),)
    assert prompt.problem == phrase("renewed")
    assert session.answers == OLD.answers
    assert session.turn == 10


def test_the_friendly_line_is_said_once() -> None:
    session, _ = renewed(OLD)
    turn = step(NEW, session, Typed("nieuw"), facts())
    assert [e.prompt.problem for e in turn.effects if isinstance(e, Show)] == [None]
    assert turn.session is not None
    assert turn.session.frames == ("t.d",)


def test_steps_of_the_way_back_that_are_gone_are_passed_over() -> None:
    session, _ = renewed(replace(OLD, trail=(("t.a",), ("t.gone",), ("x.y", "t.b"))))
    assert session.frames == ("t.a",)
    assert session.trail == ()


def test_with_nothing_kept_it_is_the_menu() -> None:
    session, prompt = renewed(replace(OLD, trail=()))
    assert session.frames == ("menu.home",)
    assert prompt.problem == phrase("renewed")


def test_a_question_that_stands_goes_on_without_a_word() -> None:
    session, prompt = renewed(replace(OLD, frames=("t.a",), trail=(), draft=(), replay=False))
    assert session.frames == ("t.b",)
    assert prompt.problem is None


def test_a_detour_whose_tree_is_gone_falls_back_as_well() -> None:
    session, _ = renewed(replace(OLD, frames=("t.b", "vanished.z"), trail=(("t.a",),)))
    assert session.frames == ("t.a",)


def test_a_question_that_only_speaks_now_falls_back() -> None:
    silent = replace(NEW, nodes={**NEW.nodes, "t.c": NEW.nodes["t.b"].model_copy(update={"ask": None})})
    session, _ = renewed(OLD, silent)
    assert session.frames == ("t.b",)


def test_what_was_said_by_a_node_that_is_gone_cannot_be_shown_again() -> None:
    told = replace(OLD, frames=("t.b",), said=(("7", "vanished.told", {"child.first_name": "Sam"}),))
    turn = step(NEW, told, Tapped("7", ".dutch"), facts())
    assert [effect.prompt.node for effect in turn.effects if isinstance(effect, Show)] == ["t.b"]
    assert turn.session is not None
    assert turn.session.said == ()
