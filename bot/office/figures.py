"""The errands of who looks at figures: pictures with their numbers, and a report as a file.

To draw takes a tenth of a second a picture, so it is done beside the loop that sends and hears."""

from asyncio import to_thread
from collections.abc import Callable, Mapping
from html import escape

from bot.actions.figures_report import take_report
from bot.actions.figures_show import open_figures, show_figures
from bot.figures import chart
from bot.figures.naming import Names
from bot.figures.periods import Kind, Period, of_day
from bot.figures.report import TOPICS, Report, Table, Topic, shown_as
from bot.files import LONGEST_CAPTION, File
from bot.office.office import Given, Handled, Handler, Office
from bot.texts import Texts
from dialogs.facts import Outcome
from dialogs.languages import SOURCE
from dialogs.phrases import phrase
from dialogs.prompt import Text
from storage.outbox import Outgoing

_OF_TEAM = (SOURCE, "en")
_KINDS: Mapping[str, Kind] = {"month": "month", "school": "school_year", "year": "year"}
_LAST = "last_"


async def _open(office: Office, _: Given) -> Handled:
    await open_figures(office.asking)
    return Handled(Outcome("some"))


async def _show(office: Office, given: Given) -> Handled:
    """A picture of each table of a topic, with the numbers in words."""
    figures, names = await show_figures(office.asking), _names(office)
    period = _period(office, given)
    report = await to_thread(figures.report, office.around.library.name, period, names)
    tables = report.about(_topic(given))
    if not tables:
        return Handled(Outcome("none", (_until(report, names), phrase("figures_nothing"))))
    pictures = [await to_thread(_picture, office.chat_id, table, report, names) for table in tables]
    says = [_until(report, names), phrase("figures_hidden")]
    if report.closed < period.last:
        says.insert(1, phrase("figures_running"))
    return Handled(Outcome("shown", tuple(says)), tuple(pictures))


async def _report(office: Office, given: Given) -> Handled:
    """Everything of a period on paper or as a workbook."""
    form = "xlsx" if given["figures.form"] == "xlsx" else "pdf"
    period, names = _period(office, given), _names(office)
    figures = await take_report(office.asking, about=f"{period.name}.{form}")
    report = await to_thread(figures.report, office.around.library.name, period, names)
    if not any(table.rows for table in report.tables):
        return Handled(Outcome("none", (_until(report, names), phrase("figures_nothing"))))
    caption = escape(names.say("figures_file", period=names.period(period)))
    content, kind = await to_thread(_FORMS[form], report, names)
    file = File("document", f"cijfers-{period.name}.{form}", kind, content)
    return Handled(Outcome("made"), (file.to(office.chat_id, caption),))


def _pdf(report: Report, names: Names) -> tuple[bytes, str]:
    """Loaded only now, as is the other: they take longer than a start without them."""
    from bot.figures import paper

    return paper.pdf(report, names), paper.KIND


def _xlsx(report: Report, names: Names) -> tuple[bytes, str]:
    from bot.figures import workbook

    return workbook.xlsx(report, names), workbook.KIND


_FORMS: Mapping[str, Callable[[Report, Names], tuple[bytes, str]]] = {"pdf": _pdf, "xlsx": _xlsx}


def _picture(chat_id: int, table: Table, report: Report, names: Names) -> Outgoing:
    now, before = names.period(report.period), names.period(report.period.before)
    picture = chart.png(table, now, before, f"{table.title} · {now}")
    return File("photo", f"{table.name}.png", chart.KIND, picture).to(chat_id, _caption(table, now, before))


def _caption(table: Table, now: str, before: str) -> str:
    """The numbers for who cannot see the picture, as many as a caption takes; the definition below them."""
    both = any(row.before for row in table.rows)
    head = f"<b>{escape(table.title)}</b>\n{escape(now)}{f' ({escape(before)})' if both else ''}"
    tail = f"<i>{escape(' '.join((table.means, *table.remarks)))}</i>"
    lines = [
        f"{'· ' * row.depth}{escape(row.label)}: {shown_as(row.now)}"
        f"{f' ({shown_as(row.before)})' if both else ''}"
        for row in table.rows
    ]
    room = LONGEST_CAPTION - len(head) - len(tail) - 4
    kept: list[str] = []
    for line in lines:
        room -= len(line) + 1
        if room < 0:
            kept.append("…")
            break
        kept.append(line)
    return "\n".join((head, "", *kept, "", tail))


def _until(report: Report, names: Names) -> Text:
    return phrase("figures_until", day=names.day(min(report.closed, report.period.last)))


def _period(office: Office, given: Given) -> Period:
    """'month', 'last_school', 'year' as the period of today."""
    which = str(given["figures.period"])
    now = of_day(_KINDS.get(which.removeprefix(_LAST), "year"), office.asking.today)
    return now.before if which.startswith(_LAST) else now


def _topic(given: Given) -> Topic:
    return next((topic for topic in TOPICS if topic == given["figures.topic"]), TOPICS[0])


def _names(office: Office) -> Names:
    return Names(_texts(office), office.around.library)


def _texts(office: Office) -> Texts:
    return office.around.text(office.language if office.language in _OF_TEAM else SOURCE)


ERRANDS: Mapping[str, Handler] = {
    "figures_open": _open,
    "figures_show": _show,
    "figures_report": _report,
}
