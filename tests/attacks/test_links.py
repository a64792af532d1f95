"""Links, pipes and devices in a workspace that came from somebody: nothing outside is touched."""

from __future__ import annotations

import os
import socket
from collections.abc import Callable
from hashlib import sha256
from pathlib import Path

import pytest
from msgspec import json

from reader.model.errors import ReaderError, WorkspaceError
from reader.regular import open_regular, read_inside, read_regular
from reader.session.guidance import guidelines
from reader.session.locate import FOLDERS, init_workspace
from reader.session.outputs import replacing
from reader.session.reading import open_reading
from reader.session.repairing import repair
from reader.session.scheme_history import read_text
from reader.session.unfinished import NAME, Note
from reader.store.annotations import AnnotationStore
from tests.attacks.conftest import SECRET
from tests.cli.conftest import Run
from tests.session.support import BRIDGE, HARBOUR, Place

# A pipe that nobody writes to would let a test hang: then it is killed, and so are all after it.
pytestmark = pytest.mark.filterwarnings("error")


def work(place: Place) -> None:
    """Do what writes each file of an annotator: label, keep the place, and close."""
    with place.open() as session:
        reading = open_reading(session, session.rows()[0].id)
        reading.first_sentence()
        reading.label("claim")
        session.places.last = reading.view.id
        session.flush()


@pytest.mark.parametrize("name", [".lock", ".journal.jsonl.tmp", ".place.json.tmp", "place.json"])
def test_no_file_outside_is_emptied_or_written_through_a_link_of_the_name(
    place: Place, victim: Path, name: str
) -> None:
    folder = place.root / "annotations" / "ana"
    folder.mkdir(parents=True)
    (folder / name).symlink_to(victim)
    work(place)
    assert victim.read_text() == SECRET
    with place.open(write=False) as session:
        assert open_reading(session, session.rows()[0].id).spans


def test_a_page_file_that_is_a_link_is_neither_read_nor_written_through(
    place: Place, victim: Path
) -> None:
    work(place)
    (page,) = (place.root / "annotations" / "ana").glob("*-*.json")
    page.unlink()
    page.symlink_to(victim)
    (page.parent / f".{page.name}.tmp").symlink_to(victim)
    with place.open() as session:
        reading = open_reading(session, session.rows()[0].id)
        assert reading.spans  # out of the journal
        reading.first_sentence()
        with pytest.raises(ReaderError, match="links are not followed here"):
            reading.note("not here")
    assert victim.read_text() == SECRET


@pytest.mark.parametrize("make", [os.symlink, None], ids=["link", "pipe"])
def test_a_journal_that_is_no_file_is_refused_with_a_word(
    place: Place, victim: Path, make: Callable[..., None] | None
) -> None:
    journal = place.root / "annotations" / "ana" / "journal.jsonl"
    journal.parent.mkdir(parents=True)
    if make is None:
        os.mkfifo(journal)
    else:
        make(victim, journal)
    with pytest.raises(ReaderError, match=r"is a link|is not a regular file"):
        place.open()
    assert victim.read_text() == SECRET


def test_a_colleagues_folder_that_is_hostile_is_told_of_and_the_rest_goes_on(
    place: Place, victim: Path
) -> None:
    annotations = place.root / "annotations"
    for who in ("ben", "cyd", "dee", "eve"):
        (annotations / who).mkdir(parents=True)
    os.mkfifo(annotations / "ben" / "journal.jsonl")
    (annotations / "cyd" / "journal.jsonl").symlink_to(victim)
    os.mkfifo(annotations / "dee" / "page-0123456789ab.json")
    (annotations / "eve" / "page-0123456789ab.json").symlink_to("/dev/zero")
    (annotations / "fay").symlink_to(victim.parent)
    work(place)
    with place.open() as session:
        session.refresh()
        told = "\n".join(session.problems)
        assert "annotations of ben" in told
        assert "annotations of cyd" in told
        assert "fay" not in session.annotators.names()
    assert victim.read_text() == SECRET


@pytest.mark.parametrize("name", FOLDERS)
def test_a_folder_that_is_a_link_out_of_the_workspace_is_refused(
    place: Place, victim: Path, name: str
) -> None:
    folder = place.root / name
    if folder.is_dir():
        folder.rename(victim.parent / "moved")
    folder.parent.mkdir(parents=True, exist_ok=True)
    folder.symlink_to(victim.parent)
    before = sorted(victim.parent.iterdir())
    for write in (True, False):
        with pytest.raises(WorkspaceError, match="leads out of the workspace"):
            place.open(write=write)
    with pytest.raises(WorkspaceError, match="leads out of the workspace"):
        repair(place.root, "journal")
    assert sorted(victim.parent.iterdir()) == before


def test_the_own_folder_may_be_no_link(place: Place, victim: Path) -> None:
    (place.root / "annotations" / "ana").symlink_to(victim.parent)
    with pytest.raises(ReaderError, match="is a link"):
        place.open()
    with pytest.raises(ReaderError, match="is a link"):
        AnnotationStore.open(place.root / "annotations", "ana", write=False)
    assert [path.name for path in victim.parent.iterdir()] == [".profile"]


def test_seeds_that_are_a_link_out_of_the_workspace_are_not_read(
    place: Place, tmp_path: Path
) -> None:
    (place.root / "seeds").rename(tmp_path / "elsewhere")
    (place.root / "seeds").symlink_to(tmp_path / "elsewhere")
    with place.open() as session:
        report = session.refresh()
        assert "leads out of the workspace" in report.messages[0]
        assert session.rows()[0].id == ""


def test_pages_that_are_links_out_pipes_devices_or_sockets_are_not_read(
    place: Place, victim: Path
) -> None:
    seeds = place.root / "seeds"
    (seeds / "secret.txt").symlink_to(victim)
    (seeds / "zero.txt").symlink_to("/dev/zero")
    os.mkfifo(seeds / "pipe.txt")
    with socket.socket(socket.AF_UNIX) as listening:
        listening.bind(str(seeds / "socket.txt"))
        with place.open() as session:
            session.refresh()
            rows = [row for row in session.rows() if row.id]
            assert {row.path for row in rows} == {"seeds/bridge.txt", "seeds/harbour.txt"}


def test_a_page_that_becomes_a_link_or_a_pipe_after_it_was_listed_is_not_read(
    place: Place, victim: Path
) -> None:
    with place.open() as session:
        session.refresh()
        for make in (lambda at: at.symlink_to(victim), os.mkfifo):
            page = place.root / "seeds" / "bridge.txt"
            page.unlink()
            make(page)
            with pytest.raises(ReaderError, match=r"leads out|not a regular file"):
                session.article(session.rows()[0].id)
    assert read_inside(place.root, place.root / "seeds" / "harbour.txt", 10_000) == HARBOUR.encode()


def test_a_link_inside_the_workspace_is_followed(place: Place) -> None:
    link = place.root / "seeds" / "again.txt"
    link.symlink_to("bridge.txt")
    assert read_inside(place.root, link, 10_000) == BRIDGE.encode()


@pytest.mark.parametrize(
    "name", ["annotations/labels.toml", "reader.toml", "annotations/guidelines.md"]
)
@pytest.mark.parametrize("kind", ["link", "pipe", "zero"])
def test_settings_that_are_a_link_out_or_no_file_are_refused(
    place: Place, victim: Path, name: str, kind: str, run: Run
) -> None:
    path = place.root / name
    path.unlink(missing_ok=True)
    if kind == "pipe":
        os.mkfifo(path)
    else:
        path.symlink_to(victim if kind == "link" else "/dev/zero")
    if name.endswith(".md"):
        with pytest.raises(ReaderError, match=r"leads out|regular"):
            guidelines(place.root)
    else:
        with pytest.raises(ReaderError, match=r"leads out|regular") as caught:
            place.open()
        assert "swordfish" not in str(caught.value)
    if name.endswith("labels.toml"):
        with pytest.raises(ReaderError, match=r"leads out|regular"):
            read_text(place.root)
    assert "swordfish" not in run("-w", place.root, "check").output


def test_word_lists_that_lead_out_are_refused(place: Place, victim: Path) -> None:
    folder = place.root / "annotations" / "phrases"
    folder.mkdir()
    (folder / "en.txt").symlink_to(victim)
    with pytest.raises(ReaderError, match="leads out"):
        place.open()


def test_a_new_workspace_writes_through_no_link(victim: Path, tmp_path: Path) -> None:
    root = tmp_path / "cloned"
    (root / "annotations").mkdir(parents=True)
    (root / "seeds").mkdir()
    (root / "annotations" / "guidelines.md").symlink_to(victim.parent / "new.md")
    init_workspace(root)
    assert sorted(path.name for path in victim.parent.iterdir()) == [".profile"]


@pytest.mark.parametrize(
    "pages",
    [
        [("../home/.profile", sha256(SECRET.encode()).hexdigest())],
        [("seeds/../../home/.profile", sha256(SECRET.encode()).hexdigest())],
        [("seeds/out/.profile", sha256(SECRET.encode()).hexdigest())],
        [("seeds/new.txt", "../../../home/.profile")],
    ],
    ids=["outside", "dots", "link", "digest"],
)
def test_a_note_of_an_import_removes_nothing_outside_of_the_pages(
    place: Place, victim: Path, pages: list[tuple[str, str]]
) -> None:
    work(place)
    (place.root / "seeds" / "out").symlink_to(victim.parent)
    note = Note("change", {"ana": (0, "0" * 32)})
    lines = [json.encode(note), *map(json.encode, pages)]
    (place.root / "annotations" / "ana" / NAME).write_bytes(b"\n".join(lines) + b"\n")
    with pytest.raises(ReaderError, match="no import has made"):
        place.open()
    assert victim.read_text() == SECRET


# --- exports ---------------------------------------------------------------------------------


def test_an_export_does_not_write_through_a_link(place: Place, victim: Path, run: Run) -> None:
    exports = place.root / "annotations" / "_exports"
    exports.mkdir(parents=True)
    (exports / "corpus.jsonl").symlink_to(victim)
    result = run("-w", place.root, "export")
    assert result.exit_code == 1
    assert "is a link to" in result.stderr
    assert (exports / "corpus.jsonl").is_symlink()
    assert victim.read_text() == SECRET


@pytest.mark.parametrize("name", ["jsonl", "brat"])
def test_an_export_into_the_workspace_does_not_leave_it(
    place: Place, victim: Path, run: Run, name: str
) -> None:
    (place.root / "out").symlink_to(victim.parent)
    target = place.root / "out" / "corpus"
    result = run("-w", place.root, "export", "--format", name, "-o", target)
    assert result.exit_code == 1
    assert "leads out of it" in result.stderr
    assert [path.name for path in victim.parent.iterdir()] == [".profile"]


def test_a_pipe_that_nobody_reads_is_refused_and_one_that_is_read_is_written(
    place: Place, tmp_path: Path, run: Run
) -> None:
    pipe = tmp_path / "pipe"
    os.mkfifo(pipe)
    result = run("-w", place.root, "export", "-o", pipe)
    assert result.exit_code == 1
    assert "nobody reads this pipe" in result.stderr
    reading = os.open(pipe, os.O_RDONLY | os.O_NONBLOCK)
    try:
        assert run("-w", place.root, "export", "-o", pipe).exit_code == 0
        assert os.read(reading, 10).startswith(b"{")
    finally:
        os.close(reading)


def test_names_of_devices_are_what_they_are(place: Place, run: Run) -> None:
    assert run("-w", place.root, "export", "-o", "/dev/null").exit_code == 0
    assert Path("/dev/null").is_char_device()
    result = run("-w", place.root, "export", "-o", "/dev/full")
    assert "No space left" in result.stderr


def test_two_dots_behind_a_link_mean_what_they_mean_to_the_system(tmp_path: Path) -> None:
    deep = tmp_path / "a" / "b"
    deep.mkdir(parents=True)
    (tmp_path / "link").symlink_to(deep)
    with replacing(tmp_path / "link" / ".." / "file") as out:
        out.write(b"here")
    assert (tmp_path / "a" / "file").read_bytes() == b"here"


# --- opening ---------------------------------------------------------------------------------


def test_what_is_no_regular_file_is_refused_without_waiting(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe")
    for path, words in (
        (tmp_path / "pipe", "not a regular file"),
        (tmp_path, "Is a directory"),
        (Path("/dev/zero"), "not a regular file"),
    ):
        with pytest.raises(OSError, match=words):
            open_regular(path)


def test_no_more_than_the_limit_is_read_even_of_a_file_that_tells_no_size(tmp_path: Path) -> None:
    file = tmp_path / "file"
    file.write_bytes(b"x" * 100)
    assert read_regular(file, 100) == b"x" * 100
    with pytest.raises(OSError, match="larger than 99 bytes"):
        read_regular(file, 99)
    # The kernel says that this file has no bytes.
    with pytest.raises(OSError, match="larger than 10 bytes"):
        read_regular(Path("/proc/self/status"), 10)


def test_an_import_from_a_pipe_says_how_it_is_done(place: Place, tmp_path: Path, run: Run) -> None:
    os.mkfifo(tmp_path / "pipe.jsonl")
    result = run("-w", place.root, "import", tmp_path / "pipe.jsonl")
    assert result.exit_code == 1
    assert "- reads standard input" in result.stderr
