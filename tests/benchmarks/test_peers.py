"""The page of figures says what was measured, and nothing else."""

from __future__ import annotations

import xml.etree.ElementTree as ET
from pathlib import Path

import pytest

from benchmarks.peers import goals, report, results
from benchmarks.peers.__main__ import LINES
from benchmarks.peers.picture import PANELS, draw
from benchmarks.peers.taking import Samples, middle, turns

MACHINE = results.Machine("some processor", 2, 8, "Linux 6.1", {"Python": "3.11.0"})


def made(line: str, samples: Samples) -> results.Results:
    return results.Results({line: results.LineTaken("2026-01-01", 7, 3, MACHINE, samples)})


def judged(line: str, samples: Samples) -> dict[tuple[str, float], results.Judged]:
    found = results.judge(made(line, samples))
    return {(one.goal.against, one.goal.limit): one for one in found if one.goal.line == line}


def test_the_readme_and_the_picture_say_what_the_results_file_holds() -> None:
    taken = results.load()
    text = report.README.read_text("utf-8")
    between = text.split(report.BEGIN)[1].split(report.END)[0]
    assert between.strip() == report.generated(taken, LINES).strip()
    assert report.PICTURE.read_text("utf-8") == draw(taken)


def test_a_figure_that_changes_changes_the_page() -> None:
    one = made("start", {"Reader": {100: [0.5]}})
    two = made("start", {"Reader": {100: [0.75]}})
    assert report.generated(one, LINES) != report.generated(two, LINES)
    assert draw(one) != draw(two)
    assert "0.75 s" in report.generated(two, LINES)


def test_a_goal_is_judged_by_medians_of_what_ran() -> None:
    samples: Samples = {
        "Reader": {100: [0.4, 9.0, 0.5], 100_000: [0.6, 0.5, 0.5]},
        "bare Textual app": {0: [0.3]},
        "newsboat": {100_000: [3.0]},
    }
    found = judged("start", samples)
    assert found["Reader", 1.1].reached
    assert found["bare Textual app", 1.5].reached is False
    assert found["newsboat", 0.15].reached_value == pytest.approx(1 / 6)
    assert judged("start", {})["newsboat", 0.15].reached is None


def test_a_peer_that_did_not_run_is_quoted_as_measured_before_and_one_that_ran_is_not() -> None:
    ours: Samples = {"Reader": {10_000: [1.0]}}
    quoted = judged("export", ours)["doccano", 0.06]
    assert quoted.before
    assert quoted.theirs == goals.BEFORE["export", "doccano", 10_000]
    ran = judged("export", {**ours, "doccano": {10_000: [20.0]}})["doccano", 0.06]
    assert not ran.before
    assert ran.reached
    assert "before ¹" in "\n".join(report.goals_table(made("export", ours), LINES))


def test_the_goals_name_lines_and_units_that_there_are() -> None:
    assert {goal.line for goal in goals.GOALS} == set(LINES)
    assert {panel.line for panel in PANELS} <= set(LINES)


def test_the_results_come_back_as_they_were_written(tmp_path: Path) -> None:
    taken = made("save", {"Reader": {1_000: [1.25, 2.5]}, "stock TinyDB": {1_000: [70.0]}})
    results.save(taken, tmp_path / "results.json")
    assert results.load(tmp_path / "results.json") == taken
    assert results.load(tmp_path / "none.json") == results.Results()


def test_contestants_take_turns_and_the_first_round_does_not_count() -> None:
    order: list[str] = []

    def run(name: str) -> float:
        order.append(name)
        return float(len(order))

    taken = turns(2, {("a", 1): lambda: run("a"), ("b", 1): lambda: [run("b"), 0.5]})
    assert order == ["a", "b"] * 3
    assert taken == {"a": {1: [3.0, 5.0]}, "b": {1: [4.0, 0.5, 6.0, 0.5]}}


def test_percentiles_lie_between_what_was_taken() -> None:
    assert middle([3.0, 1.0, 2.0]) == 2.0
    assert middle([1.0] * 99 + [5.0], 99) == pytest.approx(1.04)


def test_the_picture_can_be_read_without_seeing_it() -> None:
    samples: Samples = {"Reader": {100: [0.4], 1_000: [0.5]}, "newsboat": {100: [0.05]}}
    drawn = ET.fromstring(draw(made("start", samples)))
    (told,) = (one.text or "" for one in drawn if one.tag.endswith("desc"))
    assert "newsboat 0.05 at 100" in told
    assert "0.5 at 1,000" in told
    assert drawn.get("role") == "img"
