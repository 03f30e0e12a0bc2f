"""Live through the year with 200 families, write docs/a-year-of-tips.md. Exit 1 when anything was wrong."""

import asyncio
import sys
import tempfile
from pathlib import Path

from tests.test_year.households import BELOW, FIRST, SEED, households
from tests.test_year.opening import opened
from tests.test_year.result import Result, judged
from tests.test_year.running import Running

TARGET = Path(__file__).parents[2] / "docs" / "a-year-of-tips.md"
_ABOUT = f"""# A year of tips

Written by `python -m tests.test_year` (seed {SEED}): the real program, the local Telegram over HTTP and a
clock that is moved, from {FIRST} until {BELOW}. Both clock changes, 29 February, two outages of a day,
and one restart in the middle of sending. Parents pause, stop, block, choose another moment and answer.
A judge that does not know the rules' code goes through every day of every family: bold lines have to be 0.

"""


async def _lived() -> Result:
    homes = households()
    with tempfile.TemporaryDirectory(prefix="year-") as folder:
        async with opened(Path(folder)) as office:
            return judged(homes, await Running(office, homes).live(), office.app.turns.around.content)


def main() -> int:
    """Live, judge, write."""
    result = asyncio.run(_lived())
    for fault in result.faults:
        print(fault, file=sys.stderr)
    print(result.table)
    TARGET.write_text(f"{_ABOUT}{result.table}\n", encoding="utf-8")
    return 1 if result.faults else 0


if __name__ == "__main__":
    sys.exit(main())
