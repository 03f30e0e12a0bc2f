"""One dialog, one language: whole in it, or held in Dutch from end to end; and whose language that is."""

from collections.abc import Iterator, Mapping
from dataclasses import replace
from datetime import date

import pytest

from bot.catalogs import wordings
from bot.extracting import TEAM_LANGUAGES
from dialogs.effects import Effect, ReportWords, Settle, Show
from dialogs.engine import step
from dialogs.facts import Facts, Family, Wording
from dialogs.inputs import Commanded, Input, Started, Tapped, Typed
from dialogs.phrases import words
from dialogs.running import Run
from dialogs.session import Session
from dialogs.whole import offered
from tests.test_dialogs.world import facts, trees

TURKISH = Family(consent=date(2026, 11, 1), language="tr")
TEACHER = "Hoe heet de leerkracht?"
"""Asked in Plek 3, and nowhere else."""
KEPT = (
    "Namen, nummers en antwoorden staan op slot. Wij geven ze aan niemand anders. Een BSN vragen wij nooit."
)
"""Told in privacy, and nowhere else."""


def without(*sources: str) -> Mapping[str, Wording]:
    """What is offered when the Turkish catalog lacks these texts."""
    turkish = wordings()["tr"]
    texts = {source: text for source, text in turkish.texts.items() if source not in sources}
    counted = {source: forms for source, forms in turkish.counted.items() if source not in sources}
    return offered(trees(), {**wordings(), "tr": replace(turkish, texts=texts, counted=counted)})


def wordings_offered() -> Mapping[str, Wording]:
    """The languages as they are shipped."""
    return offered(trees(), wordings())


def unspoken(held: Wording) -> set[str]:
    """The trees of families that are held in Dutch."""
    return {tree for tree in trees().starts.keys() - trees().of_team if not held.speaks(tree)}


def asks(node: str) -> str:
    """The question of a node, in Dutch."""
    return trees().nodes[node].ask or ""


def test_whole_catalogs_are_offered_for_everything() -> None:
    found = offered(trees(), wordings())
    assert list(found) == list(wordings())
    families = trees().starts.keys() - trees().of_team
    for language, wording in found.items():
        assert wording.trees is None if language in TEAM_LANGUAGES else wording.trees == families


@pytest.mark.parametrize("missing", ["back", "sorry", "words_stop", "voices_missing"])
def test_without_a_sentence_of_the_machine_a_language_is_not_offered(missing: str) -> None:
    assert set(wordings()) - set(without(words(missing))) == {"tr"}


@pytest.mark.parametrize("missing", ["desk_title", "invite_voice", "staff_taken"])
def test_what_staff_read_needs_no_translation(missing: str) -> None:
    assert without(words(missing))["tr"].trees == trees().starts.keys() - trees().of_team


def test_who_works_at_the_library_reads_dutch_or_english() -> None:
    assert not wordings_offered()["tr"].speaks("team")
    assert wordings_offered()["en"].speaks("team")
    known = {**wordings()["en"].texts}
    del known[words("role_admin")]
    lacking = offered(trees(), {**wordings(), "en": replace(wordings()["en"], texts=known)})
    assert not lacking["en"].speaks("team")
    assert lacking["en"].speaks("plek3")


def test_a_tree_that_is_not_whole_takes_along_those_that_call_it() -> None:
    held = without(asks("choose_child.name"))["tr"]
    assert unspoken(held) == {
        "boekstart_berichten",
        "choose_child",
        "plek3",
        "studiebegeleiding",
        "voorleestips",
    }


def test_a_tree_that_is_not_whole_leaves_those_that_it_calls() -> None:
    held = without(TEACHER)["tr"]
    assert unspoken(held) == {"plek3"}


def test_a_button_counts_as_much_as_a_question() -> None:
    label = trees().nodes["verwijder.sure"].choices["yes"].label
    assert not without(label)["tr"].speaks("verwijder")


def test_dutch_is_whole_whatever_is_missing_elsewhere() -> None:
    assert without(words("back"), TEACHER)["nl"].trees is None


class Talk:
    """A Turkish parent, a conversation, and the language of each message: '' for their own."""

    def __init__(self, *missing: str) -> None:
        """With a catalog that lacks these texts."""
        self._facts: Facts = replace(facts(TURKISH, "tr"), wordings=without(*missing))
        self._session: Session | None = None
        self._effects: tuple[Effect, ...] = ()

    def says(self, given: Input) -> set[str]:
        """The languages of what is said to this."""
        turn = step(trees(), self._session, given, self._facts)
        self._session, self._effects = turn.session, turn.effects
        return set(_languages(turn.effects))

    def reports(self, choice: str) -> list[tuple[str, str]]:
        """Node and language of what a tap reports as bad language."""
        self.taps(choice)
        return [(one.node, one.language) for one in self._effects if isinstance(one, ReportWords)]

    def taps(self, choice: str) -> set[str]:
        """The same for a button of the question on the table."""
        turn = self._session.turn if self._session else 0
        return self.says(Tapped(format(turn, "x"), choice))


def _languages(effects: tuple[Effect, ...]) -> Iterator[str]:
    return (effect.language for effect in effects if isinstance(effect, Show | Settle))


def test_a_dialog_that_is_not_whole_is_dutch_from_end_to_end() -> None:
    """Also what it calls: the child's name is whole in Turkish, but asked within Plek 3."""
    talk = Talk(TEACHER)
    assert talk.says(Started("plek3")) == {"nl"}
    for given in ("Sam", "maart 2016"):
        assert talk.says(Typed(given)) == {"nl"}
    assert [talk.taps(choice) for choice in ("groep6", "yes")] == [{"nl"}, {"nl"}]
    assert talk.says(Typed("Jansen")) == {"nl"}


def test_the_same_questions_within_a_whole_dialog_are_in_the_own_language() -> None:
    talk = Talk(TEACHER)
    assert talk.says(Started("studiebegeleiding")) == {""}
    assert talk.taps("parent") == {""}
    assert talk.says(Typed("Sam")) == {""}


def test_a_detour_is_a_dialog_of_its_own() -> None:
    talk = Talk(TEACHER)
    talk.says(Started("plek3"))
    assert talk.says(Commanded("privacy")) == {""}
    assert talk.taps("go_on") == {"nl"}


def test_a_report_is_about_the_language_that_was_read() -> None:
    talk = Talk(TEACHER)
    talk.says(Started("plek3"))
    talk.taps(".language")
    assert talk.reports("report") == [("choose_child.name", "nl")]


def test_a_detour_that_is_not_whole_leaves_the_question_under_it_as_it_was() -> None:
    talk = Talk(KEPT)
    assert talk.says(Started("plek3")) == {""}
    assert talk.says(Commanded("privacy")) == {"nl"}
    assert talk.taps("go_on") == {""}


def test_after_it_the_menu_is_in_the_own_language_again() -> None:
    talk = Talk("🎫 Kinderen tot 18 jaar zijn gratis lid. Ze mogen zoveel lezen als ze willen.")
    assert talk.says(Started("")) == {""}
    assert [talk.taps(choice) for choice in ("more", "boekstart", "go_on")] == [{"nl"}] * 3
    assert talk.taps("menu") == {""}


@pytest.mark.parametrize(
    ("chosen", "family", "hint", "gone", "spoken"),
    [
        ("ar", "tr", "en", "", "ar"),
        ("", "tr", "en", "", "tr"),
        ("", "", "en", "", "en"),
        ("", "", "en-GB", "", "en"),
        ("", "", "prs", "", "fa"),
        ("", "", "ja", "", "nl"),
        ("", "", "", "", "nl"),
        ("ar", "tr", "en", "ar", "tr"),
        ("", "tr", "en", "tr", "en"),
        ("", "", "en", "en", "nl"),
        ("xx", "", "en", "", "en"),
    ],
)
def test_whose_language_it_is(chosen: str, family: str, hint: str, gone: str, spoken: str) -> None:
    """Chosen, else the family's, else what Telegram hints at, else Dutch; whatever is no longer shipped is
    passed over."""
    shipped = {language: wording for language, wording in wordings().items() if language != gone}
    known = replace(facts(Family(language=family), hint), wordings=shipped)
    assert Run(trees(), Session(language=chosen, frames=("menu.home",)), known).spoken == spoken
