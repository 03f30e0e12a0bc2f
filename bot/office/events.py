"""The errands of the team about events: the list, one event, what becomes of it."""

from collections.abc import Iterable, Mapping, Sequence

from bot.actions.event_cancel import cancel
from bot.actions.event_correct import Change, Corrected, TooFew, correct
from bot.actions.event_list import list_events
from bot.actions.event_look import Standing, look
from bot.actions.event_picture import picture
from bot.actions.event_translate import translate
from bot.broadcasting import correcting
from bot.events.notices import place_free, to_all
from bot.events.words import card
from bot.office import coming, door, making_events
from bot.office.making_events import capacity, minutes, moment, text, words
from bot.office.office import Given, Handled, Handler, Office
from bot.office.team import page
from dialogs.audience_words import language_name
from dialogs.events import Event
from dialogs.facts import Outcome
from dialogs.languages import NAMES, SOURCE
from dialogs.phrases import phrase
from dialogs.prompt import Arg, Choice, Listed, Text
from storage.outbox import Outgoing

NUMBER = "events.number"


async def _list(office: Office, given: Given) -> Handled:
    found = await list_events(office.asking, past=given["events.past"] == "yes")
    if not found.events:
        return Handled(Outcome("none", (phrase("events_none"),), values={"more": "no", "next": "0"}))
    shown, values = page(found.events, given)
    choices = tuple(Choice(str(one.number), _line(one, office.language)) for one in shown)
    return Handled(Outcome("some" if values["more"] == "yes" else "few", choices=choices, values=values))


def _line(event: Event, language: str) -> Text:
    return phrase("staff_event", moment=f"{event.day:%d-%m}", name=event.named(language))


async def _page(office: Office, given: Given) -> Handled:
    found = await look(office.asking, number(given))
    if found is None:
        values: dict[str, Arg] = dict.fromkeys(("open", "comes", "own", "series"), "no")
        return Handled(Outcome("gone", (phrase("event_is_gone"),), values=values))
    event, own = found.event, found.event.kind is None
    facts = {
        "open": found.open,
        "comes": bool(found.count.families or found.count.waiting),
        "own": own,
        "series": event.follows,
    }
    kind = ("own" if own else "coming") if found.open else "over"
    says = (card(office.around.library, event, office.language), *_stands(found))
    return Handled(Outcome(kind, says, values={name: "yes" if so else "no" for name, so in facts.items()}))


def _stands(found: Standing) -> Sequence[Text]:
    event, count = found.event, found.count
    numbers: dict[str, Arg] = {"families": str(count.families), "children": str(count.children)}
    if event.capacity:
        numbers["capacity"] = str(event.capacity)
    says = [said("event_counts_of" if event.capacity else "event_counts", numbers)]
    if count.waiting:
        says.append(phrase("event_line_waits", waiting=str(count.waiting)))
    if any(found.ratings.values()):
        says.append(said("event_ratings", {name: str(many) for name, many in found.ratings.items()}))
    if event.status == "cancelled":
        says.append(phrase("event_cancelled"))
    if event.picture:
        says.append(phrase("event_has_picture"))
    if event.kind is None:
        says.append(phrase("event_languages", languages=_named(event.texts)))
    return says


def _named(languages: Iterable[str]) -> Listed:
    return Listed(tuple(language_name(one) for one in languages))


async def _correct(office: Office, given: Given) -> Handled:
    wanted = _change(given)
    done = await correct(office.asking, number(given), wanted) if wanted else None
    match done:
        case None:
            return Handled(Outcome("wrong"))
        case TooFew():
            return Handled(Outcome("too_few"))
        case Corrected(event, moved, line):
            told = await place_free(office.tx, office.around, [line], office.now)
            if moved:
                told += await to_all(office.tx, office.around, event, phrase("event_changed"), office.now)
            await correcting.correct(office.tx, office.around, event.number, office.now)
            return Handled(Outcome("done"), told)


def _change(given: Given) -> Change | None:
    """The part that was asked about; None where its answer makes no sense."""
    match given["event.part"]:
        case "day":
            day, _ = moment(given)
            return Change(day=day) if day else None
        case "start":
            _, start = moment(given)
            return Change(start=start, minutes=minutes(given)) if start else None
        case "place":
            return Change(place=text(given, "event.place"))
        case "capacity":
            many = capacity(given)
            return None if many is None else Change(capacity=many)
        case "words":
            own = words(given)
            return Change(words=own) if own else None
        case _:
            return None


async def _picture(office: Office, given: Given) -> Handled:
    """A text that was sent cannot become a picture."""
    file = text(given, "event.picture")
    done = await picture(office.asking, number(given), "" if file == "none" else file)
    return Handled(Outcome("done" if done else "sent"))


async def _languages(office: Office, given: Given) -> Handled:
    found = await look(office.asking, number(given))
    have = found.event.texts if found else {}
    choices = tuple(
        Choice(
            one, phrase(f"staff_event_{'has_' if one in have else ''}language", language=language_name(one))
        )
        for one in NAMES
        if one != SOURCE
    )
    return Handled(Outcome("some", choices=choices))


async def _translate(office: Office, given: Given) -> Handled:
    own, event = words(given), None
    if own:
        event = await translate(office.asking, number(given), text(given, "event.language"), own)
    if event is None:
        return Handled(Outcome("wrong"))
    await correcting.correct(office.tx, office.around, event.number, office.now)
    return Handled(Outcome("done"))


async def _cancel(office: Office, given: Given) -> Handled:
    over = await cancel(office.asking, number(given), following=given["event.range"] == "all")
    told: tuple[Outgoing, ...] = ()
    for event in over:
        hear = await correcting.cancel(office.tx, office.around, event.number, office.now, office.chat_id)
        says = phrase("event_cancelled")
        told += await to_all(office.tx, office.around, event, says, office.now, but=hear)
    return Handled(Outcome("done" if over else "wrong"), told)


def said(name: str, values: Mapping[str, Arg]) -> Text:
    """A phrase with values by name."""
    return Text(phrase(name).source, tuple(values.items()))


def number(given: Given) -> int:
    """The event that it is about; 0 for none."""
    return making_events.whole(text(given, NUMBER)) or 0


ERRANDS: Mapping[str, Handler] = {
    **coming.ERRANDS,
    **making_events.ERRANDS,
    **door.ERRANDS,
    "event_list": _list,
    "event_page": _page,
    "event_correct": _correct,
    "event_picture": _picture,
    "event_languages": _languages,
    "event_translate": _translate,
    "event_cancel": _cancel,
}
