"""The figures by name, and which of them counts a part of what another one counts."""

from dataclasses import dataclass

CHILDREN, ALSO, PARENTS = "children", "also", "parents"
"""Children, each with its first programme; programmes that they came to besides; parents."""
TIPS, LIKED, SENT = "tips", "liked", "sent"
"""Children about whom a tip was sent; those about whom a parent liked one; messages with a tip."""
PROGRAMME = "programme"
WAYS_OF_PROGRAMME = ("target", "came")
PROGRAMMES = ("studiebegeleiding", "plek3", "tips", "boekstart")


@dataclass(frozen=True, slots=True)
class Whole:
    """What a figure is a part of: another figure, or one class of it by a way of dividing."""

    name: str
    way: str = ""
    group: str = ""


def placed(programme: str) -> str:
    """Sign-ups that got a place."""
    return f"placed/{programme}"


def stopped(programme: str) -> str:
    """Children who stopped."""
    return f"stopped/{programme}"


def change(programme: str, who: str) -> str:
    """Children of whom somebody told at the start and later."""
    return f"change/{programme}/{who}"


def sent_to(desk: str) -> str:
    """Who was shown the way to a desk."""
    return f"desk/{desk}"


def told_of(desk: str) -> str:
    """Those of them who told how it went."""
    return f"told/{desk}"


def came_to(event: int) -> str:
    """Families that came to an event."""
    return f"event/{event}"


def whole_of(name: str) -> tuple[Whole, ...]:
    """Of what a figure counts a part; of several together. What is left of the whole without the part is a
    group of people too, so more of the part is shown only while that is nobody or enough."""
    kind, _, rest = name.partition("/")
    if kind in ("placed", "stopped", "change"):
        return _in(rest.partition("/")[0])
    if kind == "told":
        return (Whole(sent_to(rest)),)
    return {ALSO: (Whole(CHILDREN),), TIPS: _in("tips"), LIKED: (Whole(TIPS),)}.get(name, ())


def _in(programme: str) -> tuple[Whole, ...]:
    """Everybody in a programme: it was their first one, or came besides."""
    return Whole(CHILDREN, PROGRAMME, programme), Whole(ALSO, PROGRAMME, programme)
