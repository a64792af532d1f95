"""What the system will not let anybody read is named, and everything else goes on."""

from __future__ import annotations

import json
import os

import pytest

from reader.model.errors import ReaderError
from reader.session import refreshing
from reader.session.checking import Finding, check
from tests.session.support import BRIDGE, HARBOUR, Place, label, rows, views


@pytest.fixture
def team(place: Place) -> Place:
    """A workspace of ana and ben."""
    place.write("bridge.txt", BRIDGE)
    place.write("harbour.txt", HARBOUR)
    for who in ("ana", "ben"):
        with place.open(who) as session:
            label(session, views(session)[0], "closed the old bridge")
    return place


def found(place: Place) -> list[Finding]:
    return check(place.root, "ana", environ=place.environ)


@pytest.mark.parametrize("how", ["bytes", "folder", "dangling", "syntax", "two on one key"])
def test_a_scheme_that_cannot_be_used_is_a_finding_beside_all_others(team: Place, how: str) -> None:
    labels = team.root / "annotations" / "labels.toml"
    labels.unlink()
    if how == "folder":
        labels.mkdir()
    elif how == "dangling":
        labels.symlink_to("nowhere")
    else:
        twice = b'[[label]]\nname = "a"\nkey = "1"\n[[label]]\nname = "b"\nkey = "1"\n'
        texts = {"bytes": b"\xff\xfe\x00", "syntax": b"name = ", "two on one key": twice}
        labels.write_bytes(texts[how])
    team.write("empty.txt", b"")
    findings = found(team)
    assert "annotations/labels.toml" in " ".join(map(str, findings))
    assert [f.file for f in findings if f.kind == "page"] == ["seeds/empty.txt"]


def test_a_wrong_configuration_is_a_finding(team: Place) -> None:
    (team.root / "reader.toml").write_text("x = ")
    (finding,) = found(team)
    assert (finding.severity, finding.kind, finding.file) == ("error", "settings", "reader.toml")


@pytest.mark.parametrize("who", ["ana", "ben"])
def test_a_journal_that_cannot_be_read_is_a_finding_and_the_rest_is_looked_at(
    team: Place, who: str
) -> None:
    journal = team.root / "annotations" / who / "journal.jsonl"
    journal.unlink()
    journal.mkdir()
    team.write("empty.txt", b"")
    findings = found(team)
    assert any(f"of {who} cannot be read" in f.message for f in findings)
    assert any(f.file == "seeds/empty.txt" for f in findings)
    assert not any(str(team.root) in str(f) for f in findings)


def test_seeds_that_cannot_be_listed_are_a_finding(team: Place) -> None:
    (team.root / "seeds").rename(team.root / "away")
    (team.root / "seeds").symlink_to("seeds")
    findings = found(team)
    assert any(f.file == "seeds" and f.severity == "error" for f in findings)


def test_links_that_lead_nowhere_and_folders_called_as_pages_are_named(team: Place) -> None:
    (team.root / "seeds" / "gone.txt").symlink_to("nowhere.txt")
    folder = team.root / "seeds" / "folder.txt"
    folder.mkdir()
    (folder / "inside.txt").write_text(HARBOUR + "\nAnother ending of this page.\n", "utf-8")
    with team.open() as session:
        problems = {row.path: row.problem for row in session.rows() if row.problem}
        assert "leads nowhere" in problems["seeds/gone.txt"]
        assert "is a folder" in problems["seeds/folder.txt"]
        assert "seeds/folder.txt/inside.txt" in {row.path for row in rows(session)}
        (folder / "inside.txt").unlink()
        session.refresh()
        assert "seeds/folder.txt/inside.txt" not in {row.path for row in rows(session)}
    assert {f.file for f in found(team)} >= {"seeds/gone.txt", "seeds/folder.txt"}


def test_what_the_system_refuses_a_refresh_is_an_error_with_a_sentence(
    team: Place, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*_: object) -> None:
        raise PermissionError(13, os.strerror(13), "seeds")

    with team.open() as session:
        monkeypatch.setattr(refreshing, "find_pages", refuse)
        with pytest.raises(ReaderError, match="seeds: cannot be read: Permission denied"):
            session.refresh()


def test_a_count_that_fails_is_no_failure_to_save(
    team: Place, monkeypatch: pytest.MonkeyPatch
) -> None:
    with team.open() as session:
        view = views(session)[1]

        def refuse(*_: object) -> None:
            raise PermissionError(13, os.strerror(13), "seeds")

        monkeypatch.setattr(session._refresher, "count", refuse)
        label(session, view, "voted on Sunday")
        assert any("Permission denied" in problem for problem in session.problems)
    lines = (team.root / "annotations" / "ana" / "journal.jsonl").read_text("utf-8")
    assert any("voted on Sunday" in str(json.loads(line)) for line in lines.splitlines())
