"""Who takes part: each contestant is a name and a way to start it against a Bot API base URL."""

import json
import sys
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from tests.benchmarks import installing, ours
from tests.benchmarks.questions import CLOSING, QUESTIONS

Command = Callable[[str, Path], tuple[list[str], dict[str, str]]]


@dataclass(frozen=True, slots=True)
class Contestant:
    """``command(url, workdir)`` gives the command line and what to add to the environment."""

    name: str
    command: Command


OURS = Contestant("ours", ours.command)


def _env(url: str) -> dict[str, str]:
    texts = json.dumps({"questions": QUESTIONS, "closing": CLOSING})
    return {"BENCH_URL": url, "BENCH_TOKEN": ours.TOKEN, "BENCH_TEXTS": texts}


def _raw(url: str, _: Path) -> tuple[list[str], dict[str, str]]:
    return [sys.executable, "-m", "tests.benchmarks.raw"], _env(url)


RAW = Contestant("raw", _raw)


def _python_peer(name: str) -> Contestant:
    module = f"tests.benchmarks.peers.{name}_bot"
    return Contestant(name, lambda url, _: ([str(installing.PYTHON), "-m", module], _env(url)))


GRAMMY = Contestant("grammy", lambda url, _: (["node", str(installing.GRAMMY / "bot.js")], _env(url)))


def peers() -> dict[str, Contestant]:
    """The peers that can run here, installed at need; what is missing is said on stderr and left out."""
    there: list[Contestant] = []
    if installing.python_peers():
        there += [_python_peer(name) for name in ("aiogram", "telebot", "conversationhandler")]
    if installing.grammy():
        there.append(GRAMMY)
    return {contestant.name: contestant for contestant in there}
