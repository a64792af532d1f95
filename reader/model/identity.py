"""Identities and times: uids, annotator ids, article ids, timestamps."""

from __future__ import annotations

import os
import re
from datetime import UTC, datetime

from reader.model.errors import UsageError

_ANNOTATOR = re.compile(r"[a-z0-9][a-z0-9._-]{0,31}\Z")
WORD_LISTS = frozenset({"abbreviations", "cues", "phrases"})
"""Folders under ``annotations/`` with word lists of the workspace."""
_UID = re.compile(r"[0-9a-f]{32}\Z")
_ARTICLE = re.compile(r"([0-9a-f]{12})-(0|[1-9][0-9]{0,18})\Z")


def new_uid() -> str:
    """Return 128 random bits as 32 hexadecimal digits."""
    return os.urandom(16).hex()


def is_uid(value: str) -> bool:
    """Tell whether `value` has the form of a uid."""
    return _UID.match(value) is not None


def is_annotator(value: str) -> bool:
    """Tell whether `value` may name an annotator (and so a folder under ``annotations/``)."""
    return _ANNOTATOR.match(value) is not None and value not in WORD_LISTS


def check_annotator(value: str) -> str:
    """Return `value` if it is a valid annotator id; raise `UsageError` otherwise."""
    if not is_annotator(value):
        hint = "use 1 to 32 of a-z 0-9 . _ - and start with a letter or digit"
        if value in WORD_LISTS:
            hint = f"annotations/{value}/ holds word lists of the workspace; take another name"
        raise UsageError(f"{value!r} is not an annotator id", hint=hint)
    return value


def article_id(sha256: str, start: int) -> str:
    """Return the id of the article on page `sha256` whose first body character is at `start`.

    `start` is a code-point offset into the decoded page.
    """
    return f"{sha256[:12]}-{start}"


def is_article_id(value: str) -> bool:
    """Tell whether `value` has the form of an article id."""
    return _ARTICLE.match(value) is not None


def parse_article_id(value: str) -> tuple[str, int]:
    """Return (first 12 hex digits of the page's sha256, page offset); raise `UsageError`."""
    match = _ARTICLE.match(value)
    if match is None:
        raise UsageError(
            f"{value!r} is not an article id",
            hint="an id looks like 1a2b3c4d5e6f-120; `reader list` prints them",
        )
    return match.group(1), int(match.group(2))


def now() -> str:
    """Return the present UTC time as ``YYYY-MM-DDTHH:MM:SS.mmmZ``.

    Three decimals and the ``Z`` are what keeps the column a string in every table reader.
    """
    return datetime.now(UTC).strftime("%Y-%m-%dT%H:%M:%S.%f")[:-3] + "Z"
