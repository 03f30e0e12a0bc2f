"""The machine under the benchmark: which core for whom, and what a process has used (Linux only)."""

import os
from pathlib import Path

_CORES = sorted(os.sched_getaffinity(0))
BOT_CORE = _CORES[0]
SERVER_CORE = _CORES[-1]
"""The same as ``BOT_CORE`` on a machine with one core; the figures then are no more than a smoke test."""


def pin_bot() -> None:
    """Bind this process and its future threads to the bot's core."""
    os.sched_setaffinity(0, {BOT_CORE})


def peak_memory(pid: int) -> float:
    """The most resident memory the process ever had (VmHWM), in MiB; 0.0 once it has ended."""
    for line in Path(f"/proc/{pid}/status").read_text().splitlines():
        if line.startswith("VmHWM:"):
            return int(line.split()[1]) / 1024
    return 0.0
