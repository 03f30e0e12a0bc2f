"""The groups of the children advance when the school year begins, in the library's own zone."""

import logging
from datetime import datetime
from zoneinfo import ZoneInfo

from dialogs.school_year import school_year
from storage import school_year as groups
from storage.transaction import Transaction

log = logging.getLogger(__name__)


async def advance(tx: Transaction, zone: ZoneInfo, now: datetime) -> None:
    """At a moment (UTC): does nothing on all days but the first of a school year, or the first one after."""
    year = school_year(now.astimezone(zone).date())
    if changed := await groups.advance(tx, year):
        log.info("the school year %d begins: %d children are in another group", year, changed)
