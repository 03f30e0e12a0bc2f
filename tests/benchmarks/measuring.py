"""What one round saw: counted while it runs, then one frozen record that goes to the harness as JSON."""

import math
import time
from collections import Counter
from dataclasses import asdict, dataclass, field


@dataclass(frozen=True, slots=True)
class Seen:
    """The server's record of a round. Times in seconds; ``first_poll`` on the machine's monotonic clock."""

    turns: int
    seconds: float
    wrong: int
    unanswered: int
    calls_per_turn: float
    p50: float
    p99: float
    server_busy: float
    """Share of its core the server used: well under 1, or the server and not the bot was measured."""
    first_poll: float
    calls: dict[str, int] = field(default_factory=dict)

    @property
    def rate(self) -> float:
        """Turns per second."""
        return self.turns / self.seconds if self.seconds else 0.0

    def as_json(self) -> dict[str, object]:
        """Plain values; ``Seen(**record)`` is its inverse."""
        return asdict(self)


def percentile(values: list[float], share: float) -> float:
    """The smallest value that at least ``share`` (0 to 1) of the values do not exceed; 0.0 for none."""
    ordered = sorted(values)
    return ordered[max(0, math.ceil(share * len(ordered)) - 1)] if ordered else 0.0


@dataclass(slots=True)
class Meter:
    """Counts from ``start`` to ``seen``."""

    started: float = 0.0
    cpu: float = 0.0
    first_poll: float = 0.0
    delays: list[float] = field(default_factory=list)
    calls: Counter[bytes] = field(default_factory=Counter)

    def start(self) -> None:
        """Forget the warm-up."""
        self.started, self.cpu = time.monotonic(), time.process_time()
        self.delays.clear()
        self.calls.clear()

    def seen(self, wrong: int, waiting: list[float]) -> Seen:
        """The record; ``waiting`` are the delays so far of inputs that never had their reply."""
        seconds = time.monotonic() - self.started
        turns = len(self.delays)
        delays = self.delays + waiting
        return Seen(
            turns=turns,
            seconds=seconds,
            wrong=wrong,
            unanswered=len(waiting),
            calls_per_turn=sum(self.calls.values()) / turns if turns else 0.0,
            p50=percentile(delays, 0.50),
            p99=percentile(delays, 0.99),
            server_busy=(time.process_time() - self.cpu) / seconds if seconds else 0.0,
            first_poll=self.first_poll,
            calls={name.decode(): count for name, count in self.calls.items()},
        )
