"""The program with catalogs of its own, so that a measure compiles nothing in the folder people work in."""

import json
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from shutil import copytree, ignore_patterns

from tests.benchmarks.machine import pin_bot

ROOT = Path(__file__).parents[2]


@contextmanager
def checkout(compiled: bool) -> Iterator[Path]:
    """A folder to run the program in, its catalogs compiled or not; gone after. Raises CalledProcessError
    where a catalog is broken."""
    with tempfile.TemporaryDirectory(prefix="bench-catalogs-") as made:
        folder = Path(made)
        for package in ("bot", "dialogs", "storage", "tests"):
            (folder / package).symlink_to(ROOT / package)
        copytree(ROOT / "locales", folder / "locales", ignore=ignore_patterns("*.mo"))
        if compiled:
            subprocess.run([sys.executable, "-m", "bot", "locales", "--compile"], cwd=folder, check=True)
        yield folder


def said(folder: Path, module: str, *arguments: str) -> object:
    """What a module prints as JSON, run on the bot's core. Raises CalledProcessError when it fails."""
    line = [sys.executable, "-m", f"tests.benchmarks.{module}", *arguments]
    done = subprocess.run(line, cwd=folder, stdout=subprocess.PIPE, text=True, check=True, preexec_fn=pin_bot)
    return json.loads(done.stdout)
