"""Steps per second of the pure engine alone: what a turn costs before any I/O."""

import subprocess

from tests.benchmarks import ours
from tests.benchmarks.entries import Entry, entry
from tests.benchmarks.field import Field
from tests.benchmarks.machine import pin_bot


def run(field: Field) -> list[Entry]:
    """``engine.steps``; CalledProcessError when ours cannot say."""
    figures = [_steps() for _ in range(field.rounds)] if field.ours else []
    return [entry("engine.steps", "steps/s", figures)]


def _steps() -> float:
    line = ours.steps_command()
    return float(
        subprocess.run(line, stdout=subprocess.PIPE, text=True, check=True, preexec_fn=pin_bot).stdout
    )
