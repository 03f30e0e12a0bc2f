"""Telegram's sending limits as buckets of permission: so many a second, with a small burst.

Documented figures (core.telegram.org/bots/faq): about 30 messages a second over all, one a second in a
private chat, 20 a minute in a group. The library's own limiter lets messages out too early after a 429 and
knows no private chats, so this is ours."""

from dataclasses import dataclass, field

LATE = 1 / 24
"""Seconds that permission over all chats is kept: a loop that wakes a little late loses no pace. No longer,
since what is saved up comes on top of the rate: at 29.5 a second, 31 messages take more than one second."""


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


@dataclass(frozen=True, slots=True)
class Limits:
    """The figures to keep to. A little below the documented 30, as clocks differ."""

    total: float = 29.5
    private: float = 1.0
    private_burst: float = 6.0
    group: float = 20 / 60
    group_burst: float = 10.0
    at_once: int = 128
    """Rows in flight at the same time: sent, or being sent, and not noted. A kill can double so many."""

    def bucket(self, chat_id: int) -> Bucket:
        """A fresh bucket for a chat; groups have negative ids (Bot API, Chat)."""
        if chat_id < 0:
            return Bucket(self.group, self.group_burst)
        return Bucket(self.private, self.private_burst)

    def whole(self) -> Bucket:
        """The bucket over all chats."""
        return Bucket(self.total, max(1.0, self.total * LATE))
