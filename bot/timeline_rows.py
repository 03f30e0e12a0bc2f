"""A message that is to come, as a librarian sees it: the printed line and the calendar say the same."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Literal, assert_never, get_args
from zoneinfo import ZoneInfo

from bot import cldr
from bot.reasons import said
from bot.texts import Texts
from dialogs.campaigns import Item, Season, TipDue
from dialogs.content import Content, name_of
from dialogs.facts import Family, Wording
from dialogs.foretelling import Foretold, foretold
from dialogs.languages import SOURCE
from dialogs.phrases import phrase, words
from dialogs.plan import Plan
from dialogs.steps import Moment, Step

Kind = Literal["tip", "step", "moment", "season"]
KINDS: tuple[Kind, ...] = get_args(Kind)
WIDTH = 70
"""Letters of a message that are shown: enough to know it by."""


@dataclass(frozen=True, slots=True)
class Row:
    """One message: when (local), its item's name, for which child ('' where there is only one), how it begins
    in the family's language and in Dutch, and why it comes just then, in Dutch."""

    at: datetime
    name: str
    kind: Kind
    child: str
    own: str
    dutch: str
    why: str


def rows(
    family: Family,
    content: Content,
    wordings: Mapping[str, Wording],
    zone: ZoneInfo,
    first: date,
    below: date,
) -> Iterator[Row]:
    """What this family gets from a day until before another, if it says nothing meanwhile."""
    own, dutch = wordings[family.language or SOURCE], Texts(wordings[SOURCE])
    for one in foretold(family, {}, content, zone, first, below):
        yield _row(one, family, own, dutch)


def kind(item: Item) -> Kind:
    """What sort of message it is."""
    match item:
        case TipDue():
            return "tip"
        case Step():
            return "step"
        case Moment():
            return "moment"
        case Season():
            return "season"
        case _:
            assert_never(item)


def _row(one: Foretold, family: Family, own: Wording, dutch: Texts) -> Row:
    item, begins = one.due.item, _first_words(one.due.item, family.plan)
    return Row(
        at=one.at,
        name=name_of(item, len(family.plan.days)),
        kind=kind(item),
        child=one.due.child.first_name if len(family.children) > 1 else "",
        own=_short(own.of(begins)),
        dutch=_short(begins),
        why=dutch.plain(said(one.due.why)),
    )


def _first_words(item: Item, plan: Plan) -> str:
    match item:
        case TipDue(parts=("do", *_)) if "reading" in plan.hard:
            return item.set.without
        case TipDue():
            return str(getattr(item.set, item.parts[0]))
        case Season():
            return words("season_hello")
        case Step() | Moment():
            return item.say[0]
        case _:
            assert_never(item)


def _short(text: str) -> str:
    """Whole words where the language has spaces between them."""
    one_line = " ".join(text.split())
    if len(one_line) <= WIDTH:
        return one_line
    cut = one_line[:WIDTH]
    whole = cut.rpartition(" ")[0]
    return f"{whole if len(whole) > WIDTH // 2 else cut}…"


def named(texts: Texts, one: Kind) -> str:
    """A kind as a librarian calls it, with its picture."""
    return texts.plain(phrase(f"kind_{one}"))


def weekday(number: int) -> str:
    """'ma' for 0: a day as Dutch calendars write it."""
    return str(cldr.locale(SOURCE).days["stand-alone"]["abbreviated"][number])
