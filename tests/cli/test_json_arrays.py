"""Lists for programs are printed as they come, and are the JSON that they would be as a whole."""

from __future__ import annotations

import json
from collections.abc import Iterator

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader.cli.common import print_json_array

VALUES = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(), inner, max_size=3),
    max_leaves=6,
)


@given(st.lists(VALUES, max_size=4))
def test_an_array_is_printed_as_json_prints_the_list(values: list[object]) -> None:
    from contextlib import redirect_stdout
    from io import StringIO

    out = StringIO()
    with redirect_stdout(out):
        print_json_array(iter(values))
    assert out.getvalue() == json.dumps(values, indent=2) + "\n"


def test_a_value_is_printed_before_the_next_is_made(capsys: pytest.CaptureFixture[str]) -> None:
    def values() -> Iterator[int]:
        for number in range(3):
            printed = capsys.readouterr().out
            assert bool(printed) == (number > 0)
            yield number

    print_json_array(values())
