"""What a workspace says on how to annotate: its guidelines, beside the scheme's definitions."""

from __future__ import annotations

from pathlib import Path

from reader.model.errors import SettingsError

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
        data = (root / GUIDELINES).read_bytes()
        if len(data) > LARGEST:
            raise SettingsError(f"it has more than {LARGEST} bytes", file=GUIDELINES)
        return data.decode("utf-8-sig")
    except FileNotFoundError:
        return ""
    except OSError as error:
        raise SettingsError(f"cannot be read: {error.strerror}", file=GUIDELINES) from error
    except UnicodeDecodeError as error:
        message = f"is not UTF-8 at byte {error.start}"
        raise SettingsError(message, file=GUIDELINES) from error
