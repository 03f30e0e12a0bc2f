"""The same count in the plainest way, from values and not from a database: what the real one must equal.

Nothing of the program is called here but its values."""

from datetime import date

from bot.recipients import Letter
from dialogs.audience import Audience
from dialogs.facts import Child
from dialogs.library import Library
from tests.test_bot.neighbourhood import DAY, MONDAY, Sampled, Sent

WEEK = ("2026-11-16", "2026-11-17", "2026-11-18", "2026-11-19", "2026-11-20", "2026-11-21", "2026-11-22")


def verdict(home: Sampled, audience: Audience, letter: Letter, earlier: list[Sent], library: Library) -> str:
    """'elsewhere', or why a family is left out, or 'gets it'. `earlier`: the letters that it has."""
    if not is_for(home, audience):
        return "elsewhere"
    if audience.places:
        here = places(home, library)
        if not here:
            return "place_unknown"
        if not [place for place in here if place in audience.places]:
            return "elsewhere"
    if letter.event is not None and [one for one in earlier if one.event == letter.event]:
        return "already"
    if stopped(home, audience):
        return "stopped"
    if not languages(home):
        return "unreachable"
    if home.family.plan.paused_until > DAY.isoformat():
        return "paused"
    if had(home) + len([one for one in earlier if one.started >= MONDAY]) >= 3:
        return "dose"
    return "gets it" if sent(home, letter) else "language"


def is_for(home: Sampled, audience: Audience) -> bool:
    """Whether the family is meant, wherever it lives."""
    if audience.languages:
        read = [one.language or home.family.language for one in home.carers]
        spoken = ["zh" if one == "zh_Hans" else one for one in read] + [home.family.home_language]
        if not [one for one in spoken if one in audience.languages]:
            return False
    asks = audience.programmes or audience.streams or audience.age or audience.statuses
    return not asks or bool(about(home, audience))


def about(home: Sampled, audience: Audience) -> list[Child]:
    """The children for whom everything holds."""
    found = []
    for child in home.family.children:
        ok = True
        if audience.age:
            born = date(int(child.born[:4]), int(child.born[5:]), 1)
            months = (DAY.year - born.year) * 12 + DAY.month - born.month
            ok = ok and audience.age[0] <= months and months < audience.age[1]
        if audience.streams:
            mine = [stream for key, stream in home.family.plan.streams if key == child.key]
            spared = child.key in home.family.plan.hushed
            ok = ok and not spared and bool([one for one in mine if one in audience.streams])
        if audience.programmes or audience.statuses:
            ok = ok and bool(signed_up(home, audience, child))
        if ok:
            found.append(child)
    return found


def signed_up(home: Sampled, audience: Audience, child: Child) -> list[str]:
    """The sign-ups of a child that are meant."""
    found = []
    for intake in home.family.intakes:
        if intake.child != child.key:
            continue
        if audience.programmes and intake.programme not in audience.programmes:
            continue
        if audience.statuses and intake.status not in audience.statuses:
            continue
        if not audience.statuses and intake.status in ("closed", "withdrawn"):
            continue
        found.append(intake.reference)
    return found


def places(home: Sampled, library: Library) -> list[str]:
    """Where its groups and schools are."""
    found = []
    for intake in home.family.intakes:
        found += [group.place for group in library.groups if group.id == intake.group]
        for _, name in intake.answers:
            found += [school.place for school in library.schools if school.name == name and school.place]
    return found


def stopped(home: Sampled, audience: Audience) -> bool:
    """Whether the family wants nothing, or nothing about these children."""
    plan = home.family.plan
    still = [key for key, _ in plan.streams if key not in plan.hushed]
    if plan.days and not still:
        return True
    if not [one for one in home.carers if one.receives]:
        return True
    asks = audience.programmes or audience.streams or audience.age or audience.statuses
    return bool(asks) and not [child for child in about(home, audience) if child.key not in plan.hushed]


def languages(home: Sampled) -> list[str]:
    """Of those who want messages and can be reached."""
    open_to_it = [one for one in home.carers if one.receives and one.unreachable_since is None]
    return [one.language or home.family.language for one in open_to_it]


def sent(home: Sampled, letter: Letter) -> list[str]:
    """In which languages the letter goes to this family, carer after carer."""
    found = []
    for language in languages(home):
        if letter.languages is None or language in letter.languages:
            found.append(language)
        elif letter.otherwise == "dutch":
            found.append("nl")
    return found


def had(home: Sampled) -> int:
    """Messages of this week so far."""
    asked = len([day for day in home.asked if day.isoformat() in WEEK])
    last = max([one.last for one in home.progress.values()] or [""])
    days = [day for day in WEEK if day <= last]
    if days and home.family.plan.begins > last:
        return asked + min(len(days), 3)
    weekdays = [WEEK.index(day) for day in days if day >= home.family.plan.paused_until]
    return asked + len([one for one in weekdays if one in home.family.plan.days])
