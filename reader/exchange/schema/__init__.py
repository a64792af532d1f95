"""The JSON Schemas (draft 2020-12) of the native format, as files that other programs can use."""

from __future__ import annotations

import json
from importlib.resources import files
from typing import Any

CORPUS = "corpus-1.0.json"
"""A line per article, or per article and annotator."""

SPANS = "spans-1.0.json"
"""A line per span."""


def load_schema(name: str = CORPUS) -> dict[str, Any]:
    """Return the schema with file name `name` (`CORPUS` or `SPANS`) as JSON values."""
    schema: dict[str, Any] = json.loads(files(__name__).joinpath(name).read_text("utf-8"))
    return schema
