"""What time it is, for every part that decides by it: one clock, so that the demo can move it."""

from collections.abc import Callable
from datetime import UTC, datetime

Clock = Callable[[], datetime]
"""Gives the time in UTC. It never goes back."""


def utc() -> datetime:
    """The real time."""
    return datetime.now(UTC)
