"""One round: a fresh server on its core, a fresh bot on the other, both gone after. And rounds in turn."""

import json
import os
import select
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import asdict, dataclass
from pathlib import Path

from tests.benchmarks.certificate import Certificate
from tests.benchmarks.contestants import Contestant
from tests.benchmarks.machine import SERVER_CORE, peak_memory, pin_bot
from tests.benchmarks.measuring import Seen
from tests.benchmarks.settings import Load, Serving


@dataclass(frozen=True, slots=True)
class Round:
    """What was seen of one bot: the server's record, peak MiB, seconds from start to first getUpdates."""

    seen: Seen
    memory: float
    start: float


class BotFailed(Exception):
    """A bot ended early or made not one right turn; carries its name and the end of what it printed."""

    def __init__(self, name: str, output: str) -> None:
        super().__init__(f"{name} ended or made no right turn; it printed:\n{output[-2000:]}")
        self.name, self.output = name, output


@contextmanager
def _process(arguments: Sequence[str], **options: object) -> Iterator["subprocess.Popen[str]"]:
    process = subprocess.Popen(arguments, text=True, **options)  # type: ignore[call-overload]  # options vary
    try:
        yield process
    finally:
        process.kill()
        process.wait()
        if process.stdout:
            process.stdout.close()


def play(contestant: Contestant, load: Load, certificate: Certificate | None = None) -> Round:
    """Play one round, over TLS when there is a certificate; raises BotFailed."""
    serving = Serving(
        SERVER_CORE, *((str(certificate.path), str(certificate.key)) if certificate else ("", ""))
    )
    serve = [f"--{name}={value}" for name, value in asdict(serving).items() if value != ""]
    server_line = [sys.executable, "-m", "tests.benchmarks.server", *load.arguments(), *serve]
    with (
        tempfile.TemporaryDirectory(prefix="bench-") as folder,
        _process(server_line, stdout=subprocess.PIPE) as server,
    ):
        port = json.loads(_line(server))["port"]
        scheme = "https" if certificate else "http"
        return _play(contestant, f"{scheme}://127.0.0.1:{port}", Path(folder), certificate, server)


def _play(
    contestant: Contestant,
    url: str,
    folder: Path,
    certificate: Certificate | None,
    server: "subprocess.Popen[str]",
) -> Round:
    arguments, extra = contestant.command(url, folder)
    env = {**os.environ, **extra, **({"SSL_CERT_FILE": str(certificate.path)} if certificate else {})}
    with (folder / "output").open("w+") as output:
        started = time.monotonic()
        with _process(arguments, env=env, stdout=output, stderr=output, preexec_fn=pin_bot) as bot:
            seen = _seen(server, bot)
            memory = peak_memory(bot.pid) if seen else 0.0
        if seen is None or not seen.turns:
            raise BotFailed(contestant.name, (folder / "output").read_text())
    return Round(seen, memory, seen.first_poll - started)


def _seen(server: "subprocess.Popen[str]", bot: "subprocess.Popen[str]") -> Seen | None:
    """The server's record when the round is over; None as soon as the bot has ended before that."""
    assert server.stdout is not None
    while not select.select([server.stdout], [], [], 0.2)[0]:
        if bot.poll() is not None:
            return None
    return Seen(**json.loads(_line(server)))


def _line(server: "subprocess.Popen[str]") -> str:
    assert server.stdout is not None
    return str(server.stdout.readline())


Series = dict[str, list[Round]]


def interleaved(
    contestants: Sequence[Contestant], load: Load, rounds: int, certificate: Certificate | None = None
) -> Series:
    """All contestants once, then all again: what disturbs the machine for a while disturbs everybody alike.

    A peer that fails is said on stderr and left out of the rest; when ours fails, BotFailed goes on.
    """
    series: Series = {contestant.name: [] for contestant in contestants}
    for _ in range(rounds):
        for contestant in contestants:
            if contestant.name not in series:
                continue
            try:
                series[contestant.name].append(play(contestant, load, certificate))
            except BotFailed as failed:
                if contestant.name == "ours":
                    raise
                print(failed, file=sys.stderr)
                del series[contestant.name]
    return series
