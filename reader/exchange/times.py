"""Moments as other programs write them."""

from __future__ import annotations

import re
from datetime import UTC, datetime

_NATIVE = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}:[0-9]{2}\.[0-9]{3}Z")
_LONGEST = 40


def native_time(value: object) -> str:
    """Return an ISO 8601 moment as records have it, in UTC and milliseconds.

    One without a zone is taken as UTC; "" stands for what is none.
    """
    if not isinstance(value, str) or len(value) > _LONGEST:
        return ""
    if _NATIVE.fullmatch(value):
        return value
    try:
        moment = datetime.fromisoformat(value.strip())
        if moment.tzinfo is None:
            moment = moment.replace(tzinfo=UTC)
        moment = moment.astimezone(UTC)
    except (ValueError, OverflowError):
        return ""
    return moment.replace(tzinfo=None).isoformat(timespec="milliseconds") + "Z"
