"""Events: their templates, their words by language, and the days of a series."""

from datetime import date, time, timedelta
from zoneinfo import ZoneInfo

import pytest

from bot.extracting import content
from dialogs.checking.sentences import sentences
from dialogs.event_days import MOST, weekly
from dialogs.event_templates import sources, templates
from dialogs.events import Event, Words
from dialogs.holidays import Holidays
from dialogs.prompt import Text
from tests.test_dialogs.world import place

WEDNESDAY = date(2026, 12, 2)
OWN = Event(
    2,
    "",
    WEDNESDAY,
    time(14),
    90,
    "west",
    texts={"nl": Words("Feest", "Kom!"), "tr": Words("Şenlik", "Gel!")},
)
TALK = Event(1, "praatjes_plaatjes", WEDNESDAY, time(10), 60, "centrum", 15)


def test_every_template_says_what_it_is_in_words_for_translators() -> None:
    found = {sentence.text for source in content("tr") for sentence in sentences(source)}
    assert len(templates()) == len(sources()) <= 8
    for one in templates().values():
        assert {one.title, one.text} <= found
        assert "{" not in one.title + one.text


def test_a_template_is_there_in_every_language_and_an_own_event_in_those_typed() -> None:
    kind = templates()["praatjes_plaatjes"]
    assert TALK.said("ti") == TALK.said("nl") == (Text(kind.title), Text(kind.text))
    assert OWN.said("tr") == ("Şenlik", "Gel!")
    assert OWN.said("pl") is None
    assert (OWN.named("pl"), OWN.named("tr")) == ("Feest", "Şenlik")


def test_a_template_that_is_gone_leaves_only_its_name() -> None:
    gone = Event(3, "kwijt", WEDNESDAY, time(10), 60, "nergens")
    assert (gone.kind, gone.said("nl"), gone.named("nl")) == (None, None, "kwijt")
    assert gone.where(place()) is None


def test_when_it_begins_and_ends_in_the_zone_of_the_library() -> None:
    zone = ZoneInfo("Europe/Amsterdam")
    assert OWN.begins(zone).isoformat() == "2026-12-02T14:00:00+01:00"
    assert OWN.ends(zone).isoformat() == "2026-12-02T15:30:00+01:00"


@pytest.mark.parametrize(("event", "alone"), [(TALK, False), (OWN, True)])
def test_who_may_come_without_a_child(event: Event, alone: bool) -> None:
    assert event.alone is alone


def test_a_series_leaves_out_days_on_which_nothing_is_held_and_keeps_its_number() -> None:
    week = timedelta(weeks=1)
    closed = Holidays(closed=frozenset({WEDNESDAY + week, WEDNESDAY + 3 * week}))
    found = weekly(WEDNESDAY, closed, times=3)
    assert found == [WEDNESDAY, WEDNESDAY + 2 * week, WEDNESDAY + 4 * week]


def test_the_first_day_is_what_was_asked_also_in_a_holiday() -> None:
    closed = Holidays(closed=frozenset({WEDNESDAY}))
    assert weekly(WEDNESDAY, closed, times=1) == [WEDNESDAY]


@pytest.mark.parametrize(("days", "times"), [(0, 1), (6, 1), (7, 2), (14, 3), (-7, 1)])
def test_until_a_day(days: int, times: int) -> None:
    assert len(weekly(WEDNESDAY, Holidays(), until=WEDNESDAY + timedelta(days=days))) == times


def test_a_series_has_an_end() -> None:
    assert len(weekly(WEDNESDAY, Holidays(), times=9999)) == MOST
