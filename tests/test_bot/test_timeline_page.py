"""`leeswijzer timeline --html`: the calendar says what the printed lines say, message by message."""

from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path

import pytest

from bot.catalogs import wordings
from bot.cli import main
from bot.texts import Texts
from bot.timeline import foreseen, typical
from bot.timeline_page import page
from dialogs.facts import Child, Family
from tests.test_bot.calendar_page import CalendarPage, Shown

FIRST, BELOW = date(2026, 11, 1), date(2027, 3, 1)
FAMILIES = {
    "tr": ["--born", "2026-03", "--lang", "tr", "--from", "2026-11", "--to", "2028"],
    "ar": ["--born", "2024-06", "--lang", "ar", "--from", "2026-11-20", "--to", "2027-06", "--often", "2"],
    "nl": ["--born", "2019-01", "--from", "2027", "--to", "2028", "--often", "1"],
}


def _page(family: Family, first: date = FIRST, below: date = BELOW) -> CalendarPage:
    rows = tuple(foreseen(family, first, below))
    return CalendarPage(page(Texts(wordings()["nl"]), family, rows, first, below))


def _line(one: Shown) -> str:
    """As the command prints it."""
    return f"{one.day} {one.at[11:16]}  {one.item}  ({one.why})  {one.words[0][2]}"


@pytest.mark.parametrize("language", FAMILIES)
def test_the_calendar_has_the_messages_of_the_printed_lines(
    language: str, capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    assert main(["timeline", *FAMILIES[language]]) == 0
    printed = capsys.readouterr().out.splitlines()
    assert main(["timeline", *FAMILIES[language], "--html", str(tmp_path / "page.html")]) == 0
    shown = CalendarPage((tmp_path / "page.html").read_text(encoding="utf-8")).shown
    assert len(printed) > 20
    assert [_line(one) for one in shown] == printed
    assert all(one.at.startswith(one.day) and one.at[11:16] in one.head for one in shown)
    assert all(date.fromisoformat(one.day).weekday() == one.column for one in shown)


def test_without_a_file_the_page_is_printed(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["timeline", *FAMILIES["nl"], "--html"]) == 0
    assert len(CalendarPage(capsys.readouterr().out).shown) > 20


def test_a_file_that_cannot_be_written_is_one_clear_line(
    capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    assert main(["timeline", *FAMILIES["nl"], "--html", str(tmp_path / "none" / "page.html")]) == 2
    assert capsys.readouterr().err.startswith("leeswijzer: cannot write ")


def test_each_language_runs_its_own_way_in_a_dutch_frame() -> None:
    found = _page(typical("2024-06", "ar", 3))
    assert found.tags["html"] == [{"lang": "nl", "dir": "ltr"}]
    assert all(
        [(language, way) for language, way, _ in one.words] == [("ar", "rtl"), ("nl", "ltr")]
        for one in found.shown
    )
    assert all(one.words[0][2] != one.words[1][2] for one in found.shown)
    assert _page(typical("2024-06", "zh_Hans", 1)).shown[0].words[0][0] == "zh-Hans"


def test_in_dutch_nothing_stands_there_twice() -> None:
    assert {len(one.words) for one in _page(typical("2024-06", "nl", 3)).shown} == {1}


def test_every_kind_has_a_word_of_its_own() -> None:
    found = _page(typical("2026-03", "nl", 3), FIRST, date(2027, 6, 1))
    heads = {one.kind: one.head.partition(" ")[2].strip() for one in found.shown}
    assert heads == {
        "tip": "📖 Voorleestip",
        "step": "👶 BoekStart",
        "moment": "🎉 Landelijke actie",
        "season": "🍂 Vraag aan de ouder",
    }


def test_every_month_is_there_with_its_dutch_name() -> None:
    assert _page(typical("2024-06", "tr", 1)).months == [
        "november 2026",
        "december 2026",
        "januari 2027",
        "februari 2027",
    ]


def test_a_pause_is_shown_day_by_day_and_nothing_comes_in_it() -> None:
    family = typical("2024-06", "nl", 3)
    paused = replace(family, plan=replace(family.plan, paused_until="2026-12-05"))
    found = _page(paused, date(2026, 11, 20))
    assert found.paused == [(date(2026, 11, 20) + timedelta(days=number)).isoformat() for number in range(15)]
    assert min(one.day for one in found.shown) == "2026-12-07"
    assert found.text.count("⏸️ pauze") == 15
    assert "In deze maand komt er niets." in found.text


def test_of_several_children_it_is_said_whose_message_it_is() -> None:
    family = typical("2024-06", "fa", 3)
    two = replace(
        family,
        children=(Child("1", "Nilüfer", "2024-06"), Child("2", '<script>"&', "2020-01")),
        plan=replace(family.plan, streams=(*family.plan.streams, ("2", "tips"))),
    )
    found = _page(two)
    names = [next(name for name in ("Nilüfer", '<script>"&') if name in one.head) for one in found.shown]
    assert names.count("Nilüfer") >= 10
    assert names.count('<script>"&') >= 10
    assert "script" not in found.tags


def test_the_page_needs_nothing_but_itself() -> None:
    family = typical("2026-03", "tr", 3)
    written = page(Texts(wordings()["nl"]), family, tuple(foreseen(family, FIRST, BELOW)), FIRST, BELOW)
    assert not {"script", "link", "img", "iframe"} & set(CalendarPage(written).tags)
    assert not any(sign in written for sign in ("http:", "https:", "url(", "@import"))
