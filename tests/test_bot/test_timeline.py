"""`leeswijzer timeline`: a line for each message, each with its date and its reason."""

import re

import pytest

from bot.cli import main


def test_each_line_begins_with_a_date_and_says_why(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["timeline", "--born", "2026-03", "--lang", "tr", "--from", "2026-11", "--to", "2028"]) == 0
    lines = capsys.readouterr().out.splitlines()
    assert len(lines) > 150
    dates = [line[:10] for line in lines]
    assert dates == sorted(dates)
    assert dates[0] >= "2026-11-01"
    assert dates[-1] < "2028-01-01"
    assert all(re.match(r"\d{4}-\d\d-\d\d 18:30  [a-z_.0-9-]+  \(.+\)  .+", line) for line in lines)


@pytest.mark.parametrize("often", [1, 2, 3])
def test_the_dose_is_the_number_of_moments(capsys: pytest.CaptureFixture[str], often: int) -> None:
    given = ["--born", "2020-03", "--from", "2027-01-04", "--to", "2027-02-01", "--often", str(often)]
    assert main(["timeline", *given]) == 0
    assert len(capsys.readouterr().out.splitlines()) == 4 * often


@pytest.mark.parametrize(
    "wrong",
    [
        ["--born", "2026", "--from", "2026-11", "--to", "2028"],
        ["--born", "2026-03", "--from", "soon", "--to", "2028"],
        ["--born", "2026-03", "--from", "2026-13", "--to", "2028"],
        ["--born", "2026-03", "--from", "2026-11", "--to", "2028", "--lang", "xx"],
        ["--born", "2026-03", "--from", "2026-11", "--to", "2028", "--often", "9"],
    ],
)
def test_wrong_use_is_one_clear_line(capsys: pytest.CaptureFixture[str], wrong: list[str]) -> None:
    assert main(["timeline", *wrong]) == 2
    assert capsys.readouterr().err.startswith("leeswijzer: use --born 2026-03")
