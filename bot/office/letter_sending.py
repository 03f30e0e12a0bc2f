"""The errands of sending a letter to many: who gets it, how it looks, a trial, now or later, a second eye."""

from collections.abc import Mapping
from datetime import UTC, date, datetime, time, timedelta

from bot.actions import broadcast_look as look
from bot.actions import broadcast_send as sending
from bot.actions.broadcast_look import Check
from bot.actions.broadcast_send import Start
from bot.broadcasting import letters
from bot.broadcasting.report import A_SECOND, OPENS, title
from bot.broadcasting.showing import language_of
from bot.office.counted_words import hindered, told
from bot.office.letter_writing import number, text, whole
from bot.office.office import Given, Handled, Handler, Office
from bot.quiet import is_quiet
from dialogs.audience_words import language_name
from dialogs.facts import Outcome
from dialogs.languages import SOURCE
from dialogs.phrases import phrase
from dialogs.prompt import Arg, Choice, Day, Hours, Text
from storage import team
from storage.outbox import Outgoing

DAYS = 7
"""So many may be chosen, from today on."""
_WEEKDAYS = ("Mo", "Tu", "We", "Th", "Fr", "Sa", "Su")
"""As OpenStreetMap names them: each language has its own for these."""


async def _check(office: Office, given: Given) -> Handled:
    found = await _checked(office, given)
    if found is None:
        return Handled(Outcome("gone", values={"quiet": "no", "own": "no"}))
    one, event = found.page.broadcast, found.page.event
    says = [
        phrase("sending_title", number=str(one.number), title=title(one, event)),
        *told(found.counted, A_SECOND),
        *hindered(found.blockers),
        *_second(found),
    ]
    quiet = is_quiet(office.now.astimezone(office.around.zone))
    if quiet:
        says.append(phrase("sending_quiet"))
    values: dict[str, Arg] = {"quiet": _yes(quiet), "own": _yes(event is None)}
    ready = "many" if found.needs_approval else "ready"
    return Handled(Outcome(ready if found.counted.recipients else "blocked", tuple(says), values=values))


def _second(found: Check) -> list[Text]:
    if not found.needs_approval:
        return []
    needed = phrase("sending_needs_second", count=found.counted.families)
    return [needed] if found.others else [needed, phrase("sending_nobody_else")]


async def _checked(office: Office, given: Given) -> Check | None:
    return await look.check(office.asking, number(given), office.around.staff_chat is not None)


async def _preview(office: Office, given: Given) -> Handled:
    """Each language that occurs, exactly as it will come."""
    found = await _checked(office, given)
    languages = list(found.counted.languages) if found else []
    if found and not languages:
        languages = [SOURCE]
    shown = [row for one in languages for row in _as_it_comes(office, found, one, named=True)]
    return Handled(Outcome("shown" if shown else "none"), tuple(shown))


async def _test(office: Office, given: Given) -> Handled:
    """One message, as a family gets it that reads what this person reads."""
    found = await _checked(office, given)
    row = _as_it_comes(office, found, office.language) or _as_it_comes(office, found, SOURCE)
    return Handled(Outcome("sent" if row else "none"), tuple(row))


def _as_it_comes(office: Office, found: Check | None, language: str, named: bool = False) -> list[Outgoing]:
    page = found.page if found else None
    said = letters.message(office.around, page.broadcast, page.event, language) if page else None
    if said is None:
        return []
    method, params = said.sending()
    rows = [Outgoing(office.chat_id, method, params)]
    if named:
        words = phrase("sending_in_language", language=language_name(language))
        rows.insert(0, _line(office, office.chat_id, office.language, words))
    return rows


def _line(
    office: Office, chat_id: int, language: str, words: Text, button: tuple[Text, str] | None = None
) -> Outgoing:
    texts = office.around.text(language)
    params: dict[str, object] = {"text": texts.html(words), "parse_mode": "HTML"}
    if button:
        one = {"text": texts.plain(button[0]), "callback_data": button[1]}
        params["reply_markup"] = {"inline_keyboard": [[one]]}
    return Outgoing(chat_id, "sendMessage", params)


async def _days(office: Office, given: Given) -> Handled:
    """An invitation goes before the day of its event."""
    today, found = office.asking.today, await look.page(office.asking, number(given))
    days = [today + timedelta(days=ahead) for ahead in range(DAYS)]
    if found and found.event:
        days = [day for day in days if day < found.event.day]
    return Handled(Outcome("some", choices=tuple(Choice(day.isoformat(), _day(day)) for day in days)))


def _day(day: date) -> Text:
    return phrase("sending_day", weekday=Hours(_WEEKDAYS[day.weekday()]), day=Day(day.isoformat()))


async def _start(office: Office, given: Given) -> Handled:
    at = _moment(office, given)
    which = number(given)
    if at is not None and at <= office.now:
        return Handled(Outcome("nobody", (phrase("sending_hour_over"),)))
    done = await sending.start(office.asking, which, at)
    if done is Start.APPROVAL:
        return Handled(Outcome("approval"), await _asked(office, given))
    values: dict[str, Arg] = {}
    if at and done is Start.SCHEDULED:
        local = at.astimezone(office.around.zone)
        values = {"day": Day(local.date().isoformat()), "hour": f"{local:%H:%M}"}
    return Handled(Outcome(done.value, values=values))


def _moment(office: Office, given: Given) -> datetime | None:
    """When it is to begin (UTC), as it was chosen; None: now."""
    day, hour = text(given, "letter.day"), whole(text(given, "letter.hour"))
    if not day:
        return None
    local = datetime.combine(datetime.fromisoformat(day).date(), time(hour % 24), office.around.zone)
    return local.astimezone(UTC)


async def _asked(office: Office, given: Given) -> tuple[Outgoing, ...]:
    """Each colleague who may approve is asked to look."""
    found = await _checked(office, given)
    if found is None:
        return ()
    names = await team.names(office.tx)
    name = names.get(office.chat_id) or phrase("sending_someone")
    words = phrase("sending_please_look", name=name, number=str(found.counted.families))
    button = phrase("sending_look"), f"{OPENS}b{found.page.broadcast.number}"
    return tuple(
        [_line(office, chat, await language_of(office.tx, chat), words, button) for chat in found.others]
    )


async def _approve(office: Office, given: Given) -> Handled:
    which = number(given)
    done = await sending.approve(office.asking, which)
    found = await look.page(office.asking, which)
    if done not in (Start.SENDING, Start.SCHEDULED) or found is None:
        return Handled(Outcome(done.value))
    who = found.broadcast.asker
    news = _line(office, who, await language_of(office.tx, who), phrase("sending_approved"))
    return Handled(Outcome(done.value), (news,))


def _yes(so: bool) -> str:
    return "yes" if so else "no"


ERRANDS: Mapping[str, Handler] = {
    "broadcast_check": _check,
    "broadcast_preview": _preview,
    "broadcast_test": _test,
    "broadcast_days": _days,
    "broadcast_start": _start,
    "broadcast_approve": _approve,
}
