"""Calendars other than the Gregorian one in which news pages print dates."""

from __future__ import annotations

from datetime import date, timedelta

BUDDHIST = range(2443, 2643)
"""Years of the Thai Buddhist era that could stand for 1900 to 2099."""

SOLAR = range(1300, 1480)
"""Years of the Solar Hijri calendar that could stand for 1921 to 2101."""

_SOLAR_LEAP = frozenset((1, 5, 9, 13, 17, 22, 26, 30))
_SOLAR_EPOCH = date(1921, 3, 21)
"""The first day of the year 1300."""


def from_buddhist(year: int) -> int:
    """Return the Gregorian year of `year` in the Thai Buddhist era, whose months are the same."""
    return year - 543


def from_solar(year: int, month: int, day: int) -> date:
    """Return the Gregorian date of a Solar Hijri one; raise `ValueError` where there is none.

    Leap years follow the cycle of 33 years, which agrees with the astronomical calendar in the
    years of `SOLAR` that pages print.
    """
    leap = year % 33 in _SOLAR_LEAP
    length = 31 if month <= 6 else 30 if month <= 11 else 29 + leap
    if year not in SOLAR or not 1 <= month <= 12 or not 1 <= day <= length:
        raise ValueError(f"no day of the Solar Hijri calendar: {year}-{month}-{day}")
    leaps = sum(one % 33 in _SOLAR_LEAP for one in range(SOLAR.start, year))
    days = 365 * (year - SOLAR.start) + leaps + 31 * min(month - 1, 6) + 30 * max(month - 7, 0)
    return _SOLAR_EPOCH + timedelta(days=days + day - 1)
