"""Durable turns per second when every API answer takes 40 ms: waiting must not stop the others."""

from tests.benchmarks.entries import Entry, compare, rate
from tests.benchmarks.field import Field
from tests.benchmarks.rounds import interleaved
from tests.benchmarks.settings import Load
from tests.benchmarks.table import behind


def run(field: Field) -> list[Entry]:
    """``turns.latency40``; the peer is aiogram."""
    series = interleaved(field.of("aiogram"), Load(delay=0.040), field.rounds)
    print(behind("300 persons, 40 ms per API call", series))
    return [compare("turns.latency40", "turns/s", series, "aiogram", rate)]
