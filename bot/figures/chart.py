"""A table as bars that can be read on a grey print: the period dark, the one before it hatched, numbers at
the ends. What may not be shown has no bar."""

import io
from collections.abc import Sequence
from typing import TYPE_CHECKING

from bot.figures.report import Row, Table, shown_as

if TYPE_CHECKING:
    from matplotlib.axes import Axes

KIND = "image/png"
MOST = 14
"""Rows in one picture; of a longer table only the totals are drawn."""
WIDTH = 7.0
_PER_ROW, _LEGEND, _TITLE = 0.52, 0.45, 0.45
"""Inches."""
_DOTS = 160
_DARK, _GREY = "#0f5868", "#6b6b6b"
_BAR = 0.38


def drawn(table: Table) -> tuple[Row, ...]:
    """The rows that a picture of the table has: without the total of its parts, which would dwarf them."""
    rows = table.rows[1:] if table.whole else table.rows
    return rows if len(rows) <= MOST else tuple(row for row in rows if not row.depth)[:MOST]


def png(table: Table, now: str, before: str, title: str = "", wide: float = WIDTH) -> bytes:
    """The picture. `now` and `before` name the two periods, `title` stands above it; `wide` in inches: the
    narrower, the larger its letters. Loads matplotlib, which takes longer than all the rest of a start."""
    from matplotlib.backends.backend_agg import FigureCanvasAgg
    from matplotlib.figure import Figure

    rows = drawn(table)
    with_before = any(row.before for row in rows)
    tall = _PER_ROW * len(rows) + (_LEGEND if with_before else 0) + (_TITLE if title else 0)
    figure = Figure(figsize=(wide, tall), dpi=_DOTS, layout="constrained")
    FigureCanvasAgg(figure)
    axes = figure.subplots()
    _bars(axes, rows, now, before if with_before else "")
    _frame(axes, rows)
    if title:
        figure.suptitle(title, fontsize=14, fontweight="bold", x=0.02, ha="left")
    if with_before:
        figure.legend(loc="outside lower left", ncols=2, frameon=False, fontsize=11)
    out = io.BytesIO()
    figure.savefig(out, format="png", metadata={"Software": None})
    return out.getvalue()


def _bars(axes: "Axes", rows: Sequence[Row], now: str, before: str) -> None:
    places = range(len(rows))
    shift = _BAR / 2 if before else 0.0
    tall = _BAR if before else _BAR * 1.6
    first = axes.barh([at - shift for at in places], [row.now for row in rows], tall, color=_DARK, label=now)
    axes.bar_label(first, [shown_as(row.now) for row in rows], padding=4, fontsize=11, fontweight="bold")
    if before:
        second = axes.barh(
            [at + shift for at in places],
            [row.before for row in rows],
            tall,
            color="white",
            edgecolor=_GREY,
            hatch="////",
            linewidth=0.8,
            label=before,
        )
        axes.bar_label(second, [shown_as(row.before) for row in rows], padding=4, fontsize=10, color=_GREY)


def _frame(axes: "Axes", rows: Sequence[Row]) -> None:
    deep = len({row.depth for row in rows}) > 1
    axes.set_yticks(
        range(len(rows)), [("   " * row.depth if deep else "") + _fitting(row.label) for row in rows]
    )
    for label, row in zip(axes.get_yticklabels(), rows, strict=True):
        label.set_fontsize(11)
        label.set_fontweight("bold" if deep and not row.depth else "normal")
    axes.set_ylim(len(rows) - 0.45, -0.55)
    axes.set_xlim(0, 1.12 * max(1, *(max(row.now, row.before) for row in rows)))
    axes.xaxis.set_visible(False)
    axes.tick_params(axis="y", length=0)
    for side in ("top", "right", "bottom"):
        axes.spines[side].set_visible(False)
    axes.spines["left"].set_color(_GREY)


def _fitting(label: str, most: int = 38) -> str:
    return label if len(label) <= most else f"{label[: most - 1].rstrip()}…"
