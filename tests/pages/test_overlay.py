"""People's corrections over the machine's cut."""

from __future__ import annotations

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from reader.model.pages import Article, Segmentation
from reader.model.records import Correction, CorrectionKind
from reader.pages.overlay import KINDS, replay
from reader.pages.segment import segment
from tests.pages import samples
from tests.pages.invariants import check

PAGES = [
    samples.GERMAN,
    samples.ARABIC,
    samples.TWO_ARTICLES,
    samples.WINDOWS,
    "alpha\nbeta",
    "• one thing\n• another thing\r\n\r\n\u00a0last",
]


def correction(
    op: CorrectionKind,
    start: int,
    end: int = -1,
    value: str = "",
    *,
    detail: str = "",
    number: int = 1,
    uid: str = "a" * 32,
) -> Correction:
    return Correction(uid, "", op, start, end, value, "ann", number, detail)


@st.composite
def histories(draw: st.DrawFn) -> tuple[str, list[Correction]]:
    text = draw(st.sampled_from(PAGES))
    offsets = st.integers(-5, len(text) + 5)
    made = []
    for number in range(draw(st.integers(0, 12))):
        op = draw(st.sampled_from(["kind", "kind", "start", "drop-start", "field"]))
        if op == "field":
            value = draw(st.sampled_from(["", "Some value", "2024-01-02", "A; B", " "]))
            detail = draw(
                st.sampled_from(["title", "outlet", "published", "author", "language", "nothing"])
            )
        else:
            value = draw(st.sampled_from([*sorted(KINDS), "nonsense"]))
            detail = draw(st.sampled_from(["", "menu"]))
        made.append(
            correction(
                op,  # type: ignore[arg-type]
                draw(offsets),
                draw(offsets),
                value,
                detail=detail,
                number=draw(st.integers(1, 5)),
                uid=f"{number:032x}",
            )
        )
    return text, made


@settings(max_examples=120, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(histories())
def test_any_corrections_leave_a_sound_segmentation(history: tuple[str, list[Correction]]) -> None:
    text, made = history
    machine = segment(text)
    result = replay(text, machine, made)
    check(text, result)
    assert result == replay(text, machine, list(reversed(made)))


def test_no_corrections_leave_the_machines_cut() -> None:
    machine = segment(samples.GERMAN)
    assert replay(samples.GERMAN, machine, []) == machine


def cut(text: str, *made: Correction) -> Segmentation:
    result = replay(text, segment(text), made)
    check(text, result)
    return result


def shown(text: str, article: Article, kind: str) -> list[str]:
    return [text[b.start : b.end] for b in article.blocks if b.kind == kind]


def span_of(text: str, words: str) -> tuple[int, int]:
    start = text.index(words)
    return start, start + len(words)


def test_a_kind_on_part_of_a_line_divides_the_block_around_it() -> None:
    text = samples.TWO_ARTICLES
    words = "because the bridge upstream is closed"
    result = cut(text, correction("kind", *span_of(text, words), "caption"))
    second = result.articles[1]
    assert shown(text, second, "caption") == [words]
    assert any(block.endswith("on Sunday,") for block in shown(text, second, "body"))
    person = next(b for b in second.blocks if b.kind == "caption")
    assert person.origin == "person"
    assert "ann" in person.reason


def test_a_kind_on_several_lines_makes_a_block_of_each_without_bullets() -> None:
    text = "• one thing\n• another thing\nlast"
    result = cut(text, correction("kind", 0, text.index("last"), "furniture", detail="menu"))
    (article,) = result.articles
    assert shown(text, article, "furniture") == ["one thing", "another thing"]
    assert {b.sub for b in article.blocks if b.kind == "furniture"} == {"menu"}


def test_the_later_operation_wins_whatever_the_order_of_the_list() -> None:
    text = samples.TWO_ARTICLES
    span = span_of(text, "Tickets stay at the summer price.")
    early = correction("kind", *span, "caption", number=1, uid="f" * 32)
    late = correction("kind", *span, "subhead", number=2, uid="0" * 32)
    for made in ((early, late), (late, early)):
        assert shown(text, cut(text, *made).articles[1], "caption") == []
        assert len(shown(text, cut(text, *made).articles[1], "subhead")) == 1


def test_dropping_a_start_joins_an_article_to_the_one_before() -> None:
    text = samples.TWO_ARTICLES
    machine = segment(text)
    second = machine.articles[1]
    for offset in (second.lo, second.start):
        (joined,) = cut(text, correction("drop-start", offset)).articles
        assert joined.title == machine.articles[0].title
        assert len(shown(text, joined, "body")) == 6
        # What had been the second title is a heading inside the text now.
        assert shown(text, joined, "subhead") == [second.title.value if second.title else ""]


def test_a_start_begins_an_article_and_dropping_it_takes_it_back() -> None:
    text = samples.GERMAN
    machine = segment(text)
    offset = text.index("Kritik an den Kosten")
    begun = cut(text, correction("start", offset))
    assert [a.lo for a in begun.articles] == [0, offset]
    assert begun.articles[0].title == machine.articles[0].title
    assert begun.articles[1].title is None
    back = cut(
        text, correction("start", offset), correction("drop-start", offset, number=2, uid="b" * 32)
    )
    assert len(back.articles) == 1


def test_a_start_inside_a_line_divides_the_line() -> None:
    text = samples.GERMAN
    offset = text.index("Danach folgen")
    result = cut(text, correction("start", offset))
    assert result.articles[1].start == offset


def test_a_line_marked_as_title_becomes_the_title_and_the_machines_one_is_furniture() -> None:
    text = samples.AMBIGUOUS
    span = span_of(text, "05/06/2023")
    (article,) = cut(text, correction("kind", *span, "title")).articles
    assert article.title is not None
    assert article.title.value == "05/06/2023"
    assert article.title.origin == "person"
    assert shown(text, article, "title") == ["05/06/2023"]
    assert article.published is None


def test_a_line_marked_as_date_is_read_as_a_date() -> None:
    text = samples.AMBIGUOUS + "The hall opened on 24/12/1998 to a large crowd of people.\n"
    span = span_of(text, "24/12/1998")
    (article,) = cut(text, correction("kind", *span, "date")).articles
    assert article.published is not None
    assert article.published.value == "1998-12-24"


def test_a_title_marked_as_furniture_is_no_title_any_more() -> None:
    text = samples.AMBIGUOUS
    machine = segment(text).articles[0].title
    assert machine is not None
    (article,) = cut(text, correction("kind", machine.start, machine.end, "furniture")).articles
    assert article.title is None


def test_a_field_is_set_for_the_article_that_holds_the_offset() -> None:
    text = samples.TWO_ARTICLES
    at = segment(text).articles[1].start
    result = cut(
        text,
        correction("field", at, -1, "Another Outlet", detail="outlet"),
        correction("field", at, -1, "2023-12-31", detail="published", uid="b" * 32),
        correction("field", at, -1, "Ann One; Bob Two", detail="author", uid="c" * 32),
    )
    first, second = result.articles
    assert first.outlet is not None
    assert first.outlet.value == "The Harbour Post"
    assert second.outlet is not None
    assert (second.outlet.value, second.outlet.start) == ("Another Outlet", -1)
    assert second.outlet.origin == "person"
    assert second.published is not None
    assert second.published.value == "2023-12-31"
    assert [a.value for a in second.authors] == ["Ann One", "Bob Two"]


def test_an_empty_value_says_that_there_is_none() -> None:
    text = samples.TWO_ARTICLES
    (first, _) = cut(text, correction("field", 0, -1, "", detail="outlet")).articles
    assert first.outlet is None


def test_what_does_not_fit_the_page_is_said() -> None:
    text = samples.TWO_ARTICLES
    result = cut(text, correction("field", 0, -1, "last Tuesday", detail="published"))
    assert result.warnings
    assert result.articles[0].published == segment(text).articles[0].published


def test_a_page_that_is_all_furniture_is_still_one_article() -> None:
    text = samples.TWO_ARTICLES
    (article,) = cut(text, correction("kind", 0, len(text), "furniture")).articles
    assert list(article.readable()) == []
