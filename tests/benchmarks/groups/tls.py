"""Durable turns per second over TLS, certificate verified: the way every real bot talks to Telegram."""

from tests.benchmarks.entries import Entry, compare, rate
from tests.benchmarks.field import Field
from tests.benchmarks.rounds import interleaved
from tests.benchmarks.settings import Load
from tests.benchmarks.table import behind


def run(field: Field) -> list[Entry]:
    """``turns.tls.aiogram``."""
    series = interleaved(field.of("aiogram"), Load(), field.rounds, field.certificate)
    print(behind("300 persons, TLS", series))
    return [compare("turns.tls.aiogram", "turns/s", series, "aiogram", rate)]
