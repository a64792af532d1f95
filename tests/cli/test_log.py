"""``reader log`` prints who changed what and when, and nothing that acts on a terminal."""

from __future__ import annotations

import json

from tests.cli.conftest import Run
from tests.payloads import PAYLOADS, forbidden_bytes_in
from tests.session.support import Place, label, rows, views


def annotated(place: Place) -> tuple[str, str]:
    """Label in two articles, and return the id of the first with the uid of its span."""
    with place.open() as session:
        first, second = views(session)
        uid = label(session, first, "closed the old bridge")
        change = session.editor(first).note(
            uid, "".join(payload.text for payload in PAYLOADS)[:2000]
        )
        assert change is not None
        session.commit(change, first)
        label(session, second, "The union says", "quote")
        return rows(session)[0].id, uid


def test_changes_are_told_the_latest_first_with_time_annotator_and_place(
    run: Run, place: Place
) -> None:
    article, _ = annotated(place)
    lines = run("-w", place.root, "log").stdout.splitlines()
    heads = [line for line in lines if not line.startswith(" ")]
    assert [head.split("  ")[1:3] for head in heads] == [
        ["ana", "labelled quote"],
        ["ana", "wrote a note on claim"],
        ["ana", "labelled claim"],
    ]
    assert heads[0].split("  ")[0].endswith("Z")
    assert heads[2].endswith(article)
    assert "    + claim “closed the old bridge”" in lines


def test_the_limit_is_said_and_an_article_and_a_span_can_be_asked_for(
    run: Run, place: Place
) -> None:
    article, uid = annotated(place)
    limited = run("-w", place.root, "log", "--limit", 1)
    assert limited.stdout.count("ana") == 1
    assert "--limit 0" in limited.stderr
    assert "--limit" not in run("-w", place.root, "log", "--limit", 0).stderr
    for option in (["--article", article], ["--span", uid]):
        found = run("-w", place.root, "log", *option)
        assert "labelled claim" in found.stdout
        assert "labelled quote" not in found.stdout
    both = run("-w", place.root, "log", "--article", article, "--span", uid)
    assert both.exit_code == 2
    assert run("-w", place.root, "log", "--article", "000000000000-0").exit_code == 1


def test_json_holds_each_record_before_and_after(run: Run, place: Place) -> None:
    article, uid = annotated(place)
    found = json.loads(run("-w", place.root, "log", "--json").stdout)
    assert [event["verb"] for event in found] == ["label", "note", "label"]
    note = found[1]
    assert note["article"] == article
    assert note["changes"][0]["uid"] == uid
    assert note["changes"][0]["before"]["note"] == ""
    assert note["changes"][0]["after"]["note"] != ""
    none = run("-w", place.root, "--annotator", "ana", "log", "--json", "--span", "0" * 32)
    assert json.loads(none.stdout) == []


def test_a_workspace_without_changes_says_so(run: Run, place: Place) -> None:
    found = run("-w", place.root, "log")
    assert (found.stdout, found.exit_code) == ("", 0)
    assert "nothing was changed" in found.stderr


def test_nothing_that_acts_on_a_terminal_is_printed(run: Run, place: Place) -> None:
    annotated(place)
    assert not forbidden_bytes_in(run("-w", place.root, "log").stdout_bytes)
