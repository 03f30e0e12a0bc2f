"""Everything that could be counted, from one picture of how things stand."""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from datetime import date

from bot.figures import kinds, target
from bot.figures.things import Thing
from dialogs.describing import SENT_BY
from dialogs.facts import Family, Intake
from dialogs.family_places import places
from dialogs.library import Library
from storage.figure_facts import Picture, SignUp, Young
from storage.figures import Counted

_SCHOOL, _SELF, _THIRD = "school", "self", "third"
_CAME = {"school": _SCHOOL, "self": _SELF}
_OVER = ("closed", "withdrawn")
Child = tuple[int, str]


def gathered(picture: Picture, library: Library, counted: Counted) -> Iterator[Thing]:
    """The things of all families; whoever counts leaves out those that are counted. Of a sign-up that is
    counted the answers are not needed, and not there."""
    signups: defaultdict[Child, list[SignUp]] = defaultdict(list)
    for one in picture.signups:
        signups[one.family_id, one.child].append(one)
    for child in picture.children:
        yield from _of_child(picture, library, child, signups[child.family_id, child.key], counted)
    for family_id, chat_id, language, day in picture.carers:
        yield Thing(family_id, f"parent:{chat_id}", kinds.PARENTS, day, {"language": language})
    yield from _steps(picture, library)
    yield from _stops(picture, counted)
    yield from _tips(picture)


def _of_child(
    picture: Picture, library: Library, child: Young, signups: list[SignUp], counted: Counted
) -> Iterator[Thing]:
    """The programmes in which it is not counted yet. With its first one a child is reached."""
    home = picture.homes[child.family_id]
    joined = {one.programme: one for one in reversed(signups)}
    days = {programme: one.day for programme, one in joined.items()}
    for key, stream in home.plan.streams:
        if key == child.key:
            days.setdefault(stream, home.day)
    known = {
        programme for programme in kinds.PROGRAMMES if (child.family_id, _what(child, programme)) in counted
    }
    for programme in sorted(days.keys() - known, key=lambda one: (days[one], one)):
        day = days[programme]
        what = _what(child, programme)
        if known:
            yield Thing(child.family_id, what, kinds.also(programme), day)
        else:
            place = {"language": home.language, "place": _place(signups, library)}
            classes = place | _classes(programme, child, day, joined.get(programme))
            yield Thing(child.family_id, what, kinds.reached(programme), day, classes)
        known.add(programme)


def _what(child: Young, programme: str) -> str:
    return f"in:{child.key}:{programme}"


def _classes(programme: str, child: Young, day: date, signup: SignUp | None) -> dict[str, str]:
    """How it came is asked at a sign-up: without one it is in no class."""
    years = target.age(child.born, day)
    put_forward = ("plek3.recommended", "yes") in (signup.answers if signup else ())
    group = target.targets().get(programme)
    facts = target.Facts(years, child.group, put_forward)
    belongs = target.belongs(group, facts) if group else target.UNKNOWN
    came = {"came": _came(signup, put_forward)} if signup else {}
    return {"age": target.band(years), "target": belongs, **came}


def _came(signup: SignUp, put_forward: bool) -> str:
    """Through school, by themselves, or sent by somebody else."""
    answers = dict(signup.answers)
    if SENT_BY in answers:
        return _THIRD
    told = next((value for node, value in answers.items() if node.endswith(".came")), "")
    return _SCHOOL if put_forward else _CAME.get(str(told), _THIRD) if told else _SELF


def _place(signups: Iterable[SignUp], library: Library) -> str:
    """Where its group meets or its school is; UNKNOWN where nothing says so."""
    made = tuple(
        Intake(one.reference, one.programme, one.child, one.status, one.day, False, one.answers, one.group)
        for one in signups
    )
    return min(places(Family(intakes=made), library), default=target.UNKNOWN)


def _steps(picture: Picture, library: Library) -> Iterator[Thing]:
    """Who got a place, after how long; and which sign-ups are over."""
    where = {group.id: group.place for group in library.groups}
    for one in picture.signups:
        if placed := one.reached.get("placed"):
            classes = {
                "weeks": weeks((placed - one.day).days),
                "place": where.get(one.group, target.UNKNOWN),
            }
            what, figure = f"placed:{one.child}:{one.programme}", kinds.placed(one.programme)
            yield Thing(one.family_id, what, figure, placed, classes)
        if one.status in _OVER:
            day = one.reached.get(one.status, one.day)
            what, figure = f"stopped:{one.child}:{one.programme}", kinds.stopped(one.programme)
            yield Thing(one.family_id, what, figure, day, {"how": one.status})


def weeks(days: int) -> str:
    """The band of a waiting time: '0-2' for less than two weeks, '13-' from thirteen."""
    bounds = (0, 2, 4, 8, 13)
    first = max(one for one in bounds if one <= max(0, days) // 7)
    later = [one for one in bounds if one > first]
    return f"{first}-{later[0] if later else ''}"


def _stops(picture: Picture, counted: Counted) -> Iterator[Thing]:
    """About whom messages came, and come no more."""
    for family_id, what in counted:
        kind, _, rest = what.partition(":")
        child, _, programme = rest.partition(":")
        if kind == "in" and programme in ("tips", "boekstart") and family_id in picture.homes:
            home = picture.homes[family_id]
            if not home.plan.has(child, programme):
                figure = kinds.stopped(programme)
                yield Thing(family_id, f"stopped:{child}:{programme}", figure, home.day, {"how": "messages"})


def _tips(picture: Picture) -> Iterator[Thing]:
    """What was sent since: the round through a band begins again, so what is there counts up from nothing."""
    for family_id, children in picture.progress.items():
        if family_id not in picture.homes:
            continue
        day = picture.homes[family_id].day
        for key, one in children.items():
            if one.sent:
                yield Thing(family_id, f"tips:{key}", kinds.TIPS, _last(one.last, day))
                yield Thing(family_id, f"sent:{key}", kinds.SENT, _last(one.last, day), number=len(one.sent))
            if one.sent and any(number > 0 for number in one.liked.values()):
                yield Thing(family_id, f"liked:{key}", kinds.LIKED, _last(one.last, day))


def _last(iso: str, day: date) -> date:
    return date.fromisoformat(iso) if iso else day
