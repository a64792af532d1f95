"""Export and import on the command line: what is said, what is left, and how it ends."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from tests.cli.conftest import Run
from tests.session.support import Place, label, views


@pytest.fixture
def corpus(run: Run, place: Place) -> Path:
    """An export of a workspace in which ana labelled something as a claim."""
    with place.open() as session:
        label(session, views(session)[0], "closed the old bridge")
    path = Path("corpus.jsonl")
    assert run("-w", place.root, "export", "-o", path).exit_code == 0
    return path


@pytest.fixture
def other(tmp_path: Path) -> Place:
    """An empty workspace."""
    return Place(tmp_path / "other")


def with_label(path: Path, name: str) -> None:
    text = path.read_text("utf-8").replace('"label":"claim"', f'"label":"{name}"')
    path.write_text(text, "utf-8")


def test_unknown_labels_are_refused_added_or_renamed(run: Run, corpus: Path, other: Place) -> None:
    with_label(corpus, "rumour")
    refused = run("-w", other.root, "import", corpus)
    assert refused.exit_code == 1
    assert "rumour (1)" in refused.stderr
    assert "--add-labels" in refused.stderr
    assert not (other.root / "seeds" / "imported").exists()
    tried = run("-w", other.root, "import", corpus, "--add-labels", "--dry-run")
    assert (tried.exit_code, "1 label would come" in tried.stderr) == (0, True)
    renamed = run("-w", other.root, "import", corpus, "--map-label", "rumour=quote")
    assert renamed.exit_code == 0
    assert "is read as jsonl" in renamed.stderr
    undone = run("-w", other.root, "import", corpus, "--map-label", "rumour")
    assert undone.exit_code == 2
    added = run("-w", other.root, "import", corpus, "--map", "ana=ben", "--add-labels", "--json")
    assert added.exit_code == 1  # the passage is here already, as a quote of ana's
    assert "differs" in json.loads(added.stdout)["problems"][0]["message"]
    both = run("-w", other.root, "import", corpus, "--add-labels", "--keep-labels")
    assert both.exit_code == 2


def test_unknown_labels_of_the_own_workspace_do_not_keep_a_backup_out(
    run: Run, corpus: Path, place: Place
) -> None:
    labels = place.root / "annotations" / "labels.toml"
    labels.write_text(labels.read_text("utf-8").replace("claim", "statement"), "utf-8")
    same = run("-w", place.root, "import", corpus)
    assert (same.exit_code, "added nothing" in same.stderr) == (0, True)


def test_strict_takes_nothing_in_where_one_line_is_wrong(
    run: Run, corpus: Path, other: Place
) -> None:
    corpus.write_bytes(corpus.read_bytes() + b"{}\n")
    strict = run("-w", other.root, "import", corpus, "--strict")
    assert strict.exit_code == 1
    assert "line 3" in strict.stderr
    assert not (other.root / "seeds" / "imported").exists()
    assert run("-w", other.root, "import", corpus).exit_code == 1
    assert len(list((other.root / "seeds" / "imported").iterdir())) == 2


def test_sets_go_into_files_of_their_own_and_are_counted(run: Run, place: Place) -> None:
    done = run("-w", place.root, "export", "--split", "train=1,test=1", "--shard", "1", "-o", "c")
    assert done.exit_code == 0
    made = sorted(path.name for path in Path().glob("c-*"))
    assert all(name.split("-")[1] in ("train", "test") for name in made)
    assert sum(len(Path(name).read_text().splitlines()) for name in made) == 2
    assert "train-00001: " in done.stderr
    assert run("-w", place.root, "export", "--split", "a=1", "-o", "-").exit_code == 2
    assert run("-w", place.root, "export", "--split", "a=?").exit_code == 2
    wrong = run("-w", place.root, "export", "--filter", "label:x (")
    assert (wrong.exit_code, "^" in wrong.stderr) == (2, True)


def test_every_format_has_a_default_place_of_its_own(run: Run, place: Place) -> None:
    from reader.exchange.format import modules

    places = []
    for name, module in modules().items():
        if module.FORMAT.writes and not module.FORMAT.extra:
            done = run("-w", place.root, "export", "--format", name)
            assert done.exit_code == 0, (name, done.stderr)
            places.append(done.stderr.splitlines()[-1].split(" to ")[1])
    assert len(set(places)) == len(places) > 1
    assert all((place.root / one).exists() for one in places)


def test_the_report_is_one_json_document_and_there_where_strict_refused(
    run: Run, place: Place
) -> None:
    refused = run(
        "-w", place.root, "export", "--per", "span", "--strict", "-o", "x", "--report", "r.json"
    )
    assert refused.exit_code == 1
    report = json.loads(Path("r.json").read_text("utf-8"))
    assert report["dropped"] == {"articles without spans": 2}
    assert len(report["losses"]) == 2
    assert not Path("x").exists()


def test_ctrl_c_ends_an_import_and_leaves_everything_as_it_was(
    corpus: Path, other: Place, tmp_path: Path
) -> None:
    from benchmarks.exchange import make

    make(tmp_path / "large.jsonl", 1500, 1)
    environ = {**os.environ, **other.environ, "READER_WORKSPACE": str(other.root)}
    command = [sys.executable, "-m", "reader", "import", str(tmp_path / "large.jsonl")]
    with subprocess.Popen(command, env=environ, stderr=subprocess.PIPE) as process:
        assert process.stderr is not None
        assert b"is read as jsonl" in process.stderr.readline()
        time.sleep(0.3)
        process.send_signal(signal.SIGINT)
        said = process.stderr.read()
    assert process.returncode == 130
    assert b"nothing was taken in" in said
    assert b"Traceback" not in said
    assert list((other.root / "seeds").iterdir()) == []
    assert {path.name for path in (other.root / "annotations").iterdir()} <= {"labels.toml", "ana"}
