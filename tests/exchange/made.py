"""Articles with annotations on them, made at random from characters that break programs."""

from __future__ import annotations

from dataclasses import dataclass, field
from hashlib import sha256

from hypothesis import HealthCheck, settings
from hypothesis import strategies as st

from reader.exchange.build import PageMeta, build_record
from reader.exchange.options import Options
from reader.exchange.record import Record
from reader.exchange.report import Report
from reader.model.pages import READABLE, Article, Block, Value
from reader.model.records import (
    STATES,
    ArticleState,
    Attribute,
    Membership,
    Part,
    Passed,
    Relation,
    Span,
    SpanRef,
    Tag,
)
from reader.pages.characters import BLANKS, BREAKS
from reader.text.textmap import ArticleText

PIECES = [
    "a", "Z", "5%", " ", "  ", "\u00a0", "\u00ad", "“", "”", ",", ".", "é", "e\u0301", "\u200b",
    "📈", "👩\u200d🔬", "🇸🇾", "👍🏽", "中文", "한", "ไทย", "مرحبا", "שלום", "\u202e", "\u2066",
    "\u2028", "\u2029", "\u0085", "\ufeff", "\t", "\x0b", "\x00", "\x1b[31m", "\ud83d", "\ufffe",
    "\n", "\r\n", "\r", "\\", '"', "&amp;", "<b>", "=1+1", "\x7f", "\x1c",
]  # fmt: skip
some = settings(max_examples=25, deadline=None, suppress_health_check=list(HealthCheck))
"""How thoroughly the tests here look; a deadline would only measure the machine."""

ANNOTATORS = ["ana", "ben", "c-3.x_y"]
KINDS = sorted(READABLE | {"furniture", "date"})
TIMES = ["", "2025-04-01T10:00:00.000Z", "2026-11-22T23:59:59.999Z"]

solid = st.lists(st.sampled_from(PIECES), min_size=1, max_size=12).map("".join)
line = solid.map(lambda piece: "".join(c for c in piece if c not in BREAKS).strip(BLANKS))
"""What a machine or person makes a block of: a line without the blanks around it."""
names = st.sampled_from(["claim", "non-claim", "claimer", "my label", "Zitat·étrange", "主張"])
notes = st.sampled_from(["", "needs a source", "line\nline", "\ud800 \x07 📈"])
uids = st.integers(0, 2**128 - 1).map(lambda n: f"{n:032x}")


@dataclass
class Made:
    """One article on one page with all that was said about it."""

    article: Article
    page: PageMeta
    spans: list[Span] = field(default_factory=list)
    relations: list[Relation] = field(default_factory=list)
    tags: list[Tag] = field(default_factory=list)
    states: list[ArticleState] = field(default_factory=list)
    memberships: list[Membership] = field(default_factory=list)
    passed: list[Passed] = field(default_factory=list)

    @property
    def text(self) -> ArticleText:
        ranges = [(block.start, block.end) for block in self.article.readable()]
        return ArticleText.build(self.page.text, ranges)

    def record(self, options: Options | None = None, report: Report | None = None) -> Record:
        return build_record(
            self.article,
            self.text,
            self.page,
            self.spans,
            self.relations,
            self.tags,
            self.states,
            options,
            memberships=self.memberships,
            passed=self.passed,
            locate=lambda ref: f"{ref.page[:12]}-0",
            report=report,
        )


def page_of(text: str, file: str = "a page.txt") -> PageMeta:
    return PageMeta(file, sha256(text.encode("utf-8", "surrogatepass")).hexdigest(), text)


def article_on(page: PageMeta, blocks: list[Block], **fields: object) -> Article:
    readable = [block for block in blocks if block.kind in READABLE]
    body = next((block for block in readable if block.kind == "body"), None)
    first = body or (readable[0] if readable else None)
    start = first.start if first else 0
    return Article(page.sha256, start, 0, len(page.text), tuple(blocks), **fields)  # type: ignore[arg-type]


@st.composite
def made(draw: st.DrawFn, blocks_of: st.SearchStrategy[str] = solid) -> Made:
    """Draw an article; its blocks have no blanks around them, as everywhere in Reader."""
    text = draw(st.sampled_from(["", "\ufeff", "- "]))
    blocks: list[Block] = []
    for _ in range(draw(st.integers(0, 4))):
        piece = draw(blocks_of).strip()
        if piece:
            kind = draw(st.sampled_from(KINDS))
            blocks.append(Block(len(text), len(text) + len(piece), kind))  # type: ignore[arg-type]
            text += piece
        text += draw(st.sampled_from(["\n", "\r\n\r\n", "\n  • ", "\n\n\n"]))
    page = page_of(text)
    article = article_on(page, blocks, **draw(_metadata))
    result = Made(article, page)
    result.spans = draw(_spans(result, blocks))
    result.relations = draw(_relations(page, [span.uid for span in result.spans]))
    result.tags = [
        Tag(draw(uids), page.sha256, 0, draw(names), draw(notes), draw(st.sampled_from(ANNOTATORS)))
        for _ in range(draw(st.integers(0, 3)))
    ]
    result.states = [
        ArticleState(
            draw(uids),
            page.sha256,
            0,
            draw(st.sampled_from(ANNOTATORS)),
            draw(st.sampled_from(STATES)),
            draw(notes),
        )
        for _ in range(draw(st.integers(0, 3)))
    ]
    who = st.sampled_from(ANNOTATORS)
    for span in result.spans[: draw(st.integers(0, 2))]:
        claim, kind = draw(uids), draw(names)
        result.memberships.append(
            Membership(draw(uids), page.sha256, span.uid, claim, kind, span.annotator)
        )
    for _ in range(draw(st.integers(0, 2)) if text else 0):
        start = draw(st.integers(0, len(text) - 1))
        end = draw(st.integers(start + 1, len(text)))
        result.passed.append(Passed(draw(uids), page.sha256, start, end, draw(who)))
    return result


_printed = st.builds(
    Value, st.sampled_from(["A title", "名", "x\x00y", "\ud800"]), st.just("as printed")
)
_values = st.one_of(st.none(), _printed)
_dates = st.one_of(
    st.none(),
    st.builds(
        Value,
        st.sampled_from(["2025", "2025-03", "2025-03-20", "2025-03-20T23:30:00-05:00", "soon"]),
        st.just("20 March"),
    ),
)
_metadata = st.fixed_dictionaries(
    {
        "title": _values,
        "outlet": _values,
        "published": _dates,
        "inferred": _dates,
        "authors": st.lists(_printed, max_size=2).map(tuple),
        "credits": st.lists(_printed, max_size=2).map(tuple),
        "language": st.sampled_from(["", "en", "ar"]),
    }
)


@st.composite
def _spans(draw: st.DrawFn, made: Made, blocks: list[Block]) -> list[Span]:
    text = made.text
    found: list[Span] = []
    taken = draw(st.lists(uids, max_size=5, unique=True))
    for uid in taken:
        ranges: set[tuple[int, int]] = set()
        if text.text:
            edges = draw(
                st.lists(st.integers(0, len(text.text)), min_size=2, max_size=6, unique=True)
            )
            edges.sort()
            for start, end in zip(edges[::2], edges[1::2], strict=False):
                ranges.update(text.to_page(start, end))
        hidden = [block for block in blocks if block.kind not in READABLE]
        also_hidden = draw(st.booleans())
        if hidden and also_hidden:
            block = draw(st.sampled_from(hidden))
            ranges.add((block.start, block.end))
        if not ranges:
            continue
        page = made.page
        found.append(
            Span(
                uid=uid,
                page=page.sha256,
                parts=tuple(Part(s, e, page.text[s:e]) for s, e in sorted(ranges)),
                label=draw(names),
                annotator=draw(st.sampled_from(ANNOTATORS)),
                origin=draw(st.sampled_from(["manual", "propagated", "imported", "suggested"])),
                attributes=draw(
                    st.sampled_from([(), (Attribute("stance", "refute"),), (Attribute("u", ""),)])
                ),
                note=draw(notes),
                created=draw(st.sampled_from(TIMES)),
                updated=draw(st.sampled_from(TIMES)),
            )
        )
    return found


@st.composite
def _relations(draw: st.DrawFn, page: PageMeta, spans: list[str]) -> list[Relation]:
    if not spans:
        return []
    found: list[Relation] = []
    for uid in draw(st.lists(uids, max_size=3, unique=True)):
        source = SpanRef(page.sha256, draw(st.sampled_from(spans)))
        elsewhere = SpanRef("e" * 64, "e" * 32)
        inside = st.sampled_from([SpanRef(page.sha256, span) for span in spans])
        target = draw(st.one_of(inside, st.just(elsewhere)))
        kind, who = draw(names), draw(st.sampled_from(ANNOTATORS))
        found.append(Relation(uid, page.sha256, kind, source, target, who, draw(notes)))
    return found
