"""Render one message after the other, ours and the stock way in turn, in one process on one core."""

import json
import sys
import time
from collections.abc import Callable
from functools import partial
from pathlib import Path
from statistics import median

from bot.catalogs import wording
from bot.rendering import shown
from bot.shelf import folder
from bot.texts import Texts
from dialogs.effects import Show
from tests.benchmarks.message import TAPPED, show, told
from tests.benchmarks.stock import Stock

LANGUAGES = ("ar", "nl")
"""The one that asks most (six forms, isolates, the Dutch button) and the source."""


def ours(made: Show, texts: Texts) -> str:
    """The parameters of editMessageText as JSON; the decision what to say is made before."""
    return json.dumps(shown(made, texts, TAPPED)[0].params)


def medians(language: str, catalogs: Path, messages: int) -> tuple[float, float]:
    """Microseconds a message: ours and the stock way."""
    texts, stock = Texts(wording(language)), Stock(language, catalogs)
    ours_took, stock_took = [], []
    for number in range(messages):
        filling = told(number)
        made = show(filling, language)
        ours_took.append(_took(partial(ours, made, texts)))
        stock_took.append(_took(partial(stock.message, filling)))
    return median(ours_took), median(stock_took)


def _took(render: Callable[[], str]) -> float:
    began = time.perf_counter_ns()
    render()
    return (time.perf_counter_ns() - began) / 1000


if __name__ == "__main__":
    print(json.dumps({language: medians(language, folder(), int(sys.argv[1])) for language in LANGUAGES}))
