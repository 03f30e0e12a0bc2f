"""Durable turns per second over plain HTTP; peak memory and start-up come from the same rounds."""

from tests.benchmarks.entries import Entry, compare, rate
from tests.benchmarks.field import Field
from tests.benchmarks.rounds import interleaved
from tests.benchmarks.settings import Load
from tests.benchmarks.table import behind

PEERS = ("aiogram", "telebot", "conversationhandler", "grammy")


def run(field: Field) -> list[Entry]:
    """``turns.http.*``, ``memory.peak.aiogram``, ``start.first_poll``."""
    series = interleaved(field.of(*PEERS), Load(), field.rounds)
    print(behind("300 persons, plain HTTP", series))
    return [
        *(compare(f"turns.http.{peer}", "turns/s", series, peer, rate) for peer in PEERS),
        compare("memory.peak.aiogram", "MiB", series, "aiogram", lambda played: played.memory),
        compare("start.first_poll", "s", series, "aiogram", lambda played: played.start),
    ]
