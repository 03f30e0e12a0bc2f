"""A letter to ten thousand families: ours, with a durable row for each, beside the library's usual way."""

import json
import os
import subprocess
import sys
import tempfile
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any, cast

from tests.benchmarks import installing
from tests.benchmarks.checkout import ROOT, checkout, said
from tests.benchmarks.entries import Entry, entry
from tests.benchmarks.field import Field
from tests.benchmarks.lettering import TEXT
from tests.benchmarks.machine import pin_bot
from tests.benchmarks.ours import TOKEN
from tests.benchmarks.payloads import FIRST_CHAT

FAMILIES = 10_000
PEER = "tests.benchmarks.peers.gather_letters"
STOCK, PATIENT = 1.0, 3600.0
"""Seconds that a call of the peer waits for a connection: as the library comes, and as long as it takes."""

FEW = 100
"""Calls that the peer gathers at once where it does not gather all."""


@dataclass(frozen=True, slots=True)
class _Way:
    """One way of sending in one round: chats that have the letter, and seconds."""

    chats: int
    seconds: float

    @property
    def rate(self) -> float:
        """Chats a second."""
        return self.chats / self.seconds


def run(field: Field, families: int = FAMILIES) -> list[Entry]:
    """Families a second that have the letter. ``broadcast.gather``: beside the peer that waits for a
    connection as long as it takes, so that every family gets it; ``broadcast.gather.stock``: as the library
    comes, where a call that waits a second for a connection fails, and only what arrived is counted (both are
    measured once: they take minutes); ``broadcast.gather.missed``: the share of the families that this one
    leaves without a letter, ours beside it; ``broadcast.gather.few``: beside one who knows to gather no more
    than a few at once, in turn with ours in each round. Ours is measured until the last status is committed,
    the peer until the last answer: it keeps nothing. Raises CalledProcessError when ours fails."""
    ours, few = list[_Way](), list[_Way]()
    has_peer = installing.python_peers()
    with checkout(compiled=True) as program:
        for _ in range(min(field.rounds, 3)):
            ours += [_ours(program, families)] if field.ours else []
            few += [_peer(families, PATIENT, FEW)] if has_peer else []
    patient = [_peer(families, PATIENT, families)] if has_peer else []
    stock = [_peer(families, STOCK, families)] if has_peer else []
    return [
        entry("broadcast.gather", "families/s", _rates(ours), _rates(patient), aim="ratio >= 10"),
        entry("broadcast.gather.stock", "families/s", _rates(ours), _rates(stock)),
        entry("broadcast.gather.missed", "share", _missed(ours, families), _missed(stock, families)),
        entry("broadcast.gather.few", "families/s", _rates(ours), _rates(few)),
    ]


def _rates(ways: Sequence[_Way]) -> list[float]:
    return [one.rate for one in ways]


def _missed(ways: Sequence[_Way], families: int) -> list[float]:
    return [1 - one.chats / families for one in ways]


def _ours(program: Path, families: int) -> _Way:
    with _server(families) as server, tempfile.TemporaryDirectory(prefix="bench-letters-") as folder:
        seen = cast("dict[str, Any]", said(program, "lettering", folder, server.url, str(families)))
        counted = server.counted()
    assert seen["became"] == {"sent": families}, seen
    assert counted == (families, families), counted
    return _Way(families, seen["seconds"])


def _peer(families: int, patience: float, at_once: int) -> _Way:
    with _server(families) as server:
        given = (server.url, str(families), str(FIRST_CHAT), TEXT, str(patience), str(at_once))
        line = [str(installing.PYTHON), "-m", PEER, *given]
        env = {**os.environ, "BENCH_TOKEN": TOKEN}
        done = subprocess.run(
            line, cwd=ROOT, env=env, stdout=subprocess.PIPE, text=True, check=True, preexec_fn=pin_bot
        )
        seen = json.loads(done.stdout)
        chats, _ = server.counted()
    return _Way(min(chats, seen["sent"]), seen["seconds"])


class _Server:
    """A fresh server that counts."""

    def __init__(self, process: "subprocess.Popen[str]") -> None:
        self._process = process
        self.url = f"http://127.0.0.1:{json.loads(self._line())['port']}"

    def counted(self) -> tuple[int, int]:
        """How many chats have a letter, and how many letters came."""
        self._process.terminate()
        found = json.loads(self._line())
        return found["chats"], found["letters"]

    def _line(self) -> str:
        assert self._process.stdout is not None
        return self._process.stdout.readline()


@contextmanager
def _server(families: int) -> Iterator[_Server]:
    line = [sys.executable, "-m", "tests.benchmarks.counting", str(families)]
    process = subprocess.Popen(line, stdout=subprocess.PIPE, text=True)
    try:
        yield _Server(process)
    finally:
        process.kill()
        process.wait()
        if process.stdout:
            process.stdout.close()
