"""The dataset card beside exports that are several files."""

from __future__ import annotations

from pathlib import Path

from tests.cli.conftest import Run
from tests.session.support import Place


def test_shards_get_a_card_that_names_them(run: Run, place: Place) -> None:
    done = run("-w", place.root, "export", "--shard", "1", "-o", "out/c.jsonl")
    assert done.exit_code == 0
    card = Path("out/README.md").read_text("utf-8")
    assert 'path: "c-[0-9]*.jsonl"' in card
    assert "2 articles" in card
    again = run("-w", place.root, "export", "--split", "train=1,my-test=1", "-o", "out/c.jsonl")
    assert again.exit_code == 0
    assert "split: my_test" in Path("out/README.md").read_text("utf-8")
    assert run("-w", place.root, "export", "--shard", "1", "--no-card", "-o", "b/c").exit_code == 0
    assert not Path("b/README.md").exists()


def test_a_readme_of_somebody_else_is_never_overwritten(run: Run, place: Place) -> None:
    Path("README.md").write_text("# Mine\n", "utf-8")
    warned = run("-w", place.root, "export", "--shard", "1", "-o", "c.jsonl")
    assert warned.exit_code == 0
    assert "no card of Reader" in warned.stderr
    refused = run("-w", place.root, "export", "--card", "-o", "one.jsonl")
    assert refused.exit_code == 1
    assert not Path("one.jsonl").exists()
    assert Path("README.md").read_text("utf-8") == "# Mine\n"
    assert run("-w", place.root, "export", "--card", "--force", "-o", "one.jsonl").exit_code == 0
    assert 'path: "one.jsonl"' in Path("README.md").read_text("utf-8")


def test_a_card_is_for_files_of_the_own_format(run: Run, place: Place) -> None:
    assert run("-w", place.root, "export", "--card", "-o", "-").exit_code == 2
    assert run("-w", place.root, "export", "--card", "--format", "w3c").exit_code == 2
