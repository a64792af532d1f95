"""`check` is silent about a sound workspace and names whatever is wrong with one."""

from __future__ import annotations

import json
import os
from pathlib import Path

import pytest

from reader.model.changes import Change, Op
from reader.model.errors import LockedError, SettingsError
from reader.model.records import Part, Relation, Span, SpanRef
from reader.session.checking import Finding, check
from reader.session.repairing import repair
from tests.session.support import BRIDGE, HARBOUR, Place, correction, label, views


@pytest.fixture
def sound(place: Place) -> Place:
    place.write("bridge.txt", BRIDGE)
    place.write("harbour.txt", HARBOUR)
    for who in ("ana", "ben"):
        with place.open(who) as session:
            label(session, views(session)[0], "closed the old bridge")
    return place


def look(place: Place) -> list[Finding]:
    return check(place.root, "ana", environ=place.environ)


def kinds(findings: list[Finding]) -> list[tuple[str, str]]:
    return [(finding.severity, finding.kind) for finding in findings]


def page_file(place: Place, who: str = "ana") -> Path:
    (path,) = (place.root / "annotations" / who).glob("bridge-*.json")
    return path


def test_a_sound_workspace_has_no_findings_while_somebody_works_in_it_too(sound: Place) -> None:
    assert look(sound) == []
    with sound.open("ana") as session:
        label(session, views(session)[1], "voted on Sunday")
        assert look(sound) == []


def test_looking_writes_nothing(sound: Place) -> None:
    def listing() -> dict[str, tuple[int, int]]:
        return {
            str(path): (path.stat().st_mtime_ns, path.stat().st_size)
            for path in sound.root.rglob("*")
        }

    before = listing()
    look(sound)
    assert listing() == before


def test_pages_that_cannot_be_read_are_errors(sound: Place) -> None:
    sound.write("empty.txt", b"")
    sound.write("binary.txt", b"\x00\x01")
    found = look(sound)
    assert kinds(found) == [("error", "page"), ("error", "page")]
    assert [finding.file for finding in found] == ["seeds/binary.txt", "seeds/empty.txt"]


def test_an_old_version_with_spans_is_a_warning(sound: Place) -> None:
    (sound.root / "seeds" / "bridge.txt").write_text(BRIDGE + "\nMore.\n")
    assert kinds(look(sound)) == [("warning", "page")]


def test_a_quote_that_the_page_does_not_say_is_an_error(sound: Place) -> None:
    path = page_file(sound)
    document = json.loads(path.read_text())
    (span,) = document["spans"].values()
    span["parts"][0]["quote"] = span["parts"][0]["quote"].upper()
    path.write_text(json.dumps(document))
    found = look(sound)
    assert any("quote" in finding.message for finding in found)
    assert {finding.severity for finding in found} == {"error"}
    assert found[0].file.startswith("annotations/ana/")
    assert repair(sound.root, "journal") != []
    assert [f for f in look(sound) if f.severity != "note"] == []


def test_what_the_scheme_does_not_have_is_counted_and_kept(sound: Place) -> None:
    labels = sound.root / "annotations" / "labels.toml"
    labels.write_text(
        labels.read_text().replace('"claim"', '"assertion"').replace("claim", "assertion")
    )
    found = look(sound)
    assert kinds(found) == [("warning", "scheme")] * 2
    assert "no label 'claim', used once by ana" in found[0].message


def test_a_damaged_scheme_is_one_finding_and_the_rest_is_still_looked_at(sound: Place) -> None:
    (sound.root / "annotations" / "labels.toml").write_text("name = \n")
    sound.write("empty.txt", b"")
    assert kinds(look(sound)) == [("error", "scheme"), ("error", "page")]
    with pytest.raises(SettingsError):
        sound.open("ana")


def test_a_relation_that_lost_an_end_is_an_error(sound: Place) -> None:
    with sound.open("ana") as session:
        view = views(session)[0]
        (uid,) = session.records(view.page.sha256).spans
        ends = SpanRef(view.page.sha256, uid), SpanRef("e" * 64, "e" * 32)
        relation = Relation("a" * 32, view.page.sha256, "supports", *ends, "ana")
        session.commit(Change("relate", "", (Op(None, relation),), "ana"), view)
    (finding,) = look(sound)
    assert (finding.kind, "e" * 32 in finding.message) == ("relation", True)


def test_parts_outside_the_text_are_counted_and_no_error(sound: Place) -> None:
    with sound.open("ben") as session:
        view = views(session)[0]
        start = BRIDGE.index("The city council")
        cut = correction(session, view, "kind", start, start + 60)
        furniture = type(cut)(
            cut.uid, cut.page, "kind", start, start + 60, "furniture", "ben", 1, "list"
        )
        session.commit(Change("correct", "", (Op(None, furniture),), "ben"), view)
    found = look(sound)
    assert kinds(found) == [("note", "unplaced")] * 2
    assert "1 part of spans of ana" in found[0].message


def test_a_damaged_page_file_is_named_and_a_later_opening_restores_it(sound: Place) -> None:
    path = page_file(sound)
    path.write_bytes(path.read_bytes()[:-40])
    assert [f.kind for f in look(sound)] == ["store"]
    with sound.open("ana") as session:
        assert len(session.records(views(session)[0].page.sha256).spans) == 1
    found = look(sound)
    assert kinds(found) == [("note", "leftover")]
    assert "damaged-1" in found[0].file


def test_what_a_cut_off_write_left_and_folders_that_are_nobodys_are_named(sound: Place) -> None:
    (sound.root / "annotations" / "ana" / ".bridge.json.tmp").write_bytes(b"{")
    (sound.root / "seeds" / ".x.new").write_bytes(b"")
    (sound.root / "annotations" / "Dr Ana").mkdir()
    assert sorted(kinds(look(sound))) == [
        ("note", "leftover"),
        ("note", "leftover"),
        ("warning", "leftover"),
    ]


def test_repair_waits_for_nobody(sound: Place) -> None:
    with sound.open("ben"), pytest.raises(LockedError):
        repair(sound.root, "file")


@pytest.mark.skipif(os.geteuid() != 0, reason="only root can take everybody's permissions away")
def test_it_works_where_nothing_may_be_written(sound: Place) -> None:
    for path in sorted(sound.root.rglob("*"), reverse=True):
        path.chmod(0o555 if path.is_dir() else 0o444)
    assert look(sound) == []


def test_a_span_that_was_never_true_cannot_be_stored_but_would_be_found(sound: Place) -> None:
    from reader.store.annotations import AnnotationStore

    with AnnotationStore.open(sound.root / "annotations", "ana") as store:
        (sha256,) = store.pages()
        parts = (Part(0, 3, "xyz"),)
        span = Span("c" * 32, sha256, parts, "claim", "ana")
        store.commit(Change("label", "", (Op(None, span),), "ana"))
    found = look(sound)
    assert any("c" * 32 in finding.place + finding.message for finding in found)
