"""Every combination of answers leads to a desk of the library, or to a person, within five questions."""

from collections.abc import Iterator
from dataclasses import replace

import pytest

from bot.catalogs import wordings
from dialogs.asking import choices
from dialogs.desk_cards import about, dutch_card
from dialogs.desks import PERSON, known
from dialogs.directing import offered
from dialogs.engine import step
from dialogs.facts import Facts, Family, Referral
from dialogs.inputs import Commanded, Input, Started, Tapped, Typed
from dialogs.languages import NAMES
from dialogs.library import Library
from dialogs.prompt import Arg, Lines, Text
from dialogs.running import Run
from dialogs.session import Session
from dialogs.telling_apart import Telling
from dialogs.trying import inputs
from dialogs.walk import Edge, Position, take
from tests.test_dialogs.sample_libraries import LIBRARIES
from tests.test_dialogs.test_walk import dead_end, flaws
from tests.test_dialogs.world import TODAY, trees

MOST = 5


def facts(library: Library) -> Facts:
    """A family that is known, in a library."""
    return Facts(TODAY, library, Family(consent=TODAY, language="nl"), wordings(), seed=7)


def at_the_need(given: Facts) -> Session:
    """The first question of the wegwijzer, reached from the menu."""
    session = told(None, Started(), given)
    return told(session, Tapped(Run(trees(), session, given).stamp, "way"), given)


def told(session: Session | None, given: Input, known: Facts) -> Session:
    """The session after one input."""
    after = step(trees(), session, given, known).session
    assert after is not None
    return after


def tapped(session: Session, given: Facts, *choices: str) -> Session:
    """The session after these buttons."""
    for choice in choices:
        session = told(session, Tapped(Run(trees(), session, given).stamp, choice), given)
    return session


def ends(session: Session, given: Facts, asked: int = 1) -> Iterator[tuple[int, str, Run]]:
    """How many questions each way of tapping takes, and where it ends: at a desk's own tree, or `hulp`."""
    run = Run(trees(), session, given)
    tree = run.frames[0].partition(".")[0]
    if len(run.frames) > 1 or tree != "wegwijzer":
        yield asked - 1, run.node.tree if run.node.tree == "hulp" else tree, run
        return
    for choice in choices(run, run.node):
        after = told(session, Tapped(run.stamp, choice.id), given)
        if Run(trees(), after, given).node.id != "wegwijzer.what":
            yield from ends(after, given, asked + 1)


@pytest.mark.parametrize("name", LIBRARIES)
def test_every_way_ends_at_a_desk_or_a_person(name: str) -> None:
    library = LIBRARIES[name]
    given = facts(library)
    found = list(ends(at_the_need(given), given))
    assert len(found) > 60
    for asked, tree, run in found:
        desk = run.find("desk.id")
        assert asked < MOST  # the place may still be asked
        assert tree in ("verwijzing", "hulp", *(one.tree for one in known().by_id.values() if one.tree))
        assert desk in ("", PERSON, *offered(library))
        if tree == "verwijzing":
            assert desk in library.desks or known().by_id[str(desk)].everywhere


def test_what_the_library_has_not_goes_to_the_next_best() -> None:
    given = facts(LIBRARIES["no Taalhuis"])
    session = told(at_the_need(given), Typed("taalles voor mijn man"), given)
    assert session.draft == (PERSON,)


def test_typed_words_are_asked_back() -> None:
    given = facts(LIBRARIES["all desks"])
    session = told(at_the_need(given), Typed("taalles voor mijn man"), given)
    run = Run(trees(), session, given)
    assert run.node.id == "wegwijzer.what"
    assert next(choice.id for choice in choices(run, run.node)) == "taalhuis"
    after = Run(trees(), tapped(session, given, "taalhuis", "no"), given)
    assert (after.node.id, after.find("desk.id")) == ("verwijzing.about", "taalhuis")


NT1, NT2 = known().by_id["taalhuis"].variants["nt1"], known().by_id["taalhuis"].variants["nt2"]
TO_THE_TAALHUIS = {
    ("literacy", "yes"): NT1,
    ("literacy", "no"): NT2,
    ("dutch", "help"): NT2,
    ("unknown", "me", "literacy", "yes"): NT1,
    ("unknown", "me", "dutch", "help"): NT2,
}


@pytest.mark.parametrize("taps", TO_THE_TAALHUIS)
def test_whose_own_language_it_is_hears_something_else_than_who_learns_dutch(taps: tuple[str, ...]) -> None:
    given = facts(LIBRARIES["three municipalities"])
    session = tapped(at_the_need(given), given, *taps)
    run, told_of = Run(trees(), session, given), TO_THE_TAALHUIS[taps]
    assert run.find("desk.id") == "taalhuis"
    assert about(run) == Lines(tuple(map(Text, (told_of.label, *told_of.what))))
    at_the_desk = tapped(session, given, "yes", "iep")
    assert told_of.desk in lines(dutch_card(Run(trees(), at_the_desk, given)))


def test_who_comes_by_a_link_hears_of_the_desk_as_it_is_for_all() -> None:
    given = facts(LIBRARIES["all desks"])
    run = Run(trees(), told(None, Started("naar_taalhuis"), given), given)
    assert Text(known().by_id["taalhuis"].what[0]) in lines(about(run))
    assert not {NT1.desk, NT2.desk} & {*lines(dutch_card(run))}


def test_another_desk_is_told_of_as_ever() -> None:
    given = facts(LIBRARIES["all desks"])
    session = tapped(at_the_need(given), given, "literacy", "yes", "other", "dutch", "talk")
    assert Text(known().by_id["taalcafe"].what[0]) in lines(about(Run(trees(), session, given)))
    assert NT1.desk not in lines(dutch_card(Run(trees(), session, given)))


def lines(words: Arg) -> tuple[Arg, ...]:
    """The lines of a composed text."""
    assert isinstance(words, Lines)
    return words.items


def test_nonsense_leads_to_a_person() -> None:
    given = facts(LIBRARIES["all desks"])
    session = told(at_the_need(given), Typed("qwxz"), given)
    assert session.frames[-1] == "wegwijzer.not_understood"


OF_DESKS = frozenset({"wegwijzer", "verwijzing", "hoe_ging_het"})


def edges(name: str, language: str) -> Iterator[Edge]:
    """Every edge from a question about desks in a library: with and without consent, by a link, and asked
    how it went."""
    telling, seen = Telling(trees()), set[object]()
    waiting = [take(trees(), Position(None, one), given).end for one, given in _comers(name, language)]
    while waiting:
        here = waiting.pop()
        assert here.session is not None
        run = Run(trees(), here.session, here.facts)
        key = telling.key(run)
        if key in seen or run.language != language or run.node.tree not in {*OF_DESKS, "menu", "welkom"}:
            continue
        seen.add(key)
        for given in inputs(run, telling, with_commands=False):
            edge = take(trees(), here, given)
            yield edge
            waiting.append(edge.end)


def _comers(name: str, language: str) -> Iterator[tuple[Facts, Input]]:
    stranger = replace(facts(LIBRARIES[name]), family=Family(), hint=language)
    known = replace(stranger, family=Family(consent=TODAY, language=language))
    asked = Referral("DV-2222", "taalhuis", "eik", TODAY, asked=TODAY)
    yield known, Started()
    yield stranger, Started("naar_taalhuis")
    yield replace(known, family=replace(known.family, referrals=(asked,))), Commanded("hoe_ging_het")


@pytest.mark.parametrize("language", NAMES)
def test_every_edge_in_every_library_and_language(language: str) -> None:
    for name in LIBRARIES:
        count = 0
        for edge in edges(name, language):
            count += 1
            assert edge.end.session is not None
            problems = ["dead end"] if dead_end(edge) else []
            for effect in edge.effects:
                problems += flaws(effect, edge.end.session.language)
            assert not problems, f"{name}: {edge.start.node} {edge.given} -> {edge.end.node}: {problems}"
        assert count > 200
