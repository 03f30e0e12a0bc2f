"""Telegram's sending limits.

Documented figures (core.telegram.org/bots/faq): about 30 messages a second over all, one a second in a
private chat, 20 a minute in a group. The library's own limiter lets messages out too early after a 429 and
knows no private chats, so this is ours."""

from dataclasses import dataclass

from bot.bucket import Bucket
from bot.pace import Pace


@dataclass(frozen=True, slots=True)
class Limits:
    """The figures to keep to. A little below the documented 30, as clocks differ."""

    total: float = 29.3
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

    def whole(self) -> Pace:
        """The pace over all chats."""
        return Pace(self.total)
