"""The errand of who stands at the door: the list of who comes, on paper and as a spreadsheet."""

from collections.abc import Iterator, Mapping
from contextlib import suppress

from bot.actions.event_door import door_list as fetched
from bot.events.door import DoorList, as_table, door_list
from bot.files import File
from bot.lasting import lasting_a_day
from bot.office.exports import words
from bot.office.making_events import text, whole
from bot.office.office import Given, Handled, Handler, Office
from bot.posters.refusals import FontMissing
from dialogs.facts import Outcome
from dialogs.phrases import phrase
from storage.outbox import Outgoing


async def _door(office: Office, given: Given) -> Handled:
    """Both files go from the chat again after a day."""
    found = await fetched(office.asking, whole(text(given, "events.number")) or 0)
    if found is None or not (found.coming or found.waiting):
        return Handled(Outcome("nobody"))
    made = door_list(office.around, words(office), found)
    files = _files(made, f"deurlijst-{found.event.day.isoformat()}")
    return Handled(Outcome("sent"), tuple(row for file in files for row in _sent(office, file)))


def _files(door: DoorList, name: str) -> Iterator[File]:
    """Where a name is in letters that no font here has, there is no paper, but always a spreadsheet. What
    makes them is loaded when somebody asks: at the start it would cost half a second."""
    from bot.events.door_pdf import KIND, pdf
    from bot.exports import as_xlsx

    with suppress(FontMissing):
        yield File("document", f"{name}.pdf", KIND, pdf(door))
    yield File("document", f"{name}.xlsx", as_xlsx.KIND, as_xlsx.xlsx_bytes(as_table(door)))


def _sent(office: Office, file: File) -> tuple[Outgoing, ...]:
    texts = words(office)
    message = file.to(office.chat_id, texts.html(phrase("file_lasts_a_day")))
    return lasting_a_day(message, office.seed(), office.now, texts.plain(phrase("file_refused")))


ERRANDS: Mapping[str, Handler] = {"event_door": _door}
