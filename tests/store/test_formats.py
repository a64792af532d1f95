"""What a person is promised over the years: old files open as they were, newer ones are let be."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

import pytest

from reader.model.errors import ReadOnlyError, SettingsError
from reader.session.checking import check
from reader.session.session import Session
from reader.store.annotations import AnnotationStore
from reader.store.places import Place, Places
from tests.session.support import Place as Workspace
from tests.session.support import label, views
from tests.store.make_fixture import content
from tests.store.support import SHEET, WHO, add, opened, page_file, uid

FIXTURES = Path(__file__).parent / "fixtures"


@pytest.mark.parametrize("version", ["v1"])
def test_a_workspace_of_every_format_there_was_opens_with_all_that_was_in_it(
    tmp_path: Path, version: str
) -> None:
    root = tmp_path / "workspace"
    shutil.copytree(FIXTURES / version, root)
    environ = {"READER_CACHE": str(tmp_path / "cache"), "READER_CONFIG": str(tmp_path / "none")}
    for who in ("ana", "ben"):
        wanted = json.loads((FIXTURES / f"{version}-{who}.json").read_text())
        assert content(root / "annotations", who) == wanted
    found = [f for f in check(root, "ana", environ=environ) if f.severity != "note"]
    assert found == []
    with Session.open(root, "ana", environ=environ) as session:
        session.refresh()
        harbour = views(session)[1]
        assert session.places.get(harbour.id) == Place(60, "2026-11-22T08:00:00.000Z")
        assert session.config.filters["mine"] == "label:claim"
        before = len(list(session.store.history()))
        label(session, harbour, "took part in the vote")
        while session.undo() is not None:
            session.flush()
        session.flush()
        assert not session.store.pages()
        assert len(list(session.store.history())) > before
    assert [f for f in check(root, "ana", environ=environ) if f.severity != "note"] == []


def test_the_fixtures_hold_every_kind_of_record() -> None:
    from reader.model.records import TABLES

    pages = json.loads((FIXTURES / "v1-ana.json").read_text())["pages"].values()
    assert {name for page in pages for name, rows in page.items() if rows} == set(TABLES)


def bytes_of(folder: Path) -> dict[str, bytes]:
    return {p.name: p.read_bytes() for p in folder.iterdir() if p.is_file() and p.name != ".lock"}


def newer_head(annotations: Path) -> None:
    path = annotations / WHO / "journal.jsonl"
    head, rest = path.read_bytes().split(b"\n", 1)
    fields = json.loads(head) | {"version": 2, "needs": "0.9"}
    path.write_bytes(json.dumps(fields).encode() + b"\n" + rest)


def test_a_journal_of_a_newer_format_is_shown_and_never_written(tmp_path: Path) -> None:
    with opened(tmp_path) as store:
        store.commit(add(SHEET.span(0, 3, uid(1))))
    newer_head(tmp_path)
    before = bytes_of(tmp_path / WHO)
    with AnnotationStore.open(tmp_path, WHO) as store:
        assert uid(1) in store.records(SHEET.sha256).spans
        assert "format 2" in store.read_only_reason
        assert "needs Reader 0.9" in store.read_only_reason
        with pytest.raises(ReadOnlyError):
            store.commit(add(SHEET.span(4, 6, uid(2))))
    assert bytes_of(tmp_path / WHO) == before


def test_a_page_file_of_a_newer_format_says_which_reader_it_needs(tmp_path: Path) -> None:
    with opened(tmp_path) as store:
        store.commit(add(SHEET.span(0, 3, uid(1))))
    path = page_file(tmp_path, SHEET)
    tables = json.loads(path.read_text())
    tables["meta"]["1"] |= {"version": 2, "needs": "0.9"}
    tables["glosses"] = {"1": {"anything": True}}
    path.write_text(json.dumps(tables))
    before = path.read_bytes()
    with AnnotationStore.open(tmp_path, WHO) as store:
        assert uid(1) in store.records(SHEET.sha256).spans
        with pytest.raises(ReadOnlyError, match=r"needs Reader 0\.9"):
            store.commit(add(SHEET.span(4, 6, uid(2))))
    assert path.read_bytes() == before


def test_places_of_a_newer_format_are_read_and_kept(tmp_path: Path) -> None:
    (tmp_path / WHO).mkdir()
    path = tmp_path / WHO / "place.json"
    path.write_text('{"version": 2, "last": "a", "places": {"x-1": {"offset": 4}}, "more": 1}')
    before = path.read_bytes()
    places = Places(tmp_path, WHO)
    assert places.get("x-1").offset == 4
    assert "newer Reader" in str(places.problems[0])
    places.put("x-1", Place(9))
    places.save()
    assert path.read_bytes() == before


def test_a_label_scheme_of_a_newer_format_is_read_as_far_as_it_goes(tmp_path: Path) -> None:
    place = Workspace(tmp_path)
    labels = place.root / "annotations" / "labels.toml"
    text = 'version = 2\nneeds = "0.9"\n' + labels.read_text().replace(
        'key = "1"', 'key = "1"\ngloss = "new here"'
    )
    labels.write_text(text + "[[gloss]]\nname = 'x'\n")
    place.write("page.txt", "A page\n\nSome words that are long enough to be a text of a page.\n")
    with place.open("ana") as session:
        assert session.scheme.label("claim") is not None
        assert session.read_only
        assert "labels.toml: a newer Reader wrote it (format 2" in session.read_only_reason
        with pytest.raises(ReadOnlyError):
            label(session, views(session)[0], "Some words")
    labels.write_text("version = 2\nneeds = '0.9'\nlabel = 'another shape'\n")
    with pytest.raises(SettingsError, match=r"needs Reader 0\.9.*cannot be understood"):
        place.open("ana")


def test_settings_of_a_newer_format_say_what_they_need(tmp_path: Path) -> None:
    place = Workspace(tmp_path)
    (place.root / "reader.toml").write_text('version = 3\nneeds = "2.0"\n')
    with pytest.raises(SettingsError, match=r"reader.toml, line 1: .*format 3.*needs Reader 2\.0"):
        place.open("ana")
    (place.root / "reader.toml").write_text("version = 1\ntext_width = 70\n")
    with place.open("ana") as session:
        assert session.config.text_width == 70
