"""The targets: each takes any bytes, and fails where a promise about such an input is broken.

What an input may be is the target's own: see `tests.fuzz.inputs`. `ReaderError` is an answer, any
other exception is a finding, and so is a failed assertion.
"""

from __future__ import annotations

from collections.abc import Callable

from tests.fuzz.exchanged import backups, importers
from tests.fuzz.kept import files, journals, merges
from tests.fuzz.shown import filters, pages, settings

TARGETS: dict[str, Callable[[bytes], None]] = {
    "backups": backups,
    "files": files,
    "filters": filters,
    "importers": importers,
    "journals": journals,
    "merges": merges,
    "pages": pages,
    "settings": settings,
}
