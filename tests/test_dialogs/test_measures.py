"""The questions of the start and of later: few, each once, and whole in a language or not asked in it."""

import pytest

from bot.extracting import content
from dialogs import measures
from dialogs.checking.sentences import sentences
from dialogs.errors import ContentError
from dialogs.facts import Wording
from dialogs.loading import Trees
from dialogs.prompt import Text
from dialogs.source import read
from dialogs.whole import offered
from tests.test_dialogs.world import trees

MEASURE = """measure: koken
weeks: 8
parent:
  - {id: tastes, ask: "Smaakt het?"}
child:
  - {id: tastes, ask: "Vind je het lekker?"}
"""
SCHOOLS = """measure: teachers
for: team
asks:
  koken:
    - {id: cooks, ask: "Kookt {child} mee?"}
"""


def test_what_is_shipped_is_short_and_fits_the_trees() -> None:
    for measure in measures.shipped().values():
        assert len(measure.of("parent")) <= 5
        assert len(measure.of("child")) <= 3
        assert len(measure.of("teacher")) == 3
    faces = [set(node.choices) for node in trees().nodes.values() if node.ask == "{office.question}"]
    assert faces == [set(measures.FACES)] * 11


def test_a_file_is_read_with_what_teachers_are_asked() -> None:
    files = [read("measures/koken.yaml", MEASURE), read("measures/teachers.yaml", SCHOOLS)]
    [measure] = measures.from_sources(files).values()
    assert (measure.programme, measure.weeks) == ("koken", 8)
    [asked] = measure.of("teacher")
    assert asked.about("Sam") == Text("Kookt {child} mee?", (("child", "Sam"),))
    assert measure.of("parent")[0].about("Sam") == Text("Smaakt het?")


@pytest.mark.parametrize(
    ("spoilt", "line", "problem"),
    [
        (("weeks: 8", "weeks: 0"), 2, "greater than or equal to 1"),
        (("weeks: 8", "weeks: 8\nmoods: 3"), 3, "Extra inputs"),
        (('"Smaakt het?"', '""'), 4, "at least 1 character"),
        (("child:", '  - {id: tastes, ask: "Nog eens?"}\nchild:'), 3, "two questions are called 'tastes'"),
        (("parent:", "parent:\n" + '  - {id: b, ask: "?"}\n' * 5), 3, "at most 5"),
        (("child:", "child:\n" + '  - {id: b, ask: "?"}\n' * 3), 5, "at most 3"),
    ],
)
def test_a_mistake_is_told_with_its_place(spoilt: tuple[str, str], line: int, problem: str) -> None:
    with pytest.raises(ContentError) as refused:
        measures.from_sources([read("measures/koken.yaml", MEASURE.replace(*spoilt))])
    assert (refused.value.file, refused.value.line) == ("measures/koken.yaml", line)
    assert problem in refused.value.problem


def test_parents_questions_are_translated_to_all_and_teachers_to_english_only() -> None:
    questions = {one.file for one in content("tr") if one.file.startswith("measures/")}
    assert questions == {"measures/plek3.yaml", "measures/studiebegeleiding.yaml"}
    assert "measures/teachers.yaml" in {one.file for one in content("en")}


def test_a_language_that_lacks_a_question_asks_none_of_them() -> None:
    assert _frisian(trees()).speaks("meting")
    assert not _frisian(trees(), "Vind je lezen leuk?").speaks("meting")
    assert _frisian(trees(), "Vind je lezen leuk?").speaks("menu")


def _frisian(trees: Trees, *missing: str) -> Wording:
    """What is offered of a catalog that has every text but these."""
    every = {one.text for source in content() for one in sentences(source)} - set(missing)
    counted = {one.text: (one.singular, one.text) for source in content() for one in sentences(source)}
    words = Wording("fy", dict.fromkeys(every, "…"), counted=counted)
    return offered(trees, {"nl": Wording(), "fy": words})["fy"]
