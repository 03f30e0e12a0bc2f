"""The figures for people: one table of entries, and per series what stood behind them."""

from collections.abc import Callable, Sequence
from statistics import median

from tests.benchmarks.entries import Entry, Range
from tests.benchmarks.rounds import Round, Series

_ROW = "{:<32} {:>10} {:>19} {:>10} {:>19} {:>7}  {:<8} {}"


def table(entries: Sequence[Entry]) -> str:
    """One line per entry: ours, its range, the peer's, its range, the ratio, the unit, the aim."""
    head = _ROW.format("benchmark", "ours", "min-max", "peer", "min-max", "ratio", "unit", "aim")
    return "\n".join([head, "-" * len(head), *(_row(entry) for entry in entries)])


def _row(entry: Entry) -> str:
    return _ROW.format(
        entry.name,
        _number(entry.value),
        _range(entry.value_range),
        _number(entry.peer),
        _range(entry.peer_range),
        "-" if entry.ratio is None else f"{entry.ratio:.2f}",
        entry.unit,
        entry.aim,
    ).rstrip()


def _number(value: float | None) -> str:
    if value is None:
        return "-"
    return f"{value:,.0f}" if value >= 100 else f"{value:.3g}"


def _range(values: Range | None) -> str:
    return "-" if values is None else f"{_number(values[0])}-{_number(values[1])}"


def behind(title: str, series: Series) -> str:
    """Per contestant of a series the medians that explain its figures."""
    return "\n".join([title, *(_explained(name, rounds) for name, rounds in series.items() if rounds)])


def _explained(name: str, rounds: Sequence[Round]) -> str:
    def middle(figure: Callable[[Round], float]) -> float:
        return median(figure(played) for played in rounds)

    return (
        f"  {name:<20} {middle(lambda r: r.seen.rate):>7,.0f} turns/s"
        f"  p50 {middle(lambda r: r.seen.p50 * 1000):>6.1f} ms"
        f"  p99 {middle(lambda r: r.seen.p99 * 1000):>6.1f} ms"
        f"  {middle(lambda r: r.seen.calls_per_turn):.2f} calls/turn"
        f"  {middle(lambda r: r.memory):>4.0f} MiB"
        f"  start {middle(lambda r: r.start):.2f} s"
        f"  server busy {middle(lambda r: r.seen.server_busy):>4.0%}"
        f"  wrong {sum(r.seen.wrong for r in rounds)}"
        f"  unanswered {sum(r.seen.unanswered for r in rounds)}"
    )
