"""`leeswijzer invite`: a link into the team from who has the machine. The first admin comes by it."""

import asyncio
import secrets
import sys

from bot.actions.acting import ADMIN, COORDINATOR, DESK, VOLUNTEER
from bot.actions.invite import Invite
from bot.actions.invite import opened as begun
from bot.clock import utc
from bot.inviting import PREFIX, fresh_code
from bot.opening import opened
from bot.posters.bot_name import asked, checked
from bot.posters.refusals import GivenWrong
from bot.settings import Settings, library, settings

FINE, WRONG_USE = 0, 2


def invite_by_hand(role: str, desk: str | None, bot: str | None) -> int:
    """Print a link. Exit code 2 where the role, the desk or a setting is wrong. Raises SettingWrong."""
    given = settings()
    problem = _problem(role, desk, given)
    if problem:
        return _wrong(problem)
    try:
        name = checked(bot) if bot else asyncio.run(asked())
    except GivenWrong as error:
        return _wrong(str(error))
    made = asyncio.run(_made(given, f"{DESK}:{desk}" if role == DESK else role))
    print(f"https://t.me/{name}?start={PREFIX}{made.code}")
    print(f"It lets one person in, until {made.until:%Y-%m-%d %H:%M} UTC.", file=sys.stderr)
    return FINE


def _problem(role: str, desk: str | None, given: Settings) -> str:
    if role not in (ADMIN, COORDINATOR, VOLUNTEER, DESK):
        return f"there is no role '{role}'; there are admin, coordinator, desk, volunteer"
    if (role == DESK) != (desk is not None):
        return "give --desk with the role desk, and only with it"
    desks = library(given.library).desks
    return (
        f"this library has no desk '{desk}'; it has {', '.join(desks)}" if desk and desk not in desks else ""
    )


async def _made(given: Settings, role: str) -> Invite:
    async with opened(given) as database, database.write() as tx:
        return await begun(tx, role, fresh_code(lambda: secrets.randbits(40)), utc())


def _wrong(problem: str) -> int:
    print(f"leeswijzer: {problem}", file=sys.stderr)
    return WRONG_USE
