"""The errands of who takes a list along: a file in their own chat, which goes again after a day."""

from collections.abc import Mapping

from bot.actions.export_lists import Chosen, export_intakes, export_referrals, may_export
from bot.exports.forms import CSV, XLSX, made
from bot.exports.lists import intake_list, referral_list
from bot.exports.table import Table
from bot.files import File
from bot.lasting import lasting_a_day
from bot.office.office import Given, Handled, Handler, Office
from bot.texts import Texts
from dialogs.facts import Outcome
from dialogs.languages import SOURCE
from dialogs.phrases import phrase

TREE = "uitvoer"


async def _open(office: Office, _: Given) -> Handled:
    """A coordinator may choose between lists; the people of a desk have one."""
    return Handled(Outcome("coordinator" if await may_export(office.asking) else "desk"))


async def _intakes(office: Office, given: Given) -> Handled:
    form = _form(given)
    chosen = Chosen(str(given["export.programme"]), str(given["export.status"]), form)
    found = await export_intakes(office.asking, chosen=chosen)
    return _sent(office, intake_list(office.around, words(office), found), form)


async def _referrals(office: Office, given: Given) -> Handled:
    form = _form(given)
    found = await export_referrals(office.asking, form=form)
    return _sent(office, referral_list(office.around, words(office), found), form)


def words(office: Office) -> Texts:
    """The words of the dialog: a list beside it is in the same language."""
    wording = office.around.wordings.get(office.language)
    return office.around.text(office.language if wording and wording.speaks(TREE) else SOURCE)


def _form(given: Given) -> str:
    found = given["export.form"]
    return CSV if found == CSV else XLSX


def _sent(office: Office, table: Table, form: str) -> Handled:
    """The file with a caption that says what it is and how long it stays; an empty list is no file."""
    if not table.rows:
        return Handled(Outcome("none"))
    texts, (content, kind) = words(office), made(table, form)
    name = f"{table.title.lower()}-{office.asking.today.isoformat()}.{form}"
    caption = [phrase("export_rows", count=len(table.rows)), phrase("file_lasts_a_day")]
    message = File("document", name, kind, content).to(
        office.chat_id, "\n".join(texts.html(line) for line in caption)
    )
    sorry = texts.plain(phrase("file_refused"))
    outgoing = lasting_a_day(message, office.seed(), office.now, sorry)
    return Handled(Outcome("made", values={"count": str(len(table.rows))}), outgoing)


ERRANDS: Mapping[str, Handler] = {
    "export_open": _open,
    "export_intakes": _intakes,
    "export_referrals": _referrals,
}
