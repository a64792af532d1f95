"""Single values of Label Studio's tasks."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from reader.exchange.formats._label_studio_config import Config
from reader.exchange.rows import number, words

_SHORT = ("annotator", "annotation_id", "created_at", "updated_at", "lead_time", "id", "agreement")
"""What a short task has beside data and controls."""
_META = ("title", "outlet", "url", "lang")

Place = tuple[int, int, str]
"""Start, end and words of a region."""


def listed(value: Any) -> list[Any]:
    """Return a list as it is, and nothing for all else."""
    return value if isinstance(value, list) else []


def offset(value: Any) -> int | None:
    """Return an offset, which some versions write as a string."""
    if isinstance(value, str) and value.isascii() and value.isdigit() and len(value) < 16:
        return int(value)
    return number(value)


def region_places(results: Iterable[Any]) -> list[Place]:
    """Return where regions are that say which words they mark."""
    found = []
    for item in results:
        value = item.get("value") if isinstance(item, dict) else None
        if isinstance(value, dict) and isinstance(value.get("text"), str):
            start, end = offset(value.get("start")), offset(value.get("end"))
            if start is not None and end is not None:
                found.append((start, end, value["text"]))
    return found


def text_key(values: dict[str, Any], places: list[Place], named: str) -> str | None:
    """Return which value of a task is its text, None if there is none.

    That is the one that the labelling config names, else the one in which the most regions read as
    they say, else the one called text, else the longest.
    """
    texts = {key: value for key, value in values.items() if isinstance(value, str)}
    if named in texts:
        return named
    if not texts:
        return None

    def fit(key: str) -> tuple[int, bool, int]:
        text = texts[key]
        reading = sum(text[start:end] == quote for start, end, quote in places[:50])
        reading = reading or sum(quote in text for _, _, quote in places[:50] if quote)
        return reading, key == "text", len(text)

    return max(texts, key=fit)


def said_of(item: dict[str, Any]) -> list[str] | None:
    """Return what a result says, None where its type is not known."""
    value = item.get("value")
    if not isinstance(value, dict):
        return None
    kind = item.get("type")
    if kind in ("choices", "textarea"):
        found = value.get("choices" if kind == "choices" else "text")
        found = [found] if isinstance(found, str) else listed(found)
        return [words(one) for one in found if words(one)]
    if kind in ("rating", "number", "datetime"):
        said = words(value.get(kind))
        return [said] if said else []
    if kind == "taxonomy":
        paths = [listed(path) for path in listed(value.get("taxonomy"))]
        return ["/".join(words(step) for step in path) for path in paths if path]
    return None


def short_results(values: dict[str, Any], config: Config) -> tuple[list[Any], list[str]]:
    """Return what a short task says as results of a full one, and which values say nothing.

    Without a config, a string may be what was chosen or part of the data, so it counts as data.
    """
    results: list[Any] = []
    loose: list[tuple[str, dict[str, Any]]] = []
    passed: list[str] = []
    ids: dict[tuple[Any, Any], str] = {}
    for key, value in values.items():
        kind = config.controls.get(key, "").lower()
        regions = [one for one in listed(value) if isinstance(one, dict) and "start" in one]
        if regions:
            for one in regions:
                if "labels" in one:
                    id = f"{key} {len(ids) + 1}"
                    ids.setdefault((str(one.get("start")), str(one.get("end"))), id)
                    results.append({"id": id, "from_name": key, "type": "labels", "value": one})
                elif kind_of := _kind(one):
                    results.append({"type": kind_of, "value": one})
                else:
                    loose.append((key, one))
        elif isinstance(value, dict) and isinstance(value.get("choices"), list):
            results.append({"from_name": key, "type": "choices", "value": value})
        elif kind in ("choices", "textarea") and isinstance(value, str | list):
            field = "choices" if kind == "choices" else "text"
            results.append({"from_name": key, "type": kind, "value": {field: value}})
        elif key not in (*_SHORT, *_META, "text", config.text):
            passed.append(key)
    for key, one in loose:
        found = next((k for k in ("choices", "taxonomy", "rating", "number") if k in one), "")
        kind = found or "textarea"
        id = ids.get((str(one.get("start")), str(one.get("end"))), "")
        results.append({"id": id, "from_name": key, "type": kind, "value": one})
    return results, passed


def _kind(region: dict[str, Any]) -> str:
    return next((k for k in ("hypertextlabels", "paragraphlabels") if k in region), "")
