"""The hours in which nothing is sent that nobody asked for."""

from datetime import datetime, time

QUIET_FROM, QUIET_UNTIL = time(20), time(8)


def is_quiet(local: datetime) -> bool:
    """Whether it is an hour at which nothing is sent."""
    return not QUIET_UNTIL <= local.time() < QUIET_FROM
