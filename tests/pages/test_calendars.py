"""Dates in other calendars, digits and orders than the Western ones."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader.pages.calendars import from_solar
from reader.pages.dates import find_dates
from reader.pages.partial import day_of_year


@pytest.mark.parametrize(
    ("year", "month", "day", "expected"),
    [
        (1300, 1, 1, "1921-03-21"),
        (1357, 11, 22, "1979-02-11"),
        (1399, 12, 30, "2021-03-20"),
        (1402, 12, 29, "2024-03-19"),
        (1403, 1, 1, "2024-03-20"),
        (1403, 12, 30, "2025-03-20"),
        (1404, 1, 1, "2025-03-21"),
    ],
)
def test_a_day_of_the_iranian_calendar(year: int, month: int, day: int, expected: str) -> None:
    assert from_solar(year, month, day).isoformat() == expected


@given(st.integers(0, 150 * 365))
def test_iranian_days_follow_each_other_without_a_gap(days: int) -> None:
    found = set()
    around = date(1921, 3, 21) + timedelta(days=days)
    year = around.year - 621
    for one in (year - 1, year):
        for month in range(1, 13):
            for day in range(1, 32):
                try:
                    found.add(from_solar(one, month, day))
                except ValueError:
                    continue
    assert around in found


def test_a_day_that_the_iranian_calendar_does_not_have_is_refused() -> None:
    for parts in ((1402, 12, 30), (1403, 7, 31), (1403, 13, 1), (1403, 0, 1), (1403, 1, 0)):
        with pytest.raises(ValueError, match="Solar Hijri"):
            from_solar(*parts)


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("hu", "2024. március 5., kedd"),
        ("lt", "2024 m. kovo 5 d. 10:30"),
        ("lv", "2024. gada 5. martā"),
        ("th", "5 มีนาคม 2567"),
        ("th", "5 มี.ค. 67 เวลา 10:30"),
        ("th", "๕ มีนาคม พ.ศ. ๒๕๖๗"),
        ("fa", "۱۵ اسفند ۱۴۰۲"),
        ("fa", "۱۴۰۲/۱۲/۱۵"),
        ("fa", "سه‌شنبه ۵ مارس ۲۰۲۴"),
        ("hi", "५ मार्च २०२४"),
        ("bn", "৫ মার্চ ২০২৪"),
        ("ar", "٥ مارس ٢٠٢٤"),
        ("ar", "الثلاثاء 5 مارس/آذار 2024"),
        ("he", "5 במרץ 2024"),
        ("ko", "2024. 3. 5."),
        ("ko", "2024년 3월 5일"),
        ("zh", "２０２４年３月５日"),
        ("de", "Di., 05.03.24, 10:30 Uhr"),
        ("vi", "ngày 5 tháng 3 năm 2024"),
        ("ca", "5 de març del 2024"),
        ("el", "5 Μαρτίου 2024"),
        ("fi", "5. maaliskuuta 2024"),
        ("pl", "5 marca 2024 r."),
        ("uk", "5 березня 2024, 10:00"),
        ("ro", "5 martie 2024"),
        ("tr", "5 Mart 2024 Salı"),
        ("id", "Selasa, 5 Mar 2024"),
        ("en", "Tuesday 5th of March, 2024"),
        ("", "Mar 5, 2024"),
    ],
)
def test_a_printed_date_is_read_in_the_pages_language(language: str, text: str) -> None:
    day_first = language not in ("", "en")
    (found,) = find_dates(text, day_first=day_first, language=language)
    assert found.value == "2024-03-05"


def test_a_month_means_what_it_means_in_the_pages_language() -> None:
    for language, value in (("pl", "2024-11-05"), ("hr", "2024-10-05")):
        (found,) = find_dates("5. listopada 2024", language=language)
        assert found.value == value


@pytest.mark.parametrize("text", ["version 1.2.24", "3/4 of 12.5.1", "Room 2567", "in 1403"])
def test_numbers_that_are_no_dates_stay_numbers(text: str) -> None:
    assert find_dates(text) == []


@pytest.mark.parametrize(
    "text", ["12 февраля, 17:05", "February 12 at 5pm", "2月12日", "12. Februar"]
)
def test_a_day_without_a_year_is_found_as_such(text: str) -> None:
    assert find_dates(text) == []
    found = day_of_year(text)
    assert found is not None
    assert (found.month, found.day) == (2, 12)
