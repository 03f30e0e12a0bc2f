"""Why a message lands where it does, as values: the words are put to them where they are shown."""

from dataclasses import dataclass

from dialogs.tips import Theme


@dataclass(frozen=True, slots=True)
class FitsAge:
    """A step makes sense from month `first` until before `below`; the child is `now` months old."""

    first: int
    below: int
    now: int


@dataclass(frozen=True, slots=True)
class IsOn:
    """A moment of the year is on."""


@dataclass(frozen=True, slots=True)
class OnceASeason:
    """The family is asked once a season what would help."""


@dataclass(frozen=True, slots=True)
class GoesOn:
    """The rest of a set that was begun."""


@dataclass(frozen=True, slots=True)
class Liked:
    """The first of what this family likes and did not get yet."""

    theme: Theme


@dataclass(frozen=True, slots=True)
class Short:
    """The shortest that did not come yet, for a family with little time."""

    minutes: int


@dataclass(frozen=True, slots=True)
class NextOne:
    """The first, in the order of the file, that did not come yet."""


@dataclass(frozen=True, slots=True)
class NewRound:
    """Every tip for this age has come, so they begin again."""


Reason = FitsAge | IsOn | OnceASeason | GoesOn | Liked | Short | NextOne | NewRound
