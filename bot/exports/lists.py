"""The lists that staff take along, in words."""

import re
from collections.abc import Sequence

from bot.actions.count_referrals import OPEN
from bot.actions.desk_referrals import Opened
from bot.actions.export_lists import Exported
from bot.cards import named
from bot.exports.table import Cell, Table
from bot.referrals.cards import desk_name
from bot.surroundings import Surroundings
from bot.texts import Texts
from dialogs.describing import GROUP, describe
from dialogs.library import Library
from dialogs.phrases import phrase
from dialogs.prompt import Arg
from dialogs.referrals import FINAL
from storage.exports import ExportedIntake

_PICTOGRAM = re.compile("^(?:[^\\w(]|\\d\ufe0f?\u20e3)+")
"""Also a digit in a key: 6️⃣."""
_INTAKE = (
    "export_reference",
    "export_programme",
    "export_status",
    "export_group",
    "export_day",
    "export_child",
    "export_born",
    "export_school_group",
    "export_language",
    "export_phone",
    "export_assigned",
)
_REFERRAL = (
    "export_reference",
    "export_desk",
    "export_place",
    "export_day",
    "export_call",
    "export_phone",
    "export_language",
    "export_outcome",
)


def intake_list(around: Surroundings, texts: Texts, found: Exported) -> Table:
    """A row for each sign-up; the phone number as it is dialled, the month of birth as 2016-03."""
    rows = [_intake(around, texts, one, found.names.get(one.assigned_to or 0, "")) for one in found.intakes]
    return _table(texts, "export_intakes", _INTAKE, rows)


def referral_list(around: Surroundings, texts: Texts, found: Sequence[Opened]) -> Table:
    """A row for each referral."""
    rows = [_referral(around, texts, one) for one in found]
    return _table(texts, "export_referrals", _REFERRAL, rows)


def _table(texts: Texts, title: str, headings: Sequence[str], rows: Sequence[Sequence[Cell]]) -> Table:
    return Table(texts.plain(phrase(title)), [texts.plain(phrase(name)) for name in headings], rows)


def _intake(around: Surroundings, texts: Texts, one: ExportedIntake, assigned: str) -> Sequence[Cell]:
    child = one.child
    return (
        one.reference,
        texts.plain(phrase(f"programme_{one.programme}")),
        texts.plain(phrase(f"state_{one.status}")),
        _group_name(around.library, one.group),
        one.day,
        child.first_name if child else "",
        child.born if child else "",
        _bare(texts, describe(around.trees, GROUP, child.group)) if child else "",
        _bare(texts, named(around.trees, one.language)),
        one.phone,
        assigned,
    )


def _referral(around: Surroundings, texts: Texts, one: Opened) -> Sequence[Cell]:
    made = one.stored.referral
    place = next((place.name for place in around.library.places if place.id == made.place), "")
    return (
        made.reference,
        _bare(texts, desk_name(made.desk)),
        place,
        made.day,
        _bare(texts, phrase("export_yes" if made.call else "export_no")),
        one.phone,
        _bare(texts, named(around.trees, one.language)),
        _bare(texts, phrase(f"outcome_{made.outcome if made.outcome in FINAL else OPEN}")),
    )


def _group_name(library: Library, which: str) -> str:
    return next((group.name for group in library.groups if group.id == which), which)


def _bare(texts: Texts, arg: Arg) -> str:
    """The words without a pictogram, by which nobody sorts."""
    return _PICTOGRAM.sub("", texts.plain(arg))
