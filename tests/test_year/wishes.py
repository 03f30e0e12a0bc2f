"""What a family wants at a moment of the year, as the judge notes it from what parents did."""

from datetime import date, timedelta

from dialogs.plan import Plan
from tests.test_year.households import Act, Household

_PAUSES = {"week": 7, "fortnight": 14, "month": 30}
_MOMENTS = {
    "weekend:once": (5,),
    "weekend:thrice": (2, 5, 6),
    "evening:once": (2,),
    "evening:thrice": (0, 2, 4),
}
_HOURS = {"weekend": "10:00", "evening": "18:30"}
_BACK = timedelta(days=8)
"""Who blocked the bot and comes back gets messages again within a week and a day."""


class Wishes:
    """Days and hour, what about whom, and whether just now."""

    def __init__(self, plan: Plan) -> None:
        """`plan`: as the family signed up."""
        self.days, self.at = plan.days, plan.at
        self._streams = set(plan.streams)
        self._paused_until = self._came_back = self._begins = date.min
        self._blocked = False

    def take(self, act: Act) -> None:
        """Something changed on this day."""
        match act.what:
            case "pause":
                self._paused_until = _end(act)
            case "resume":
                self._paused_until = act.day
            case "stop":
                self._streams = {one for one in self._streams if act.which not in ("all", one[1])}
            case "hush":
                self._streams = {one for one in self._streams if one[0] != act.which}
            case "moment":
                self._move(_MOMENTS[act.which], act.day)
                self.at = _HOURS[act.which.partition(":")[0]]
            case "block":
                self._blocked = True
            case "unblock":
                self._blocked, self._came_back = False, act.day

    def _move(self, days: tuple[int, ...], day: date) -> None:
        """Other days begin on the next Monday: a week of both would have too many messages."""
        if days != self.days:
            self.days, self._begins = days, day + timedelta(days=7 - day.weekday())

    def may(self, day: date) -> bool:
        """Whether a message is wanted on this day."""
        wanted = day.weekday() in self.days and day >= max(self._paused_until, self._begins)
        return wanted and bool(self._streams) and not self._blocked

    def has(self, child: str, stream: str) -> bool:
        """Whether messages of a stream about a child are wanted."""
        return (child, stream) in self._streams

    def is_back(self, day: date) -> bool:
        """Whether the family has only just come back."""
        return self._came_back <= day < self._came_back + _BACK


def changes_on(home: Household, day: date) -> list[Act]:
    """What the parent did in the morning of a day."""
    return [act for act in home.acts if act.day == day]


def _end(act: Act) -> date:
    if act.which in _PAUSES:
        return act.day + timedelta(days=_PAUSES[act.which])
    summer = date(act.day.year, 9, 1)
    return summer if act.day < summer else date(act.day.year + 1, 9, 1)
