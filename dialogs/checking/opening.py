"""Which trees a person comes into from outside, and whether the commands open trees that exist."""

from collections.abc import Iterator

from dialogs.checking.finding import Finding, found
from dialogs.detours import OPENED
from dialogs.engine import WELCOME
from dialogs.loading import Trees
from dialogs.moving import HOME
from dialogs.source import Source

BY_MACHINE = frozenset({WELCOME, HOME, *OPENED})
"""Trees that the machine opens by itself: the welcome, home, and those of the buttons under each question."""


def opened(commands: Source) -> set[str]:
    """All trees that are come into from outside."""
    return {*BY_MACHINE, *(str(command.get("tree", "")) for command in commands.data.values())}


def idle_commands(commands: Source, trees: Trees) -> Iterator[Finding]:
    """Commands whose tree does not exist."""
    for name, command in commands.data.items():
        tree = command.get("tree", "")
        if tree not in trees.starts:
            yield found(commands, (name, "tree"), f"there is no tree '{tree}'")


def missing_trees(commands: Source, trees: Trees) -> Iterator[Finding]:
    """Trees that the machine opens and that are not there."""
    for tree in sorted(BY_MACHINE - set(trees.starts)):
        yield found(commands, (), f"there is no tree '{tree}', which the machine opens")
