"""Birth months in the forms people write them."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.catalogs import wordings
from dialogs.calendar import age_in_years, months_between
from dialogs.errors import InputRejected
from dialogs.months import month_button, tapped_month, typed_month, year_button
from tests.test_dialogs.world import TODAY


@pytest.mark.parametrize(
    ("text", "language", "month"),
    [
        ("maart 2016", "nl", "2016-03"),
        ("mrt 2016", "nl", "2016-03"),
        ("آذار ٢٠١٦", "ar", "2016-03"),
        ("كانون الثاني 2015", "ar", "2015-01"),
        ("غشت 2016", "ar", "2016-08"),
        ("maart 2016", "ar", "2016-03"),
        ("Mart 2016", "tr", "2016-03"),
        ("Maart 2016!!", "nl", "2016-03"),
        ("2016年3月", "zh_Hans", "2016-03"),
        ("2016年三月", "zh_Hans", "2016-03"),
        ("2016年3月12日", "zh_Hans", "2016-03"),
        ("جنوری ۲۰۱۶", "fa", "2016-01"),
        ("ژانویه 2016", "fa", "2016-01"),
        ("березень 2016 р.", "uk", "2016-03"),
        ("березня 2016", "uk", "2016-03"),
        ("marca 2016", "pl", "2016-03"),
        ("Maarso 2016", "so", "2016-03"),
        ("መጋቢት 2016", "ti", "2016-03"),
        ("marzo de 2016", "es", "2016-03"),
        ("maart 2016", "fy", "2016-03"),
        ("12 maart 2016", "nl", "2016-03"),
        ("3-2016", "nl", "2016-03"),
        ("03/2016", "nl", "2016-03"),
        ("2016-03", "nl", "2016-03"),
        ("12-03-2016", "nl", "2016-03"),
        ("2016-03-12", "nl", "2016-03"),
        ("3 16", "nl", "2016-03"),
        ("12.3.16", "nl", "2016-03"),
        ("3-99", "nl", "1999-03"),
        ("٣/٢٠١٦", "ar", "2016-03"),
        ("۳ ۲۰۱۶", "ar", "2016-03"),
        ("مارس 2016", "ar", "2016-03"),
        ("12 mart 2016", "tr", "2016-03"),
        ("AĞUSTOS 2015", "tr", "2015-08"),
        ("Şubat 2015", "tr", "2015-02"),
        ("March 2016", "en", "2016-03"),
        ("november 2026", "nl", "2026-11"),
    ],
)
def test_a_month_is_read(text: str, language: str, month: str) -> None:
    assert typed_month(text, wordings()[language].months, TODAY) == month


def test_a_year_alone_is_half_an_answer() -> None:
    assert typed_month("2016", {}, TODAY) == 2016


@pytest.mark.parametrize(
    ("text", "problem"),
    [
        ("", "Tik op een jaar"),
        ("maart", "Tik op een jaar"),
        ("13-2016", "Tik op een jaar"),
        ("00-2016", "Tik op een jaar"),
        ("12-2026", "Die maand komt nog"),
        ("2027", "Die maand komt nog"),
        ("9999", "Die maand komt nog"),
        ("1-1900", "Dat is heel lang geleden"),
    ],
)
def test_what_cannot_be_a_month(text: str, problem: str) -> None:
    with pytest.raises(InputRejected) as caught:
        typed_month(text, wordings()["nl"].months, TODAY)
    assert caught.value.how.source.startswith(problem)


def test_a_tapped_month_still_to_come() -> None:
    assert tapped_month("2026", "11", TODAY) == "2026-11"
    with pytest.raises(InputRejected):
        tapped_month("2026", "12", TODAY)


def test_buttons_of_years_and_months() -> None:
    assert (year_button("y2016"), year_button("y3016"), year_button("m1")) == ("2016", None, None)
    assert (month_button("m12"), month_button("m13"), month_button("m0")) == ("12", None, None)


@given(st.text(max_size=40))
def test_any_text_is_a_month_a_year_or_refused(text: str) -> None:
    try:
        found = typed_month(text, wordings()["nl"].months, TODAY)
    except InputRejected:
        return
    assert isinstance(found, int) or ("1926" <= found[:4] <= "2026" and 1 <= int(found[5:]) <= 12)


@given(st.integers(1930, 2026), st.integers(1, 12))
def test_every_month_in_numbers_is_read(year: int, month: int) -> None:
    if (year, month) <= (TODAY.year, TODAY.month):
        assert typed_month(f"{month}-{year}", {}, TODAY) == f"{year}-{month:02d}"


def test_ages_turn_at_the_first_of_the_month() -> None:
    assert age_in_years("2018-11", date(2026, 11, 1)) == 8
    assert age_in_years("2018-12", date(2026, 11, 30)) == 7
    assert months_between("2026-11", date(2026, 11, 21)) == 0
