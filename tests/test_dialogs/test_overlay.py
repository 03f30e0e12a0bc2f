"""A library's own content over the shipped: changed, added, left out; what of it is said in a language."""

from datetime import date
from zoneinfo import ZoneInfo

import pytest

from dialogs import steps, tips
from dialogs.campaigns import Season, TipDue, after, due
from dialogs.checking import Finding
from dialogs.checking.overlay import holes, lost
from dialogs.content import Content
from dialogs.errors import ContentError
from dialogs.facts import Child, Family, Wording
from dialogs.foretelling import foretold
from dialogs.overlay import laid_over
from dialogs.plan import Plan
from dialogs.progress import Progress
from dialogs.source import Source, read
from dialogs.whole_content import in_languages, silent

SET = """  - id: {id}
    theme: books
    minutes: 5
    why: {id} waarom.
    do: {id} doen.
    without: {id} zonder.
    more: {id} meer.
    easier: {id} makkelijk.
"""
CALLS = """campaign: c
steps:
  - {id: hello, months: [0, 12], say: [Hallo.]}
  - {id: again, months: [0, 12], say: [Nog eens.], waits: {hello: 2}}
moments:
  - {id: week, first: {weekday: wednesday, on_or_after: 01-20}, days: 11, months: [0, 144], say: [Feest.]}
"""
CHILD = Child("1", "Noor", "2026-06")
PLAN = Plan(days=(0, 2, 4), streams=(("1", "tips"),))
ZONE = ZoneInfo("Europe/Amsterdam")


def band(name: str, first: int, below: int, *ids: str) -> Source:
    sets = "".join(SET.format(id=one) for one in ids)
    return read(f"tips/{name}.yaml", f"band: {name}\nmonths: [{first}, {below}]\nsets:\n{sets}")


SHIPPED = Content(
    tips.from_sources([band("baby", 0, 12, "a", "b", "c"), band("big", 12, 144, "x")]),
    steps.from_sources([read("campaigns/c.yaml", CALLS)]),
)


def over(own_tips: str = "", own_calls: str = "") -> Content:
    """The shipped content with one own file of tips, or of campaigns, over it."""
    return laid_over(
        SHIPPED,
        [read("own/tips/t.yaml", own_tips)] if own_tips else [],
        [read("own/campaigns/c.yaml", own_calls)] if own_calls else [],
    )


def ids(content: Content, number: int = 0) -> list[str]:
    return [one.id for one in content.tips.bands[number].sets]


def test_nothing_over_it_changes_nothing() -> None:
    assert over() == SHIPPED


def test_what_is_written_changes_in_its_place_and_all_else_stays() -> None:
    content = over("band: baby\nsets: [{id: b, why: Anders., minutes: 15}]\n")
    changed, before = content.tips.bands[0].sets[1], SHIPPED.tips.bands[0].sets[1]
    assert ids(content) == ["a", "b", "c"]
    assert (changed.why, changed.minutes) == ("Anders.", 15)
    assert changed.model_copy(update={"why": before.why, "minutes": before.minutes}) == before
    assert content.tips.bands[1] == SHIPPED.tips.bands[1]


def test_a_new_tip_comes_behind_the_others_and_what_is_left_out_goes() -> None:
    new = SET.format(id="garden")
    assert ids(over(f"band: baby\nleave_out: [a, c]\nsets:\n{new}")) == ["b", "garden"]


def test_several_files_may_write_in_one_band() -> None:
    own = [band("baby", 0, 12, "summer"), band("baby", 0, 12, "winter")]
    assert ids(laid_over(SHIPPED, own, [])) == ["a", "b", "c", "summer", "winter"]


def test_a_new_band_for_ages_that_have_none() -> None:
    content = over(f"band: teens\nmonths: [144, 180]\nsets:\n{SET.format(id='own')}")
    assert [one.band for one in content.tips.bands] == ["baby", "big", "teens"]


def test_a_moment_with_only_its_dates_keeps_all_else() -> None:
    content = over(own_calls="campaign: own\nmoments: [{id: week, dates: [2027-01-27]}]\n")
    [moment], [before] = content.calls.moments, SHIPPED.calls.moments
    assert moment.model_copy(update={"dates": ()}) == before
    days = [date(2027, 1, 20), date(2027, 1, 27), date(2028, 1, 26)]
    assert [moment.is_on(day) for day in days] == [False, True, True]


def test_steps_are_changed_added_and_left_out() -> None:
    own = "campaign: own\nleave_out: [again]\nsteps:\n  - {id: hello, say: [Dag.]}\n"
    new = "  - {id: party, months: [3, 9], say: [Kom.]}\n"
    found = over(own_calls=own + new).calls.steps
    assert [(one.id, one.say, one.months) for one in found] == [
        ("hello", ("Dag.",), (0, 12)),
        ("party", ("Kom.",), (3, 9)),
    ]


NEW = "{id: new, theme: books, minutes: 5, why: a., do: b., without: c., more: d., easier: e.}"


@pytest.mark.parametrize(
    ("text", "line", "path", "problem"),
    [
        ("band: baby\nsets:\n  - id: new\n    why: Kort.\n", 3, "sets.0.theme", "Field required"),
        ("band: baby\nsets:\n  - id: a\n    hwy: Kort.\n", 4, "sets.0.hwy", "Extra inputs"),
        ("band: baby\nsets:\n  - id: a\n    why: ''\n", 4, "sets.0.why", "at least 1 character"),
        ("band: baby\nsets:\n  - why: Kort.\n", 3, "sets.0.id", "Field required"),
        ("band: baby\nsets:\n  - alleen tekst\n", 3, "sets.0", "should be a valid dictionary"),
        ("band: baby\ntips: []\n", 2, "tips", "Extra inputs"),
        ("band: babys\nsets: []\n", 1, "band", "there is no band 'babys'; there are baby, big"),
        (f"band: own\nmonths: [6, 20]\nsets: [{NEW}]\n", 2, "months", "write 'band: baby'"),
        ("band: baby\nmonths: [0, 9]\n", 2, "months", "'baby' keeps its own ages"),
        ("band: baby\nleave_out:\n  - a\n  - d\n", 4, "leave_out.1", "there is no 'd' to leave out"),
        ("band: baby\nleave_out: [a]\nsets: [{id: a}]\n", 2, "leave_out.0", "left out and written"),
        ("band: big\nleave_out: [x]\n", 2, "leave_out", "no tip is left in 'big'"),
        ("band: baby\nsets:\n  - id: a\n  - id: a\n", 4, "sets.1.id", "'a' is written in own/tips/t.yaml"),
        (f"band: baby\nsets:\n  - {NEW.replace('new', 'n' * 21)}\n", 3, "sets.0.id", "should match pattern"),
        ("", 1, "band", "Field required"),
        ("- een\n", 1, "", "valid dictionary"),
    ],
)
def test_own_tips_that_are_not_right(text: str, line: int, path: str, problem: str) -> None:
    with pytest.raises(ContentError) as error:
        laid_over(SHIPPED, [read("own/tips/t.yaml", text)], [])
    assert (error.value.file, error.value.line, error.value.path) == ("own/tips/t.yaml", line, path)
    assert problem in error.value.problem


@pytest.mark.parametrize(
    ("text", "path", "problem"),
    [
        ("leave_out: [party]\n", "leave_out.0", "there is no 'party' to leave out"),
        ("steps: [{id: week, months: [0, 2], say: [a]}]\n", "steps.0.id", "would be a step and a moment"),
        ("steps: [{id: party, months: [0, 2]}]\n", "steps.0.say", "Field required"),
        ("steps: [{id: hello, say: []}]\n", "steps.0.say", "at least 1 item"),
        ("moments: [{id: week, dates: [soon]}]\n", "moments.0.dates.0", "valid date"),
        (
            "moments: [{id: week, first: {weekday: monday, on_or_after: 02-30}}]\n",
            "moments.0.first.on_or_after",
            "day is out of range",
        ),
    ],
)
def test_own_campaigns_that_are_not_right(text: str, path: str, problem: str) -> None:
    with pytest.raises(ContentError) as error:
        over(own_calls=f"campaign: own\n{text}")
    assert error.value.path == path
    assert problem in error.value.problem


def test_steps_that_lead_nowhere() -> None:
    new = "{id: party, months: [3, 9], say: [a], waits: {gone: 1}}"
    own = f"campaign: own\nleave_out: [hello]\nsteps:\n  - {new}\n"
    source = read("own/campaigns/c.yaml", own)
    assert list(lost(over(own_calls=own).calls.steps, SHIPPED.calls.steps, source)) == [
        Finding(source.file, 4, "steps.0", "there is no step 'gone'"),
        Finding(source.file, 2, "leave_out.0", "'again' waits for 'hello': leave it out too"),
    ]


def test_a_hole_that_nothing_fills() -> None:
    source = read("own/tips/t.yaml", "band: baby\nsets:\n  - id: a\n    why: 'Dag {name}.'\n")
    assert [str(one) for one in holes(source)] == [
        "own/tips/t.yaml:4: sets.0.why: '{name}' is not filled in a tip: say it without"
    ]


def translated(*texts: str) -> Wording:
    """Turkish for every shipped text, and for these."""
    every = [text for one in SHIPPED.tips.bands for each in one.sets for text in each.model_dump().values()]
    calls = ["Hallo.", "Nog eens.", "Feest."]
    return Wording("tr", {str(text): f"tr {text}" for text in (*every, *calls, *texts)})


def said(content: Content, wording: Wording) -> Content:
    words = {"nl": Wording("nl"), "tr": wording}
    return in_languages(content, SHIPPED, words).in_language("tr")


OWN = f"band: baby\nsets:\n  - {{id: a, why: Anders.}}\n  - {NEW}\n"
WORDS = ("a.", "b.", "c.", "d.", "e.")


def test_what_is_shipped_is_whole_in_each_language() -> None:
    assert in_languages(SHIPPED, SHIPPED, {"tr": translated()}).others == {}


def test_what_is_not_translated_is_not_said_in_that_language() -> None:
    own = over(OWN)
    assert ids(own) == ["a", "b", "c", "new"]
    turkish = said(own, translated())
    assert turkish.tips == SHIPPED.tips
    assert in_languages(own, SHIPPED, {"tr": translated()}).in_language("nl").tips == own.tips


def test_one_text_that_lacks_keeps_the_whole_tip_back() -> None:
    assert ids(said(over(OWN), translated("Anders.", *WORDS[:4]))) == ["a", "b", "c"]


def test_what_is_translated_is_said() -> None:
    own = over(OWN)
    assert in_languages(own, SHIPPED, {"tr": translated("Anders.", *WORDS)}).others == {}
    assert said(own, translated("Anders.")).tips.bands[0].sets[0].why == "Anders."


def test_steps_and_moments_as_tips() -> None:
    own = "campaign: o\nmoments: [{id: week, dates: [2027-01-27]}]\n"
    new = "steps: [{id: hello, say: [Dag.]}, {id: party, months: [3, 9], say: [Kom.]}]\n"
    turkish = said(over(own_calls=own + new), translated())
    assert turkish.calls.steps == SHIPPED.calls.steps
    assert turkish.calls.moments[0].dates == (date(2027, 1, 27),)


def test_a_language_in_which_no_tip_is_left() -> None:
    own = in_languages(
        over(f"band: big\nleave_out: [x]\nsets: [{NEW}]\n"), SHIPPED, {"tr": translated(), "pl": translated()}
    )
    assert [(language, one.band) for language, one in silent(own)] == [("tr", "big"), ("pl", "big")]
    older = Family(children=(Child("1", "Sam", "2020-01"),), plan=PLAN, language="tr")
    assert list(foretold(older, {}, own, ZONE, date(2026, 12, 1), date(2026, 12, 20))) == []


def test_a_button_names_what_the_family_was_sent() -> None:
    own = in_languages(over(OWN), SHIPPED, {"tr": translated()})
    changed, language = own.said("baby.a.0.3", "tr")
    assert isinstance(changed, TipDue)
    assert (changed.set.why, language) == ("a waarom.", "tr")
    new, language = own.said("baby.new.0.3", "tr")
    assert isinstance(new, TipDue)
    assert (new.set.id, language) == ("new", "nl")
    assert own.said("baby.gone.0.3", "tr")[0] is None
    assert own.said("season.2026-4", "tr") == (Season("season.2026-4"), "tr")


def test_two_carers_who_read_different_languages_get_the_same_tip() -> None:
    own = in_languages(over(OWN), SHIPPED, {"tr": translated()})
    changed, new = own.tips.bands[0].sets[0], own.tips.bands[0].sets[3]
    first = TipDue("baby", changed, 1, ("do", "more"))
    item, language = own.as_read(first, "tr")
    assert isinstance(item, TipDue)
    assert (item.set.why, item.parts, language) == ("a waarom.", ("do", "more"), "tr")
    assert own.as_read(item, "nl") == (first, "nl")
    untranslated = TipDue("baby", new, 0, ("why",))
    assert own.as_read(untranslated, "tr") == (untranslated, "nl")
    assert own.as_read(own.calls.steps[0], "tr") == (own.calls.steps[0], "tr")


def had(content: Content, progress: Progress, count: int) -> tuple[Progress, list[str]]:
    """The progress after so many messages, one each day, and what they were."""
    names: list[str] = []
    for number in range(count):
        day = date(2026, 9, 1 + number)
        found = due(PLAN, [CHILD], {"1": progress}, day, content.tips, content.calls)
        assert found is not None
        assert isinstance(found.item, TipDue)
        names.append(f"{found.item.set.id}.{found.item.parts[-1]}")
        progress = after(progress, found, day)
    return progress, names


def test_an_edit_does_not_send_again() -> None:
    progress, names = had(SHIPPED, Progress(), 2)
    assert names == ["a.why", "a.do"]
    edited = over("band: baby\nsets: [{id: a, why: Anders., do: Anders., more: Nieuw.}]\n")
    _, names = had(edited, progress, 7)
    assert names == ["a.more", *(f"{one}.{part}" for one in "bc" for part in ("why", "do", "more"))]


def test_a_tip_that_goes_in_the_middle_of_its_week() -> None:
    progress, _ = had(SHIPPED, Progress(), 2)
    _, names = had(over("band: baby\nleave_out: [a]\n"), progress, 3)
    assert names == ["b.why", "b.do", "b.more"]


def test_what_comes_back_is_not_repeated_before_all_were_had() -> None:
    progress, _ = had(SHIPPED, Progress(), 3)
    progress, names = had(over("band: baby\nleave_out: [a]\n"), progress, 3)
    assert names == ["b.why", "b.do", "b.more"]
    _, names = had(SHIPPED, progress, 4)
    assert names == ["c.why", "c.do", "c.more", "a.why"]
