"""The errands of coordinators about sign-ups: lists, a card, and everything that can be done with it."""

from collections.abc import Iterable, Mapping, Sequence
from typing import assert_never

from bot.actions import list_intakes, open_intake
from bot.actions.assign_intake import assign_intake, colleagues
from bot.actions.change_status import (
    ALLOWED,
    REASONS,
    Changed,
    Full,
    Gone,
    Noted,
    Unchanged,
    WhichGroup,
    change_status,
    reopen_intake,
)
from bot.actions.note_intake import note_intake, still_waits
from bot.actions.open_intake import Opened
from bot.cards import named, renewed
from bot.office import places
from bot.office.colleague import told
from bot.office.finding_intakes import filters, in_words, text
from bot.office.intake_words import card_lines, choice, group_choice, group_lines, story_lines
from bot.office.office import Given, Handled, Handler, Office
from bot.staff import told_of
from bot.telling import News, news
from dialogs.facts import Outcome
from dialogs.phrases import phrase
from dialogs.prompt import Arg, Choice, Lines
from storage.intakes import StoredIntake
from storage.outbox import Outgoing

PAGE = 8


async def _list(office: Office, given: Given) -> Handled:
    page, wanted = text(given, "filter.page"), filters(office, given)
    first = PAGE * int(page) if page.isdecimal() else 0
    found = await list_intakes.list_intakes(office.asking, wanted, PAGE, first)
    more = found.count > first + PAGE
    values: dict[str, Arg] = {"more": "yes" if more else "no", "next": str(first // PAGE + 1 if more else 0)}
    words = in_words(office, given)
    if not found.shown:
        return Handled(Outcome("none", (phrase("intakes_none", filters=words),), values=values))
    title = phrase("intakes_title", count=found.count, filters=words)
    return Handled(Outcome("some" if more else "few", (title,), _choices(office, found.shown), values))


def _choices(office: Office, found: Iterable[StoredIntake]) -> tuple[Choice, ...]:
    return tuple(choice(one, office.asking.today) for one in found)


async def _places(office: Office, given: Given) -> Handled:
    found, _ = await list_intakes.choosable(office.asking)
    buttons = tuple(Choice(one.id, phrase("place_choice", name=one.name)) for one in found)
    return Handled(Outcome("some", choices=buttons))


async def _languages(office: Office, given: Given) -> Handled:
    _, found = await list_intakes.choosable(office.asking)
    buttons = tuple(Choice(one, named(office.around.trees, one)) for one in found)
    return Handled(Outcome("some", choices=buttons))


async def _search(office: Office, given: Given) -> Handled:
    found = await list_intakes.search(office.asking, text(given, "care.typed"))
    if not found:
        return Handled(Outcome("none", (phrase("found_none"),)))
    return Handled(Outcome("some", choices=_choices(office, found)))


async def _card(office: Office, given: Given) -> Handled:
    among = filters(office, given) if text(given, "care.listed") else None
    opened = await open_intake.open_intake(office.asking, text(given, "care.reference"), among)
    if opened is None:
        return Handled(Outcome("gone", (phrase("card_gone"),), values={"status": "", "next": ""}))
    status = opened.stored.intake.status
    says = (phrase("intake_lines", lines=Lines(tuple(card_lines(office.around, opened)))),)
    return Handled(Outcome(_stands(opened), says, values={"status": status, "next": opened.next}))


def _stands(opened: Opened) -> str:
    """What can be done with a sign-up hangs on this."""
    match opened.stored.intake.status:
        case "new":
            return "open"
        case "closed" | "withdrawn":
            return "closed" if opened.reopens else "over"
        case _:
            return "silent" if opened.silent else "taken"


async def _groups(office: Office, given: Given) -> Handled:
    found = await open_intake.groups(office.asking, text(given, "care.reference"))
    if found is None or not found.groups:
        return Handled(Outcome("none", values={"lines": phrase("intake_no_groups")}))
    buttons = tuple(group_choice(group, left) for group, left in found.groups)
    lines = Lines(tuple(group_lines(office.around, found)))
    return Handled(Outcome("some", choices=buttons, values={"lines": lines}))


async def _change(office: Office, given: Given) -> Handled:
    reference, status = text(given, "care.reference"), text(given, "care.status")
    group, reason = text(given, "care.group"), text(given, "care.reason")
    if status not in ALLOWED or (reason and reason not in REASONS):
        return _ended(office, "gone")
    outcome = await change_status(office.asking, reference, status, group=group, reason=reason)
    match outcome:
        case Changed(stored, place):
            heard = await news(office.around, office.tx, [News(stored, told_of(stored, place))])
            ending = "waiting" if place else "changed"
            return _ended(office, ending, str(place or ""), (*_renewed(office, stored), *heard))
        case Noted():
            return _ended(office, "noted")
        case Full():
            return _ended(office, "full")
        case WhichGroup():
            return _ended(office, "choose")
        case Unchanged():
            return _ended(office, "already")
        case Gone():
            return _ended(office, "gone")
        case _:
            assert_never(outcome)


async def _reopen(office: Office, given: Given) -> Handled:
    stored = await reopen_intake(office.asking, text(given, "care.reference"))
    if stored is None:
        return _ended(office, "gone")
    heard = await news(office.around, office.tx, [News(stored, stored.intake.status)])
    return _ended(office, "changed", outgoing=(*_renewed(office, stored), *heard))


async def _still_waits(office: Office, given: Given) -> Handled:
    kept = await still_waits(office.asking, text(given, "care.reference"))
    return _ended(office, "noted" if kept else "gone")


def _ended(office: Office, how: str, place: str = "", outgoing: Sequence[Outgoing] = ()) -> Handled:
    """With a fresh `version`, so that the card is looked up again."""
    return Handled(Outcome(how, values={"version": str(office.seed()), "place": place}), tuple(outgoing))


def _renewed(office: Office, stored: StoredIntake) -> list[Outgoing]:
    around = office.around
    if around.staff_chat is None:
        return []
    return [renewed(around.staff_chat, around.text("nl"), around.trees, stored)]


async def _note(office: Office, given: Given) -> Handled:
    kept = await note_intake(office.asking, text(given, "care.reference"), text(given, "care.note"))
    return _ended(office, "done" if kept else "gone")


async def _story(office: Office, given: Given) -> Handled:
    story = await open_intake.story(office.asking, text(given, "care.reference"))
    lines = tuple(story_lines(office.around, story))
    if not lines:
        return Handled(Outcome("none", (phrase("story_none"),)))
    return Handled(Outcome("some", (phrase("intake_lines", lines=Lines(lines)),)))


async def _colleagues(office: Office, _: Given) -> Handled:
    found = await colleagues(office.asking)
    buttons = tuple(
        Choice(str(chat), phrase("staff_colleague", name=name or phrase("colleague_unnamed")))
        for chat, name in found
    )
    return Handled(Outcome("some" if found else "none", choices=buttons))


async def _assign(office: Office, given: Given) -> Handled:
    """A colleague who gets a sign-up hears of it."""
    reference, to = text(given, "care.reference"), text(given, "care.colleague")
    chat = office.chat_id if to == "me" else int(to) if to.isdecimal() else 0
    if not await assign_intake(office.asking, reference, chat):
        return _ended(office, "gone")
    others = [] if chat == office.chat_id else [await _told(office, chat, reference)]
    return _ended(office, "done", outgoing=others)


async def _told(office: Office, chat: int, reference: str) -> Outgoing:
    names = (await open_intake.story(office.asking, reference)).names
    words = phrase("assigned_to_you", name=names.get(office.chat_id, ""), reference=reference)
    return told(office.around, chat, reference, words)


ERRANDS: Mapping[str, Handler] = {
    **places.ERRANDS,
    "intakes": _list,
    "intake_places": _places,
    "intake_languages": _languages,
    "find_intakes": _search,
    "intake": _card,
    "intake_groups": _groups,
    "change_intake": _change,
    "reopen_intake": _reopen,
    "still_waits": _still_waits,
    "note_intake": _note,
    "intake_story": _story,
    "colleagues": _colleagues,
    "assign_intake": _assign,
}
