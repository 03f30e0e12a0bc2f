"""How the library's people, their roles and their deeds are named."""

from collections.abc import Mapping
from zoneinfo import ZoneInfo

from bot.referrals.cards import desk_name
from dialogs.phrases import phrase
from dialogs.prompt import Arg, Text
from storage.audit import Line


def role_name(role: str) -> Text:
    """What a role is called: of a desk, which one."""
    kind, _, desk = role.partition(":")
    return phrase(f"role_{kind}", desk=desk_name(desk)) if desk else phrase(f"role_{kind}")


def _target(line: Line) -> Arg:
    """A role by its name, a reference as it is; numbers of chats tell nobody anything."""
    if line.action in ("team.invite", "team.join", "team.resign"):
        return role_name(line.target)
    return "" if line.target.removeprefix("-").isdecimal() else line.target


def did(zone: ZoneInfo, line: Line, names: Mapping[int, str]) -> Text:
    """A line of the trail: when (local), who, what, on what."""
    said = phrase(
        "trail_line",
        moment=f"{line.at.astimezone(zone):%d-%m %H:%M}",
        name=names.get(line.who) or phrase("trail_unknown"),
        action=phrase(f"action_{line.action.replace('.', '_')}"),
    )
    if target := _target(line):
        said = phrase("trail_about", line=said, target=target)
    return said if line.allowed else phrase("trail_refused", line=said)
