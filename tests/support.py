"""What several test modules share."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent


def shared_seeds() -> Path:
    """Return the folder of the five real pages; fail in CI and skip elsewhere if it is missing."""
    folder = ROOT.parent / "shared" / "seeds"
    if not folder.is_dir():
        reason = f"the real pages are not beside the checkout: {folder.name} is missing"
        if os.environ.get("CI") == "true":
            pytest.fail(reason)
        pytest.skip(reason)
    return folder
