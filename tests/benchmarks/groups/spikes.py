"""How long the unlucky wait: 100 updates a second arrive whatever the bot does, for ten seconds."""

from tests.benchmarks.entries import Entry, compare
from tests.benchmarks.field import Field
from tests.benchmarks.rounds import interleaved
from tests.benchmarks.settings import Load
from tests.benchmarks.table import behind

PEER = "conversationhandler"


LATENCY = 0.04
"""Seconds an API answer takes: about what Telegram's servers are away from a Dutch library."""


def run(field: Field) -> list[Entry]:
    """``p99.100ps.…`` beside a server that answers at once, and beside one as far away as Telegram's; in
    milliseconds from update to reply: lower is better. The peer answers one person at a time."""
    near = Load(rate=100.0, warmup=100, seconds=8.0)
    far = Load(rate=100.0, warmup=100, seconds=8.0, delay=LATENCY)
    return [_entry(field, near, f"p99.100ps.{PEER}"), _entry(field, far, f"p99.100ps.latency40.{PEER}")]


def _entry(field: Field, load: Load, name: str) -> Entry:
    series = interleaved(field.of(PEER), load, min(field.rounds, 3))
    print(behind(f"100 updates a second, {load.delay * 1000:.0f} ms per API call", series))
    return compare(name, "ms", series, PEER, lambda played: played.seen.p99 * 1000)
