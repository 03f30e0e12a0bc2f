"""Who takes part in a run, ours first."""

from collections.abc import Mapping
from dataclasses import dataclass

from tests.benchmarks.certificate import Certificate
from tests.benchmarks.contestants import Contestant


@dataclass(frozen=True, slots=True)
class Field:
    """Ours (None: peers alone are measured), the peers that could be installed, and how often each plays."""

    ours: Contestant | None
    peers: Mapping[str, Contestant]
    certificate: Certificate
    rounds: int = 5

    def of(self, *names: str) -> list[Contestant]:
        """Ours and the peers of those names, as far as they are there."""
        peers = [self.peers[name] for name in names if name in self.peers]
        return [self.ours, *peers] if self.ours else peers
