"""Pages come, change, go and return; the list says so and nothing that was labelled is stranded."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from reader.model.changes import Change, Op
from reader.model.errors import NotFoundError
from reader.regular import read_inside
from reader.session import pagefiles
from reader.session.pagefiles import LIMIT
from tests.session.support import BRIDGE, HARBOUR, Place, correction, label, rows, views


def problems(session: object) -> dict[str, str]:
    return {row.path: row.problem for row in session.rows() if row.problem}  # type: ignore[attr-defined]


def test_a_new_page_is_listed_and_a_vanished_one_is_not(place: Place) -> None:
    path = place.write("bridge.txt", BRIDGE)
    with place.open() as session:
        assert [row.title for row in rows(session)] == ["Old bridge closes for repairs"]
        place.write("deep/er/harbour.txt", HARBOUR)
        report = session.refresh()
        assert (report.read, report.gone, report.messages) == (1, 0, ())
        assert [r.path for r in rows(session)] == ["seeds/bridge.txt", "seeds/deep/er/harbour.txt"]
        path.unlink()
        report = session.refresh()
        assert (report.read, report.gone) == (0, 1)
        assert [row.path for row in rows(session)] == ["seeds/deep/er/harbour.txt"]
        assert session.refresh().read == 0


def test_a_renamed_page_is_the_same_page_with_its_spans(place: Place) -> None:
    path = place.write("bridge.txt", BRIDGE)
    with place.open() as session:
        label(session, views(session)[0], "closed the old bridge")
        before = rows(session)[0]
        path.rename(path.with_name("renamed.txt"))
        session.refresh()
        (after,) = rows(session)
        assert (after.id, after.spans, after.path) == (before.id, 1, "seeds/renamed.txt")
        assert problems(session) == {}


def test_the_same_bytes_twice_are_one_page_with_two_names(place: Place) -> None:
    place.write("a.txt", BRIDGE)
    place.write("b.txt", BRIDGE)
    with place.open() as session:
        assert len(rows(session)) == 1
        assert views(session)[0].page.names == ("seeds/a.txt", "seeds/b.txt")
        assert session.row_index("seeds/b.txt") == 0


def test_an_edited_seed_leaves_its_old_version_readable_with_every_span(place: Place) -> None:
    path = place.write("bridge.txt", BRIDGE)
    with place.open() as session:
        uid = label(session, views(session)[0], "closed the old bridge")
        old = rows(session)[0].id
        path.write_text(BRIDGE.replace("Monday", "Tuesday"), "utf-8")
        session.refresh()
        assert [row.spans for row in rows(session)] == [1, 0]
        assert "page changed" in rows(session)[0].problem
        assert "1 span " in rows(session)[0].problem
        view = session.article(old)
        assert "Monday" in view.text.text
        assert view.page.names == ("seeds/bridge.txt",)
        assert uid in session.records(view.page.sha256).spans
        label(session, view, "Nobody was ever in danger", "quote")
    with place.open() as session:
        assert [row.spans for row in rows(session)] == [2, 0]
        path.write_text(BRIDGE, "utf-8")
        session.refresh()
        assert [(row.spans, row.problem) for row in rows(session)] == [(2, "")]


def test_a_deleted_seed_with_spans_stays_in_the_list_until_it_returns(place: Place) -> None:
    path = place.write("bridge.txt", BRIDGE)
    with place.open() as session:
        label(session, views(session)[0], "closed the old bridge")
        path.unlink()
        session.refresh()
        assert [row.spans for row in rows(session)] == [1]
        assert "gone" in rows(session)[0].problem


@pytest.mark.parametrize(
    ("data", "word"),
    [
        (b"", "empty"),
        (b"\x00\x01\x02 text", "NUL"),
        (bytes(range(1, 32)) * 40, "binary"),
        (b" \n \n", "no text"),
    ],
)
def test_a_file_that_is_no_page_has_a_clear_word_and_the_others_go_on(
    place: Place, data: bytes, word: str
) -> None:
    path = place.write("bad.txt", data)
    place.write("bridge.txt", BRIDGE)
    with place.open() as session:
        assert [row.path for row in rows(session)] == ["seeds/bridge.txt"]
        assert word in problems(session)["seeds/bad.txt"]
        path.write_text(HARBOUR, "utf-8")
        session.refresh()
        assert problems(session) == {}
        assert len(rows(session)) == 2


def test_a_file_without_permission_is_read_as_soon_as_it_has_it(
    place: Place, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = place.write("bridge.txt", BRIDGE)
    allowed = read_inside

    def refuse(root: Path, path: Path, most: int) -> bytes:
        if path.name == "bridge.txt":
            raise PermissionError(13, "Permission denied", str(path))
        return allowed(root, path, most)

    monkeypatch.setattr(pagefiles, "read_inside", refuse)
    with place.open() as session:
        assert problems(session) == {"seeds/bridge.txt": "cannot be read: Permission denied"}
        monkeypatch.setattr(pagefiles, "read_inside", allowed)
        session.refresh()
        assert problems(session) == {}
        monkeypatch.setattr(pagefiles, "read_inside", refuse)
        with pytest.raises(NotFoundError, match="Permission denied"):
            session.article(rows(session)[0].id)
    assert path.exists()


def test_what_is_no_ordinary_file_inside_the_workspace_is_not_read(
    place: Place, tmp_path: Path
) -> None:
    place.write("bridge.txt", BRIDGE)
    place.write(".hidden.txt", HARBOUR)
    place.write(".folder/harbour.txt", HARBOUR)
    place.write("harbour.md", HARBOUR)
    outside = tmp_path / "outside.txt"
    outside.write_text(HARBOUR, "utf-8")
    (place.root / "seeds" / "link.txt").symlink_to(outside)
    (place.root / "seeds" / "loop").symlink_to(place.root / "seeds")
    os.mkfifo(place.root / "seeds" / "pipe.txt")
    with (place.root / "seeds" / "vast.txt").open("wb") as vast:
        vast.truncate(LIMIT + 1)
    with place.open() as session:
        assert [row.path for row in rows(session)] == ["seeds/bridge.txt"]
        assert sorted(problems(session)) == ["seeds/pipe.txt", "seeds/vast.txt"]


def test_a_file_name_that_is_not_utf8_is_shown_escaped_and_its_page_can_be_labelled(
    place: Place,
) -> None:
    path = os.fsencode(place.root) + b"/seeds/caf\xe9.txt"
    with open(path, "wb") as out:  # noqa: PTH123
        out.write(BRIDGE.encode())
    with place.open() as session:
        (row,) = rows(session)
        assert row.path == "seeds/caf\\xe9.txt"
        label(session, session.article(row.id), "closed the old bridge")
    with place.open() as session:
        assert rows(session)[0].spans == 1


def test_pages_under_a_folder_that_cannot_be_listed_are_not_thought_gone(
    place: Place, monkeypatch: pytest.MonkeyPatch
) -> None:
    place.write("deep/bridge.txt", BRIDGE)
    listing = os.scandir

    def refuse(path: object) -> object:
        if str(path).endswith("deep"):
            raise PermissionError(13, "Permission denied")
        return listing(path)  # type: ignore[call-overload]

    with place.open() as session:
        monkeypatch.setattr(os, "scandir", refuse)
        report = session.refresh()
        assert report.gone == 0
        assert [row.path for row in rows(session)] == ["seeds/deep/bridge.txt"]
        assert any("deep" in message for message in report.messages)


def test_a_lost_catalogue_is_built_again(place: Place, tmp_path: Path) -> None:
    place.write("bridge.txt", BRIDGE)
    with place.open() as session:
        label(session, views(session)[0], "closed the old bridge")
    for path in (tmp_path / "cache").rglob("*.sqlite*"):
        path.write_bytes(b"damaged beyond repair")
    with place.open() as session:
        assert [row.spans for row in rows(session)] == [1]


def test_another_configured_encoding_reads_pages_anew_but_never_annotated_ones(
    place: Place,
) -> None:
    page = BRIDGE.replace("mayor", "ма́йор").replace("́", "").replace("“", '"').replace("”", '"')
    place.write("bridge.txt", page.encode("cp1251"))
    place.write("harbour.txt", HARBOUR.replace("’", "'").replace("two", "zwölf").encode("cp1252"))
    config = place.root / "reader.toml"
    config.write_text('encoding = "cp1252"\n')
    with place.open() as session:
        harbour = next(v for v in views(session) if "harbour" in v.page.names[0])
        label(session, harbour, "zwölf years")
        assert "майор" not in "".join(v.text.text for v in views(session))
    config.write_text('encoding = "cp1251"\n')
    with place.open() as session:
        texts = "".join(view.text.text for view in views(session))
        assert "майор" in texts
        assert "zwölf years" in texts
        for row in rows(session):
            assert session.article(row.id).id == row.id


def test_a_colleagues_correction_and_its_withdrawal_reach_the_list(place: Place) -> None:
    place.write("bridge.txt", BRIDGE)
    with place.open("ben") as ben:
        view = views(ben)[0]
        ben.corpus.register(view.page, ben.store)
        start = BRIDGE.index("Repairs will")
        change = Change(
            "correct", "", (Op(None, correction(ben, view, "start", start, start)),), "ben"
        )
        ben.commit(change, view)
        assert len(rows(ben)) == 2
        with place.open("ana") as ana:
            assert len(rows(ana)) == 2
            ben.undo()
            ben.flush()
            assert len(rows(ben)) == 1
            ana.refresh()
            assert len(rows(ana)) == 1


def test_merging_two_articles_keeps_both_tag_sets_and_the_less_finished_state(
    place: Place,
) -> None:
    place.write("two.txt", BRIDGE)
    with place.open() as session:
        view = views(session)[0]
        start = BRIDGE.index("Repairs will")
        divide = correction(session, view, "start", start, start)
        session.commit(Change("correct", "", (Op(None, divide),), "ana"), view)
        one, two = views(session)
        for part, value, state in ((one, "x", "done"), (two, "y", "in-progress")):
            session.commit(session.editor(part).tag("tag", value), part)
            change = session.editor(part).state(state)  # type: ignore[arg-type]
            if change is not None:
                session.commit(change, part)
        assert [row.state for row in rows(session)] == ["done", "in-progress"]
        session.commit(Change("correct", "", (Op(divide, None),), "ana"), view)
        (row,) = rows(session)
        assert row.state == "in-progress"
        assert row.tags == (("tag", "x"), ("tag", "y"))
