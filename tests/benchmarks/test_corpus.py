"""Made-up corpora: the same for everybody, cut as they were meant, and whole with their spans."""

from __future__ import annotations

import hashlib
import os
import subprocess
import sys
from collections import Counter
from pathlib import Path

import pytest

from benchmarks.corpus import ANNOTATOR, Task, file_name, make, page_spans
from benchmarks.corpus_pages import LAYOUTS, Made, made, vocabulary
from benchmarks.corpus_words import LANGUAGES
from reader.pages.decode import decode
from reader.pages.segment import segment
from reader.session.checking import check
from reader.store.annotations import AnnotationStore
from tests.pages.invariants import check as check_cut

ROOT = Path(__file__).resolve().parents[2]


def digest(pages: int) -> str:
    found = hashlib.sha256()
    for number in range(pages):
        found.update(made(number).text.encode())
    return found.hexdigest()


def test_the_same_number_and_seed_are_the_same_bytes_in_another_process() -> None:
    code = "from tests.benchmarks.test_corpus import digest; print(digest(8))"
    environ = {**os.environ, "PYTHONHASHSEED": "77"}
    ran = subprocess.run(
        [sys.executable, "-c", code], cwd=ROOT, env=environ, capture_output=True, text=True
    )
    assert ran.stdout.strip() == digest(8)
    assert made(3, seed=1).text != made(3, seed=2).text != made(4, seed=2).text


def test_pages_are_read_as_they_were_written_and_have_about_the_size_asked_for() -> None:
    sizes = []
    for number in range(40):
        data = made(number).text.encode()
        assert decode(data).text == data.decode()
        sizes.append(len(data))
    assert 2500 < sum(sizes) / len(sizes) < 3500
    assert 80_000 < len(made(5, size=200_000).text.encode()) < 400_000


def test_a_few_words_are_common_and_most_are_rare() -> None:
    words = "".join(made(number, language="en").text.lower() for number in range(15)).split()
    count = Counter(words)
    assert count["the"] > len(words) / 50
    assert sum(1 for times in count.values() if times == 1) > len(count) / 3
    for language in LANGUAGES:
        known = vocabulary(language).words
        assert len(set(known)) == len(known) > 10_000


@pytest.mark.parametrize("layout", LAYOUTS)
def test_every_layout_is_cut_into_the_articles_that_were_written(layout: str) -> None:
    right = pages = 0
    for number, language in enumerate(one.code for one in LANGUAGES):
        page = made(number, layout=layout, language=language)
        cut = segment(page.text)
        check_cut(page.text, cut)
        assert len(cut.articles) == len(page.titles), (number, language)
        found = [article.title.value if article.title else "" for article in cut.articles]
        right += found == list(page.titles) and all(one.published for one in cut.articles)
        pages += 1
    # What a page that repeats its headlines or has none too clear is called is the cut's business.
    assert right >= pages * (0.6 if layout == "several" else 0.9)


def test_spans_lie_in_one_paragraph_each_and_are_as_many_as_asked_for() -> None:
    for number in range(40):
        page: Made = made(number)
        spans = list(page_spans(page.text, "0" * 64, Task(number, 7, 3000, 1), page.passages))
        assert len({span.uid for span in spans}) == 7
        for span in spans:
            (part,) = span.parts
            assert page.text[part.start : part.end] == part.quote
            assert part.quote.strip()
            assert any(low <= part.start < part.end <= high for low, high in page.passages)


def test_a_workspace_with_spans_is_whole(tmp_path: Path) -> None:
    root = tmp_path / "made"
    make(root, 25, spans=110, huge=20_000)
    environ = {"READER_CACHE": str(tmp_path / "cache"), "READER_CONFIG": str(tmp_path / "none")}
    wrong = [str(one) for one in check(root, environ=environ) if one.severity != "note"]
    assert wrong == []
    with AnnotationStore.open(root / "annotations", ANNOTATOR, write=False) as store:
        assert sum(len(store.records(page).spans) for page in store.pages()) == 110
    assert (root / file_name(24)).stat().st_size > 8_000
