"""Tables that a page file has only where there is something in them."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from reader.model.errors import QuoteError
from reader.model.records import OPTIONAL_TABLES, Membership, Passed, Record
from reader.store.check import verify
from reader.store.page_files import read_page
from tests.store.support import SHEET, WHO, add, contents, drop, opened, text_of, uid

SPAN = SHEET.span(0, 11, uid(1))
LATER: list[Record] = [
    Passed(uid(2), SHEET.sha256, 0, 56, WHO),
    Membership(uid(3), SHEET.sha256, uid(1), uid(9), "same-claim", WHO),
]


def test_a_file_without_records_of_them_has_none_of_the_tables(tmp_path: Path) -> None:
    with opened(tmp_path) as store:
        store.commit(add(SPAN))
        path = store.file_of(SHEET.sha256)
    assert not OPTIONAL_TABLES & set(json.loads(path.read_bytes()))
    assert read_page(path).edited == ""


@pytest.mark.parametrize("record", LATER)
def test_what_is_in_them_comes_back_and_goes_with_undo(tmp_path: Path, record: Record) -> None:
    with opened(tmp_path) as store:
        store.commit(add(SPAN))
        store.commit(add(record))
        path = store.file_of(SHEET.sha256)
    assert read_page(path).edited == ""
    with opened(tmp_path) as store:
        assert contents(store) == {SPAN.uid: SPAN, record.uid: record}
        assert store.problems == []
        store.undo()
        assert contents(store) == {SPAN.uid: SPAN}
    assert not OPTIONAL_TABLES & set(json.loads(path.read_bytes()))
    assert verify(tmp_path, WHO, text_of) == []


def test_a_passed_stretch_is_a_range_and_on_the_page(tmp_path: Path) -> None:
    beyond = Passed(uid(4), SHEET.sha256, 5, len(SHEET.text) + 1, WHO)
    with opened(tmp_path) as store:
        with pytest.raises(QuoteError, match="no range"):
            store.apply(add(Passed(uid(2), SHEET.sha256, 7, 7, WHO)))
        store.commit(add(beyond))
    assert "beyond the end" in str(verify(tmp_path, WHO, text_of)[0])
    with opened(tmp_path) as store:
        store.commit(drop(beyond))
