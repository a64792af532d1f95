"""Pages that an import describes from end to end are cut as it says, without the machine."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st
from msgspec.structs import replace

from reader.model.pages import Segmentation
from reader.model.records import Correction, CorrectionKind
from reader.pages.described import FIELDS, described, is_described
from reader.pages.overlay import replay
from reader.pages.segment import segment

SENTENCES = [
    "Bridge closes after inspectors find cracks",
    "The council said on Monday that the old bridge would stay closed until spring.",
    "By Ana Lee",
    "March 21, 2025",
    "ROME (Reuters) - Critics asked why nobody had told residents of the noise.",
    "The Daily Post",
    "Share this article",
    "“Prices rose 5% 📈,” said she.\nAnd more.",
]
KINDS = ["body", "subhead", "title", "caption", "credit", "embed"]
VALUES = {
    "published": ["", "2025-03-20", "2025"],
    "inferred": ["", "2025-03"],
    "author": ["", "Ana Lee; Bo"],
    "credit": ["", "Photo: Someone"],
    "title": ["", "A title"],
    "outlet": ["", "The Post"],
    "language": ["", "en"],
}


@st.composite
def pages(draw: st.DrawFn) -> tuple[str, list[Correction]]:
    pieces = draw(st.lists(st.sampled_from(SENTENCES), min_size=1, max_size=9))
    text = "\n\n".join(pieces)
    made: list[Correction] = []

    def add(op: CorrectionKind, start: int, end: int, value: str, detail: str = "") -> None:
        number = len(made) + 1
        made.append(
            Correction(
                f"{number:032x}",
                "",
                op,
                start,
                end,
                value,
                "ann",
                number,
                detail,
                "",
                "imported",
            )
        )

    at = 0
    for piece in pieces:
        add("kind", at, at + len(piece), draw(st.sampled_from(KINDS)))
        at += len(piece) + 2
    bodies = [one.start for one in made if one.value == "body"]
    for name in sorted(FIELDS):
        add(
            "field",
            (bodies or [0])[0],
            (bodies or [0])[0],
            draw(st.sampled_from(VALUES[name])),
            name,
        )
    return text, made


def as_described(cut: Segmentation) -> Segmentation:
    """Return a cut without what only the machine says, which is not exported."""
    articles = tuple(replace(one, dateline=None, unsure=False) for one in cut.articles)
    return replace(cut, articles=articles, warnings=())


@given(pages())
@settings(max_examples=60, deadline=None)
def test_a_described_page_is_cut_as_if_it_were_replayed_over_the_machine(
    made: tuple[str, list[Correction]],
) -> None:
    text, corrections = made
    found = described(text, corrections, "")
    assert found is not None
    drops = [
        Correction(f"d{n:031x}", "", "drop-start", a.lo, a.lo, "", "ann", 50, "", "", "imported")
        for n, a in enumerate(segment(text).articles)
        if a.lo
    ]
    blocks = [one for one in corrections if one.op == "kind"]
    fields = [replace(one, number=100 + one.number) for one in corrections if one.op == "field"]
    whole = replay(text, segment(text), [*blocks, *drops, *fields])
    assert as_described(whole) == as_described(found)
    assert as_described(replay(text, segment(text), corrections)) == as_described(found)


@given(pages(), st.data())
@settings(max_examples=40, deadline=None)
def test_what_is_not_said_of_all_of_a_page_is_left_to_the_machine(
    made: tuple[str, list[Correction]], data: st.DataObject
) -> None:
    text, corrections = made
    gone = data.draw(st.sampled_from(corrections))
    rest = [one for one in corrections if one is not gone]
    assert described(text, rest, "") is None
    assert not is_described(text, rest)
    assert described(text + " ", corrections, "") is None


@given(pages())
@settings(max_examples=20, deadline=None)
def test_a_person_may_correct_a_described_page_and_the_machine_begins_no_article_in_it(
    made: tuple[str, list[Correction]],
) -> None:
    text, corrections = made
    own = Correction("f" * 32, "", "field", 0, 0, "Mine", "bea", 200, "outlet")
    assert described(text, [*corrections, own], "") is None
    (article,) = replay(text, segment(text), [*corrections, own]).articles
    assert article.outlet is not None
    assert article.outlet.value == "Mine"


def test_the_same_import_by_two_people_describes_a_page_once() -> None:
    text = "One line."
    names = sorted(FIELDS)
    said: list[tuple[CorrectionKind, int, str, str]] = [("kind", len(text), "body", "")]
    said += [("field", 0, "", name) for name in names]
    both = [
        Correction(f"{n:032x}", "", op, 0, end, value, who, n, detail, "", "imported")
        for who in ("amy", "bea")
        for n, (op, end, value, detail) in enumerate(said, start=1)
    ]
    assert described(text, both, "") is not None
