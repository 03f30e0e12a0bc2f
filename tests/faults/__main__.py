"""Kill, flood and stop the real program; print a table, write results.md beside this file. Exit 1 when
something was lost, asked again, or came twice more often than it may."""

import asyncio
import sys
import tempfile
import time
from argparse import ArgumentParser, Namespace
from collections.abc import Sequence
from pathlib import Path

from tests.faults.cases import FAMILIES, LETTERS, SEED, Case, cases
from tests.faults.program import Ended
from tests.faults.rows import Row, table

TARGET = Path(__file__).with_name("results.md")
_ABOUT = f"""# What faults did to the real program

Written by `make faults` (seed {SEED}). *lost*: answers, sign-ups, cards or messages that are not where
they should be. *astray*: questions that came although they were answered, or out of their order; where
Telegram's limits hold, more than 30 messages within any second, a pace that is too slow, or replies that let
parents wait (while the program was up). *twice*:
messages that came again, and *at most* how many may: those in flight at each kill (one in a chat, 128 over
all), one for each connection that broke after the effect, none for SIGTERM. *file whole*: `PRAGMA
integrity_check` after every kill.

"""


async def _run(name: str, case: Case) -> Row:
    with tempfile.TemporaryDirectory(prefix="faults-") as folder:
        began = time.monotonic()
        try:
            row = await case(Path(folder))
        except (TimeoutError, Ended) as error:
            row = Row(name, lost=(f"{type(error).__name__}: {error}",))
    print(f"{name}: {time.monotonic() - began:.0f} s", file=sys.stderr)
    for trouble in () if row.is_peer else (*row.lost, *row.astray):
        print(f"  {trouble}", file=sys.stderr)
    return row


def _options(arguments: Sequence[str]) -> Namespace:
    parser = ArgumentParser(prog="tests.faults", description=__doc__)
    known = ", ".join(cases())
    parser.add_argument("names", nargs="*", metavar="CASE", help=f"any of {known}; default: all")
    parser.add_argument(
        "--families", type=int, help=f"in 'evening' (else {FAMILIES}) and in 'broadcast' (else {LETTERS})"
    )
    options = parser.parse_args(arguments)
    if unknown := set(options.names) - set(cases()):
        parser.error(f"no such case: {', '.join(sorted(unknown))}; there are {known}")
    return options


def main(arguments: Sequence[str]) -> int:
    """Run the cases of these names, or all of them and write the results. Exits with 2 for an unknown one."""
    options = _options(arguments)
    known = cases(options.families or FAMILIES, options.families or LETTERS)
    rows = [asyncio.run(_run(name, known[name])) for name in options.names or known]
    print(table(rows))
    if not options.names:
        TARGET.write_text(f"{_ABOUT}{table(rows)}\n", encoding="utf-8")
    return 0 if all(row.is_good for row in rows) else 1


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
