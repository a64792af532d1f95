"""Furniture phrases: plain data that anyone can add to."""

from __future__ import annotations

import pytest

from reader.model.errors import SettingsError
from reader.pages import data
from reader.pages.phrasebook import (
    Phrasebook,
    default_phrasebook,
    extended_phrasebook,
    parse_phrases,
)


def kinds(line: str, *phrases: str) -> list[str]:
    return [match.kind for match in Phrasebook(parse_phrases(phrases)).find(line)]


def test_every_shipped_phrase_finds_itself() -> None:
    book = default_phrasebook()
    for name in data.phrase_files():
        for phrase in parse_phrases(data.lines_of(name)):
            line = phrase.body.replace("#", "12").replace("{name}", "Ann Lee").replace("*", "Xy")
            found = {match.kind for match in book.find(line)}
            assert phrase.kind in found, (name, phrase.phrase)


def test_phrases_come_in_at_least_forty_languages() -> None:
    languages = {name.removeprefix("phrases/").removesuffix(".txt") for name in data.phrase_files()}
    shipped = ("en", "de", "fr", "es", "it", "pt", "nl", "ru", "ar", "he", "zh", "ja", "ko", "tr")
    assert languages >= set(shipped)
    assert len(languages) >= 38


def test_anchors_hold_a_phrase_to_the_ends_of_the_line() -> None:
    assert kinds("Comments:", "heading-comments ^comments$") == ["heading-comments"]
    assert kinds("No comments here", "heading-comments ^comments$") == []
    assert kinds("Photo: Ann in the rain", "caption ^photo:") == ["caption"]


def test_a_phrase_is_found_as_whole_words_only() -> None:
    assert kinds("They use cookies on it", "cookie-banner use cookies") == ["cookie-banner"]
    assert kinds("They reuse cookies", "cookie-banner use cookies") == []


def test_wildcards_stand_for_numbers_names_and_a_few_characters() -> None:
    assert kinds("1,234 Articles", "count ^# articles$") == ["count"]
    assert kinds("Join our new and free channel", "subscribe join our * channel") == ["subscribe"]
    (match,) = Phrasebook(parse_phrases(["author ^by {name}$"])).find("By Ann Lee")
    assert match.name == (3, 10)
    assert kinds("By the end of the year", "author ^by {name}$") == []


def test_scripts_without_blanks_are_searched_inside_runs() -> None:
    assert kinds("本站版权所有请勿转载", "copyright 版权所有") == ["copyright"]
    assert kinds("作者：李小明", "author ^作者：{name}$") == ["author"]


def test_case_dotted_capitals_and_apostrophes_do_not_matter() -> None:
    assert kinds("DON’T MISS", "heading-related ^don't miss$") == ["heading-related"]
    assert kinds("İLGİLİ HABERLER", "heading-related ^ilgili haberler$") == ["heading-related"]


@pytest.mark.parametrize("line", ["nonsense ^menu$", "count", "^menu$"])
def test_a_line_without_kind_or_phrase_is_refused(line: str) -> None:
    with pytest.raises(ValueError, match="kind"):
        list(parse_phrases([line]))


def test_a_heading_heads_its_own_line_with_a_colon_or_in_capitals() -> None:
    phrase = "heading-related ^read also$"
    assert kinds("Read also: The bridge is closed", phrase) == ["read-more"]
    assert kinds(">> Read also: The bridge is closed", phrase) == ["read-more"]
    assert kinds("READ ALSO The bridge is closed", phrase) == ["read-more"]
    assert kinds("Read also the bridge is closed", phrase) == []
    assert kinds("They told us to read also: a book", phrase) == []


def test_a_heading_with_a_number_behind_it_is_a_heading() -> None:
    for line in ("Comments (3)", "Comments 3", "Comments [1,204]"):
        assert kinds(line, "heading-comments ^comments$") == ["heading-comments"]


def test_a_workspace_adds_phrases_of_its_own() -> None:
    book = extended_phrasebook({"own.txt": "# ours\n\nsubscribe  ^ring the bell$\n"})
    assert [match.kind for match in book.find("Ring the bell")] == ["subscribe"]
    assert [match.kind for match in book.find("Related stories")] == ["heading-related"]
    assert default_phrasebook().find("Ring the bell") == []


def test_a_wrong_phrase_of_a_workspace_is_named_with_its_line() -> None:
    with pytest.raises(SettingsError) as caught:
        extended_phrasebook({"own.txt": "share  ^share$\nnonsense  a phrase\n"})
    assert (caught.value.file, caught.value.place) == ("own.txt", "line 2")
    assert "subscribe" in caught.value.hint


@pytest.mark.parametrize("name", data.phrase_files())
def test_every_language_knows_comments_related_texts_and_dates(name: str) -> None:
    kinds_listed = {phrase.kind for phrase in parse_phrases(data.lines_of(name))}
    assert {"heading-related", "date", "share"} <= kinds_listed
