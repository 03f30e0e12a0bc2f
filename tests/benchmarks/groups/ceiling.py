"""How fast the server itself is, so that nobody takes its limit for a bot's."""

from tests.benchmarks.contestants import RAW
from tests.benchmarks.entries import Entry, entry, rate
from tests.benchmarks.field import Field
from tests.benchmarks.rounds import interleaved
from tests.benchmarks.settings import Load
from tests.benchmarks.table import behind


def run(field: Field) -> list[Entry]:
    """``server.ceiling``: turns per second of a client without any library. Neither ours nor a peer's."""
    series = interleaved([RAW], Load(turns=1_000_000, seconds=1.5), min(field.rounds, 3))
    print(behind("the server with a client of bare bytes", series))
    return [entry("server.ceiling", "turns/s", [rate(played) for played in series.get(RAW.name, ())])]
