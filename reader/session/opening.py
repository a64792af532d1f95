"""Who annotates in a workspace and by which label scheme."""

from __future__ import annotations

import os
from collections.abc import Mapping
from pathlib import Path

from reader.model.errors import NewerFormatError, UsageError
from reader.model.scheme import LabelScheme
from reader.settings.config import ANNOTATOR_VARIABLE, Config, resolve_annotator

NOBODY = "reader"
"""Whose session it is where one only reads and nobody is named."""


def annotator_of(
    option: str | None, environ: Mapping[str, str], config: Config, *, write: bool
) -> str:
    """Return whose session it is; for looking on, where nobody is named, it is nobody's.

    Raises `UsageError` for a name that cannot be one, and for none where `write` needs one.
    """
    try:
        return resolve_annotator(option, environ, config)
    except UsageError:
        if write or option or environ.get(ANNOTATOR_VARIABLE):
            raise
        return NOBODY


def scheme_of(root: Path, problems: list[str]) -> tuple[LabelScheme, str]:
    """Return the workspace's scheme, or the one that ships with a word in `problems`.

    With it comes why nothing may be changed by it: its format is newer than this Reader, and some
    of it may be missing. That is empty where it is whole.
    """
    from reader.settings.scheme import load_scheme

    path = root / "annotations" / "labels.toml"
    name = "annotations/labels.toml"
    if os.path.lexists(path):
        try:
            return load_scheme(path, name, root), ""
        except NewerFormatError as error:
            scheme = load_scheme(path, name, root, newer=True)
            problems.append(str(error))
            return scheme, f"{name}: {error.message}, so this is open for reading only"
    problems.append("annotations/labels.toml is missing: the scheme that ships is in force")
    from reader.session.shipped import shipped_root

    return load_scheme(shipped_root() / "annotations" / "labels.toml"), ""
