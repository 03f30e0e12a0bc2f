"""Kill, flood and stop the real program; print a table, write results.md beside this file. Exit 1 when
something was lost, asked again, or came twice more often than it may."""

import asyncio
import sys
import tempfile
import time
from collections.abc import Sequence
from pathlib import Path

from tests.faults.cases import CASES, SEED
from tests.faults.program import Ended
from tests.faults.rows import Row, table

TARGET = Path(__file__).with_name("results.md")
_ABOUT = f"""# What faults did to the real program

Written by `make faults` (seed {SEED}). *lost*: answers, sign-ups, cards or messages that are not where
they should be. *astray*: questions that came although they were answered, or out of their order. *twice*:
messages that came again, and *at most* how many may: one a busy chat at each kill, one for each connection
that broke after the effect, none for SIGTERM. *file whole*: `PRAGMA integrity_check` after every kill.

"""


async def _run(name: str) -> Row:
    with tempfile.TemporaryDirectory(prefix="faults-") as folder:
        began = time.monotonic()
        try:
            row = await CASES[name](Path(folder))
        except (TimeoutError, Ended) as error:
            row = Row(name, lost=(f"{type(error).__name__}: {error}",))
    print(f"{name}: {time.monotonic() - began:.0f} s", file=sys.stderr)
    for trouble in () if row.is_peer else (*row.lost, *row.astray):
        print(f"  {trouble}", file=sys.stderr)
    return row


def main(names: Sequence[str]) -> int:
    """Run the cases of these names, or all of them and write the results."""
    if unknown := set(names) - set(CASES):
        print(f"no such case: {', '.join(unknown)}; there are {', '.join(CASES)}", file=sys.stderr)
        return 2
    rows = [asyncio.run(_run(name)) for name in names or CASES]
    print(table(rows))
    if not names:
        TARGET.write_text(f"{_ABOUT}{table(rows)}\n", encoding="utf-8")
    return 0 if all(row.is_good for row in rows) else 1


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
