"""The bytes of page files: the same however they are made, and nothing else is taken for them."""

from __future__ import annotations

import json
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from reader.model.errors import QuoteError
from reader.model.records import ArticleState, Part, Span, Tag, to_document
from reader.store.page_files import parse_page, render_page
from reader.store.page_state import EMPTY, Draft, PageInfo, encode_record
from tests.store.support import SHEET, add, uid

INFO = PageInfo(SHEET.sha256, "seeds/page.txt", "utf-8")
words = st.text(st.characters(max_codepoint=0x1FFFF), max_size=12) | st.text(
    st.sampled_from('"\\/\x7f\x00\x1f\x80é\u2028\ud83d\udc40😀 a'), max_size=6
)


def plain(document: dict[str, Any]) -> bytes:
    return json.dumps(document, ensure_ascii=True, separators=(",", ":")).encode()


@given(words, words, st.booleans())
def test_a_record_has_one_spelling_whatever_is_in_it(one: str, other: str, switch: bool) -> None:
    quote = Part(3, 3 + len(other), other)
    for table, record in (
        ("tags", Tag(uid(1), SHEET.sha256, 0, one, other, "amy")),
        ("spans", Span(uid(2), SHEET.sha256, (quote,), one, "amy", note=other)),
        ("articles", ArticleState(uid(3), SHEET.sha256, 0, "amy", note=one, starred=switch)),
    ):
        try:
            found = encode_record(record, table)
        except QuoteError:  # two halves of a surrogate pair, which no JSON keeps apart
            continue
        assert found == plain(to_document(record))


@given(st.lists(words, max_size=4), st.lists(words, min_size=1, max_size=3))
@settings(max_examples=40)
def test_what_is_written_is_read_and_nothing_that_differs_by_a_byte(
    notes: list[str], tags: list[str]
) -> None:
    draft = Draft(EMPTY)
    try:
        for number, note in enumerate(notes, start=1):
            draft.apply(add(SHEET.span(number, number + 4, uid(number), note=note)).ops[0])
        for number, name in enumerate(tags, start=50):
            tag = Tag(uid(number), SHEET.sha256, number, name, "value", "amy")
            draft.apply(add(tag).ops[0])
    except QuoteError:
        return
    state = draft.finish(7)
    data = b"".join(render_page(INFO, "amy", state))
    found = parse_page(data)
    assert found is not None
    meta, read = found
    assert (meta.seq, read.digest, read.size) == (7, state.digest, state.size)
    assert b"".join(render_page(meta.info, "amy", read)) == data
    assert parse_page(data[:-1]) is None
    body = data.index(b'"spans"')
    for at in range(body, len(data), max(1, len(data) // 30)):
        changed = data[:at] + bytes([data[at] ^ 1]) + data[at + 1 :]
        other = parse_page(changed)
        if other is not None:  # the number of a record, which means nothing
            assert {u: r for t in other[1].tables.values() for u, r in t.records.items()} == {
                u: r for t in read.tables.values() for u, r in t.records.items()
            }
        assert parse_page(data[:at] + data[at + 1 :]) is None or data[at : at + 1].isdigit()
