"""Permission that fills up as time passes: so many a second, with a small burst."""

from dataclasses import dataclass, field


@dataclass(slots=True)
class Bucket:
    """Permission for `rate` a second on average and `burst` at once, by a monotonic clock's seconds."""

    rate: float
    burst: float
    _left: float = field(init=False)
    _at: float = field(default=0.0, init=False)

    def __post_init__(self) -> None:
        """Begin full."""
        self._left = self.burst

    def wait(self, now: float) -> float:
        """Seconds until one may go; 0.0 means at once."""
        self._refill(now)
        return 0.0 if self._left >= 1.0 else (1.0 - self._left) / self.rate

    def take(self, now: float) -> None:
        """One goes now."""
        self._refill(now)
        self._left -= 1.0

    def is_full(self, now: float) -> bool:
        """Whether nothing went for so long that the bucket may be forgotten."""
        self._refill(now)
        return self._left >= self.burst

    def _refill(self, now: float) -> None:
        self._left = min(self.burst, self._left + (now - self._at) * self.rate)
        self._at = now
