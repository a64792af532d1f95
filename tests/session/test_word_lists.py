"""A workspace may have abbreviations and cue words of its own."""

from __future__ import annotations

from pathlib import Path

import pytest

from reader.model.errors import SettingsError, UsageError
from reader.model.identity import check_annotator, is_annotator
from reader.session.articles import OpenArticle
from reader.session.checking import check
from reader.session.session import Session
from reader.session.units import TextUnits

PAGE = (
    "Bridge to be mended\n\nThe council met Oberkam. Leitner on Monday and agreed to mend the old "
    "bridge this year. It was built in 1912 and has been closed for many months."
)


@pytest.fixture
def root(tmp_path: Path) -> Path:
    found = tmp_path / "desk"
    (found / "seeds").mkdir(parents=True)
    (found / "seeds" / "page.txt").write_text(PAGE, "utf-8")
    return found


def write(root: Path, folder: str, source: str) -> None:
    (root / "annotations" / folder).mkdir(parents=True)
    (root / "annotations" / folder / "en.txt").write_text(source, "utf-8")


def article(root: Path) -> OpenArticle:
    environ = {"READER_CACHE": str(root.parent / "cache"), "READER_ANNOTATOR": "ann"}
    with Session.open(root, write=False, environ=environ) as session:
        session.refresh()
        assert session.annotators.names() == ["ann"]
        return session.article(next(session.articles()).id)


def test_abbreviations_of_a_workspace_keep_its_sentences_whole(root: Path) -> None:
    before = len(article(root).units.sentences)
    write(root, "abbreviations", "# titles\n[never]\noberkam\n")
    assert len(article(root).units.sentences) == before - 1


def test_cue_words_of_a_workspace_are_handed_to_its_articles(root: Path) -> None:
    assert article(root).lexicon is None
    write(root, "cues", "[cue]\nmurmured\n")
    found = article(root).lexicon
    assert found is not None
    cues = found.cues("en")
    assert cues is not None
    assert cues.pattern.search("so he murmured")
    assert cues.pattern.search("so he said")


def test_a_wrong_word_list_is_named_with_its_file_and_line_in_a_check_too(root: Path) -> None:
    write(root, "abbreviations", "[never]\ndr\n[nevr]\n")
    with pytest.raises(SettingsError, match=r"annotations/abbreviations/en\.txt, line 3"):
        article(root)
    found = check(root, "ann", environ={"READER_CACHE": str(root.parent / "cache")})
    assert [each.file for each in found] == ["annotations/abbreviations/en.txt"]
    assert (found[0].severity, found[0].place) == ("error", "line 3")


def test_a_check_names_what_is_not_read_of_a_folder_of_word_lists(root: Path) -> None:
    write(root, "cues", "[cue]\nmurmured\n")
    environ = {"READER_CACHE": str(root.parent / "cache")}
    before = check(root, "ann", environ=environ)
    assert not any(each.file.startswith("annotations/cues") for each in before)
    (root / "annotations" / "cues" / "de.text").write_text("[cue]\nx\n", "utf-8")
    (found,) = set(check(root, "ann", environ=environ)) - set(before)
    assert found.file == "annotations/cues/de.text"
    assert "ends in .txt" in found.message


def test_a_folder_of_word_lists_is_nobodys_annotations() -> None:
    assert not any(map(is_annotator, ("phrases", "abbreviations", "cues")))
    with pytest.raises(UsageError, match="word lists"):
        check_annotator("cues")


@pytest.mark.parametrize(
    ("language", "text", "sentences", "clauses"),
    [
        ("ja", "大臣は「もう終わった」と述べた。誰も答えなかった。", 2, 3),
        ("zh", "发言人说：“没有变化，”他表示。会议结束了。", 2, 4),
        ("ar", "وقال الوزير، في بيان، إن الأمر انتهى. ثم غادر.", 2, 3),
        ("th", "คุณมาทำไมครับ ผมไม่รู้ครับ", 2, 1),
    ],
)
def test_a_text_without_a_known_language_is_cut_as_what_it_tells(
    language: str, text: str, sentences: int, clauses: int
) -> None:
    units = TextUnits(text)
    assert units.language == language
    assert len(units.sentences) == sentences
    assert len(units.clauses(0)) == clauses
    assert units.clauses(1).ranges == TextUnits(text, language).clauses(1).ranges
