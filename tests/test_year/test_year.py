"""A year of two hundred families: what the judge says of it, and that the judge can say no."""

from dataclasses import replace
from datetime import timedelta

import pytest

from tests.test_year.households import households
from tests.test_year.office import Office
from tests.test_year.received import Received
from tests.test_year.result import judged
from tests.test_year.running import Running


@pytest.mark.slow
async def test_every_family_got_what_the_rules_say(office: Office) -> None:
    homes = households()
    year = await Running(office, homes).live()
    content = office.app.turns.around.content
    result = judged(homes, year, content)
    assert result.faults == ()
    counts = dict(result.counts)
    assert counts["waiting when ended in the middle of sending, sent after it"] > 0
    assert counts["moments skipped in them"] > 0
    assert counts["messages by themselves"] > 5000
    for received in year.received.values():
        _spoil(received)
    kinds = {fault.kind for fault in judged(homes, year, content).faults}
    assert {"at night", "repeated", "missed", "at another hour"} <= kinds


def _spoil(received: list[Received]) -> None:
    """One message comes at night, one comes twice, two never."""
    received[5:6] = [replace(one, at=one.at + timedelta(hours=12)) for one in received[5:6]]
    received[8:8] = received[7:8]
    del received[10:12]
