"""Why a poster is not made; each is one clear line, and nothing is written."""

from collections.abc import Sequence
from dataclasses import dataclass


class PosterRefused(Exception):
    """What all of them are; `code` is the exit code of the command."""

    code = 2


@dataclass(eq=False)
class GivenWrong(PosterRefused):
    """What was asked for does not exist."""

    problem: str

    def __str__(self) -> str:
        """The problem as it is."""
        return self.problem


@dataclass(eq=False)
class NotWhole(PosterRefused):
    """Sentences of the poster that have no translation: a poster never mixes languages within one text."""

    language: str
    missing: Sequence[str]
    code = 1

    def __str__(self) -> str:
        """How many, and the first of them."""
        number = len(self.missing)
        what = "sentence is" if number == 1 else "sentences are"
        return f"{self.language}: {number} {what} not translated yet, such as '{self.missing[0]}'"


@dataclass(eq=False)
class FontMissing(PosterRefused):
    """No font on this machine has all letters of a language."""

    language: str
    package: str

    def __str__(self) -> str:
        """With what to install."""
        return (
            f"{self.language}: no font here has its letters; on Debian or Ubuntu: apt install {self.package}"
        )


@dataclass(eq=False)
class TooMuchText(PosterRefused):
    """The texts leave no room for a code that can be scanned from a step away."""

    def __str__(self) -> str:
        """With a way out."""
        return "there is too much text for one page; make it in one language, or shorten the text"
