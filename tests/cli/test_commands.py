"""What each command prints, where it prints it, and with what it ends."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from jsonschema import Draft202012Validator

from reader.exchange.schema import CORPUS, SPANS, load_schema
from tests.cli.conftest import Run
from tests.payloads import PAYLOADS, forbidden_bytes_in
from tests.session.support import BRIDGE, HARBOUR, Place, label, rows, views


def test_options_count_before_and_after_the_command(run: Run, place: Place) -> None:
    with place.open("ben") as session:
        label(session, views(session)[0], "closed the old bridge")
    before = run("--workspace", place.root, "--annotator", "ben", "list", "--json")
    after = run("list", "--json", "--workspace", place.root, "--annotator", "ben")
    short = run("-w", place.root, "list", "--json", "--annotator", "ben")
    assert before.stdout == after.stdout == short.stdout
    assert [row["spans"] for row in json.loads(before.stdout)] == [1, 0]
    mixed = run("--annotator", "ana", "-w", "/nowhere", "list", "-w", place.root, "--json")
    assert [row["spans"] for row in json.loads(mixed.stdout)] == [0, 0]


def test_the_workspace_is_the_option_else_the_variable_else_upwards(
    run: Run, place: Place, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert run("list").exit_code == 3
    monkeypatch.setenv("READER_WORKSPACE", str(place.root))
    assert run("list").exit_code == 0
    monkeypatch.setenv("READER_WORKSPACE", "/nowhere")
    assert run("list").exit_code == 3
    assert run("list", "-w", place.root).exit_code == 0
    monkeypatch.delenv("READER_WORKSPACE")
    monkeypatch.chdir(place.root / "seeds")
    assert run("list").exit_code == 0


def test_list_as_json_has_null_for_what_is_absent(run: Run, place: Place) -> None:
    place.write("plain.txt", "nothing but a line of words without any outlet or date at all\n")
    result = run("-w", place.root, "list", "--json")
    listed = json.loads(result.stdout)
    assert result.stdout.isascii()
    assert [row["page"] for row in listed] == [
        "seeds/bridge.txt",
        "seeds/harbour.txt",
        "seeds/plain.txt",
    ]
    for row in listed:
        keys = ["id", "title", "outlet", "published", "page", "state", "words", "spans"]
        assert list(row) == keys
        assert row["outlet"] is None
        assert row["published"] is None
    assert listed[0]["title"] == "Old bridge closes for repairs"
    assert listed[0]["state"] == "unread"
    assert listed[0]["words"] > 50


def test_list_by_state_and_with_files_that_cannot_be_read(run: Run, place: Place) -> None:
    with place.open() as session:
        label(session, views(session)[0], "closed the old bridge")
    result = run("-w", place.root, "list", "--state", "in-progress", "--json")
    assert [row["page"] for row in json.loads(result.stdout)] == ["seeds/bridge.txt"]
    assert run("-w", place.root, "list", "--state", "finished").exit_code == 2
    place.write("empty.txt", b"")
    result = run("-w", place.root, "list", "--json")
    assert result.exit_code == 1
    assert len(json.loads(result.stdout)) == 2
    assert "seeds/empty.txt: the file is empty" in result.stderr


def test_show_prints_an_article_with_its_spans(run: Run, place: Place) -> None:
    with place.open() as session:
        label(session, views(session)[0], "closed the old bridge")
        id = rows(session)[0].id
    result = run("-w", place.root, "show", id)
    assert result.exit_code == 0
    assert "claim] closed the old bridge" in result.stdout
    found = json.loads(run("-w", place.root, "show", id, "--json").stdout)
    (span,) = found["spans"]
    (start, end) = span["fragments"][0]
    assert found["text"][start:end] == span["text"] == "closed the old bridge"
    assert run("-w", place.root, "show", "nonsense").exit_code == 2
    assert run("-w", place.root, "show", "000000000000-1").exit_code == 1


def test_stats_count_everybody(run: Run, place: Place) -> None:
    for who in ("ana", "ben"):
        with place.open(who) as session:
            label(session, views(session)[0], "closed the old bridge")
    found = json.loads(run("-w", place.root, "stats", "--json").stdout)
    assert (found["pages"], found["articles"]) == (2, 2)
    assert found["annotators"]["ben"]["labels"] == {"claim": 1}
    assert "ben: 1 span," in run("-w", place.root, "stats").stdout


def test_init_makes_a_workspace_that_is_whole_and_refuses_what_is_not_empty(
    run: Run, tmp_path: Path
) -> None:
    assert run("init", "new").exit_code == 0
    assert len(json.loads(run("-w", "new", "list", "--json").stdout)) == 13
    assert not [p for p in Path("new/annotations").iterdir() if p.is_dir()]
    again = run("init", "new")
    assert (again.exit_code, again.stdout, "already" in again.stderr) == (0, "", True)
    other = tmp_path / "other"
    other.mkdir()
    (other / "letter.txt").write_text("Dear friend")
    refused = run("init", other)
    assert refused.exit_code == 3
    assert "neither empty nor a workspace" in refused.stderr
    assert [path.name for path in other.iterdir()] == ["letter.txt"]
    assert run("-w", "new", "check").exit_code == 0


def test_add_copies_once_by_content_and_goes_on_after_a_bad_file(run: Run, place: Place) -> None:
    page = Path("page.txt")
    page.write_text(BRIDGE + "\nAnother ending of this very page.\n")
    first = run("-w", place.root, "add", page)
    assert (first.exit_code, first.stdout, first.stderr) == (0, "", "added seeds/page.txt\n")
    page.rename("renamed.txt")
    again = run("-w", place.root, "add", "renamed.txt")
    assert (again.exit_code, again.stderr) == (0, "already there: seeds/page.txt\n")
    Path("bridge.txt").write_text(HARBOUR + "\nAnother ending of that page.\n")
    Path("empty.txt").touch()
    mixed = run("-w", place.root, "add", "empty.txt", "missing.txt", "bridge.txt")
    assert mixed.exit_code == 1
    assert "added seeds/bridge-2.txt\n" in mixed.stderr
    assert "empty.txt: the file is empty" in mixed.stderr
    assert "missing.txt: No such file" in mixed.stderr


def test_segment_prints_an_object_a_line_and_goes_on_after_an_unreadable_file(run: Run) -> None:
    Path("good.txt").write_text(BRIDGE)
    Path("bad.txt").write_bytes(b"\x00\x01")
    Path("folder").mkdir()
    result = run("segment", "--json", "bad.txt", "good.txt", "folder", "missing.txt")
    assert result.exit_code == 1
    found = [json.loads(line) for line in result.stdout.splitlines()]
    assert [item["file"] for item in found] == ["bad.txt", "good.txt", "folder", "missing.txt"]
    assert ["error" in item for item in found] == [True, False, True, True]
    (article,) = found[1]["articles"]
    assert article["title"] == "Old bridge closes for repairs"
    assert article["outlet"] is None
    assert article["published"] is None
    for block in article["blocks"]:
        assert BRIDGE[block["start"] : block["end"]].strip()
        assert set(block) == {"start", "end", "kind"}
    assert isinstance(found[1]["furniture"], list)
    assert run("segment", "good.txt").exit_code == 0
    assert run("segment").exit_code == 2


def test_segment_explains_each_block_with_kind_weight_and_reason(run: Run) -> None:
    Path("page.txt").write_text(BRIDGE + "\nShare this\x1b[31m\n", encoding="utf-8")
    result = run("segment", "--explain", "page.txt")
    assert result.exit_code == 0
    lines = result.stdout.splitlines()
    assert lines[0] == "page.txt"
    assert any(line.startswith("article 1: 0..") for line in lines)
    assert any("title" in line and "printed above the text" in line for line in lines)
    assert any("body" in line and "prose" in line for line in lines)
    assert "\x1b" not in result.stdout
    assert run("segment", "--explain", "--json", "page.txt").exit_code == 2


def test_segment_reads_standard_input(run: Run) -> None:
    result = run("segment", "--json", "-", data=BRIDGE.encode())
    assert json.loads(result.stdout)["articles"][0]["title"] == "Old bridge closes for repairs"


def test_export_goes_to_its_default_place_and_to_standard_output(run: Run, place: Place) -> None:
    with place.open() as session:
        label(session, views(session)[0], "closed the old bridge")
    result = run("-w", place.root, "export")
    assert (result.exit_code, result.stdout) == (0, "")
    assert "wrote 2 records, 1 span to" in result.stderr
    file = place.root / "annotations" / "_exports" / "corpus.jsonl"
    piped = run("-w", place.root, "export", "-o", "-")
    assert piped.stdout_bytes == file.read_bytes()
    assert run("-w", place.root, "export", "-o", "out.jsonl", "--ascii").exit_code == 0
    assert Path("out.jsonl").read_bytes().isascii()


def test_export_of_one_annotator_named_before_or_after(run: Run, place: Place) -> None:
    for who in ("ana", "ben"):
        with place.open(who) as session:
            label(session, views(session)[0], "closed the old bridge")
    every = run("-w", place.root, "export", "-o", "-")
    assert json.loads(every.stdout.splitlines()[0])["annotators"][1]["id"] == "ben"
    after = run("-w", place.root, "export", "-o", "-", "--annotator", "ben")
    before = run("-w", place.root, "--annotator", "ben", "export", "-o", "-")
    assert after.stdout == before.stdout != every.stdout
    both = run("-w", place.root, "export", "-o", "-", "--annotator", "ben", "--annotator", "ana")
    assert both.stdout == every.stdout
    assert run("-w", place.root, "export", "--annotator", "eve").exit_code == 2


def test_a_strict_export_writes_nothing_where_something_would_be_lost(
    run: Run, place: Place
) -> None:
    result = run("-w", place.root, "export", "--strict", "--per", "span", "-o", "spans.jsonl")
    assert result.exit_code == 1
    assert "2 articles without spans left out" in result.stderr
    assert not Path("spans.jsonl").exists()
    assert run("-w", place.root, "export", "--per", "span", "-o", "spans.jsonl").exit_code == 0
    assert run("-w", place.root, "export", "--strict", "-o", "whole.jsonl").exit_code == 0
    wrong = run("-w", place.root, "export", "--no-text", "--with-tokens")
    assert wrong.exit_code == 2


def test_lines_per_span_follow_a_schema_of_their_own_and_are_no_corpus_to_import(
    run: Run, place: Place
) -> None:
    with place.open() as session:
        label(session, views(session)[0], "closed the old bridge")
    assert run("-w", place.root, "export", "--per", "span", "-o", "spans.jsonl").exit_code == 0
    (line,) = Path("spans.jsonl").read_text("utf-8").splitlines()
    Draft202012Validator(load_schema(SPANS)).validate(json.loads(line))
    assert not Draft202012Validator(load_schema(CORPUS)).is_valid(json.loads(line))
    refused = run("-w", place.root, "import", "spans.jsonl")
    assert refused.exit_code == 1
    assert "stands for a single span" in refused.stderr
    help_text = run("export", "--help").stdout
    assert "spans-1.0.json" in help_text
    assert "corpus-1.0.json" in help_text


def test_import_reports_and_ends_with_one_where_something_was_refused(
    run: Run, place: Place
) -> None:
    with place.open() as session:
        label(session, views(session)[0], "closed the old bridge")
    run("-w", place.root, "export", "-o", "corpus.jsonl")
    same = run("-w", place.root, "import", "corpus.jsonl")
    assert (same.exit_code, same.stdout) == (0, "")
    assert "added nothing" in same.stderr
    broken = Path("corpus.jsonl").read_bytes() + b"{}\n"
    refused = run("-w", place.root, "import", "-", "--json", data=broken)
    assert refused.exit_code == 1
    (problem,) = json.loads(refused.stdout)["problems"]
    assert (problem["line"], problem["file"]) == (3, "standard input")
    assert run("-w", place.root, "import", "missing.jsonl").exit_code == 1


def test_check_ends_with_one_where_something_is_found(run: Run, place: Place) -> None:
    clean = run("-w", place.root, "check")
    assert (clean.exit_code, clean.stdout, clean.stderr) == (0, "", "nothing is wrong\n")
    assert json.loads(run("-w", place.root, "check", "--json").stdout) == []
    place.write("empty.txt", b"")
    found = run("-w", place.root, "check", "--json")
    assert found.exit_code == 1
    (finding,) = json.loads(found.stdout)
    assert finding["severity"] == "error"
    assert finding["file"] == "seeds/empty.txt"
    assert run("-w", place.root, "check", "--keep", "file").exit_code == 2


def test_check_repairs_what_was_edited_by_hand(run: Run, place: Place) -> None:
    with place.open() as session:
        label(session, views(session)[0], "closed the old bridge")
    (path,) = (place.root / "annotations" / "ana").glob("bridge-*.json")
    path.write_text(path.read_text().replace('"note":""', '"note":"by hand"'))
    assert run("-w", place.root, "check").exit_code == 1
    settled = run("-w", place.root, "check", "--repair", "--keep", "file")
    assert settled.exit_code == 0
    assert "ana: settled" in settled.stderr
    with place.open() as session:
        (span,) = session.records(views(session)[0].page.sha256).spans.values()
        assert span.note == "by hand"


@pytest.mark.parametrize("command", ["import", "check --repair --keep journal"])
def test_a_folder_in_use_ends_a_writing_command_with_four(
    run: Run, place: Place, command: str
) -> None:
    Path("corpus.jsonl").touch()
    with place.open() as session:
        label(session, views(session)[0], "closed the old bridge")
        file = ["corpus.jsonl"] if command == "import" else []
        result = run("-w", place.root, *command.split(), *file)
        assert result.exit_code == 4
        assert "ana" in result.stderr
        assert run("-w", place.root, "list").exit_code == 0
        assert run("-w", place.root, "export", "-o", "-").exit_code == 0


def test_a_damaged_scheme_names_every_problem_where_it_is_needed(run: Run, place: Place) -> None:
    labels = place.root / "annotations" / "labels.toml"
    twice = '[[label]]\nname = "a"\nkey = "1"\n'
    labels.write_text(f'name = "x"\n{twice}{twice}hue = 2\n')
    Path("empty.jsonl").touch()
    result = run("-w", place.root, "import", "empty.jsonl")
    assert result.exit_code == 1
    assert "annotations/labels.toml" in result.stderr
    for word in ("hue", "key", "name"):
        assert word in result.stderr
    assert run("-w", place.root, "list").exit_code == 0


def test_wrong_usage_ends_with_two_and_says_what_would_be_right(run: Run, place: Place) -> None:
    nothing = run("nonsense")
    assert nothing.exit_code == 2
    assert "neither a command nor a file" in nothing.stderr
    assert run("list", "--nonsense").exit_code == 2
    bad = run("-w", place.root, "list", "--annotator", "No Name")
    assert bad.exit_code == 2
    assert "a-z 0-9" in bad.stderr
    assert run("--help").exit_code == 0
    assert "segment" in run("--help").stdout


def test_the_face_is_not_started_where_there_is_no_terminal(run: Run, place: Place) -> None:
    assert run("-w", place.root).exit_code == 2
    assert run("-w", place.root, "open").exit_code == 2
    assert run("-", data=BRIDGE.encode()).exit_code == 2
    Path("page.txt").write_text(BRIDGE)
    assert run("page.txt").exit_code == 2
    assert run("./missing.txt").exit_code == 1


def test_hostile_names_and_texts_never_reach_the_terminal(run: Run, place: Place) -> None:
    planted = [payload for payload in PAYLOADS if payload.fits_page and payload.fits_line]
    texts = [payload.text for payload in planted]
    for number, payload in enumerate(planted):
        text = payload.text
        name = f"{number} {text}.txt" if payload.fits_file_name else f"{number}.txt"
        place.write(name, f"Title {text} here\n\n{BRIDGE.replace('mayor', f'mayor {text}')}")
        if payload.fits_file_name:
            place.write(f"empty {text}.txt", b"")
    with place.open() as session:
        view = next(v for v in views(session) if v.page.names[0].startswith("seeds/0"))
        uid = label(session, view, "inspectors found")
        note = session.editor(view).note(uid, "".join(texts))
        assert note is not None
        session.commit(note, view)
        session.commit(session.editor(view).tag("tag", texts[0]), view)
        ids = [row.id for row in rows(session)]
    for command in (
        ["list"],
        ["list", "--json"],
        ["stats"],
        ["check"],
        ["export", "--strict", "-o", "x"],
        *(["show", id] for id in ids[:6]),
        ["show", view.id],
        ["show", texts[0]],
        ["segment", *map(str, (place.root / "seeds").iterdir())],
    ):
        result = run("-w", place.root, *command)
        assert forbidden_bytes_in(result.stdout_bytes + result.stderr_bytes) == [], command
