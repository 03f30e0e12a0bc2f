"""The errands of the team about itself: its menu, its people, invites, the trail, and a desk's referrals."""

from collections.abc import Mapping, Sequence
from typing import TypeVar

from bot.actions import desk_referrals, team
from bot.actions.acting import ADMIN, DESK, VOLUNTEER, Asking
from bot.actions.attention import count_attention
from bot.actions.invite import invite
from bot.actions.list_intakes import list_intakes
from bot.actions.team import Member
from bot.inviting import fresh_code, link_of
from bot.office.office import Given, Handled, Handler, Office
from bot.office.saying import did, role_name
from bot.referrals.cards import desk_name, told
from dialogs.facts import Outcome
from dialogs.phrases import phrase
from dialogs.prompt import Arg, Choice, Day, Listed, Text
from storage.intake_filters import Filters
from storage.referrals import StoredReferral

TEAM = "team"
"""The command and the tree."""
PAGE = 8
_NEW = Filters(statuses=("new",))
CHANGE_TEAM = frozenset({"team_leave"})
"""Errands after which somebody has another role."""
One = TypeVar("One")


async def _home(office: Office, _: Given) -> Handled:
    """What this person may do; the kind of person who may most comes first."""
    roles = await team.entered(office.asking)
    asking = Asking(office.tx, office.chat_id, office.now, office.around.library, office.around.zone, roles)
    may = {
        "coordinates": asking.coordinates,
        "admin": ADMIN in roles,
        "desk": any(role.startswith(f"{DESK}:") for role in roles),
        "records": VOLUNTEER in roles or asking.coordinates,
    }
    may["lists"] = may["coordinates"] or may["desk"]
    kind = "admin" if may["admin"] else "coordinator" if asking.coordinates else None
    values = {name: "yes" if so else "no" for name, so in may.items()}
    says = await _waits(office) if asking.coordinates else ()
    return Handled(Outcome(kind or ("desk" if may["desk"] else "volunteer"), says, values=values))


async def _waits(office: Office) -> tuple[Text, ...]:
    """How much work there is: new sign-ups, and what needs attention."""
    new = (await list_intakes(office.asking, _NEW, limit=0)).count
    urgent = sum((await count_attention(office.asking)).values())
    lines = [phrase("team_new", count=new)] if new else []
    lines += [phrase("team_urgent", count=urgent)] if urgent else []
    return tuple(lines) or (phrase("attention_calm"),)


async def _members(office: Office, given: Given) -> Handled:
    shown, values = page(await team.members(office.asking), given)
    choices = tuple(Choice(str(one.chat_id), _member_line(one)) for one in shown)
    return Handled(Outcome("some" if values["more"] == "yes" else "few", choices=choices, values=values))


def _member_line(one: Member) -> Text:
    return phrase("member_line", name=_name(one.name), roles=Listed(tuple(map(role_name, one.roles))))


def _name(name: str) -> Arg:
    return name or phrase("member_unnamed")


async def _member(office: Office, given: Given) -> Handled:
    found = next((one for one in await team.members(office.asking) if str(one.chat_id) == _text(given)), None)
    if found is None:
        return Handled(Outcome("gone"))
    says = (phrase("member_title", name=_name(found.name)),)
    choices = tuple(Choice(role, phrase("staff_take_role", role=role_name(role))) for role in found.roles)
    return Handled(Outcome("some", says, choices))


def _text(given: Given, path: str = "team.member") -> str:
    found = given[path]
    return found if isinstance(found, str) else ""


async def _leave(office: Office, given: Given) -> Handled:
    member, role = _text(given), _text(given, "team.role")
    names = {str(one.chat_id): one.name for one in await team.members(office.asking)}
    left = await team.take_away(office.asking, int(member) if member.isdecimal() else 0, role)
    return Handled(Outcome(left.value, values={"name": _name(names.get(member, ""))}))


async def _desks(office: Office, _: Given) -> Handled:
    await team.members(office.asking)
    desks = office.around.library.desks
    choices = tuple(Choice(desk, phrase("staff_desk_choice", desk=desk_name(desk))) for desk in desks)
    return Handled(Outcome("some", choices=choices))


async def _invite(office: Office, given: Given) -> Handled:
    role, code = _text(given, "team.role"), fresh_code(office.seed)
    made = await invite(
        office.asking, f"{DESK}:{_text(given, 'team.desk')}" if role == DESK else role, code=code
    )
    until = Day(made.until.astimezone(office.around.zone).date().isoformat())
    return Handled(Outcome("made", values={"link": link_of(office.around, made.code), "until": until}))


async def _trail(office: Office, given: Given) -> Handled:
    first = _page(given)
    lines, names = await team.trail(office.asking, (first + 1) * PAGE + 1)
    if not lines:
        return Handled(Outcome("none", (phrase("trail_none"),), values={"more": "no", "next": "0"}))
    shown, values = page(lines, given)
    says = tuple(did(office.around.zone, line, names) for line in shown)
    return Handled(Outcome("some" if values["more"] == "yes" else "few", says, values=values))


async def _referrals(office: Office, given: Given) -> Handled:
    every = await desk_referrals.to_my_desks(office.asking)
    if not every:
        says = (phrase("desk_referrals_none"),)
        return Handled(Outcome("none", says, values={"more": "no", "next": "0"}))
    shown, values = page(every, given)
    choices = tuple(Choice(one.referral.reference, _referral_line(one)) for one in shown)
    return Handled(Outcome("some" if values["more"] == "yes" else "few", choices=choices, values=values))


def _referral_line(one: StoredReferral) -> Text:
    name = "desk_referral_call" if one.referral.call else "desk_referral_choice"
    day = Day(one.referral.day.isoformat())
    return phrase(name, reference=one.referral.reference, desk=desk_name(one.referral.desk), day=day)


async def _referral(office: Office, given: Given) -> Handled:
    found = await desk_referrals.open_referral(office.asking, _text(given, "team.reference"))
    if found is None:
        return Handled(Outcome("gone", (phrase("referral_gone"),)))
    return Handled(Outcome("some", tuple(told(office.around, found.stored, found.phone, found.language))))


def page(every: Sequence[One], given: Given) -> tuple[Sequence[One], dict[str, Arg]]:
    """A page of a list by 'team.page' (from 0), whether there is `more`, and which page is `next`; after the
    last the first again."""
    number = _page(given)
    more = len(every) > (number + 1) * PAGE
    values: dict[str, Arg] = {"more": "yes" if more else "no", "next": str(number + 1 if more else 0)}
    return every[number * PAGE : (number + 1) * PAGE], values


def _page(given: Given) -> int:
    found = given.get("team.page", "")
    return int(found) if isinstance(found, str) and found.isdecimal() else 0


ERRANDS: Mapping[str, Handler] = {
    "team_home": _home,
    "team_members": _members,
    "team_member": _member,
    "team_leave": _leave,
    "team_desks": _desks,
    "team_invite": _invite,
    "team_trail": _trail,
    "desk_referrals": _referrals,
    "desk_referral": _referral,
}
