"""Dates of publication say what the page printed and nothing more."""

from __future__ import annotations

from datetime import date, datetime, timedelta, timezone

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader.exchange.published import from_fields, to_fields


@pytest.mark.parametrize(
    ("value", "moment", "precision"),
    [
        ("2025-03-20", "2025-03-20T00:00:00.000Z", "day"),
        ("2025-03", "2025-03-01T00:00:00.000Z", "month"),
        ("2025", "2025-01-01T00:00:00.000Z", "year"),
        ("2025-03-20T23:30-05:00", "2025-03-21T04:30:00.000Z", "minute"),
        ("2025-03-20T23:30:15Z", "2025-03-20T23:30:15.000Z", "second"),
        ("2025-03-20T23:30:15.25+0100", "2025-03-20T22:30:15.000Z", "second"),
        ("", "", ""),
        ("20 March 2025", "", ""),
        ("2025-02-30", "", ""),
        ("2025-03-20\n", "", ""),
        ("٢٠٢٥-٠٣-٢٠", "", ""),
    ],
)
def test_a_date_is_written_in_one_shape_with_its_precision(
    value: str, moment: str, precision: str
) -> None:
    assert to_fields(value) == (moment, precision)


def test_a_time_that_names_no_zone_is_no_instant_and_only_its_day_is_kept() -> None:
    assert to_fields("2025-03-20T10:00") == ("2025-03-20T00:00:00.000Z", "day")


@given(st.dates())
def test_days_come_back_as_they_were(day: date) -> None:
    assert from_fields(*to_fields(day.isoformat())) == day.isoformat()


@given(
    st.datetimes(datetime(2, 1, 1), datetime(9998, 1, 1)),
    st.integers(-14 * 60, 14 * 60),
)
def test_instants_come_back_as_the_same_instant(moment: datetime, minutes: int) -> None:
    zone = timezone(timedelta(minutes=minutes))
    there = moment.replace(microsecond=0, tzinfo=zone)
    back = from_fields(*to_fields(there.isoformat()))
    assert datetime.fromisoformat(back) == there
    assert to_fields(back) == to_fields(there.isoformat())
