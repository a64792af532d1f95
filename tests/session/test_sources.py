"""Files, folders and archives from elsewhere: only what was meant is opened, no bomb goes off."""

from __future__ import annotations

import io
import os
import zipfile
from pathlib import Path

import pytest

from reader.exchange.format import recognised
from reader.model.errors import ExchangeError, ReaderError, UsageError
from reader.session import media
from reader.session.counted_source import Counted
from reader.session.media import opened_source


def test_links_and_hidden_files_of_a_folder_are_passed_over(tmp_path: Path) -> None:
    secret = tmp_path / "secret"
    secret.mkdir()
    (secret / "key.txt").write_text("secret")
    folder = tmp_path / "corpus"
    (folder / "a").mkdir(parents=True)
    (folder / "a" / "1.txt").write_text("one")
    (folder / ".hidden").write_text("x")
    (folder / "link.txt").symlink_to(secret / "key.txt")
    (folder / "b").symlink_to(secret)
    os.mkfifo(folder / "pipe.txt")
    with opened_source(str(folder)) as source:
        assert source.names == ["a/1.txt"]
        with source.open("a/1.txt") as file:
            assert file.read() == b"one"
        for name in ("link.txt", "b/key.txt", "../secret/key.txt", "/etc/passwd", "pipe.txt", ""):
            with pytest.raises(ExchangeError):
                source.open(name)


def test_a_file_that_becomes_a_link_is_not_followed(tmp_path: Path) -> None:
    folder = tmp_path / "corpus"
    folder.mkdir()
    (folder / "1.txt").write_text("one")
    with opened_source(str(folder)) as source:
        assert source.names == ["1.txt"]
        (folder / "1.txt").unlink()
        (folder / "1.txt").symlink_to("/etc/hostname")
        with pytest.raises(ExchangeError):
            source.open("1.txt")


@pytest.mark.parametrize("name", ["../evil.txt", "/evil.txt", "a/../../evil.txt", "C:/evil.txt"])
def test_names_that_lead_out_of_an_archive_refuse_it(tmp_path: Path, name: str) -> None:
    path = tmp_path / "evil.zip"
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr(name, "x")
    with pytest.raises(ExchangeError, match="no name inside"), opened_source(str(path)):
        pass


def test_an_archive_is_read_in_place(tmp_path: Path) -> None:
    path = tmp_path / "good.zip"
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("a/1.txt", "one")
        archive.writestr("2.txt", "two")
    with opened_source(str(path)) as source:
        assert source.names == ["2.txt", "a/1.txt"]
        with source.open("a/1.txt") as file:
            assert file.read() == b"one"
        assert source.head("2.txt") == b"two"
        with pytest.raises(ExchangeError):
            source.open("3.txt")


def test_bombs_and_broken_archives_are_named(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    bomb = tmp_path / "bomb.zip"
    with zipfile.ZipFile(bomb, "w", zipfile.ZIP_DEFLATED, compresslevel=9) as archive:
        archive.writestr("zeros.txt", bytes(11_000_000))
    monkeypatch.setattr(media, "MOST_SHRUNK", 500)
    with pytest.raises(ExchangeError, match="bomb"), opened_source(str(bomb)):
        pass
    broken = tmp_path / "broken.zip"
    broken.write_bytes(bomb.read_bytes()[:2000])
    with pytest.raises(ReaderError, match="archive"), opened_source(str(broken)):
        pass
    monkeypatch.setattr(media, "MOST_UNPACKED", 1000)
    with pytest.raises(ExchangeError, match="too large"), opened_source(str(bomb)):
        pass


def test_what_is_read_is_counted_once_whatever_is_done_with_it(tmp_path: Path) -> None:
    path = tmp_path / "lines.txt"
    path.write_bytes(b"line\n" * 200_000)
    told: list[tuple[int, int]] = []
    with opened_source(str(path)) as source:
        counted = Counted(source, lambda done, total: told.append((done, total)))
        with counted.open() as file:
            assert sum(1 for _ in file) == 200_000
            file.seek(0)
            assert file.readline() == b"line\n"
        with counted.open() as file:
            assert file.seek(-5, io.SEEK_END) == 999_995
            assert file.read() == b"line\n"
    assert told[-1][0] == 1_000_000
    assert [done for done, _ in told] == sorted(done for done, _ in told)
    assert {total for _, total in told} == {1_000_000}


@pytest.mark.parametrize(
    ("data", "said"),
    [(b"", "empty"), (b" \n\n", "empty"), ('{"text": "é"}'.encode("utf-16"), "UTF-16")],
)
def test_what_keeps_a_file_from_being_recognised_is_said(
    tmp_path: Path, data: bytes, said: str
) -> None:
    path = tmp_path / "x.jsonl"
    path.write_bytes(data)
    with opened_source(str(path)) as source, pytest.raises(UsageError, match=said):
        recognised(source)


def test_a_folder_without_files_is_said_to_be_one(tmp_path: Path) -> None:
    with opened_source(str(tmp_path)) as source, pytest.raises(UsageError, match="no files"):
        recognised(source)


def test_a_format_of_one_file_says_so_of_a_folder_and_of_an_archive(tmp_path: Path) -> None:
    folder = tmp_path / "corpus"
    folder.mkdir()
    path = tmp_path / "corpus.zip"
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("a.txt", "x")
    for place in (folder, path):
        with opened_source(str(place)) as source, pytest.raises(ExchangeError, match="single one"):
            source.open()


def test_an_archive_that_leads_out_of_its_folder_is_named(tmp_path: Path) -> None:
    path = tmp_path / "slip.zip"
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("../../evil.txt", "x")
    with pytest.raises(ExchangeError, match="not read") as caught, opened_source(str(path)):
        pass
    assert caught.value.file == str(path)
