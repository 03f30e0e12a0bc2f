"""What the program logs, and what it never does: no token, no text, no name, no number of a person."""

import logging

_QUIET = ("httpx", "httpcore", "aiosqlite", "apscheduler", "telegram", "asyncio", "alembic")


def begin(level: int = logging.INFO) -> None:
    """Lines on standard error. Libraries that print addresses (with the token) or updates are hushed."""
    logging.basicConfig(level=level, format="%(asctime)s %(levelname)s %(name)s: %(message)s")
    for name in _QUIET:
        logging.getLogger(name).setLevel(logging.WARNING)
    logging.getLogger("telegram.request").setLevel(logging.CRITICAL)  # a whole traceback for every 502
