"""`leeswijzer check` on tips and campaigns: an age without a tip, names that lead nowhere, a broken set."""

import pytest

from dialogs import steps, tips
from dialogs.checking.campaigns import dangling, uncovered
from dialogs.errors import ContentError
from dialogs.source import Source, read

SET = """  - id: {id}
    theme: books
    minutes: 5
    why: Een.
    do: Twee.
    without: Drie.
    more: Vier.
    easier: Vijf.
"""


def band(name: str, first: int, below: int, *ids: str) -> Source:
    sets = "".join(SET.format(id=one) for one in ids or ("one",))
    return read(f"tips/{name}.yaml", f"band: {name}\nmonths: [{first}, {below}]\nsets:\n{sets}")


@pytest.mark.parametrize(
    ("bands", "found"),
    [
        ([("a", 0, 144)], []),
        (
            [("a", 0, 12), ("b", 24, 144)],
            ["tips/b.yaml:2: months: nobody has a tip for children of 12 to 24 months"],
        ),
        (
            [("a", 0, 24), ("b", 12, 144)],
            ["tips/b.yaml:2: months: two bands fit for children of 12 to 24 months"],
        ),
        ([("a", 0, 100)], ["tips/a.yaml:2: months: nobody has a tip for children of 100 to 144 months"]),
    ],
)
def test_every_age_has_one_band(bands: list[tuple[str, int, int]], found: list[str]) -> None:
    sources = {name: band(name, first, below) for name, first, below in bands}
    read_tips = tips.from_sources(sources.values())
    assert [str(finding) for finding in uncovered(read_tips, sources)] == found


def test_what_is_shipped_has_no_gap() -> None:
    assert list(uncovered(tips.shipped(), tips.sources())) == []
    assert [len(one.sets) for one in tips.shipped().bands] == [12] * 6


@pytest.mark.parametrize(
    ("spoilt", "place", "problem"),
    [
        (("theme: books", "theme: cooking"), "sets.0.theme", "Input should be"),
        (("minutes: 5", "minutes: 7"), "sets.0.minutes", "Input should be 5, 10 or 15"),
        (("    easier: Vijf.\n", ""), "sets.0.easier", "Field required"),
        (("why: Een.", "why: Een.\n    how: Zo."), "sets.0.how", "Extra inputs"),
    ],
)
def test_a_broken_set_is_refused_with_its_place(spoilt: tuple[str, str], place: str, problem: str) -> None:
    text = f"band: a\nmonths: [0, 144]\nsets:\n{SET.format(id='one')}".replace(*spoilt)
    with pytest.raises(ContentError) as error:
        tips.from_sources([read("tips/a.yaml", text)])
    assert error.value.path == place
    assert problem in error.value.problem


def test_two_sets_of_one_name() -> None:
    with pytest.raises(ContentError, match="two sets are called 'one'"):
        tips.from_sources([band("a", 0, 144, "one", "one")])


STEPS = """campaign: c
steps:
  - id: first
    months: [0, 12]
    say: [Hallo.]
    answers:
      yes: {label: ✅ Ja, say: Fijn., ends: [gone]}
  - id: first
    months: [0, 12]
    say: [Hallo.]
    waits: {elsewhere: 2}
"""


def test_steps_that_lead_nowhere() -> None:
    source = read("campaigns/c.yaml", STEPS)
    found = [str(finding) for finding in dangling(steps.from_sources([source]).steps, source)]
    assert found == [
        "campaigns/c.yaml:3: steps.0: there is no step 'gone'",
        "campaigns/c.yaml:8: steps.1.id: there is a step 'first' already",
        "campaigns/c.yaml:8: steps.1: there is no step 'elsewhere'",
    ]


@pytest.mark.parametrize(
    ("year", "voorleesdagen", "kinderboekenweek"),
    [
        (2024, "2024-01-24", "2024-10-02"),
        (2026, "2026-01-21", "2026-10-07"),
        (2027, "2027-01-20", "2027-10-06"),
    ],
)
def test_the_moments_of_a_year(year: int, voorleesdagen: str, kinderboekenweek: str) -> None:
    first = {one.id: one.first.of(year).isoformat() for one in steps.shipped().moments}
    assert first == {"voorleesdagen": voorleesdagen, "kinderboekenweek": kinderboekenweek}
