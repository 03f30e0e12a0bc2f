"""A thousand families whose moment has come, out of a million children and out of ten thousand."""

import shutil
import tempfile
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from statistics import median
from typing import Any, cast

from tests.benchmarks.checkout import checkout, said
from tests.benchmarks.entries import Entry, entry
from tests.benchmarks.field import Field


@dataclass(frozen=True, slots=True)
class Sizes:
    """Children in the two tables, families due at once, and jobs of the peer in its two; `many_jobs` are
    measured once."""

    many: int = 1_000_000
    few: int = 10_000
    due: int = 1_000
    jobs: int = 10_000
    many_jobs: int = 100_000


FULL = Sizes()


def run(field: Field, sizes: Sizes = FULL) -> list[Entry]:
    """In milliseconds, the median of each process: ``campaigns.due`` out of many children, beside a peer that
    has many jobs; ``campaigns.due.few`` beside one with few, and with a database set up as ours
    (``.as_ours``); ``campaigns.idle`` is a tick with nothing due. ``campaigns.size`` is how many times longer
    it takes out of many than out of few; ``campaigns.settle`` what the tick does after, while nobody waits
    (SQLite's log goes into its file); ``campaigns.memory`` the peak in MiB of the process with many.
    Raises CalledProcessError when one of them fails."""
    with tempfile.TemporaryDirectory(prefix="bench-campaigns-") as made, checkout(compiled=True) as program:
        folder = Path(made)
        ours = _ours(field, program, folder, sizes) if field.ours else _NOBODY
        jobs = [_jobs(program, folder, sizes.jobs, sizes.due) for _ in range(min(field.rounds, 3))]
        crowd = [_jobs(program, folder, sizes.many_jobs, sizes.due)]
    return _entries(ours, jobs, crowd)


@dataclass(frozen=True, slots=True)
class _Ours:
    """What each process said, with many and with few, round by round."""

    many: Sequence[dict[str, Any]]
    few: Sequence[dict[str, Any]]


_NOBODY = _Ours((), ())


def _ours(field: Field, program: Path, folder: Path, sizes: Sizes) -> _Ours:
    """Many and few in turn. Few are played on a copy: else the same families would be due again."""
    (folder / "many").mkdir()
    (folder / "few").mkdir()
    for name, children in (("many", sizes.many), ("few", sizes.few)):
        seconds, size = cast("list[float]", said(program, "subscribers", str(folder / name), str(children)))
        print(f"{children:,} children: filled in {seconds:.0f} s, {size:,.0f} MiB")
    many, few = list[dict[str, Any]](), list[dict[str, Any]]()
    for number in range(field.rounds):
        many.append(_advanced(program, folder / "many", sizes.many, sizes.due, number))
        copied = shutil.copytree(folder / "few", folder / f"few{number}")
        few.append(_advanced(program, copied, sizes.few, sizes.due, number))
    return _Ours(many, few)


def _advanced(program: Path, folder: Path, children: int, due: int, number: int) -> dict[str, Any]:
    given = said(program, "advancing", str(folder), str(children), str(due), str(number))
    return cast("dict[str, Any]", given)


def _jobs(program: Path, folder: Path, jobs: int, due: int) -> dict[str, Any]:
    """APScheduler with so many jobs, in a database of its own."""
    with tempfile.TemporaryDirectory(dir=folder) as fresh:
        return cast("dict[str, Any]", said(program, "jobs", fresh, str(jobs), str(due)))


def _entries(ours: _Ours, jobs: Sequence[dict[str, Any]], crowd: Sequence[dict[str, Any]]) -> list[Entry]:
    many, few = _medians(ours.many, "turns"), _medians(ours.few, "turns")
    return [
        entry("campaigns.due", "ms", many, _medians(crowd, "stock"), aim="< 150"),
        entry("campaigns.due.few", "ms", few, _medians(jobs, "stock"), aim="ratio <= 0.10"),
        entry("campaigns.due.few.as_ours", "ms", few, _medians(jobs, "as_ours")),
        entry(
            "campaigns.size", "x", [more / less for more, less in zip(many, few, strict=True)], aim="<= 1.5"
        ),
        entry("campaigns.settle", "ms", _medians(ours.many, "settling")),
        entry("campaigns.idle", "ms", _medians(ours.many, "idle"), aim="< 5"),
        entry("campaigns.memory", "MiB", [one["memory"] for one in ours.many], aim="< 200"),
    ]


def _medians(series: Sequence[dict[str, Any]], what: str) -> list[float]:
    return [median(one[what]) for one in series]
