"""Who may come in: the people that a walk begins with, from a stranger to a family with everything."""

from collections.abc import Callable, Collection, Iterator, Mapping
from dataclasses import replace
from datetime import date

from dialogs.calendar import as_month
from dialogs.commands import commands
from dialogs.facts import Child, Facts, Family, Intake, Invitation, Recording, Referral, Together, Wording
from dialogs.inputs import Commanded, Input, Started, Typed
from dialogs.languages import SOURCE
from dialogs.library import Library
from dialogs.loading import Trees
from dialogs.plan import Plan
from dialogs.scripts import texts

HEARD = ("welkom.language", "toestemming.ask", "menu.home", "status.withdraw")
"""Texts that somebody has read aloud."""
PAYLOADS = ("", "studiebegeleiding", "plek3_school", "boekstart", "taalhuis", "carer_unknown", "something")


def beginnings(
    trees: Trees, library: Library, today: date, language: str, wordings: Mapping[str, Wording]
) -> Iterator[tuple[Facts, Input]]:
    """Facts and a first input: a stranger by deep links, a command and a word, families with one carer
    and with two, and a volunteer before, amid and after the work."""
    some = _recorded(language, HEARD)

    def facts(family: Family) -> Facts:
        return Facts(today, library, family, wordings, hint=language, seed=7, recordings=some)

    for payload in PAYLOADS:
        yield facts(Family()), Started(payload)
    yield facts(Family()), Typed("?")
    yield facts(Family()), Commanded("status")
    yield facts(Family(consent=today, language=language)), Started()
    yield facts(family_of_two(today, language)), Started()
    yield facts(family_of_two(today, language)), Started("plek3")
    yield facts(_with_all_closed(today, language)), Started()
    yield from _referred(facts, family_of_two(today, language))
    plan = Plan(days=(0, 2), streams=(("1", "tips"), ("2", "boekstart")))
    yield facts(replace(family_of_two(today, language), plan=plan)), Commanded("tips")
    yield from _carers(facts, replace(family_of_two(today, language), plan=plan))
    for talking in (False, True):
        yield replace(facts(Family()), chat=True, talking=talking), Commanded("help")
    volunteer = replace(facts(Family(consent=today, language=language)), roles=frozenset({"volunteer"}))
    for recorded in ({}, some, _recorded(language, texts(trees, {}, library, language))):
        yield replace(volunteer, recordings=recorded), Commanded("opnemen")


def beginnings_of_team(
    trees: Trees, library: Library, today: date, language: str, wordings: Mapping[str, Wording]
) -> Iterator[tuple[Facts, Input]]:
    """Somebody of the library, by each command that opens a tree of theirs. What they may do comes with the
    errands."""
    somebody = Family(consent=today, language=language)
    known = Facts(today, library, somebody, wordings, hint=language, seed=7)
    for name, command in commands().items():
        if command.tree in trees.of_team:
            yield known, Commanded(name)


def _referred(facts: Callable[[Family], Facts], family: Family) -> Iterator[tuple[Facts, Input]]:
    """Somebody who was sent to a desk and is asked how it went: nothing is to be asked, the first time, the
    second time."""
    for times in range(3):
        sent = Referral("DV-2222", "taalhuis", "", family.consent or date.min, times=times)
        asked = replace(sent, asked=family.consent if times else None)
        yield facts(replace(family, referrals=(asked,))), Commanded("hoe_ging_het")


def _carers(facts: Callable[[Family], Facts], family: Family) -> Iterator[tuple[Facts, Input]]:
    """Two carers of one family, and who opens a link to become one: with and without children, in time and
    too late, and where nobody gets messages."""
    for together in (Together(1, mine=True, theirs=True), Together(1, mine=True), Together(1, mine=False)):
        yield replace(facts(family), together=together), Commanded("tips")
        yield replace(facts(family), together=together), Commanded("verwijder")
    alone = facts(Family(consent=family.consent, language=family.language))
    for told in (True, False):
        met = Invitation("code", "open", family, Together(1, mine=False, theirs=told))
        yield replace(alone, invitation=met), Started("carer_code")
    yield replace(facts(family), invitation=met), Started("carer_code")
    yield replace(facts(family), invitation=Invitation("code", "own")), Started("carer_code")


def _recorded(language: str, nodes: Collection[str]) -> dict[str, dict[str, Recording]]:
    """Recordings in a language and in the Dutch beside it; the last of them is a machine's."""
    spoken = {node: Recording(f"file of {node}", draft=node == max(nodes)) for node in nodes}
    return {SOURCE: spoken, language: spoken}


def family_of_two(today: date, language: str) -> Family:
    """Two children, a phone, open sign-ups for both programmes and a closed one."""
    sam = Child("1", "Sam", as_month(today.year - 10, 3), "groep6")
    noor = Child("2", "Noor", as_month(today.year - 12, 6), "groep8")
    return Family(
        consent=today,
        language=language,
        phone="+31612345678",
        home_language="tr",
        children=(sam, noor),
        intakes=(
            Intake("SB-2222", "studiebegeleiding", "1", "new", today),
            Intake("P3-3333", "plek3", "2", "contacted", today, interest=True),
            Intake("SB-4444", "studiebegeleiding", "2", "closed", today),
        ),
    )


def _with_all_closed(today: date, language: str) -> Family:
    child = Child("1", "Yara", as_month(today.year - 7, 1))
    closed = Intake("SB-5555", "studiebegeleiding", "1", "withdrawn", today)
    return Family(consent=today, language=language, children=(child,), intakes=(closed,))
