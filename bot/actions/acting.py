"""The door to everything staff can do: who asks is looked at when it is done, and each try is noted.

Buttons outlive roles: so the role is read from the database in the same transaction, and not from what stood
in memory when the button was made."""

import inspect
from collections.abc import Awaitable, Callable
from dataclasses import dataclass, replace
from datetime import date, datetime
from functools import wraps
from typing import Any, Concatenate, ParamSpec, TypeVar
from zoneinfo import ZoneInfo

from dialogs.library import Library
from storage import audit, team
from storage.audit import Line
from storage.transaction import Transaction

ADMIN, COORDINATOR, VOLUNTEER, DESK = "admin", "coordinator", "volunteer", "desk"
"""The roles. An admin may do what a coordinator may. Of a desk is stored which: 'desk:taalhuis'."""
P = ParamSpec("P")
R = TypeVar("R")


@dataclass(eq=False)
class Refused(Exception):
    """This person may not do this. It is noted already: let nothing roll that back."""

    action: str


class NotYours(Exception):
    """Raised within an action: the role would do, but not for this (the referral of another desk)."""


@dataclass(frozen=True, slots=True)
class Asking:
    """Who (a chat's id) asks for something to be done, when (UTC), and within which transaction. `roles` are
    filled in at the door."""

    tx: Transaction
    who: int
    now: datetime
    library: Library
    zone: ZoneInfo
    roles: frozenset[str] = frozenset()

    @property
    def today(self) -> date:
        """The day in the library's zone."""
        return self.now.astimezone(self.zone).date()

    @property
    def coordinates(self) -> bool:
        """Whether this person sees everything: a coordinator, or an admin."""
        return bool(self.roles & {ADMIN, COORDINATOR})

    def serves(self, desk: str) -> bool:
        """Whether this person may see the referrals of a desk."""
        return self.coordinates or f"{DESK}:{desk}" in self.roles


@dataclass(frozen=True, slots=True)
class Action:
    """Something staff can do: its name in the trail, and the roles that may."""

    name: str
    roles: tuple[str, ...]
    run: Callable[..., Awaitable[Any]]


ACTIONS: dict[str, Action] = {}
"""Every action of the modules that are loaded, by name."""


def action(
    name: str, *roles: str, on: str = "", noted: bool = True
) -> Callable[
    [Callable[Concatenate[Asking, P], Awaitable[R]]], Callable[Concatenate[Asking, P], Awaitable[R]]
]:
    """Puts a use case behind the door. `on` names the parameter that says on what it is done. Of what only
    looks at lists (not `noted`) a line is kept only when it was refused. The use case then raises Refused."""

    def behind(do: Callable[Concatenate[Asking, P], Awaitable[R]]) -> Any:
        parameters = inspect.signature(do)

        @wraps(do)
        async def at_the_door(asking: Asking, *args: P.args, **kwargs: P.kwargs) -> R:
            given = parameters.bind(asking, *args, **kwargs).arguments
            line = Line(asking.now, asking.who, name, str(given.get(on, ""))[:64], allowed=True)
            held = await team.roles(asking.tx, asking.who)
            try:
                if not permits(roles, held):
                    raise NotYours
                done = await do(replace(asking, roles=held), *args, **kwargs)
            except NotYours:
                await audit.add(asking.tx, replace(line, allowed=False))
                raise Refused(name) from None
            if noted:
                await audit.add(asking.tx, line)
            return done

        ACTIONS[name] = Action(name, roles, at_the_door)
        return at_the_door

    return behind


def permits(roles: tuple[str, ...], held: frozenset[str]) -> bool:
    """Whether who holds these roles may do what is for those."""
    kinds = {role.partition(":")[0] for role in held}
    return bool(kinds & {*roles, ADMIN})
