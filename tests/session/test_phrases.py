"""A workspace may say what is furniture on the pages that it gets."""

from __future__ import annotations

from pathlib import Path

import pytest

from reader.model.errors import SettingsError
from reader.session.session import Session

PROSE = "The council of Brunnfeld met on Monday and agreed to mend the old bridge this year. "
PAGE = f"Bridge to be mended\n\n{PROSE * 3}\n\nGeprüft von der Leitstelle am Turm.\n\n{PROSE * 3}"


def text_of(root: Path) -> str:
    environ = {"READER_CACHE": str(root.parent / "cache"), "READER_ANNOTATOR": "ann"}
    with Session.open(root, write=False, environ=environ) as session:
        session.refresh()
        return next(session.articles()).text.text


def test_phrases_of_a_workspace_are_furniture_there_and_pages_are_cut_anew(tmp_path: Path) -> None:
    root = tmp_path / "desk"
    (root / "seeds").mkdir(parents=True)
    (root / "seeds" / "page.txt").write_text(PAGE, "utf-8")
    phrases = root / "annotations" / "phrases"
    phrases.mkdir(parents=True)
    assert "Leitstelle" in text_of(root)
    (phrases / "ours.txt").write_text("# ours\nsubscribe  ^geprüft von der leitstelle\n", "utf-8")
    assert "Leitstelle" not in text_of(root)
    (phrases / "ours.txt").unlink()
    assert "Leitstelle" in text_of(root)


def test_a_wrong_phrase_is_named_with_its_file_and_line(tmp_path: Path) -> None:
    root = tmp_path / "desk"
    phrases = root / "annotations" / "phrases"
    phrases.mkdir(parents=True)
    (root / "seeds").mkdir()
    (phrases / "ours.txt").write_text("# ours\nnonsense  x\n", "utf-8")
    with pytest.raises(SettingsError, match=r"annotations/phrases/ours\.txt, line 2"):
        text_of(root)
