"""What is read from the environment about the terminal."""

from __future__ import annotations

import pytest

from reader.session.terminal import draws_unicode


@pytest.mark.parametrize(
    ("environ", "unicode"),
    [
        ({"LANG": "en_GB.UTF-8"}, True),
        ({}, True),
        ({"LANG": "C"}, False),
        # What Python makes of LANG=C before any of our code runs.
        ({"LANG": "C", "LC_CTYPE": "C.UTF-8"}, False),
        ({"LANG": "C", "LC_CTYPE": "de_DE.UTF-8"}, True),
        ({"LC_ALL": "POSIX", "LANG": "en_GB.UTF-8"}, False),
        ({"TERM": "linux", "LANG": "en_GB.UTF-8"}, False),
    ],
)
def test_signs_beyond_ascii_are_drawn_where_the_locale_has_them(
    environ: dict[str, str], unicode: bool
) -> None:
    assert draws_unicode(environ) is unicode
