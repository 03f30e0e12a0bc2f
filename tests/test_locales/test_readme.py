"""The README says of each language who reviewed it, as its catalog does."""

from pathlib import Path

from bot.locales import read_catalog, reviewed
from dialogs.languages import NAMES, SOURCE


def test_the_table_is_true() -> None:
    readme = (Path(__file__).parents[2] / "README.md").read_text(encoding="utf-8")
    rows = [f"| {SOURCE} {NAMES[SOURCE]} | the source |"]
    rows += [
        f"| {one} {name} | {reviewed(read_catalog(one))} |" for one, name in NAMES.items() if one != SOURCE
    ]
    assert "\n".join(rows) in readme
