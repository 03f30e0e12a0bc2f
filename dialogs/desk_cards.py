"""What is told of a desk: what happens there, and the card with where, when, what to bring and who helps."""

from collections.abc import Iterator
from datetime import datetime

from dialogs.desks import PERSON, Desk, known
from dialogs.directing import CHOSEN, WANTED, WHOM, here, hours, needs_appointment, opens, place
from dialogs.languages import NAMES
from dialogs.library import Place
from dialogs.phrases import phrase
from dialogs.prompt import Arg, Day, Hours, Lines, Listed, Text
from dialogs.referrals import asked
from dialogs.running import Run


def wanted(run: Run) -> Arg:
    """The name of the desk that was asked for, whether the library has it or not."""
    return named(str(run.find(WANTED)))


def asked_about(run: Run) -> Arg:
    """The name of the desk about which is asked how it went there."""
    found = asked(run.facts.family.referrals)
    return named(found.desk) if found else ""


def about(run: Run) -> Arg:
    """What the desk is for, in a few lines."""
    chosen = str(run.find(CHOSEN))
    return Lines(tuple(_about(run, chosen))) if chosen in known().by_id else ""


def card(run: Run) -> Arg:
    """The referral card: what, where, when it opens next, what to bring, who helps, what it costs."""
    return Lines(tuple(_lines(run)))


def _about(run: Run, chosen: str) -> Iterator[Text]:
    desk, own = known().by_id[chosen], here(run.facts.library, chosen)
    yield from (Text(line) for line in desk.told_to(str(run.find(WHOM))))
    if own.childcare:
        yield phrase("desk_childcare")
    if own.full:
        yield phrase("desk_full")


def _lines(run: Run) -> Iterator[Text]:
    chosen = str(run.find(CHOSEN))
    desk = known().by_id.get(chosen)
    if desk is None:
        return
    yield phrase("card_desk", name=Text(desk.name))
    found = place(run.answers, run.facts)
    if found:
        yield from _where(run, chosen, desk, found)
    if desk.bring:
        yield phrase("card_bring", what=Text(desk.bring))
    if desk.helps:
        yield phrase("card_helps", who=Text(desk.helps))
    yield phrase("card_free")
    if reference := run.find("referral.reference"):
        yield phrase("card_number", reference=str(reference))


def _where(run: Run, chosen: str, desk: Desk, found: Place) -> Iterator[Text]:
    library = run.facts.library
    yield phrase("card_where", place=found.name, address=found.address)
    if found.wheelchair:
        yield phrase("card_wheelchair")
    if found.languages:
        spoken = Listed(tuple(NAMES.get(one, one) for one in found.languages))
        yield phrase("card_languages", languages=spoken)
    yield phrase("card_hours", hours=Hours(hours(library, chosen, found)))
    if needs_appointment(library, chosen, desk):
        phone = here(library, chosen).phone or found.phone or library.phone
        yield phrase("card_call_first", phone=phone)
    elif moment := opens(run.facts, chosen, found):
        yield _opens(run, moment)


def _opens(run: Run, moment: datetime) -> Text:
    if moment == datetime.combine(run.facts.today, run.facts.clock):
        return phrase("card_open_now")
    return phrase("card_opens", day=Day(moment.date().isoformat()), hour=f"{moment:%H:%M}")


def dutch_card(run: Run) -> Arg:
    """What the desk wants to know of somebody who comes: Dutch, as it is for the desk."""
    lines: list[Arg] = [
        phrase("desk_title", library=run.facts.library.name),
        phrase("desk_comes_for", name=wanted_here(run)),
    ]
    if for_whom := _for_whom(run):
        lines.append(for_whom)
    if reference := run.find("referral.reference"):
        lines.append(phrase("desk_reference", reference=str(reference)))
    if found := place(run.answers, run.facts):
        lines.append(phrase("desk_place", place=found.name))
    return Lines(tuple(lines))


def _for_whom(run: Run) -> str:
    """The line for the desk about who comes; '' where the desk is the same for everybody."""
    desk, whom = known().by_id.get(str(run.find(CHOSEN))), str(run.find(WHOM))
    return desk.variants[whom].desk if desk and whom in desk.variants else ""


def wanted_here(run: Run) -> Arg:
    """The name of the desk that the person goes to."""
    return named(str(run.find(CHOSEN)))


def named(name: str) -> Arg:
    """What a desk is called; its id where it is not in the list any more."""
    desk = known().by_id.get(name)
    return phrase("person") if desk is None and name == PERSON else Text(desk.name) if desk else name
