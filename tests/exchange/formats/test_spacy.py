"""spaCy's DocBin, written and read without spaCy; the consumers test that spaCy agrees."""

from __future__ import annotations

import zlib

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader.exchange.formats import spacy
from reader.exchange.formats._docbin import Doc, Labelled, Token, pack, unpack
from reader.exchange.media import MemorySource
from reader.exchange.record import Record
from tests.exchange.formats.harness import (
    assert_round_trip,
    assert_survives,
    few,
    read_back,
    records,
    spoiled,
    written,
)

FOX = [Token(text, blank) for text, blank in (("A", True), ("fox", False), (".", False))]


@few
@given(records())
def test_what_is_promised_comes_back_as_it_was(drawn: list[Record]) -> None:
    assert_round_trip(spacy, drawn)


@few
@given(records())
def test_parts_come_back_and_tokens_make_the_text(drawn: list[Record]) -> None:
    files, _ = written(spacy, drawn)
    docs = [doc for doc in unpack(files["00001.spacy"]) if isinstance(doc, Doc)]
    assert [doc.text for doc in docs] == [record.text for record in drawn]
    found, _ = read_back(spacy, files)
    for before, after in zip([r for r in drawn if r.text], found, strict=True):
        assert [span.fragments for span in after.spans] == [s.fragments for s in before.spans]


@few
@given(records(), st.integers(0, 10**9), st.booleans())
def test_a_broken_file_is_told_and_never_a_crash(
    drawn: list[Record], seed: int, packed: bool
) -> None:
    files, _ = written(spacy, drawn)
    if packed:
        assert_survives(spacy, spoiled(files, seed))
        return
    plain = {name: zlib.decompress(data) for name, data in files.items()}
    broken = {name: zlib.compress(data) for name, data in spoiled(plain, seed).items()}
    assert_survives(spacy, broken)


def test_groups_and_categories_of_others_are_read() -> None:
    groups = {"sc": [Labelled(1, 2, "ANIMAL"), Labelled(0, 2, "NP", "some id", "Q42")]}
    data = pack([Doc(FOX, groups, {"sport": 0.9, "genre=opinion": 1.0, "war": 0.1}, {})])
    assert spacy.recognises(MemorySource(data))
    (record,), problems = read_back(spacy, data)
    assert not problems
    assert [(s.text, s.label, s.annotator) for s in record.spans] == [
        ("A fox", "NP", "sc"),
        ("fox", "ANIMAL", "sc"),
    ]
    assert [(a.name, a.value) for a in record.spans[0].attributes] == [("kb_id", "Q42")]
    assert sorted((t.name, t.value) for t in record.tags) == [
        ("genre", "opinion"),
        ("tag", "sport"),
    ]
    again, _ = read_back(spacy, data)
    assert again == [record], "the same file gives the same uids"


def test_spans_that_were_copied_into_another_group_stay_who_they_were() -> None:
    from tests.exchange.samples import sample

    record = sample().record()
    files, _ = written(spacy, [record])
    (doc,) = unpack(files["00001.spacy"])
    assert isinstance(doc, Doc)
    copied = {"a-copy": doc.groups["ana"], **doc.groups}
    (back,), _ = read_back(spacy, pack([msgspec.structs.replace(doc, groups=copied)]))
    before = {span.uid: span.annotator for span in record.spans}
    after = {span.uid: span.annotator for span in back.spans}
    assert {uid: after[uid] for uid in before} == before
    assert sorted(after.values()).count("a-copy") == sum(w == "ana" for w in before.values())


def test_more_documents_than_one_file_takes_go_into_several(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    from tests.exchange.samples import sample

    monkeypatch.setattr(spacy, "TOGETHER", 2)
    record = sample().record()
    several = [msgspec.structs.replace(record, id=f"{record.id}{n}") for n in range(5)]
    files, _ = written(spacy, several)
    assert list(files) == ["00001.spacy", "00002.spacy", "00003.spacy"]
    assert [r.id for r in read_back(spacy, files)[0]] == [r.id for r in several]


def _message(**changes: object) -> bytes:
    message = msgspec.msgpack.decode(zlib.decompress(pack([Doc(FOX, {}, {}, {})])))
    return zlib.compress(msgspec.msgpack.encode({**message, **changes}))


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (b"", "cut off"),
        (b"\x78\x9c garbage", "no DocBin"),
        (pack([Doc(FOX, {}, {}, {})])[:-9], "cut off"),
        (zlib.compress(msgspec.msgpack.encode([])), "no DocBin"),
        (_message(strings=["x"]), "do not name"),
        (_message(lengths=b"\xff\xff\xff\x7f"), "do not agree"),
        (_message(lengths=b"\xff\xff\xff\xff"), "do not agree"),
        (_message(tokens="words"), "no numbers"),
        (_message(span_groups=[b"\xc1"]), "document"),
        (pack([Doc(FOX, {"g": [Labelled(1, 2, "l")]}, {}, {})]), ""),
    ],
)
def test_hostile_files_are_told(data: bytes, reason: str) -> None:
    assert_survives(spacy, data)
    _, problems = read_back(spacy, data)
    assert reason in " ".join(map(str, problems))


def test_a_span_beyond_the_tokens_is_no_span() -> None:
    good = Doc(FOX, {"g": [Labelled(1, 2, "l")]}, {}, {})
    message = msgspec.msgpack.decode(zlib.decompress(pack([good])))
    ((group, names),) = msgspec.msgpack.decode(message["span_groups"][0]).items()
    inner = msgspec.msgpack.decode(group)
    row = inner["spans"][0]
    inner["spans"] = [row[:24] + (1).to_bytes(4) + (10**6).to_bytes(4) + row[32:]]
    message["span_groups"] = [msgspec.msgpack.encode({msgspec.msgpack.encode(inner): names})]
    (said,) = unpack(zlib.compress(msgspec.msgpack.encode(message)))
    assert said == "a span from token 1 to 1000000 is not in its 3 tokens"


def test_a_bomb_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    from reader.exchange.formats import _docbin

    monkeypatch.setattr(_docbin, "LARGEST", 1 << 20)
    with pytest.raises(ValueError, match="larger than 1 MB"):
        list(unpack(zlib.compress(bytes(10 << 20))))
