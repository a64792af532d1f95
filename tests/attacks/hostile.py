"""A workspace with every payload in everything that somebody else can have written."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from itertools import count, cycle, pairwise
from pathlib import Path

from reader.model.changes import Change, Op
from reader.model.records import (
    ArticleState,
    Attribute,
    Correction,
    Relation,
    Span,
    SpanRef,
    Tag,
)
from reader.session.articles import OpenArticle
from reader.session.session import Session
from tests.payloads import PAYLOADS

FIT = [payload for payload in PAYLOADS if payload.fits_page]
SHORT = [payload.text for payload in FIT if len(payload.text) < 60]
LINES = [text for text in SHORT if not {"\n", "\r"} & set(text)]
ALL = " ".join(f"<{payload.text}>" for payload in FIT)
LINE = " ".join(f"<{text}>" for text in LINES)

SCHEME = """
name = "hostile/1"
[[label]]
name = "claim"
key = "1"
definition = {all}
[[label]]
name = "quote"
key = "2"
[[attribute]]
name = "unsure"
on = ["any"]
values = ["no", "yes"]
flag = true
definition = {all}
[[attribute]]
name = "stance"
on = ["claim"]
values = ["neutral", "for", "against"]
[[relation]]
name = "supports"
from = ["claim"]
to = ["any"]
suggest = true
definition = {all}
[[tag]]
name = "genre"
values = ["reporting", "opinion"]
definition = {all}
"""


def toml(text: str) -> str:
    """Return a TOML string, which can hold every character by its number."""
    return '"' + "".join(f"\\U{ord(letter):08x}" for letter in text) + '"'


def page(number: int) -> str:
    """Return a page with payloads in its title, its lines of metadata and its sentences."""
    title = " ".join(f"T {text}" for text in LINES[number::4])
    sentences = [f"The {p.id} is {p.text} and was seen on Monday." for p in FIT[number::2]]
    body = "\n\n".join(" ".join(sentences[at : at + 3]) for at in range(0, len(sentences), 3))
    address = "https://example.org/path?a=[/x]&b=[@click=app.quit]"
    return f"{title}\n\nBy Some {LINES[number]} Body\n\nThe same words.\n\n{body}\n\n{address}\n"


def hostile_workspace(root: Path, environ: Mapping[str, str]) -> None:
    """Make the workspace at `root`, with two annotators; the first is that of `environ`."""
    seeds, annotations = root / "seeds", root / "annotations"
    seeds.mkdir(parents=True)
    annotations.mkdir()
    (annotations / "labels.toml").write_text(SCHEME.format(all=toml(LINE)))
    (annotations / "guidelines.md").write_bytes(
        f"# {ALL}\n\n- {ALL}\n\n> {LINE}\n\n| a | b |\n|---|---|\n| {LINE} | {ALL} |\n".encode()
    )
    words = " ".join(f'"{text}"' for text in LINES[:40] if not {'"', "\\"} & set(text))
    (root / "reader.toml").write_text(f"[filters]\nmine = {toml(words)}\n")
    for number in range(4):
        folder = seeds / f"f{number}{LINES[number].replace('/', '')}"
        folder.mkdir()
        (folder / f"page{LINES[-number].replace('/', '')}.txt").write_bytes(page(number).encode())
    for payload in PAYLOADS:
        if payload.fits_file_name:
            (seeds / f"a{payload.text}.txt").write_bytes(b"\0")
    for who in (environ["READER_ANNOTATOR"], "ben"):
        with Session.open(root, who, environ=environ) as session:
            session.refresh()
            for row in session.rows():
                if row.id:
                    annotate(session, session.article(row.id))
            session.flush()
    changed = next(iter(sorted(seeds.glob("f3*/*.txt"))))
    changed.write_bytes(changed.read_bytes().replace(b"Monday", b"Tuesday"))


_uids = count(1)


def uid() -> str:
    return f"{next(_uids):032x}"


def annotate(session: Session, view: OpenArticle) -> None:
    """Say of an article whatever can be said, in payloads."""
    who, sha256 = session.annotator, view.page.sha256
    texts: Iterator[str] = cycle(SHORT)
    sentences = view.units.sentences.within(0, len(view.text.text))
    at = view.article.start
    spans = []
    for number, (start, end) in enumerate(sentences[:24]):
        parts = view.parts([(start, end)])
        label = "claim" if number % 2 else next(texts)
        attributes = (Attribute("stance", next(texts)), Attribute(next(texts), next(texts)))
        note = next(texts)
        spans.append(Span(uid(), sha256, parts, label, who, attributes=attributes, note=note))
        if label == "claim":
            word = view.parts([(start, view.units.words.within(start, end)[0][1])])
            spans.append(Span(uid(), sha256, word, "quote", who, note=next(texts)))
    ends = [SpanRef(sha256, span.uid) for span in spans if span.label != "quote"]
    relations = [
        Relation(uid(), sha256, next(texts), one, other, who, note=next(texts))
        for one, other in pairwise(ends)
    ]
    tags = [Tag(uid(), sha256, at, "tag", text, who) for text in LINES[::5]]
    tags += [Tag(uid(), sha256, at, text, text, who) for text in LINES[1::9]]
    fields = [
        Correction(uid(), sha256, "field", at, at, LINE, who, 1, detail=name, raw=ALL)
        for name in ("title", "outlet", "author", "published")
    ]
    state = ArticleState(uid(), sha256, at, who, "in-progress", note=ALL)
    for records in (spans, relations, tags, [state], fields):
        ops = tuple(Op(None, record) for record in records)
        session.apply(Change("label", LINE, ops, who, (sha256, at)), view)


def import_files(folder: Path) -> dict[str, Path]:
    """Write files for an import that hold payloads wherever their formats have text."""
    name = "in[AP][@click=app.quit]\u202e\U000e0041\x9b?31337h"  # what a terminal lets one type
    records = [
        {
            "id": text,
            "title": text,
            "text": f"Some words {text} here.",
            "meta": {"title": text, "outlet": text, "authors": [text]},
            "spans": [{"start": 0, "end": 4, "label": text, "annotator": text, "note": text}],
            "entities": [[0, 4, text]],
            "label": [[0, 4, text]],
        }
        for text in SHORT
    ]
    written = {
        "jsonl": "".join(json.dumps(one) + "\n" for one in records) + ALL + "\n{" + ALL,
        "json": json.dumps(records, ensure_ascii=False),
        "csv": f"text,label,{LINE}\n" + "".join(f'"{LINE}",{text}\n' for text in LINES),
    }
    found = {}
    for suffix, content in written.items():
        found[suffix] = folder / f"{name}.{suffix}"
        found[suffix].write_bytes(content.encode("utf-8"))
    return found
