"""How long the unlucky wait: 100 updates a second arrive whatever the bot does, for ten seconds."""

from tests.benchmarks.entries import Entry, compare
from tests.benchmarks.field import Field
from tests.benchmarks.rounds import interleaved
from tests.benchmarks.settings import Load
from tests.benchmarks.table import behind

PEER = "conversationhandler"


def run(field: Field) -> list[Entry]:
    """``p99.100ps.conversationhandler``, in milliseconds from update to reply: lower is better."""
    load = Load(rate=100.0, warmup=100, seconds=10.0)
    series = interleaved(field.of(PEER), load, min(field.rounds, 3))
    print(behind("100 updates a second", series))
    name = f"p99.100ps.{PEER}"
    return [compare(name, "ms", series, PEER, lambda played: played.seen.p99 * 1000)]
