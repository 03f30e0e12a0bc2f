"""Run the benchmarks: print a table, write benchmarks.json in the repository's root."""

import json
import sys
import tempfile
from argparse import ArgumentParser, Namespace
from collections.abc import Sequence
from pathlib import Path

from tests.benchmarks import certificate, contestants, ours
from tests.benchmarks.entries import Entry
from tests.benchmarks.field import Field
from tests.benchmarks.groups import GROUPS
from tests.benchmarks.machine import BOT_CORE, SERVER_CORE
from tests.benchmarks.table import table

TARGET = Path(__file__).parents[2] / "benchmarks.json"


def write(entries: Sequence[Entry], target: Path) -> None:
    """Write the list of {name, value, unit, peer, ratio}."""
    target.write_text(json.dumps([entry.as_json() for entry in entries], indent=1) + "\n")


def _options(arguments: Sequence[str]) -> Namespace:
    parser = ArgumentParser(prog="tests.benchmarks", description=__doc__)
    parser.add_argument(
        "groups", nargs="*", metavar="GROUP", help=f"any of {', '.join(GROUPS)}; default: all"
    )
    parser.add_argument("--peers", action="store_true", help="measure the peers without our bot")
    parser.add_argument("--rounds", type=int, default=5)
    parser.add_argument("--to", type=Path, default=TARGET, help="the file to write")
    options = parser.parse_args(arguments)
    if unknown := set(options.groups) - set(GROUPS):
        parser.error(f"no such group: {', '.join(sorted(unknown))}")
    return options


def main(arguments: Sequence[str]) -> int:
    """The exit status: 1 when our own bot is not there to be measured."""
    options = _options(arguments)
    if not options.peers and not ours.there():
        print(f"{ours.MODULE} is not there; --peers measures the others alone", file=sys.stderr)
        return 1
    if BOT_CORE == SERVER_CORE:
        print("one core only: server and bot share it, the figures say little", file=sys.stderr)
    entries: list[Entry] = []
    with tempfile.TemporaryDirectory(prefix="bench-tls-") as folder:
        who = None if options.peers else contestants.OURS
        field = Field(who, contestants.peers(), certificate.make(Path(folder)), options.rounds)
        for name in options.groups or GROUPS:
            entries += GROUPS[name](field)
    print(table(entries))
    write(entries, options.to)
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
