"""Three kinds of error: the person's answer, the author's content, our own fault."""

from dataclasses import dataclass

from dialogs.prompt import Text


@dataclass(eq=False)
class InputRejected(Exception):
    """The answer cannot be used. `how` says in plain words how to do it right; the state has not moved."""

    how: Text


@dataclass(eq=False)
class ContentError(Exception):
    """The author's file is wrong: refused at load. `path` is the place inside the file, 'node.next.0'."""

    file: str
    line: int
    path: str
    problem: str

    def __str__(self) -> str:
        """One line that an editor can jump to."""
        return f"{self.file}:{self.line}: {self.path}: {self.problem}"


@dataclass(eq=False)
class FlowBug(Exception):
    """Ours: the machine reached a state that the checks should have made impossible."""

    where: str
    problem: str

    def __str__(self) -> str:
        """Where and what; never a person's words."""
        return f"{self.where}: {self.problem}"
