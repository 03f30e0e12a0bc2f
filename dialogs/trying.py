"""Everything worth trying at a question: each button, a typical typed answer, and what can always be done."""

from collections.abc import Iterator

from dialogs.asking import choices, footer
from dialogs.beside import DUTCH
from dialogs.commands import commands
from dialogs.inputs import Commanded, Input, Located, SharedContact, Tapped, Typed, Unreadable, Voiced
from dialogs.running import Run
from dialogs.telling_apart import Telling

_TYPED = {
    "text": "Mevrouw De Boer",
    "first_name": "Sam",
    "school": "De Nieuwe School",
    "note": "Sam vindt lezen moeilijk.\nDank je wel.",
    "message": "Kunnen jullie mij bellen?",
    "phone": "06 12345678",
    "need": "qwxz",
    "place": "3531 AB",
}
_SHOWN: dict[str, Input] = {
    "place": Located(52.09, 5.12),
    "picture": Unreadable("photo", "file of a test"),
}


def inputs(run: Run, telling: Telling, with_commands: bool) -> Iterator[Input]:
    """The inputs for the question on the table; `with_commands` also each command and a sticker."""
    run.attend(run.node)
    yield from _buttons(run, telling)
    if run.node.kind in _TYPED:
        yield Typed(_TYPED[run.node.kind])
    if run.node.kind == "phone":
        yield SharedContact("31612345678")
    if run.node.kind in ("voice", "need", "message"):
        yield Voiced("file of a test", 5)
    if run.node.kind == "need":
        yield Typed("DigiD")
    if run.node.kind in _SHOWN:
        yield _SHOWN[run.node.kind]
    if run.said:
        yield Tapped(run.said[-1][0], DUTCH)
    for row in footer(run, run.node):
        for choice in row:
            yield Tapped(run.stamp, choice.id)
    if with_commands:
        yield from (Commanded(name) for name in _commands(run))
        yield Unreadable("sticker")


def _commands(run: Run) -> Iterator[str]:
    """A family does not know those of the team: who tries one is turned away."""
    team = run.trees.of_team
    for name, command in commands().items():
        if name != "start" and (command.tree not in team or run.node.tree in team):
            yield name


def _buttons(run: Run, telling: Telling) -> Iterator[Input]:
    """Of a calendar the first and the last will do."""
    if run.node.kind == "month":
        yield from _months(run, telling)
        return
    found = choices(run, run.node)
    for choice in (found[0], found[-1]) if run.node.kind == "day" else found:
        yield Tapped(run.stamp, choice.id)


def _months(run: Run, telling: Telling) -> Iterator[Input]:
    """A month in each span of ages that the conditions tell apart: typed, and tapped as year and month."""
    today = run.facts.today
    if run.draft:
        yield Tapped(run.stamp, "m1")
        yield Tapped(run.stamp, "m12")
        return
    for years in sorted(_ages(telling)):
        yield Typed(f"{today.month}-{today.year - years}")
    yield Tapped(run.stamp, f"y{today.year - 9}")


def _ages(telling: Telling) -> set[int]:
    bounds = {*telling.bounds.get("child.age", ())}
    return {0, *(bound - 1 for bound in bounds if bound), *bounds}
