"""The dataset card: a README.md that tells programs and people what the columns of a corpus are.

Programs that infer types from the rows take a column whose lists are all empty for one without a
type, and then two files of one corpus do not fit each other. The card (as the Hugging Face Hub
defines it, in YAML before the text) names every type, so that nothing is inferred.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from typing import Any

import msgspec

from reader.exchange.record import SCHEMA_VERSION, Record, SpanRow

NAME = "README.md"

_HEAD = ("---", "configs:")

_PLAIN = {
    msgspec.inspect.StrType: "string",
    msgspec.inspect.IntType: "int64",
    msgspec.inspect.BoolType: "bool",
    msgspec.inspect.LiteralType: "string",
}


def columns(kind: type, leave_out: Sequence[str] = ()) -> dict[str, Any]:
    """Return the columns of a struct and their types.

    A type is ``string``, ``int64`` or ``bool``, a list with one type, or columns again.
    """
    return {
        field.encode_name: _type(msgspec.inspect.type_info(field.type))
        for field in msgspec.structs.fields(kind)
        if field.encode_name not in leave_out
    }


def _type(info: msgspec.inspect.Type) -> Any:
    if isinstance(info, msgspec.inspect.Metadata):
        return _type(info.type)
    if isinstance(info, msgspec.inspect.StructType):
        return columns(info.cls)
    if isinstance(info, msgspec.inspect.ListType):
        return [_type(info.item_type)]
    if isinstance(info, msgspec.inspect.UnionType):
        # What may be left out of a whole file has its own type where it is there.
        return _type(info.types[0])
    return _PLAIN[type(info)]


def record_columns(*, entities: bool, tokens: bool) -> dict[str, Any]:
    """Return the columns of the native record."""
    absent = [name for name, there in (("entities", entities), ("tokens", tokens)) if not there]
    return columns(Record, absent)


def span_columns() -> dict[str, Any]:
    """Return the columns of the line that stands for one span."""
    return columns(SpanRow)


def card(
    types: dict[str, Any], splits: Sequence[tuple[str, str]], articles: int | None = None
) -> bytes:
    """Return the card of a corpus with these columns.

    `splits` are names of sets with the files that each consists of, as a pattern; `articles` is how
    many articles there are in all, where that is known.
    """
    lines = [*_HEAD, "- config_name: default", "  data_files:"]
    for split, path in splits:
        # Every string of JSON is one of YAML.
        lines += [f"  - split: {split}", f"    path: {json.dumps(path)}"]
    lines += ["dataset_info:", "  features:", *_features(types, "  "), "---"]
    lines += ["", "# A corpus of annotated news articles", ""]
    if articles is not None:
        lines += [f"{articles:,} articles.", ""]
    return ("\n".join(lines) + "\n" + _ABOUT).encode()


def is_card(head: bytes) -> bool:
    """Tell whether a file that begins so is such a card."""
    return head.startswith("\n".join((*_HEAD, "- config_name: default\n")).encode())


def _features(types: dict[str, Any], indent: str) -> Iterator[str]:
    for name, kind in types.items():
        yield f"{indent}- name: {name}"
        yield from _feature(kind, indent + "  ")


def _feature(kind: Any, indent: str) -> Iterator[str]:
    if isinstance(kind, dict):
        yield f"{indent}struct:"
        yield from _features(kind, indent)
    elif isinstance(kind, list) and isinstance(kind[0], dict):
        yield f"{indent}list:"
        yield from _features(kind[0], indent)
    elif isinstance(kind, list):
        yield f"{indent}list: {kind[0]}"
    else:
        yield f"{indent}dtype: {kind}"


_ABOUT = f"""\
Written by Reader, a news reader and annotator in a terminal; version {SCHEMA_VERSION} of its
record.

- `start` and `end` count Unicode code points from 0, the end not included, in the `text` of the
  same row: `text[start:end]` in Python is the quote. `page_ranges` count in the page that the
  article was cut from.
- A span with gaps lists its stretches in `fragments`; an empty list means that there are no gaps.
- `uid` is the identity of a span or relation and stays the same from export to export; `id` is a
  number within the row.
- `annotator` says whose judgement it is. No value is ever null: what is not known is empty.
"""
