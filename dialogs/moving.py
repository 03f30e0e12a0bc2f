"""How a run moves through the trees: enter a node, do what it says, follow its routes, stop at a question."""

from dialogs.answers import clean
from dialogs.asking import choices, notice, prompt
from dialogs.beside import row
from dialogs.describing import COMPOSED, placeholders
from dialogs.doing import do
from dialogs.errors import FlowBug
from dialogs.facts import Value
from dialogs.languages import NAMES
from dialogs.prompt import Text
from dialogs.running import Run
from dialogs.schema import Node

MOST_NODES = 100
"""Nodes in one step; deeper is an endless loop of the content."""
HOME = "menu"
KEPT_SAID = 6
"""Messages without a question that can still be shown in Dutch or heard."""


def ask_anew(run: Run) -> None:
    """Ask the question on top of the frames, whatever is known of it, under a new stamp."""
    run.turn += 1
    run.draft = _kept_draft(run, run.node)
    ask(run)


def ask(run: Run, problem: Text | None = None) -> None:
    """Put the question on the table before the person again."""
    run.show(prompt(run, problem))


def jump(run: Run, tree: str) -> None:
    """Leave everything that is open and begin a tree."""
    run.frames = (run.trees.starts[tree],)
    run.trail, run.draft, run.aside, run.replay = [], (), (), False
    enter(run)


def enter(run: Run) -> None:
    """From the node on top of the frames on, until a question waits for the person."""
    for _ in range(MOST_NODES):
        if _waits(run):
            return
    raise FlowBug(run.frames[-1], f"more than {MOST_NODES} nodes in one step")


def go_on(run: Run, choice: str = "") -> None:
    """The question on the table is answered: follow the choice's own way or the node's routes, and enter."""
    _follow(run, run.node, choice)
    enter(run)


def _waits(run: Run) -> bool:
    """Enter the top node. True when it waits for an answer; else the run stands at the next node."""
    node = run.node
    outcome = run.attend(node)
    for action in node.do:
        do(run, action)
    if node.call:
        run.frames = (*run.frames, run.trees.starts[node.call])
        return False
    if node.ask:
        return _ask_or_pass(run, node)
    if node.say or outcome.says:
        _tell(run, node, outcome.says)
    _follow(run, node, "")
    return False


def _tell(run: Run, node: Node, found: tuple[Text, ...]) -> None:
    """Say what needs no answer. With a button beside it, it has a stamp, and what it said is kept a while."""
    beside = () if node.speaks else row(run, node)
    if not beside:
        return run.show(notice(run, node, found=found), language=_language_of(run, node))
    run.turn += 1
    values = {
        name: run.find(name) for text in node.say for name in placeholders(text) if name not in COMPOSED
    }
    run.said = (*run.said[1 - KEPT_SAID :], (run.stamp, node.id, values))
    return run.show(notice(run, node, (beside,), run.stamp, found))


def _language_of(run: Run, node: Node) -> str:
    speaks = node.speaks or ""
    return speaks if speaks in NAMES else str(run.find(speaks)) if speaks else ""


def _ask_or_pass(run: Run, node: Node) -> bool:
    if run.replay and not run.returning and _answered_well(run, node):
        run.trail.append(run.frames)
        _follow(run, node, _choice_of(run, node))
        return False
    if run.frames in run.trail:
        run.trail = run.trail[: run.trail.index(run.frames)]
    if node.kind == "summary":
        run.replay = False
        _let_go_of_other_ways(run)
    ask_anew(run)
    return True


def _let_go_of_other_ways(run: Run) -> None:
    """What a summary shows is what counts: answers on a way that was left again are none."""
    asked = {run.trees.nodes[step[-1]].save for step in run.trail}
    left = run.trees.saved - asked
    run.answers = {path: value for path, value in run.answers.items() if path not in left}


def _kept_draft(run: Run, node: Node) -> tuple[str, ...]:
    """After a detour the half-given answer is there again; asked again, what was chosen is still ticked."""
    if run.base == run.frames and run.aside:
        kept_aside, run.aside = run.aside, ()
        return kept_aside
    kept: Value = run.answers.get(node.save or "", "")
    return kept if node.kind == "several" and isinstance(kept, tuple) else ()


def _answered_well(run: Run, node: Node) -> bool:
    """Whether the answer that is kept would still be accepted here."""
    if node.save is None or node.save not in run.answers:
        return False
    value = run.answers[node.save]
    if not value:
        return node.optional
    if node.kind == "school":
        return _school_fits(run, str(value))
    if node.kind not in ("choice", "several") or (node.offer == "family.phone" and value != "other"):
        return node.kind != "summary" and clean(str(value)) != ""
    offered = {choice.id for choice in choices(run, node)}
    return all(item in offered for item in ((value,) if isinstance(value, str) else value))


def _school_fits(run: Run, name: str) -> bool:
    """A school of the list must be of the child's kind of school; any other name is the parent's word."""
    listed = next((school for school in run.facts.library.schools if school.name == name), None)
    return listed is None or run.find("child.school_kind") in ("", *listed.kinds)


def _choice_of(run: Run, node: Node) -> str:
    value = run.answers.get(node.save or "", "")
    return value if isinstance(value, str) else ""


def _follow(run: Run, node: Node, choice: str) -> None:
    spec = node.choices.get(choice)
    if spec and (spec.go or spec.jump):
        return _to(run, node, spec.go, spec.jump)
    for route in node.next:
        if (route.when is None or route.when.holds(run.find)) and not (
            route.unless and route.unless.holds(run.find)
        ):
            return _to(run, node, route.go, route.jump)
    return _to(run, node, "end", None)


def _to(run: Run, node: Node, go: str | None, tree: str | None) -> None:
    run.draft = ()
    if tree:
        run.frames, run.trail, run.aside, run.replay = (run.trees.starts[tree],), [], (), False
    elif go == "end":
        _leave(run)
    else:
        run.frames = (*run.frames[:-1], f"{node.tree}.{go}")


def _leave(run: Run) -> None:
    """The tree is at its end: back to who called it, to the question it interrupted, or home."""
    run.frames = run.frames[:-1]
    if not run.frames:
        run.frames, run.trail, run.replay = (run.trees.starts[HOME],), [], False
        return
    outer = run.node
    if outer.call:
        _follow(run, outer, "")
    else:
        forget_detour(run)
        run.returning = True


def forget_detour(run: Run) -> None:
    """What was asked during a detour is no part of the way back."""
    base = run.frames
    run.trail = [step for step in run.trail if step[: len(base)] != base or len(step) == len(base)]
