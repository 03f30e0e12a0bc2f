"""What one run of the stub server does, as its command line says it."""

from argparse import ArgumentParser
from dataclasses import dataclass, fields


@dataclass(frozen=True, slots=True)
class Load:
    """One measured round: who talks, how fast, for how long."""

    persons: int = 300
    warmup: int = 600
    """Turns that do not count, at most ``warmup_seconds`` of them."""
    warmup_seconds: float = 1.5
    turns: int = 20_000
    """The round ends after so many turns or ``seconds``, whichever is first."""
    seconds: float = 2.5
    delay: float = 0.0
    """Seconds every API answer is held back, as a distant server would."""
    rate: float = 0.0
    """Updates per second whatever the bot does (open loop); 0: each person goes on when it has its reply."""
    patience: float = 25.0
    """Seconds a bot may take to its first getUpdates."""

    def arguments(self) -> list[str]:
        """The command line that ``parse`` reads back."""
        return [f"--{field.name}={getattr(self, field.name)}" for field in fields(self)]


@dataclass(frozen=True, slots=True)
class Serving:
    """Where the server stands: its core (-1: any), certificate and key files for TLS ("" for plain HTTP)."""

    core: int = -1
    certificate: str = ""
    key: str = ""


def parse(arguments: list[str]) -> tuple[Load, Serving]:
    """Read a command line; argparse ends the process on a wrong one."""
    parser = ArgumentParser(prog="tests.benchmarks.server")
    for field in (*fields(Load), *fields(Serving)):
        parser.add_argument(f"--{field.name}", type=type(field.default), default=field.default)
    values = vars(parser.parse_args(arguments))
    load, serving = ({field.name: values[field.name] for field in fields(kind)} for kind in (Load, Serving))
    return Load(**load), Serving(**serving)
