"""Dates of publication as the native record writes them: one shape, and how much of it counts."""

from __future__ import annotations

import re
from datetime import UTC, datetime
from functools import lru_cache

from reader.exchange.record import Precision

# A year, and as much after it as there is; a time counts only with its offset from UTC.
_ISO = re.compile(
    r"([0-9]{4})(?:-([0-9]{2})(?:-([0-9]{2})"
    r"(?:[T ]([0-9]{2}:[0-9]{2})(:[0-9]{2})?(?:\.[0-9]+)?(Z|[+-][0-9]{2}:?[0-9]{2})?)?)?)?\Z"
)


@lru_cache(maxsize=1024)  # many articles are of one day
def to_fields(value: str) -> tuple[str, Precision]:
    """Return (``YYYY-MM-DDTHH:MM:SS.000Z``, precision) for an ISO 8601 date or date-time.

    A time without an offset from UTC is left out, since no instant can be told from it: the
    precision is then that of the day. ("", "") where `value` is empty or no such date.
    """
    match = _ISO.match(value)
    if match is None:
        return "", ""
    year, month, day, clock, seconds, zone = match.groups()
    precision: Precision = "day" if day else "month" if month else "year"
    moment = f"{year}-{month or '01'}-{day or '01'}T00:00:00+00:00"
    if clock and zone:
        precision = "second" if seconds else "minute"
        moment = f"{year}-{month}-{day}T{clock}{seconds or ':00'}{zone}"
    try:
        instant = datetime.fromisoformat(moment).astimezone(UTC)
    except (ValueError, OverflowError):
        return "", ""
    return f"{instant:%Y-%m-%dT%H:%M:%S}".rjust(19, "0") + ".000Z", precision


def from_fields(published: str, precision: Precision) -> str:
    """Return the ISO 8601 value that `to_fields` writes as these two; "" where there is none."""
    if not published:
        return ""
    match precision:
        case "year":
            return published[:4]
        case "month":
            return published[:7]
        case "minute":
            return published[:16] + "Z"
        case "second":
            return published[:19] + "Z"
    return published[:10]
