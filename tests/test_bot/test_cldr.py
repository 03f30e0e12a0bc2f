"""Names of months and days: each language has its own, whichever was asked for before."""

import json
import subprocess
import sys
from pathlib import Path

import pytest

from bot.catalogs import wordings

ROOT = Path(__file__).parents[2]
ASKED = """
import json, sys
from bot.cldr import locale
found = []
for name in sys.argv[1:]:
    one = locale(name)
    found.append([one.months["stand-alone"]["wide"][1], one.days["stand-alone"]["wide"][0]])
print(json.dumps(found))
"""
FRISIAN, CHINESE = ["Jannewaris", "moandei"], ["一月", "星期一"]


def names(*languages: str) -> list[list[str]]:
    """The first month and the first day in each of these, asked in this order in a process of its own: what
    Babel has read once it keeps, and each is asked before the next is read."""
    command = [sys.executable, "-c", ASKED, *languages]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=True)
    found: list[list[str]] = json.loads(done.stdout)
    return found


@pytest.mark.parametrize(
    ("order", "found"),
    [(("zh_Hans", "fy"), [CHINESE, FRISIAN]), (("fy", "zh_Hans"), [FRISIAN, CHINESE])],
)
def test_frisian_months_are_frisian_after_chinese(order: tuple[str, ...], found: list[list[str]]) -> None:
    assert names(*order) == found


def test_a_parent_who_writes_frisian_types_frisian_months() -> None:
    months = wordings()["fy"].months
    assert (months["jannewaris"], months["maart"]) == (1, 3)
    assert not {"一月", "三月"} & set(months)
