"""A sign-up in the words of staff: a line of a list, its card, and what happened to it."""

from collections.abc import Iterator, Mapping
from dataclasses import replace
from datetime import date, datetime
from zoneinfo import ZoneInfo

from bot.actions.open_intake import Choosing, Opened, Story
from bot.cards import title, told
from bot.surroundings import Surroundings
from bot.telling import group_line
from dialogs.describing import describe, given_answers
from dialogs.library import Group
from dialogs.phrases import phrase, words
from dialogs.prompt import Arg, Choice, Day, Text
from storage import intakes
from storage.intakes import STATUSES, Event, StoredIntake

SIGNS = {
    "new": "📥",
    "taken": "👋",
    "contacted": "📞",
    "placed": "🎉",
    "waiting_list": "⏳",
    "closed": "📁",
    "withdrawn": "↩️",
}
"""The pictogram of each status, as its button has it."""
_DAYS = "intake.days"
"""Where the trees save on which days a child can come."""
_SHORT = 80
"""So much of a note is on the card; all of it is in the story."""


def choice(stored: StoredIntake, today: date) -> Choice:
    """A sign-up in a list: how it stands, its number, the child, how many days ago it came."""
    intake = stored.intake
    label = phrase(
        "intake_choice_line",
        sign=SIGNS[intake.status],
        reference=intake.reference,
        child=stored.child.first_name[:12] if stored.child else "",
        days=str((today - intake.day).days),
    )
    return Choice(intake.reference, label)


def group_choice(group: Group, left: int) -> Choice:
    """A group with the places it has left."""
    if not left:
        return Choice(group.id, phrase("staff_group_full", name=group.name))
    return Choice(group.id, phrase("staff_group_room", name=group.name, count=left))


def group_lines(around: Surroundings, choosing: Choosing) -> Iterator[Text]:
    """Above the choice of a group: which days the parent asked for, and when each group meets."""
    intake = choosing.stored.intake
    nodes = around.trees.nodes
    days = [pair for pair in intake.answers if pair[0] in nodes and nodes[pair[0]].save == _DAYS]
    yield from given_answers(around.trees, replace(intake, answers=tuple(days)))
    for group, _ in choosing.groups:
        yield phrase("intake_choose_group", group=group_line(around.library, group.id))


def card_lines(around: Surroundings, opened: Opened) -> Iterator[Text]:
    """The card: how it stands, where it waits, who looks after it, the newest note, what the parent told."""
    stored = opened.stored
    yield title(stored.intake)
    yield from _standing(around, opened)
    name = opened.names.get(stored.assigned_to or 0) or phrase("by_unknown")
    yield phrase("intake_of", name=name) if stored.assigned_to else phrase("intake_of_nobody")
    if opened.notes:
        yield phrase("intake_notes", count=len(opened.notes), text=_cut(opened.notes[-1].text))
    yield from told(around.trees, stored.intake, stored.child, stored.language)


def _cut(text: str) -> str:
    line = " ".join(text.split())
    return line if len(line) <= _SHORT else f"{line[:_SHORT].rstrip()}…"


def _standing(around: Surroundings, opened: Opened) -> Iterator[Text]:
    group = group_line(around.library, opened.stored.intake.group)
    if group:
        yield phrase("intake_group", group=group)
    if opened.place:
        yield phrase("intake_in_line", place=str(opened.place))
        if not group:
            yield phrase("intake_any_group")
    if opened.offer:
        day = Day(opened.offer.until.astimezone(around.zone).date().isoformat())
        yield phrase("intake_offer", group=group_line(around.library, opened.offer.group), day=day)
    if opened.silent:
        yield phrase("intake_silent")


def story_lines(around: Surroundings, story: Story) -> Iterator[Text]:
    """What happened and what was noted, in the order of time."""
    events = [(one.at, _event(around, one, story.names)) for one in story.events]
    notes = [
        (one.at, _line("story_note", one.at, around.zone, _named(story.names, one.who), text=one.text))
        for one in story.notes
    ]
    yield from (line for _, line in sorted([*events, *notes], key=lambda pair: pair[0]))


def _event(around: Surroundings, one: Event, names: Mapping[int, str]) -> Text:
    what: Arg = phrase(f"state_{one.status}" if one.status in STATUSES else f"did_{one.status}")
    detail = _detail(around, one, names)
    said = phrase("story_detail", what=what, detail=detail) if detail else what
    return _line("story_line", one.at, around.zone, _by(one.by, names), what=said)


def _detail(around: Surroundings, one: Event, names: Mapping[int, str]) -> Arg:
    if not one.detail:
        return ""
    if one.status == intakes.ASSIGNED:
        return _named(names, int(one.detail))
    if one.status == "closed":
        return describe(around.trees, "care.reason", one.detail)
    return group_line(around.library, one.detail)


def _line(name: str, at: datetime, zone: ZoneInfo, who: Arg, **more: Arg) -> Text:
    given: dict[str, Arg] = {"moment": f"{at.astimezone(zone):%d-%m %H:%M}", "name": who, **more}
    return Text(words(name), tuple(given.items()))


def _by(by: str, names: Mapping[int, str]) -> Arg:
    if by in (intakes.PARENT, intakes.MACHINE):
        return phrase(f"by_{by}")
    return _named(names, int(by))


def _named(names: Mapping[int, str], who: int) -> Arg:
    return names.get(who) or phrase("by_unknown")
