"""The errand of staff about measuring: how many told how it goes."""

from collections.abc import Mapping

from bot.actions.count_measures import Counted, count_measures
from bot.office.office import Given, Handled, Handler, Office
from dialogs.facts import Outcome
from dialogs.measures import LATER, WHO
from dialogs.phrases import phrase
from dialogs.prompt import Arg, Text


async def _measures(office: Office, _: Given) -> Handled:
    lines = tuple(_line(one) for one in await count_measures(office.asking))
    return Handled(Outcome("some", lines) if lines else Outcome("none", (phrase("measure_none"),)))


def _line(one: Counted) -> Text:
    parents, children, teachers = (_number(one.told.get(who, 0)) for who in WHO)
    return phrase(
        "measure_line",
        programme=phrase(f"programme_{one.programme}"),
        when=phrase("measure_at_later" if one.round == LATER else "measure_at_start"),
        parents=parents,
        children=children,
        teachers=teachers,
    )


def _number(count: int | None) -> Arg:
    return phrase("measure_few") if count is None else str(count)


ERRANDS: Mapping[str, Handler] = {"measures": _measures}
