"""Switches of an article are stored only where they are on, so older files stay as they are."""

from __future__ import annotations

import json
from pathlib import Path

import msgspec
import pytest

from reader.model.changes import Change, Op
from reader.model.records import SWITCHES, ArticleState, from_document, to_document
from reader.store.check import verify
from tests.store.support import SHEET, WHO, opened, text_of, uid

STATE = ArticleState(uid(1), SHEET.sha256, 0, WHO, "done", "a note")


@pytest.mark.parametrize("switch", sorted(SWITCHES))
def test_a_switch_that_is_off_leaves_no_trace_and_one_that_is_on_comes_back(
    tmp_path: Path, switch: str
) -> None:
    on = msgspec.structs.replace(STATE, **{switch: True})
    assert not SWITCHES & to_document(STATE).keys()
    assert from_document("articles", to_document(STATE)) == STATE
    assert to_document(on)[switch] is True
    with opened(tmp_path) as store:
        store.commit(Change("state", "", (Op(None, STATE),), WHO))
        path = store.file_of(SHEET.sha256)
        plain = json.loads(path.read_bytes())["articles"]
        store.commit(Change("star", "", (Op(STATE, on),), WHO))
        assert json.loads(path.read_bytes())["articles"] != plain
    with opened(tmp_path) as store:
        assert store.records(SHEET.sha256).articles == {on.uid: on}
        store.undo()
    assert json.loads(path.read_bytes())["articles"] == plain
    assert verify(tmp_path, WHO, text_of) == []
