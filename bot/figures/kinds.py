"""The figures by name, and which of them counts a part of what others count."""

from collections.abc import Mapping

CHILDREN, ALSO, PARENTS = "children", "also", "parents"
"""Children, each with its first programme; programmes that they came to besides; parents."""
TIPS, LIKED, SENT = "tips", "liked", "sent"
"""Children about whom a tip was sent; those about whom a parent liked one; messages with a tip."""
PROGRAMMES = ("studiebegeleiding", "plek3", "tips", "boekstart")
SEVERAL: Mapping[str, tuple[str, ...]] = {
    name: tuple(f"{each}/{one}" for one in PROGRAMMES)
    for name, each in ((CHILDREN, "reached"), (ALSO, "also"))
}
"""Figures that are several others together, one for each programme."""


def reached(programme: str) -> str:
    """Children whose first programme it is."""
    return f"reached/{programme}"


def also(programme: str) -> str:
    """Children who came to it besides."""
    return f"also/{programme}"


def placed(programme: str) -> str:
    """Sign-ups that got a place."""
    return f"placed/{programme}"


def stopped(programme: str) -> str:
    """Children who stopped."""
    return f"stopped/{programme}"


def change(programme: str, who: str) -> str:
    """Children of whom somebody told at the start and later; only those with a place are asked."""
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


def whole_of(name: str) -> tuple[str, ...]:
    """Of what a figure counts a part: of these together. What is left of them without the part is a group of
    people too, so more of the part is shown only while that is nobody or enough; of the whole of the whole
    it is so as well then."""
    kind, _, rest = name.partition("/")
    match kind:
        case "placed" | "stopped":
            return reached(rest), also(rest)
        case "change":
            return (placed(rest.partition("/")[0]),)
        case "told":
            return (sent_to(rest),)
        case "also":
            return tuple(reached(one) for one in PROGRAMMES if one != rest)
        case "tips":
            return reached("tips"), also("tips")
        case "liked":
            return (TIPS,)
    return ()
