"""Searching, filtering and labels from the command line."""

from __future__ import annotations

import json

import pytest

from tests.cli.conftest import Run
from tests.payloads import PAYLOADS, forbidden_bytes_in
from tests.session.support import Place, label, views


def test_search_shows_where_an_article_says_it_and_counts_on_stderr(run: Run, place: Place) -> None:
    result = run("-w", place.root, "search", "STRIKE")
    assert result.exit_code == 0
    listed, context = result.stdout.splitlines()
    assert "Harbour strike enters its third week" in listed
    assert "Harbour [strike] enters" in context
    assert "1 article found" in result.stderr
    found = json.loads(run("-w", place.root, "search", "--json", "per", "cent").stdout)
    assert [one["page"] for one in found] == ["seeds/harbour.txt"]
    marked = [found[0]["snippet"][start:end] for start, end in found[0]["marks"]]
    assert marked == ["per", "cent"]
    assert run("-w", place.root, "search", "zzz").stdout == ""


def test_what_is_left_out_of_the_results_is_counted(run: Run, place: Place) -> None:
    result = run("-w", place.root, "search", "the", "--limit", "1")
    assert len(result.stdout.splitlines()) == 2
    assert "2 articles found; 1 more with --limit 0" in result.stderr


def test_list_takes_a_filter_or_the_name_of_a_saved_one_and_an_order(
    run: Run, place: Place
) -> None:
    with place.open() as session:
        label(session, views(session)[1], "900 of its 1,100 members")
    (place.root / "reader.toml").write_text('[filters]\ntodo = "not has:span"\n', "utf-8")

    def pages(*options: str) -> list[str]:
        listed = json.loads(run("-w", place.root, "list", "--json", *options).stdout)
        return [row["page"] for row in listed]

    assert pages("--filter", "label:claim") == ["seeds/harbour.txt"]
    assert pages("--filter", "@todo") == ["seeds/bridge.txt"]
    assert pages("--sort", "spans", "--reverse") == ["seeds/harbour.txt", "seeds/bridge.txt"]
    assert pages("--filter", "bridge or strike", "--state", "unread") == ["seeds/bridge.txt"]


@pytest.mark.parametrize("command", [("list", "--filter"), ("search",)])
def test_a_wrong_filter_is_pointed_at_and_is_a_usage_error(
    run: Run, place: Place, command: tuple[str, ...]
) -> None:
    result = run("-w", place.root, *command, "x outlt:post")
    assert result.exit_code == 2
    lines = result.stderr.splitlines()
    assert lines[-2].index("^") == lines[-3].index("outlt")
    assert "did you mean outlet" in result.stderr
    unknown = run("-w", place.root, *command, "@tood")
    assert unknown.exit_code == 2
    assert "no saved filter" in unknown.stderr


@pytest.mark.parametrize("payload", PAYLOADS[:6])
def test_nothing_that_acts_reaches_the_terminal_from_results(
    run: Run, place: Place, payload: str
) -> None:
    place.write(
        "evil.txt", f"A title with enough words {payload} here\n\nwords needle {payload}.\n"
    )
    for result in (
        run("-w", place.root, "search", "needle"),
        run("-w", place.root, "search", payload),
    ):
        assert not forbidden_bytes_in(result.stdout_bytes)
        assert not forbidden_bytes_in(result.stderr_bytes)


def test_labels_are_listed_renamed_and_deleted_when_one_says_yes(run: Run, place: Place) -> None:
    with place.open() as session:
        label(session, views(session)[0], "closed the old bridge")
    assert "ana 1" in run("-w", place.root, "label", "list").stdout
    asked = run("-w", place.root, "label", "rename", "claim", "fact", data=b"n\n")
    assert asked.exit_code == 130
    assert "1 span of yours" in asked.stderr
    done = run("-w", place.root, "label", "rename", "claim", "fact", "--yes")
    assert done.exit_code == 0
    assert "renamed the label claim to fact: 1 span" in done.stdout
    assert 'name = "fact"' in (place.root / "annotations/labels.toml").read_text("utf-8")
    gone = run("-w", place.root, "label", "delete", "fact", "--yes")
    assert "with 1 span" in gone.stdout
    wrong = run("-w", place.root, "label", "delete", "fcat", "--yes")
    assert wrong.exit_code == 2
