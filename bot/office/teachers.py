"""The errands of a teacher, who comes by a link that a parent sent on and is no user of ours."""

from collections.abc import Mapping
from functools import partial

from bot.measuring.asked import Asked, opened
from bot.office.office import Given, Handled, Handler, Office
from bot.office.questions import DONE, GONE, keep, question, text
from dialogs.facts import Outcome
from storage import measure_links

CODE = "teacher.code"
TOLD = ("teacher.first", "teacher.second", "teacher.third")


async def _found(office: Office, code: str) -> Asked | None:
    link = await measure_links.look(office.tx, code, office.now)
    return await opened(office.tx, link.key, office.now) if link else None


async def _open(office: Office, given: Given) -> Handled:
    found = await _found(office, text(given, "start.about"))
    if found is None or not found.measure.of("teacher"):
        return GONE
    count = str(len(found.measure.of("teacher")))
    return Handled(Outcome("some", values={"child": found.child.first_name, "count": count}))


async def _question(number: int, office: Office, given: Given) -> Handled:
    return question(await _found(office, text(given, CODE)), "teacher", number)


async def _keep(office: Office, given: Given) -> Handled:
    """The teacher's answers; from then on the link does nothing."""
    code = text(given, CODE)
    found = await _found(office, code)
    if found is None or not await measure_links.use(office.tx, code, office.now):
        return GONE
    await keep(office, found, "teacher", [text(given, path) for path in TOLD])
    return DONE


ERRANDS: Mapping[str, Handler] = {
    "measure_school": _open,
    **{f"measure_school_{number}": partial(_question, number) for number in range(1, 4)},
    "measure_school_keep": _keep,
}
