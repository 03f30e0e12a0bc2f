"""The seam to our own bot: how the harness starts it. What it runs is ``tests/benchmarks/five.py``.

Ours is durable: every turn is committed to SQLite with synchronous=FULL before its update is confirmed.
The peers keep memory only.
"""

import sys
from importlib.util import find_spec
from pathlib import Path

from storage.crypto import new_key

TOKEN = "7000000001:AAbench0bench0bench0bench0bench0bench"
STAFF_CHAT = "-1001000000001"
MODULE = "tests.benchmarks.five"


def there() -> bool:
    """Whether our bot can be started at all."""
    return find_spec(MODULE) is not None


def command(url: str, workdir: Path) -> tuple[list[str], dict[str, str]]:
    """Command line and added environment of our bot: API at ``url``, database in ``workdir``."""
    env = {
        "LEESWIJZER_TOKEN": TOKEN,
        "LEESWIJZER_API_URL": url,
        "LEESWIJZER_DATABASE_URL": f"sqlite+aiosqlite:///{workdir}/bench.db",
        "LEESWIJZER_KEYS": new_key("bench"),
        "LEESWIJZER_STAFF_CHAT": STAFF_CHAT,
    }
    return [sys.executable, "-m", MODULE], env


def steps_command() -> list[str]:
    """Prints one number: how many steps a second the pure engine makes in the five questions."""
    return [sys.executable, "-m", MODULE, "steps"]
