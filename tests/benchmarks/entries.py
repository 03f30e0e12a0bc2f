"""A benchmark's outcome: what goes into benchmarks.json, and how it is read out of rounds."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from statistics import median

from tests.benchmarks.rounds import Round, Series

Figure = Callable[[Round], float]
Range = tuple[float, float]


@dataclass(frozen=True, slots=True)
class Entry:
    """Ours beside a peer's, medians both; None where there is none. Ranges are (lowest, highest) round; `aim`
    is what was promised, for the table."""

    name: str
    value: float | None
    unit: str
    peer: float | None = None
    value_range: Range | None = None
    peer_range: Range | None = None
    aim: str = ""

    @property
    def ratio(self) -> float | None:
        """Ours divided by the peer's."""
        return None if self.value is None or not self.peer else self.value / self.peer

    def as_json(self) -> dict[str, object]:
        """The object promised for benchmarks.json: name, value, unit, peer, ratio."""
        shape = {
            "name": self.name,
            "value": self.value,
            "unit": self.unit,
            "peer": self.peer,
            "ratio": self.ratio,
        }
        return {key: round(value, 4) if isinstance(value, float) else value for key, value in shape.items()}


def entry(name: str, unit: str, ours: Sequence[float], peer: Sequence[float] = (), aim: str = "") -> Entry:
    """An entry from the figures of each round."""
    return Entry(name, _median(ours), unit, _median(peer), _range(ours), _range(peer), aim)


def compare(name: str, unit: str, series: Series, peer: str, figure: Figure) -> Entry:
    """An entry from played rounds: ``figure`` of ours and of the peer of that name."""
    ours, theirs = ([figure(played) for played in series.get(who, ())] for who in ("ours", peer))
    return entry(name, unit, ours, theirs)


def _median(figures: Sequence[float]) -> float | None:
    return median(figures) if figures else None


def _range(figures: Sequence[float]) -> Range | None:
    return (min(figures), max(figures)) if figures else None


def rate(played: Round) -> float:
    """Turns per second."""
    return played.seen.rate
