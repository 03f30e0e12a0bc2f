"""What the errands of measuring share: a question in words, and the answers taken from the dialog."""

from collections.abc import Iterable, Iterator

from bot.measuring.asked import Asked
from bot.office.office import Given, Handled, Office
from dialogs.facts import Outcome
from dialogs.measures import FACES, Measure, Who
from dialogs.prompt import Arg
from storage import measure_answers

GONE = Handled(Outcome("gone"))
DONE = Handled(Outcome("done"))


def text(given: Given, path: str) -> str:
    """The one answer at a path; '' where there is none."""
    found = given.get(path, "")
    return found if isinstance(found, str) else ""


def question(found: Asked | None, who: Who, number: int) -> Handled:
    """The question with this number (from 1). Of a round that is over meanwhile it is empty: nothing that is
    answered will be kept."""
    asks = found.measure.of(who) if found else ()
    words: Arg = asks[number - 1].about(found.child.first_name) if found and len(asks) >= number else "…"
    return Handled(Outcome("some", values={"question": words}))


async def keep(office: Office, found: Asked, who: Who, told: Iterable[str]) -> None:
    """Keeps the faces that were chosen, in the order of the questions; '' for what was skipped."""
    answers = dict(_answers(found.measure, who, told))
    today = office.now.astimezone(office.around.zone).date()
    await measure_answers.keep(office.tx, found.key, who, found.family_id, answers, today)


def _answers(measure: Measure, who: Who, told: Iterable[str]) -> Iterator[tuple[str, int]]:
    for one, face in zip(measure.of(who), told, strict=False):
        if face in FACES:
            yield one.id, FACES[face]
