"""A message put in words, and what twelve languages add to the start: before any network or database."""

from collections.abc import Sequence
from pathlib import Path
from statistics import median
from typing import TypeAlias, cast

from dialogs.languages import NAMES, SOURCE
from tests.benchmarks.checkout import checkout, said
from tests.benchmarks.entries import Entry, entry
from tests.benchmarks.field import Field

MESSAGES = 3000
"""In each language and round."""

Start: TypeAlias = tuple[float, float]
"""Seconds for the languages, and peak MiB of the process."""


def run(field: Field, messages: int = MESSAGES) -> list[Entry]:
    """``render.*.stock`` in microseconds a message (median of a round), and what the languages beyond Dutch
    add: ``start.catalogs`` in seconds, ``memory.catalogs`` in MiB, and both where nothing is compiled. The
    last four are ours alone. Raises CalledProcessError when ours cannot render or start."""
    with checkout(compiled=True) as ready, checkout(compiled=False) as raw:
        entries = _rendered(field, ready, messages)
        return entries + _started(field, ready, raw)


def _rendered(field: Field, ready: Path, messages: int) -> list[Entry]:
    played = [
        cast("dict[str, tuple[float, float]]", said(ready, "side_by_side", str(messages)))
        for _ in range(field.rounds)
    ]
    return [
        entry(
            f"render.{language}.stock",
            "µs",
            [took[language][0] for took in played] if field.ours else [],
            [took[language][1] for took in played],
        )
        for language in played[0]
    ]


def _started(field: Field, ready: Path, raw: Path) -> list[Entry]:
    """Dutch alone, all languages compiled, all of them not: in turn, each in a fresh process."""
    alone, compiled, uncompiled = list[Start](), list[Start](), list[Start]()
    for _ in range(field.rounds if field.ours else 0):
        alone.append(_start(ready, SOURCE))
        compiled.append(_start(ready, *NAMES))
        uncompiled.append(_start(raw, *NAMES))
    print(f"{len(NAMES)} languages at the start, each in a fresh process")
    for name, starts in (("Dutch alone", alone), ("compiled", compiled), ("not compiled", uncompiled)):
        print(_behind(name, starts))
    return [*_added("", compiled, alone), *_added(".uncompiled", uncompiled, alone)]


def _start(folder: Path, *languages: str) -> Start:
    return cast("Start", said(folder, "starting", *languages))


def _added(state: str, many: Sequence[Start], alone: Sequence[Start]) -> list[Entry]:
    """What many languages take more than one, round by round."""
    pairs = list(zip(many, alone, strict=True))
    return [
        entry(f"start.catalogs{state}", "s", [more[0] - less[0] for more, less in pairs]),
        entry(f"memory.catalogs{state}", "MiB", [more[1] - less[1] for more, less in pairs]),
    ]


def _behind(name: str, starts: Sequence[Start]) -> str:
    if not starts:
        return f"  {name:<20} -"
    seconds, memory = (median(figures) for figures in zip(*starts, strict=True))
    return f"  {name:<20} {seconds * 1000:>5.0f} ms  {memory:>4.0f} MiB"
