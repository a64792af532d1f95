"""Two machines that share a workspace by git, as somebody at the command line meets it."""

from __future__ import annotations

import subprocess
from pathlib import Path

import pytest

from reader.session.locate import init_workspace
from reader.session.session import Session
from tests.cli.conftest import Run
from tests.session.support import BRIDGE, label, views


def git(folder: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    who = ("-c", "user.name=t", "-c", "user.email=t@example.org", "-c", "core.autocrlf=false")
    return subprocess.run(
        ["git", *who, *arguments], cwd=folder, capture_output=True, text=True, check=False
    )


def mark(folder: Path, who: str, quote: str, note: str = "") -> None:
    with Session.open(folder, who) as session:
        session.refresh()
        view = next(view for view in views(session) if quote in view.text.text)
        uid = label(session, view, quote)
        if note:
            change = session.editor(view).note(uid, note)
            assert change is not None
            session.commit(change, view)


@pytest.fixture
def machines(tmp_path: Path, run: Run) -> tuple[Path, Path]:
    one, two = tmp_path / "one", tmp_path / "two"
    init_workspace(one)
    (one / "seeds" / "bridge.txt").write_bytes(BRIDGE.replace("\n", "\r\n").encode())
    mark(one, "ana", "closed the old bridge")
    git(one, "init", "-q", "-b", "main")
    git(one, "add", "-A")
    git(one, "commit", "-qm", "base")
    git(tmp_path, "clone", "-q", str(one), str(two))
    assert (two / "seeds" / "bridge.txt").read_bytes().count(b"\r\n") == BRIDGE.count("\n")
    assert run("-w", two, "check").exit_code == 0
    return one, two


def share(one: Path, two: Path) -> None:
    """Commit on both machines, and merge both ways."""
    for folder in (one, two):
        git(folder, "add", "-A")
        assert git(folder, "commit", "-qm", "work").returncode == 0
    git(one, "branch", "ours")
    git(two, "branch", "theirs")
    pulled = git(one, "pull", "-q", "--no-rebase", str(two), "theirs")
    assert pulled.returncode == 0, pulled.stdout + pulled.stderr
    pulled = git(two, "pull", "-q", "--no-rebase", str(one), "ours")
    assert pulled.returncode == 0, pulled.stdout + pulled.stderr


def test_two_annotators_meet_without_a_conflict(run: Run, machines: tuple[Path, Path]) -> None:
    one, two = machines
    mark(one, "ana", "Repairs will cost")
    mark(two, "ben", "the mayor")
    share(one, two)
    for folder in machines:
        found = run("-w", folder, "check")
        assert (found.exit_code, found.stderr) == (0, "nothing is wrong\n")
        assert git(folder, "status", "--porcelain").stdout == ""
    assert "nothing to merge" in run("-w", one, "merge").stderr


def test_one_annotator_on_two_machines_merges_to_the_same_on_both(
    run: Run, machines: tuple[Path, Path]
) -> None:
    one, two = machines
    mark(one, "ana", "Repairs will cost", "from one")
    mark(two, "ana", "the mayor", "from two")
    share(one, two)
    found = run("-w", one, "check")
    assert found.exit_code == 1
    assert "reader merge" in found.stdout
    refused = run("-w", one, "label", "rename", "claim", "assertion", "--yes")
    assert refused.exit_code != 0
    journals = []
    for folder in machines:
        done = run("-w", folder, "merge")
        assert done.exit_code == 0, done.stderr
        assert "one journal now" in done.stderr
        assert run("-w", folder, "check").exit_code == 0
        journals.append((folder / "annotations" / "ana" / "journal.jsonl").read_bytes())
    assert journals[0] == journals[1]
    log = run("-w", one, "log").stdout
    assert "from one" in log
    assert "from two" in log


def test_a_backup_is_made_and_restored_at_the_command_line(
    run: Run, machines: tuple[Path, Path], tmp_path: Path
) -> None:
    one, _two = machines
    done = run("-w", one, "backup", tmp_path / "b.zip")
    assert done.exit_code == 0, done.stderr
    assert done.stdout == f"{tmp_path / 'b.zip'}\n"
    assert "1 annotator" in done.stderr
    assert run("-w", one, "backup", tmp_path / "b.zip").exit_code == 2
    assert run("restore", tmp_path / "b.zip").exit_code == 0
    assert run("-w", "one", "check").exit_code == 0
    assert run("restore", tmp_path / "b.zip").exit_code == 2
    assert "before-restore-1" in run("restore", tmp_path / "b.zip", "--replace").stderr


def test_what_a_backup_lacks_is_named_and_counted_by_both_commands(
    run: Run, machines: tuple[Path, Path], tmp_path: Path
) -> None:
    one, _two = machines
    (one / "seeds" / "out.txt").symlink_to("nowhere")
    for done in (
        run("-w", one, "backup", tmp_path / "b.zip"),
        run("-w", tmp_path / "there", "restore", tmp_path / "b.zip"),
    ):
        assert done.exit_code == 1
        assert "not in the backup: seeds/out.txt: is a link" in done.stderr
        assert "it lacks 1 of the files" in done.stderr
    assert (tmp_path / "there" / "seeds").is_dir()


def test_restore_takes_the_workspace_option_for_the_folder(
    run: Run, machines: tuple[Path, Path], tmp_path: Path
) -> None:
    assert run("-w", machines[0], "backup", tmp_path / "b.zip").exit_code == 0
    done = run("restore", tmp_path / "b.zip", "-w", tmp_path / "there")
    assert (done.exit_code, done.stdout) == (0, f"{tmp_path / 'there'}\n")
    both = run("-w", tmp_path / "here", "restore", tmp_path / "b.zip", tmp_path / "elsewhere")
    assert both.exit_code == 2
    assert not (tmp_path / "here").exists()
    assert not (tmp_path / "elsewhere").exists()
