"""Who may come in: the people that a walk begins with, from a stranger to a family with everything."""

from collections.abc import Collection, Iterator, Mapping
from dataclasses import replace
from datetime import date

from dialogs.calendar import as_month
from dialogs.facts import Child, Facts, Family, Intake, Recording, Wording
from dialogs.inputs import Commanded, Input, Started, Typed
from dialogs.languages import SOURCE
from dialogs.library import Library
from dialogs.loading import Trees
from dialogs.plan import Plan
from dialogs.scripts import order

HEARD = ("welkom.language", "toestemming.ask", "menu.home", "status.withdraw")
"""Texts that somebody has read aloud."""
PAYLOADS = ("", "studiebegeleiding", "plek3_school", "boekstart", "taalhuis", "something")


def beginnings(
    trees: Trees, library: Library, today: date, language: str, wordings: Mapping[str, Wording]
) -> Iterator[tuple[Facts, Input]]:
    """Facts and a first input: a stranger by deep links, a command and a word, four families, and a volunteer
    before, amid and after the work."""
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
    plan = Plan(days=(0, 2), streams=(("1", "tips"), ("2", "boekstart")))
    yield facts(replace(family_of_two(today, language), plan=plan)), Commanded("tips")
    volunteer = replace(facts(Family(consent=today, language=language)), roles=frozenset({"volunteer"}))
    for recorded in ({}, some, _recorded(language, order(trees))):
        yield replace(volunteer, recordings=recorded), Commanded("opnemen")


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
