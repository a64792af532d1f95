"""Workspaces made at random: hostile pages, several annotators, everything that can be said."""

from __future__ import annotations

import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from hypothesis import strategies as st

from reader.model.changes import Change, Op
from reader.model.identity import new_uid
from reader.model.records import STATES, Attribute, Relation, SpanRef
from reader.session.session import Session
from tests.session.support import BRIDGE, HARBOUR, Place, views

LINES = [
    "Old bridge closes for repairs",
    "The Daily Post",
    "By Ana Lee",
    "time20-03-2025",
    "March 21, 2025",
    "DAMASCUS (Reuters) - The council closed the bridge on Monday, officials said. It was old.",
    "“Prices rose 5% 👩\u200d🔬,” the minister’s aide said, and cafe\u0301 owners protested.",
    "• A first point that is long enough to be read as a sentence of the text.",
    "كتب الرئيس رسالة إلى موسكو يوم الخميس، وقال إن العلاقات قديمة.",
    "Photo: Reuters/Someone",
    "Read more",
    "Share this article",
    "© 2025 The Daily Post. All rights reserved.",
    "https://example.org/a?b=c&d=[x]",
    "\tTabs\tand\u00a0spaces  stand here \u200b and there, which nobody should notice at all.  ",
    "Zero \u2028 line \x85 ends \x0b and \x0c pages stand inside this one long sentence of text.",
    "\ufeff\u202eRight to left override, and [bold]markup[/x] with \x1b[31mescapes\x1b[0m in it.",
    "🇸🇾🇸🇾 Flags and 👍🏽 skin tones and 中文字符 and 한국어 end this sentence of the article.",
]
ENDS = ["\n", "\n", "\n\n", "\r\n", "\r\n\r\n", "\r"]
NOTES = ["", "needs a source", "line\nline", "\x07 📈 \u202e"]
WHO = ["ana", "ben", "c-3.x_y"]

pages = st.one_of(
    st.sampled_from([BRIDGE, HARBOUR]),
    st.lists(st.tuples(st.sampled_from(LINES), st.sampled_from(ENDS)), min_size=1, max_size=9).map(
        lambda lines: "".join(line + end for line, end in lines)
    ),
)


@contextmanager
def folder() -> Iterator[Path]:
    """Give a folder that is gone afterwards; a fixture would be shared by all examples."""
    path = Path(tempfile.mkdtemp(prefix="reader-test-"))
    try:
        yield path
    finally:
        shutil.rmtree(path)


def annotate(session: Session, data: st.DataObject) -> None:
    """Do some of everything to some of the articles."""
    made: list[SpanRef] = []
    mine = views(session)
    for view in mine:
        text = view.text.text
        for _ in range(data.draw(st.integers(0, 3))):
            if not text:
                break
            start = data.draw(st.integers(0, len(text) - 1))
            end = data.draw(st.integers(start + 1, min(len(text), start + 120)))
            ranges = [(start, end)]
            if end + 4 < len(text) and data.draw(st.booleans()):
                ranges.append((end + 1, end + 4))
            ranges = [r for r in ranges if view.text.to_page(*r)]
            if not ranges:
                continue
            change = session.editor(view).label(
                ranges,
                data.draw(st.sampled_from(["claim", "quote"])),
                note=data.draw(st.sampled_from(NOTES)),
                attributes=data.draw(st.sampled_from([(), (Attribute("stance", "against"),)])),
            )
            session.apply(change, view)
            made += [
                SpanRef(view.page.sha256, op.uid)
                for op in change.ops
                if op.table == "spans" and op.after is not None
            ]
        if data.draw(st.booleans()):
            session.apply(session.editor(view).tag("tag", data.draw(st.sampled_from("xy"))), view)
        state = session.editor(view).state(data.draw(st.sampled_from(STATES)))
        if state is not None:
            session.apply(state, view)
        for _ in range(data.draw(st.integers(0, 2)) if text else 0):
            start = data.draw(st.integers(0, len(text) - 1))
            passed = session.editor(view).pass_over([(start, min(len(text), start + 40))])
            if passed is not None:
                session.apply(passed, view)
        note = session.editor(view).article_note(data.draw(st.sampled_from(NOTES)))
        if note is not None:
            session.apply(note, view)
    there = {
        SpanRef(v.page.sha256, uid) for v in mine for uid in session.records(v.page.sha256).spans
    }
    made = [end for end in made if end in there]
    for _ in range(data.draw(st.integers(0, 2)) if len(made) > 1 else 0):
        ends = sorted(data.draw(st.sampled_from(made)) for _ in range(2))
        # Ends without direction are in the order of their pages, which an import can change.
        here = ends[0].page == ends[1].page
        kind = data.draw(st.sampled_from(["supports", "contradicts"][: 1 + here]))
        note_text = data.draw(st.sampled_from(NOTES))
        one, two = ends
        relation = Relation(new_uid(), one.page, kind, one, two, session.annotator, note_text)
        view = next(v for v in mine if v.page.sha256 == relation.page)
        session.apply(Change("relate", "", (Op(None, relation),), session.annotator), view)
    groups = next(kind for kind in session.scheme.relations if kind.groups)
    for one, two in zip(made[::3], made[1::3], strict=False):
        spans = [session.records(end.page).spans[end.span] for end in (one, two)]
        if one != two:
            session.apply(session.editor(mine[0]).relate(groups, *spans), mine[0])
    session.flush()


@st.composite
def worlds(draw: st.DrawFn) -> dict[str, str]:
    """Draw the pages of a workspace, by name."""
    texts = draw(st.lists(pages, min_size=1, max_size=3))
    return {f"page {number}.txt": text for number, text in enumerate(texts)}


def build(root: Path, texts: dict[str, str], data: st.DataObject) -> Place:
    """Make a workspace with these pages, which one or two people have annotated."""
    place = Place(root)
    for name, text in texts.items():
        place.write(name, text)
    for who in WHO[: data.draw(st.integers(1, 2))]:
        with place.open(who) as session:
            annotate(session, data)
    return place
