"""The list of benchmarks: a new group is a new file here and one line in ``GROUPS``.

A group is a function from the field (who takes part) to its entries; it prints what stands behind them.
"""

from collections.abc import Callable, Mapping

from tests.benchmarks.entries import Entry
from tests.benchmarks.field import Field
from tests.benchmarks.groups import (
    broadcast,
    campaigns,
    ceiling,
    engine,
    latency,
    rendering,
    spikes,
    tls,
    turns,
)

GROUPS: Mapping[str, Callable[[Field], list[Entry]]] = {
    "ceiling": ceiling.run,
    "turns": turns.run,
    "tls": tls.run,
    "latency": latency.run,
    "spikes": spikes.run,
    "engine": engine.run,
    "rendering": rendering.run,
    "campaigns": campaigns.run,
    "broadcast": broadcast.run,
}
