"""Families as hypothesis invents them, and how they are written into a database."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, fields
from datetime import UTC, date, datetime, timedelta

from hypothesis import strategies as st

from bot.recipients import Letter
from dialogs.audience import Audience
from dialogs.facts import Child, Family, Intake, Referral
from dialogs.plan import Plan
from dialogs.progress import Progress
from storage import broadcasts, carers, families, intakes, progress, recipients, referrals
from storage.broadcasts import Broadcast
from storage.carers import Carer
from storage.recipients import Recipient
from storage.transaction import Transaction

NOW = datetime(2026, 11, 19, 11, tzinfo=UTC)
"""A Thursday."""
DAY = NOW.date()
GROUPS = ("", "plek3_centrum", "plek3_west", "sb_centrum")
SCHOOLS = ("", "De Regenboog", "De Zonnebloem", "De Vlieger", "School van elders")
PROGRAMMES = ("studiebegeleiding", "plek3")
STATUSES = ("new", "placed", "waiting_list", "closed", "withdrawn")
LANGUAGES = ("nl", "tr", "ar", "zh_Hans")


@dataclass(frozen=True)
class Sampled:
    """A family with everything that decides. `asked`: days on which it was asked how it went."""

    family: Family
    carers: tuple[Carer, ...]
    progress: Mapping[str, Progress]
    asked: tuple[date, ...]


def _some(values: Sequence[str], most: int = 2) -> st.SearchStrategy[tuple[str, ...]]:
    return st.lists(st.sampled_from(values), max_size=most, unique=True).map(tuple)


_BORN = (
    st.integers(0, 200)
    .map(lambda months: f"{2026 - months // 12:04d}-{12 - months % 12:02d}")
    .filter(lambda born: born <= "2026-11")
)
_CARER = st.builds(
    Carer,
    receives=st.sampled_from([True, True, True, False]),
    language=st.sampled_from(["", "", *LANGUAGES]),
    unreachable_since=st.sampled_from([None, None, None, NOW]),
)
_SELDOM = st.integers(0, 4).map(lambda number: number == 0)
_LAST = st.sampled_from(["", "2026-11-13", "2026-11-16", "2026-11-17", "2026-11-18"])


@st.composite
def sampled(draw: st.DrawFn) -> Sampled:
    """A family of up to three children and two carers."""
    keys = [str(number) for number in range(1, 1 + draw(st.integers(0, 3)))]
    family = Family(
        consent=DAY,
        language=draw(st.sampled_from(LANGUAGES)),
        home_language=draw(st.sampled_from(["", "tr", "zh", "ku"])),
        children=tuple(Child(key, "Sam", draw(_BORN)) for key in keys),
        intakes=tuple(_intake(draw, keys, number) for number in range(draw(st.integers(0, 2))))
        if keys
        else (),
        plan=_plan(draw, keys),
    )
    had = {key: Progress(last=draw(_LAST)) for key in keys if draw(st.booleans())}
    asked = draw(st.lists(st.sampled_from([DAY - timedelta(days=4), DAY]), max_size=2))
    return Sampled(family, tuple(draw(st.lists(_CARER, min_size=1, max_size=2))), had, tuple(asked))


def _intake(draw: st.DrawFn, keys: Sequence[str], number: int) -> Intake:
    school = draw(st.sampled_from(SCHOOLS))
    return Intake(
        f"X{number}",
        draw(st.sampled_from(PROGRAMMES)),
        draw(st.sampled_from(keys)),
        draw(st.sampled_from(STATUSES)),
        DAY,
        answers=(("plek3.school", school),) if school else (),
        group=draw(st.sampled_from(GROUPS)),
    )


def _plan(draw: st.DrawFn, keys: Sequence[str]) -> Plan:
    return Plan(
        days=draw(st.sampled_from([(), (), (0,), (0, 2), (0, 1, 2), (3, 5)])),
        streams=tuple(
            (key, draw(st.sampled_from(["tips", "boekstart"]))) for key in keys if not draw(_SELDOM)
        ),
        hushed=tuple(key for key in keys if draw(_SELDOM)),
        paused_until=draw(st.sampled_from(["", "", "", "", "2026-11-17", "2026-12-01"])),
        begins=draw(st.sampled_from(["", "", "2026-11-23"])),
    )


@st.composite
def audiences(draw: st.DrawFn) -> Audience:
    """Any combination of criteria, each of several values; most ask for one or two things."""
    first = draw(st.integers(0, 150))
    every = Audience(
        programmes=draw(_some(PROGRAMMES)),
        streams=draw(_some(["tips", "boekstart"])),
        age=draw(st.sampled_from([None, (first, first + draw(st.integers(1, 120)))])),
        languages=draw(_some(["nl", "tr", "ar", "zh", "ku"])),
        places=draw(_some(["centrum", "west"])),
        statuses=draw(_some(STATUSES)),
    )
    asked = draw(st.sets(st.sampled_from([one.name for one in fields(Audience)]), max_size=3))
    return Audience(**{name: getattr(every, name) for name in asked})


@dataclass(frozen=True)
class Sent:
    """A letter of this or last week, about an event or not, to families numbered from 0."""

    event: int | None
    started: datetime
    to: frozenset[int]


EVENT = 17
LETTERS = st.builds(
    Letter,
    languages=st.none() | st.sets(st.sampled_from(LANGUAGES)),
    otherwise=st.sampled_from(["dutch", "nothing"]),
    event=st.sampled_from([None, EVENT]),
)
MONDAY = datetime(2026, 11, 16, tzinfo=UTC) - timedelta(hours=1)
"""Midnight in Amsterdam."""
SENT = st.lists(
    st.builds(
        Sent,
        event=st.sampled_from([None, EVENT, 18]),
        started=st.sampled_from([MONDAY - timedelta(seconds=1), MONDAY, NOW - timedelta(hours=1)]),
        to=st.frozensets(st.integers(0, 11), max_size=5),
    ),
    max_size=3,
)


async def write(tx: Transaction, homes: Sequence[Sampled]) -> list[int]:
    """Stores them; their ids, in this order. The carers of family number n have the chats 100n and on."""
    ids = []
    for number, one in enumerate(homes):
        first = 100 * (number + 1)
        family_id = (await families.create(tx, {first: one.family}, NOW))[first]
        await carers.save(tx, {first + place: (family_id, carer) for place, carer in enumerate(one.carers)})
        made = [(family_id, first, _named(number, intake), "nl") for intake in one.family.intakes]
        await intakes.add(tx, made, NOW)
        await progress.save(tx, {family_id: one.progress})
        await _ask(tx, family_id, first, one.asked)
        ids.append(family_id)
    return ids


async def write_sent(tx: Transaction, ids: Sequence[int], letters: Sequence[Sent]) -> None:
    """Stores what was sent, to the first carer of each family."""
    for number, one in enumerate(letters, 1):
        letter = Broadcast(
            number, "sent", 9, "{}", "{}", one.started, event=one.event, started_at=one.started
        )
        await broadcasts.add(tx, letter)
        those = [at for at in one.to if at < len(ids)]
        everybody = [Recipient(ids[at], 100 * (at + 1), "nl", "sent") for at in those]
        await recipients.add(tx, number, everybody)


def _named(number: int, intake: Intake) -> Intake:
    given = (intake.programme, intake.child, intake.status, intake.day, False, intake.answers, intake.group)
    return Intake(f"{intake.reference}-{number}", *given)


async def _ask(tx: Transaction, family_id: int, chat: int, days: Sequence[date]) -> None:
    for place, day in enumerate(days):
        one = Referral(f"DV-{chat}-{place}", "ido", "", DAY)
        await referrals.add(tx, [(family_id, chat, one, NOW)], NOW)
        await referrals.asked(tx, [one.reference], day)
