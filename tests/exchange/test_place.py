"""Importing: a record goes back to where it came from, or becomes a page of its own."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from hashlib import sha256
from typing import Any

import msgspec
import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from reader.exchange.build import PageMeta
from reader.exchange.native import encode, read_line
from reader.exchange.options import Options
from reader.exchange.place import Placement, page_name, place, place_links
from reader.exchange.record import Range, Record, SpanItem
from reader.exchange.report import errors
from reader.exchange.shape import per_annotator
from reader.model.pages import Segmentation, Value
from reader.model.records import Correction, Part, SpanRef
from reader.pages.characters import BLANKS
from reader.pages.decode import decode
from reader.pages.overlay import replay
from reader.pages.segment import segment
from reader.text.textmap import ArticleText
from tests.exchange.made import Made, line, made, some
from tests.exchange.samples import sample


def again(made: Made, *placements: Placement) -> Made:
    """Return the article with only what the placements say about it."""
    fresh = Made(made.article, made.page)
    for placement in placements:
        assert not placement.refused
        assert placement.problems == ()
        found, problems = place_links(placement, lambda uid, article: where(made, uid))
        assert problems == ()
        fresh.spans += placement.spans
        fresh.relations += [*placement.relations, *found]
        fresh.tags += placement.tags
        fresh.states += placement.states
        fresh.memberships += placement.memberships
        fresh.passed += placement.passed
    return fresh


def where(made: Made, uid: str) -> str:
    return made.page.sha256 if uid in {span.uid for span in made.spans} else "e" * 64


def cut(text: str, corrections: Sequence[Correction]) -> Segmentation:
    return replay(text, segment(text), corrections)


def moved(placement: Placement) -> Made:
    """Return the article on the new page of a placement, as everyone will see it."""
    assert placement.new_page_bytes is not None
    text = decode(placement.new_page_bytes).text
    page = PageMeta(placement.new_page_name, placement.page_sha, text)
    segmentation = replay(text, segment(text, placement.page_sha), placement.corrections)
    fresh = Made(segmentation.articles[0], page)
    fresh.spans = list(placement.spans)
    fresh.tags = list(placement.tags)
    fresh.states = list(placement.states)
    fresh.memberships = list(placement.memberships)
    fresh.passed = list(placement.passed)
    links, _ = place_links(placement, lambda uid, article: "e" * 64)
    fresh.relations = [*placement.relations, *links]
    return fresh


@some
@given(made())
def test_export_import_export_is_the_same_to_the_byte(made: Made) -> None:
    first = made.record()
    read, problems = read_line(encode(first))
    assert problems == []
    assert read is not None
    placement = place(read, made.page, "ana", cut, local=made.article)
    assert placement.corrections == ()
    second = again(made, placement).record()
    assert encode(second) == encode(first)


@some
@given(made())
def test_what_was_said_comes_back_as_it_was_stored(made: Made) -> None:
    placement = place(made.record(), made.page, "ana", cut)
    stored = {span.uid: span for span in made.spans}
    assert {span.uid for span in placement.spans} == set(stored)
    for span in placement.spans:
        assert span.parts == stored[span.uid].parts
        for part in span.parts:
            assert made.page.text[part.start : part.end] == part.quote


@some
@given(made())
def test_lines_per_annotator_together_are_the_whole_again(made: Made) -> None:
    whole = made.record()
    placements = [place(line, made.page, "ana", cut) for line in per_annotator(whole)]
    assert encode(again(made, *placements).record()) == encode(whole)


@some
@given(made())
def test_a_record_without_text_goes_onto_its_own_page_only(made: Made) -> None:
    bare = made.record(Options(text=False))
    assert encode(again(made, place(bare, made.page, "ana", cut)).record()) == encode(made.record())
    refused = place(bare, None, "ana", cut)
    assert refused.refused
    assert not refused.spans
    assert "no text" in refused.problems[0].message


@some
@given(made(line))
def test_without_its_page_the_text_becomes_one_and_reads_the_same(made: Made) -> None:
    first = made.record()
    placement = place(first, None, "ana", cut)
    if not first.text.strip(BLANKS):
        assert placement.refused
        return
    assert placement.new_page_bytes is not None
    assert sha256(placement.new_page_bytes).hexdigest() == placement.page_sha
    for problem in placement.problems:
        lost = problem.place.startswith("unplaced")
        date = problem.place in ("meta.published", "meta.published_precision", "meta.published_raw")
        assert lost or (date and problem.severity == "warning")
    second = moved(placement).record()
    assert second.text == first.text
    assert second.blocks == first.blocks
    for old, new in zip(first.spans, second.spans, strict=True):
        assert msgspec.structs.replace(new, page_ranges=old.page_ranges) == old
    assert second.relations == first.relations
    assert second.tags == first.tags
    assert (second.meta.title, second.meta.outlet) == (first.meta.title, first.meta.outlet)
    third = moved(place(second, None, "ana", cut)).record()
    assert msgspec.structs.replace(third, links=second.links) == second


@some
@given(made())
def test_a_text_that_would_read_otherwise_as_a_page_is_refused_as_a_whole(made: Made) -> None:
    first = made.record()
    placement = place(first, None, "ana", cut)
    if placement.refused:
        assert not placement.spans
        assert placement.new_page_bytes is None
        assert placement.problems
    else:
        assert moved(placement).record().text == first.text


@some
@given(made())
def test_importing_twice_says_nothing_new(made: Made) -> None:
    record = made.record()
    assume(record.text.strip())
    for page in (made.page, None):
        assert place(record, page, "ana", cut) == place(record, page, "ana", cut)


@some
@given(made(), st.sampled_from([-1, 1]))
def test_an_offset_that_is_off_by_one_never_gets_in(made: Made, by: int) -> None:
    whole = made.record()
    stored = {span.uid: span.parts for span in made.spans}
    for index, span in enumerate(whole.spans):
        for wrong in shifted(span, by):
            spans = [*whole.spans]
            spans[index] = wrong
            other = msgspec.structs.replace(whole, spans=spans)
            placement = place(other, made.page, "ana", cut)
            for placed in placement.spans:
                if placed.uid != span.uid:
                    assert placed.parts == stored[placed.uid]
                else:
                    # It may stand one off where the page says the same there, and nowhere else.
                    assert said(made, placed.parts) == said(made, stored[placed.uid])


def shifted(span: SpanItem, by: int) -> Iterator[SpanItem]:
    if span.page_ranges[0].start + by >= 0:
        moved = [Range(r.start + by, r.end + by) for r in span.page_ranges]
        yield msgspec.structs.replace(span, page_ranges=moved)
    if span.start + by >= 0:
        yield msgspec.structs.replace(span, start=span.start + by, end=span.end + by)


def said(made: Made, parts: tuple[Part, ...]) -> str:
    return ArticleText.build(made.page.text, [(part.start, part.end) for part in parts]).text


def document() -> dict[str, Any]:
    value: dict[str, Any] = json.loads(encode(sample().record()))
    return value


def plain() -> Record:
    """Return a record whose every block is a line."""
    value = json.loads(encode(sample().record()).replace(rb"line\nfollows", rb"line follows"))
    value["text_sha256"] = sha256(value["text"].encode()).hexdigest()
    return record(value)


def record(value: dict[str, Any]) -> Record:
    return msgspec.convert(value, Record)


def test_a_span_that_does_not_fit_stays_out_alone_and_its_relations_with_it() -> None:
    value = document()
    value["spans"][0]["text"] = "nobody said this"
    gone = value["spans"][0]["uid"]
    placement = place(record(value), sample().page, "ana", cut)
    assert gone not in {span.uid for span in placement.spans}
    assert len(placement.spans) == len(sample().spans) - 1
    assert [p.place for p in placement.problems] == ["spans[0]", "relations[0]"]


def test_another_text_is_refused_as_a_whole() -> None:
    value = document()
    value["text"] = value["text"].replace("prices", "wages")
    placement = place(record(value), sample().page, "ana", cut)
    assert placement.refused
    assert not placement.spans
    assert placement.problems[0].place == "text_sha256"


def test_a_file_that_is_there_with_another_text_is_left_alone() -> None:
    value = plain()
    first = place(value, None, "ana", cut)
    assert place(value, None, "ana", cut, existing=first.page_sha) == first
    refused = place(value, None, "ana", cut, existing="0" * 64)
    assert refused.refused
    assert refused.new_page_bytes is None
    assert first.new_page_name in refused.problems[0].message


def test_a_span_made_by_another_program_is_placed_by_the_text_if_that_is_the_same() -> None:
    value = document()
    for span in value["spans"]:
        span["page_ranges"] = []
    made = sample()
    placement = place(record(value), made.page, "ana", cut, local=made.article)
    assert placement.problems == ()
    assert {s.uid: s.parts for s in placement.spans} == {s.uid: s.parts for s in made.spans}
    shorter = msgspec.structs.replace(made.article, blocks=made.article.blocks[:2])
    placement = place(record(value), made.page, "ana", cut, local=shorter)
    refused = errors(placement.problems)
    assert len(refused) == len(value["spans"]) + len(value["relations"])
    assert "cut otherwise" in placement.problems[0].message


def test_what_was_corrected_about_the_article_comes_along_unless_someone_corrected_it_here() -> (
    None
):
    made = sample()
    value = document()
    value["meta"].update(title="Aid for the south", authors=["A. Writer", "B. Writer"])
    value["blocks"][1]["kind"] = "caption"
    placement = place(record(value), made.page, "zoe", cut, local=made.article, number=7)
    assert [(c.op, c.detail, c.value, c.number) for c in placement.corrections] == [
        ("kind", "", "caption", 7),
        ("field", "title", "Aid for the south", 8),
        ("field", "author", "A. Writer; B. Writer", 9),
    ]
    assert {(c.annotator, c.origin) for c in placement.corrections} == {("zoe", "imported")}
    theirs = msgspec.structs.replace(made.article, title=Value("Aid", origin="person"))
    placement = place(record(value), made.page, "zoe", cut, local=theirs)
    assert placement.corrections == ()


def test_relations_without_direction_are_stored_with_their_ends_sorted() -> None:
    made = sample()
    value = record(document())
    relation = value.relations[0]
    turned = msgspec.structs.replace(relation, from_id=relation.to_id, to_id=relation.from_id)
    value = msgspec.structs.replace(value, relations=[turned])
    placement = place(value, made.page, "ana", cut, symmetric={relation.type})
    assert placement.relations[0].source < placement.relations[0].target
    plain = place(value, made.page, "ana", cut)
    assert plain.relations[0].source > plain.relations[0].target


def test_a_link_finds_its_span_wherever_that_is_now() -> None:
    placement = place(plain(), None, "ana", cut)
    found, problems = place_links(placement, lambda uid, article: "7" * 64)
    assert problems == ()
    assert found[0].target == SpanRef("7" * 64, "9" * 32)
    assert found[0].page == found[0].source.page == placement.page_sha
    found, problems = place_links(placement, lambda uid, article: "")
    assert found == ()
    assert [problem.place for problem in problems] == ["links[0]"]


def test_tags_and_states_stand_at_the_article_that_the_id_names() -> None:
    made = sample()
    placement = place(record(document()), made.page, "ana", cut)
    assert {tag.offset for tag in placement.tags} == {made.article.start}
    assert {state.offset for state in placement.states} == {made.article.start}
    assert [state.state for state in placement.states] == ["done", "in-progress"]


def test_an_id_from_elsewhere_falls_back_to_the_first_span_and_says_so_without_one() -> None:
    value = document()
    value["id"] = "their-article-7"
    made = sample()
    placement = place(record(value), made.page, "ana", cut)
    assert {tag.offset for tag in placement.tags} == {made.spans[0].start}
    value.update(spans=[], relations=[], links=[], unplaced=[])
    placement = place(record(value), made.page, "ana", cut)
    assert placement.tags == ()
    assert [problem.place for problem in placement.problems] == ["id"]


def named(identity: str) -> str:
    return page_name(record({**document(), "id": identity}))


@pytest.mark.parametrize(
    "name",
    [
        "../../etc/passwd",
        "a/b",
        "ü",
        ".hidden",
        "x" * 300,
        "a\\b",
        "CON",
        "a b",
        "..",
        "a\u202eb",
    ],
)
def test_no_id_names_a_file_outside_the_folder_of_imports(name: str) -> None:
    path = named(name)
    folder, _, file = path.partition("/")
    assert folder == "imported"
    assert "/" not in file
    assert file.isascii()
    assert not file.startswith(".")
    assert file.endswith(".txt")
    assert len(file) < 120


def test_two_ids_are_two_files_and_the_annotators_of_one_article_share_theirs() -> None:
    assert named("a/b") != named("a_b")
    assert named("1a2b3c4d5e6f-120#ana") == "imported/1a2b3c4d5e6f-120.txt"
