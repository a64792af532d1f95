"""What a workspace says on how to annotate: its guidelines, beside the scheme's definitions."""

from __future__ import annotations

from pathlib import Path

from reader.model.errors import SettingsError
from reader.regular import read_inside

GUIDELINES = "annotations/guidelines.md"
"""Where the guidelines are, relative to the workspace."""
LARGEST = 1_000_000
"""Bytes that are shown of them."""


def guidelines(root: Path) -> str:
    """Return the guidelines of the workspace at `root`, empty where it has none.

    Raises `SettingsError` where they cannot be read, are not UTF-8, or are larger than anybody
    would read.
    """
    try:
        return read_inside(root, root / GUIDELINES, LARGEST).decode("utf-8-sig")
    except FileNotFoundError:
        return ""
    except OSError as error:
        raise SettingsError(f"cannot be read: {error.strerror}", file=GUIDELINES) from error
    except UnicodeDecodeError as error:
        message = f"is not UTF-8 at byte {error.start}"
        raise SettingsError(message, file=GUIDELINES) from error
