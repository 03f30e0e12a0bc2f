"""Whom something is for: each criterion, and all of them together."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import ValidationError

from dialogs.audience import EVERYBODY, PATHS, Audience, audience_of, dump, fits, load, matching, near
from dialogs.errands import shipped
from dialogs.facts import Child, Family, Intake, Value
from dialogs.family_places import places
from dialogs.library import Library
from dialogs.plan import Plan
from tests.test_dialogs.world import TODAY, place

SAM, NOOR = Child("1", "Sam", "2023-11"), Child("2", "Noor", "2016-05")
PLEK3 = Intake("P3-2222", "plek3", "2", "waiting_list", TODAY, group="plek3_west")
FAMILY = Family(
    TODAY, "nl", children=(SAM, NOOR), intakes=(PLEK3,), plan=Plan(days=(0,), streams=(("1", "tips"),))
)
IDS = st.lists(st.sampled_from(["a", "b_1", "zh"]), unique=True).map(tuple)
AGES = st.none() | st.tuples(st.integers(0, 200), st.integers(201, 1200))
AUDIENCES = st.builds(
    Audience, programmes=IDS, streams=IDS, age=AGES, languages=IDS, places=IDS, statuses=IDS
)


@pytest.mark.parametrize(
    ("audience", "who"),
    [
        (EVERYBODY, (SAM, NOOR)),
        (Audience(age=(36, 37)), (SAM,)),
        (Audience(age=(37, 48)), ()),
        (Audience(age=(24, 36)), ()),
        (Audience(streams=("tips", "boekstart")), (SAM,)),
        (Audience(streams=("boekstart",)), ()),
        (Audience(programmes=("plek3",)), (NOOR,)),
        (Audience(statuses=("waiting_list", "new")), (NOOR,)),
        (Audience(programmes=("studiebegeleiding",), statuses=("waiting_list",)), ()),
        (Audience(programmes=("plek3",), age=(120, 132)), (NOOR,)),
        (Audience(programmes=("plek3",), streams=("tips",)), ()),
    ],
)
def test_what_is_asked_holds_for_one_child(audience: Audience, who: tuple[Child, ...]) -> None:
    assert matching(audience, FAMILY, TODAY) == who
    assert fits(audience, FAMILY, {"nl"}, TODAY) == bool(who)


@pytest.mark.parametrize("status", ["closed", "withdrawn"])
def test_who_is_out_of_a_programme_is_only_found_by_the_status(status: str) -> None:
    left = replace(FAMILY, intakes=(replace(PLEK3, status=status),))
    assert not fits(Audience(programmes=("plek3",)), left, {"nl"}, TODAY)
    assert fits(Audience(programmes=("plek3",), statuses=(status,)), left, {"nl"}, TODAY)


def test_programme_and_status_are_of_one_sign_up() -> None:
    other = replace(PLEK3, reference="SB-2222", programme="studiebegeleiding", status="new")
    both = replace(FAMILY, intakes=(PLEK3, other))
    assert not fits(Audience(programmes=("plek3",), statuses=("new",)), both, {"nl"}, TODAY)


def test_without_children_only_the_family_is_asked() -> None:
    alone = Family(TODAY, "nl")
    assert fits(Audience(languages=("nl", "tr")), alone, {"nl"}, TODAY)
    assert not fits(Audience(languages=("tr",)), alone, {"nl"}, TODAY)
    assert not fits(Audience(age=(0, 1200)), alone, {"nl"}, TODAY)


def test_a_place_is_asked_for_only_where_it_is_known() -> None:
    west = Audience(places=("west", "noord"))
    found = [near(west, one) for one in (("west", "centrum"), ("centrum",), ())]
    assert found == [True, False, None]
    assert near(EVERYBODY, ())


@pytest.mark.parametrize(
    ("intake", "found"),
    [
        (PLEK3, {"west"}),
        (replace(PLEK3, answers=(("plek3.school", "de regenboog"),)), {"west", "centrum"}),
        (replace(PLEK3, group="gone", answers=(("plek3.school", "School van elders"),)), set()),
        (replace(PLEK3, group="", answers=(("plek3.school", "De Vlieger"),)), set()),
        (replace(PLEK3, group="", answers=(("plek3.remark", "De Regenboog"),)), set()),
    ],
)
def test_places_are_those_of_groups_and_schools(intake: Intake, found: set[str]) -> None:
    assert places(replace(FAMILY, intakes=(intake,)), place()) == found


def test_a_school_cannot_be_near_a_place_that_is_not_there() -> None:
    raw = place().model_dump()
    raw["schools"] = [{"name": "De Brug", "kinds": ["po"], "place": "nergens"}]
    with pytest.raises(ValidationError, match="schools: there is no place 'nergens'"):
        Library.model_validate(raw)


@given(AUDIENCES)
def test_to_json_and_back(audience: Audience) -> None:
    assert load(dump(audience)) == audience


@given(AUDIENCES)
def test_answers_and_back(audience: Audience) -> None:
    """Both as the dialog leaves several ticks, and as it leaves ticked places."""
    ids = (audience.programmes, audience.streams, audience.languages, audience.places, audience.statuses)
    age = "-".join(map(str, audience.age)) if audience.age else ""
    paths = [path for path in PATHS if path != "audience.age"]
    ticked: dict[str, Value] = dict(zip(paths, ids, strict=True))
    assert audience_of({**ticked, "audience.age": age}) == audience
    joined = {path: ",".join(those) for path, those in ticked.items()}
    assert audience_of({**joined, "audience.age": age}) == audience


def test_no_answers_ask_nothing() -> None:
    assert audience_of({}) == audience_of(dict.fromkeys(PATHS, "")) == EVERYBODY
    assert audience_of({"audience.age": "48-24"}) == EVERYBODY


def test_the_paths_are_those_of_the_errand() -> None:
    assert {*PATHS} < {*shipped()["audience_shown"].takes}
