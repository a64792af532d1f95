"""JSON values are read one after the other, from lines and from a list of any length."""

from __future__ import annotations

import json
import tracemalloc
from io import BytesIO
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader.exchange import native
from reader.exchange.media import TOO_LONG, bounded
from reader.exchange.report import Problem
from reader.exchange.rows import CHUNK, Row, rows
from tests.exchange.formats.harness import few
from tests.exchange.made import solid

values = st.recursive(
    st.none() | st.booleans() | st.integers() | solid,
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(solid, inner, max_size=3),
    max_leaves=8,
)


def read(data: bytes) -> list[Any]:
    return [one.value if isinstance(one, Row) else one for one in rows(BytesIO(data), "f")]


@few
@given(st.lists(st.dictionaries(solid, values, max_size=3), max_size=4))
def test_a_list_and_lines_give_the_same_values(items: list[Any]) -> None:
    for indent in (None, 1):
        data = json.dumps(items, indent=indent).encode()
        assert read(data) == items
    lines = "".join(json.dumps(item) + "\n" for item in items)
    assert read(b"\xef\xbb\xbf" + lines.encode()) == items


def test_of_a_long_list_on_one_line_only_one_item_is_in_memory() -> None:
    class Endless(BytesIO):
        left = 3000
        rest = b"["

        def read(self, size: int | None = -1) -> bytes:
            while len(self.rest) < (size or 0) and self.left:
                self.left -= 1
                self.rest += json.dumps({"text": "é" * 2000}).encode()
                self.rest += b"," if self.left else b"]"
            out, self.rest = self.rest[:size], self.rest[size:]
            return out

        def readline(self, size: int | None = -1) -> bytes:
            assert size is not None
            assert size > 0
            return self.read(size)

    tracemalloc.start()
    count = sum(isinstance(one, Row) for one in rows(Endless(), "f"))
    _, peak = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert count == 3000
    assert peak < 20 * CHUNK


def test_a_long_first_line_is_one_value() -> None:
    line = json.dumps({"text": "x" * (2 * CHUNK)}).encode() + b"\n"
    assert [len(one["text"]) for one in read(line + line)] == [2 * CHUNK] * 2


@pytest.mark.parametrize(
    "data",
    [b"[" * 200_000, b'[{"a":' + b"9" * 6000 + b"}]", b"[1 2]", b"[1,", b"[\xff]", b"{\n", b"nul"],
)
def test_what_is_no_json_is_told_and_never_a_crash(data: bytes) -> None:
    assert isinstance(read(data)[-1], Problem)


@pytest.mark.parametrize("first", [b"", b'{"n":0}\n'])
def test_a_line_that_is_too_long_is_told_and_what_follows_is_read(
    first: bytes, monkeypatch: pytest.MonkeyPatch
) -> None:
    for module in ("media", "native", "rows"):
        monkeypatch.setattr(f"reader.exchange.{module}.LONGEST", 1 << 20)
    long = b'{"n":"' + b"a" * (1 << 21) + b'"}\n'
    found = read(first + long + b'{"n":1}\n' + b'{"n":2}')
    before = [{"n": 0}] if first else []
    told = Problem("error", TOO_LONG, "f", len(before) + 1)
    assert found == [*before, told, {"n": 1}, {"n": 2}]
    problems = list(native.read(bounded(BytesIO(first + long + b"{\n")), "f"))
    assert [one.line for one in problems if isinstance(one, Problem)][-2:] == [
        len(before) + 1,
        len(before) + 2,
    ]
