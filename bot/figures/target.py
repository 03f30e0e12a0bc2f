"""Whether a child belongs to those for whom a programme is meant: data, so that a library can read it."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from functools import cache
from importlib.resources import files

from pydantic import BaseModel, ConfigDict, TypeAdapter

from dialogs.source import read

IN, OUT, UNKNOWN = "in", "out", "unknown"
BANDS = (0, 1, 2, 4, 6, 8, 12, 18)
"""In years; each band ends where the next one begins."""


class Target(BaseModel):
    """`means` says it in words; of `ages`, `groups` and `put_forward` all that are given must hold."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    means: str
    ages: tuple[int, int] | None = None
    groups: tuple[str, ...] = ()
    put_forward: bool = False


@dataclass(frozen=True, slots=True)
class Facts:
    """What is known of a child: `age` in years or None, `group` at school or ''."""

    age: int | None
    group: str = ""
    put_forward: bool = False


@cache
def targets() -> Mapping[str, Target]:
    """By programme. Raises ContentError."""
    text = (files("bot.figures") / "target_groups.yaml").read_text(encoding="utf-8")
    return TypeAdapter(dict[str, Target]).validate_python(read("target_groups.yaml", text).data)


def belongs(target: Target, child: Facts) -> str:
    """IN, OUT, or UNKNOWN where what it takes is not known."""
    if (target.ages and child.age is None) or (target.groups and not child.group):
        return UNKNOWN
    fits = (
        (not target.ages or target.ages[0] <= (child.age or 0) <= target.ages[1])
        and (not target.groups or child.group in target.groups)
        and (not target.put_forward or child.put_forward)
    )
    return IN if fits else OUT


def age(born: str, day: date) -> int | None:
    """In years on a day, by the month of birth ('2016-03'); None where that is not known."""
    if not born:
        return None
    months = (day.year - int(born[:4])) * 12 + day.month - int(born[5:7])
    return max(0, months // 12)


def band(years: int | None) -> str:
    """'4-6' for four and five years, '18-' from eighteen; UNKNOWN."""
    if years is None:
        return UNKNOWN
    first = max(one for one in BANDS if one <= years)
    later = [one for one in BANDS if one > years]
    return f"{first}-{later[0] if later else ''}"
