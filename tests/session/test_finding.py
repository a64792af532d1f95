"""What is found is shown in context, and what may be typed comes from the corpus."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader.model.errors import SettingsError, UsageError
from reader.session.finding import FilterError, completion, found_ids, hits, phrases, search
from reader.session.reading import open_reading
from reader.settings.config import load_config
from reader.text.indexing import phrase, says
from reader.text.patterns import find_pattern
from reader.text.snippets import snippet
from tests.session.support import BRIDGE, HARBOUR, SCHEME, Place, label, rows, views


@pytest.fixture
def place(tmp_path: Path) -> Place:
    made = Place(tmp_path)
    made.write("bridge.txt", BRIDGE)
    made.write("harbour.txt", HARBOUR)
    return made


def test_results_are_the_articles_with_the_place_marked(place: Place) -> None:
    with place.open() as session:
        docs = search(session, "inspectors")
        assert docs is not None
        (hit,) = hits(session, docs, phrases(session, "inspectors"))
        assert hit.row.title == "Old bridge closes for repairs"
        ((start, end),) = hit.snippet.marks
        assert hit.snippet.text[start:end] == "inspectors"


def test_the_corpus_follows_pages_that_come_change_and_go(place: Place) -> None:
    with place.open() as session:
        assert len(found_ids(session, "ferry")) == 0
        place.write("ferry.txt", "A ferry for the east bank\n\nThe ferry will sail from Monday on, "
                    "the council said, and will cost nothing for a month.\n")  # fmt: skip
        session.refresh()
        assert len(found_ids(session, "ferry")) == 1
        place.write("ferry.txt", "A boat for the east bank\n\nThe boat will sail from Monday on, "
                    "the council said, and will cost nothing for a month.\n")  # fmt: skip
        session.refresh()
        assert len(found_ids(session, "ferry")) == 0
        assert len(found_ids(session, "boat")) == 1
        (session.root / "seeds/ferry.txt").unlink()
        session.refresh()
        assert len(found_ids(session, "boat")) == 0


def test_a_label_is_found_as_soon_as_it_is_saved(place: Place) -> None:
    with place.open() as session:
        label(session, views(session)[0], "the mayor", "quote")
        assert found_ids(session, "label:quote") == {rows(session)[0].id}
        session.undo()
        session.flush()
        assert not found_ids(session, "label:quote")


def test_values_of_the_scheme_and_of_the_corpus_are_offered(place: Place) -> None:
    with place.open() as session:
        assert completion(session, "label:c", 7).candidates == ("claim",)
        assert "stance=against" in completion(session, "attribute:sta", 13).candidates
        assert "genre=opinion" in completion(session, "tag:op", 6).candidates
        assert completion(session, "state:sk", 8).candidates == ("skipped",)


@given(
    st.text(st.sampled_from("ab é中\n.,"), max_size=300),
    st.sampled_from(["a", "ab a", "中", "é b"]),
    st.integers(20, 80),
)
def test_a_snippet_is_a_line_of_the_text_with_true_marks(
    text: str, asked: str, length: int
) -> None:
    wanted = phrase(asked, exact=True)
    found = snippet(text, [wanted], length)
    assert "\n" not in found.text
    assert found.text.strip("…") in " ".join(text.split("\n")) or not text
    for start, end in found.marks:
        assert says(found.text[start:end], wanted)
    if says(text[: length // 2], wanted):
        assert found.marks


def test_an_expression_finds_with_smart_case_and_gives_up_in_time(place: Place) -> None:
    assert find_pattern("One one ONE", "one") == [(0, 3), (4, 7), (8, 11)]
    assert find_pattern("One one ONE", "One") == [(0, 3)]
    assert find_pattern("a1 b22", r"\d+") == [(1, 2), (4, 6)]
    assert find_pattern("abc", "x*") == []
    with pytest.raises(UsageError, match="takes longer"):
        find_pattern("a" * 5000 + "b", "(a|aa)+$", seconds=0.05)
    with pytest.raises(UsageError, match="character 2"):
        find_pattern("abc", "(")
    with place.open() as session:
        reading = open_reading(session, rows(session)[0].id)
        assert reading.search(r"re:\d\.\d million").startswith("match 1 of 1")
        assert reading.selected == "4.2 million"
        assert reading.search("re:zzz") == "not found: re:zzz"


def test_saved_filters_are_checked_when_the_configuration_is_read(place: Place) -> None:
    path = place.root / "reader.toml"
    path.write_text('[filters]\nmine = "state:unread"\n', "utf-8")
    assert load_config(place.root, environ=place.environ).filters == {"mine": "state:unread"}
    path.write_text('[filters]\nmine = "state:unred"\nb = 3\n"c d" = "x"\n', "utf-8")
    with pytest.raises(SettingsError) as caught:
        load_config(place.root, environ=place.environ)
    for part in ("line 2", "did you mean unread", "line 3", "line 4", "blank"):
        assert part in str(caught.value)


@pytest.mark.parametrize(
    ("query", "message", "hint", "marked"),
    [
        ("label:nosuch", "there is no label 'nosuch'", "there are claim, quote", "nosuch"),
        ("bridge label:Claim", "there is no label 'Claim'", "did you mean claim?", "Claim"),
        ("not (label:qoute or a)", "there is no label 'qoute'", "did you mean quote?", "qoute"),
        ("tag:reportin", "there is no tag 'reportin'", "did you mean reporting", "reportin"),
        ("tag:genre=x", "there is no tag 'genre=x'", "genre=", "genre=x"),
        ("attribute:stnce", "there is no attribute 'stnce'", "did you mean stance", "stnce"),
        ('attribute:"stance=no"', "there is no attribute 'stance=no'", "stance=", '"stance=no"'),
    ],
)
def test_a_name_that_nothing_has_is_told_with_the_names_like_it(
    place: Place, query: str, message: str, hint: str, marked: str
) -> None:
    with place.open() as session:
        with pytest.raises(FilterError) as told:
            search(session, query)
        assert told.value.reason == message
        assert hint in told.value.hint
        assert query[told.value.start : told.value.end] == marked


def test_names_of_the_scheme_and_those_once_used_are_known(place: Place) -> None:
    with place.open() as session:
        for query in ("label:claim", "attribute:stance", "attribute:stance=for", "tag:opinion"):
            assert found_ids(session, query) == frozenset()
        assert found_ids(session, "tag:genre=opinion outlet:nosuch lang:xx") == frozenset()
        label(session, views(session)[0], "the mayor", "quote")
    scheme = place.root / "annotations/labels.toml"
    scheme.write_text(SCHEME.replace('name = "quote"', 'name = "speech"'), "utf-8")
    with place.open("ben") as session:
        assert found_ids(session, "label:quote") == frozenset()
        assert found_ids(session, "label:speech") == frozenset()
        with pytest.raises(FilterError, match="there is no label 'quotes'"):
            search(session, "label:quotes")
