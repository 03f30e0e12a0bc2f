"""The errands of a parent who tells how it goes with a child; and those of all who measure, together."""

from collections.abc import Mapping
from functools import partial

from bot.inviting import fresh_code
from bot.measuring import links, words
from bot.measuring.asked import Asked, asked
from bot.office import measure_counts, teachers
from bot.office.office import Given, Handled, Handler, Office
from bot.office.questions import DONE, GONE, keep, question, text
from dialogs.facts import Outcome
from dialogs.measures import Who
from storage import measure_links, measures
from storage.measure_links import Link

ABOUT = "measure.about"
_PARTS: tuple[tuple[str, Who], ...] = (("parents", "parent"), ("children", "child"))
"""Who answers in the parent's chat, and the name under which the dialog counts the questions."""


async def _found(office: Office, given: Given, path: str = ABOUT) -> Asked | None:
    return await asked(office.tx, text(given, path), office.now, office.chat_id)


async def _open(office: Office, given: Given) -> Handled:
    found = await _found(office, given, "start.about")
    if found is None:
        return GONE
    counts = {name: str(len(found.measure.of(who))) for name, who in _PARTS}
    return Handled(Outcome("some", values={"child": found.child.first_name, **counts}))


async def _question(who: Who, number: int, office: Office, given: Given) -> Handled:
    return question(await _found(office, given), who, number)


async def _keep(office: Office, given: Given) -> Handled:
    """What was answered up to here: who stops halfway has not told it for nothing."""
    found = await _found(office, given)
    if found:
        for _, who in _PARTS:
            paths = [f"measure.{who}_{number + 1}" for number in range(len(found.measure.of(who)))]
            await keep(office, found, who, [text(given, path) for path in paths])
        await measures.ask_at(office.tx, {found.key: None})
    return DONE


async def _stop(office: Office, given: Given) -> Handled:
    if found := await _found(office, given):
        await measures.stop(office.tx, found.key.reference)
    return DONE


async def _word(office: Office, given: Given) -> Handled:
    found = await _found(office, given)
    said = words.word(office.around, found, text(given, "measure.word"), office.language) if found else []
    return Handled(Outcome("done"), tuple(said))


async def _link(office: Office, given: Given) -> Handled:
    found = await _found(office, given)
    if found is None:
        return DONE
    code = fresh_code(office.seed)
    await measure_links.add(office.tx, code, Link(found.key, found.family_id), office.now)
    child = found.child.first_name
    sent = links.message(office.around, office.chat_id, office.language, child, code, office.now)
    return Handled(Outcome("done"), (sent,))


ERRANDS: Mapping[str, Handler] = {
    "measure_open": _open,
    **{f"measure_parent_{number}": partial(_question, "parent", number) for number in range(1, 6)},
    **{f"measure_child_{number}": partial(_question, "child", number) for number in range(1, 4)},
    "measure_keep": _keep,
    "measure_stop": _stop,
    "measure_word": _word,
    "measure_teacher": _link,
    **teachers.ERRANDS,
    **measure_counts.ERRANDS,
}
