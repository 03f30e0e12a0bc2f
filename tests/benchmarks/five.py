"""Our contestant: the whole program, with a tree of five questions in the place of the shipped ones."""

import sys

sys.modules.update(dict.fromkeys(("rich", "pygments")))  # type: ignore[arg-type]  # None: as if not installed
# A library installs no developer's tools; httpx would load these where they happen to lie about.

# ruff: noqa: E402
import asyncio
import time
from dataclasses import replace
from datetime import date

from bot import logs
from bot.app import build
from bot.service import until_stopped
from bot.settings import library, settings
from dialogs.changing import changed
from dialogs.engine import step
from dialogs.facts import Facts
from dialogs.inputs import Input, Started, Tapped, Typed
from dialogs.library import Library
from dialogs.loading import Trees, from_texts, shipped
from dialogs.session import Session
from tests.benchmarks.questions import CLOSING, QUESTIONS

_NAMES = ("name", "age", "school", "help", "day")
_KINDS = ("first_name", "text", "text", "text", "text")
NO_LIMIT = 1e9
"""Messages a second: the harness measures the program, not Telegram's patience."""


def tree() -> Trees:
    """The five questions as the menu, so that each /start begins anew."""
    lines = ["tree: menu", "start: name"]
    for index, (name, kind) in enumerate(zip(_NAMES, _KINDS, strict=True)):
        following = _NAMES[index + 1] if index + 1 < len(_NAMES) else "closing"
        lines += [f"{name}:", f'  ask: "{QUESTIONS[index]}"', f"  as: {kind}"]
        lines += [f"  save: five.{name}", f"  next: {following}"]
    closing = CLOSING.replace("{name}", "{five.name}")
    lines += ["closing:", f'  ask: "{closing}"', "  as: text", "  next: closing"]
    return from_texts({"menu.yaml": "\n".join(lines), "welkom.yaml": _WELCOME})


_WELCOME = """
tree: welkom
start: on
on:
  next: {jump: menu}
"""


async def serve() -> None:
    """The program as `leeswijzer run` starts it, without limits on sending."""
    logs.begin()
    app = await build(settings(rate_total=NO_LIMIT, rate_private=NO_LIMIT), tree())
    try:
        await until_stopped(app)
    finally:
        await app.close()


def steps(rounds: int = 400) -> float:
    """Steps a second of the pure engine, alone on its core, in the shipped intake of studiebegeleiding."""
    trees, shelf = shipped(), library(None)
    _rounds(trees, shelf, 20)
    began = time.perf_counter()
    count = sum(_rounds(trees, shelf, 1) for _ in range(rounds))
    return count / (time.perf_counter() - began)


def _rounds(trees: Trees, shelf: Library, rounds: int) -> int:
    for _ in range(rounds):
        facts = Facts(today=date(2026, 11, 21), library=shelf)
        session: Session | None = None
        for given in _INTAKE:
            turn = step(trees, session, _stamped(given, session), facts)
            session = turn.session
            family = facts.family
            for effect in turn.effects:
                family = changed(family, effect, facts.today)
            if family is not facts.family:
                facts = replace(facts, family=family)
        if len(facts.family.intakes) != 1:
            raise RuntimeError("the benchmark does not get to the end of the intake")
    return rounds * len(_INTAKE)


def _stamped(given: Input, session: Session | None) -> Input:
    return Tapped(format(session.turn, "x"), given.choice) if isinstance(given, Tapped) and session else given


def _tap(choice: str) -> Tapped:
    return Tapped("", choice)


_INTAKE: tuple[Input, ...] = (
    Started("studiebegeleiding"),
    *map(_tap, ("nl", "yes", "parent")),
    Typed("Sam"),
    Typed("03/2016"),
    *map(_tap, ("po", "groep6", "s1", "homework", ".done", "monday", ".done", "school", "no")),
    Typed("06 12345678"),
    *map(_tap, ("tr", ".skip", "confirm")),
)


if __name__ == "__main__":
    if sys.argv[1:] == ["steps"]:
        print(steps())
    else:
        asyncio.run(serve())
