"""Dates as pages print them."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader.pages.dates import find_dates


def values(text: str) -> list[str]:
    return [found.value for found in find_dates(text)]


@pytest.mark.parametrize(
    ("text", "printed"),
    [
        ("on 13 January 2025 –", "13 January 2025"),
        ("Jan. 13, 2025, 6 p.m.", "Jan. 13, 2025"),
        ("the 13th of January 2025", "13th of January 2025"),
        ("13-Jan-2025", "13-Jan-2025"),
        ("time13-01-2025", "13-01-2025"),
        ("Stand: 13.01.2025, 10 Uhr", "13.01.2025"),
        ("am 13. Januar 2025", "13. Januar 2025"),
        ("le 13 janvier 2025", "13 janvier 2025"),
        ("el 13 de enero de 2025", "13 de enero de 2025"),
        ("13 gennaio 2025", "13 gennaio 2025"),
        ("13 de janeiro de 2025", "13 de janeiro de 2025"),
        ("13 januari 2025", "13 januari 2025"),
        ("13 января 2025 г.", "13 января 2025"),
        ("13 يناير 2025", "13 يناير 2025"),
        ("13 كانون الثاني/يناير 2025", "13 كانون الثاني/يناير 2025"),
        ("١٣ يناير ٢٠٢٥", "١٣ يناير ٢٠٢٥"),
        ("ב-13 בינואר 2025", "13 בינואר 2025"),
        ("2025年1月13日 10:00", "2025年1月13日"),
        ("2025년 1월 13일", "2025년 1월 13일"),
        ("2025. 01. 13. 입력", "2025. 01. 13"),
        ("13 Ocak 2025", "13 Ocak 2025"),
        ("2025-01-13T10:00:00Z", "2025-01-13"),
        ("13 tháng 1 năm 2025", "13 tháng 1 năm 2025"),
    ],
)
def test_a_date_is_found_where_it_stands(text: str, printed: str) -> None:
    (found,) = find_dates(text)
    assert found.value == "2025-01-13"
    assert text[found.start : found.end] == printed
    assert found.reason


@pytest.mark.parametrize(
    "text",
    [
        "we may go in May",
        "10",
        "in 2011",
        "about 1,500 people",
        "version 1.2.3",
        "31 February 2024",
        "2024-13-45",
        "may 2024",
        "12345678901-01-20201",
    ],
)
def test_what_is_no_full_date_is_none(text: str) -> None:
    assert values(text) == []


def test_all_dates_of_a_page_vote_on_the_order_of_day_and_month() -> None:
    assert values("01-04-2025 and 21-03-2025") == ["2025-04-01", "2025-03-21"]
    assert values("01/04/2025 and 03/21/2025") == ["2025-01-04", "2025-03-21"]
    assert values("01/04/2025") == [""]
    assert [d.value for d in find_dates("01/04/2025", day_first=True)] == ["2025-04-01"]
    assert values("01/04/2025, 21/03/2025, 03/21/2025") == ["", "2025-03-21", "2025-03-21"]
    assert values("04/04/2025") == ["2025-04-04"]


@given(st.text("0123456789-/. ,年月日JanMay\u0661\u0662of\n", max_size=120))
def test_dates_are_sorted_disjoint_and_real(text: str) -> None:
    reached = 0
    for found in find_dates(text):
        assert reached <= found.start < found.end <= len(text)
        assert found.value == "" or len(found.value) == 10
        reached = found.end
