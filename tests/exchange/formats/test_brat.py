"""brat's standoff: what is written comes back, and what brat and others write is understood."""

from __future__ import annotations

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader.exchange.formats import brat
from reader.exchange.formats._brat_lines import parsed
from reader.exchange.formats._brat_native import escaped, unescaped
from reader.exchange.formats._names import BLANKS, fitted, original
from reader.exchange.record import Record
from reader.exchange.report import Problem
from tests.exchange.formats.harness import (
    assert_round_trip,
    assert_survives,
    few,
    read_back,
    records,
    spoiled,
    tidy,
    written,
)
from tests.exchange.samples import sample

TEXT = "Obama met Merkel in Berlin.\nThey did not agree on 5% — they left 📈 early.\n"


def one(
    ann: str, text: str = TEXT, more: dict[str, bytes] | None = None
) -> tuple[Record, list[Problem]]:
    """Return what is read of a text and its lines."""
    files = {"a.txt": text.encode(), "a.ann": ann.encode(), **(more or {})}
    found, problems = read_back(brat, files)
    (record,) = found
    return record, problems


def bound(number: int, label: str, words: str, text: str = TEXT) -> str:
    at = text.index(words)
    return f"T{number}\t{label} {at} {at + len(words)}\t{words}\n"


def errors(problems: list[Problem]) -> list[str]:
    return [problem.message for problem in problems if problem.severity == "error"]


# --- the trip ------------------------------------------------------------------------------------


@few
@given(records())
def test_everything_comes_back_and_a_second_trip_changes_nothing(drawn: list[Record]) -> None:
    assert_round_trip(brat, drawn)


@few
@given(records(), st.integers(0, 10**9))
def test_a_broken_folder_is_told_and_never_a_crash(drawn: list[Record], seed: int) -> None:
    assert_survives(brat, spoiled(written(brat, drawn)[0], seed))


@few
@given(st.text(max_size=20))
def test_names_and_notes_come_back_from_what_brat_takes(name: str) -> None:
    assert original(fitted(name)) == name
    assert original(fitted(name, BLANKS)) == name
    assert unescaped(escaped(name)) == name
    assert fitted(name).isascii()
    assert not set(escaped(name)) & set("\n\r\t")


def test_each_annotator_has_a_folder_where_there_are_several() -> None:
    names = set(written(brat, [sample().record()])[0])
    article = sample().record().id
    for who in ("ana", "ben"):
        assert {f"{who}/{article}.txt", f"{who}/{article}.ann"} <= names
    assert f"{article}.txt" not in names


def test_a_single_annotator_has_no_folder_and_keeps_their_name() -> None:
    made = sample()
    made.spans = [span for span in made.spans if span.annotator == "ana"]
    made.relations, made.states = [], made.states[:1]
    record = tidy(made.record())
    files, _ = written(brat, [record])
    assert f"{record.id}.ann" in files
    back, _ = read_back(brat, files)
    assert {span.annotator for span in back[0].spans} == {"ana"}


def test_an_article_without_annotations_is_a_text_with_an_empty_file() -> None:
    made = sample()
    made.spans, made.relations, made.tags, made.states = [], [], [], []
    files, _ = written(brat, [made.record()])
    assert files[f"{made.record().id}.ann"] == b""


def test_passages_never_go_over_the_end_of_a_line_and_say_what_the_text_says() -> None:
    files, report = written(brat, [sample().record()])
    text = files[f"ana/{sample().record().id}.txt"].decode()
    lines = files[f"ana/{sample().record().id}.ann"].decode().split("\n")
    seen = 0
    for line in lines:
        if line.startswith("T"):
            _, data, words = line.split("\t")
            places = [tuple(map(int, p.split())) for p in data.partition(" ")[2].split(";")]
            assert " ".join(text[start:end] for start, end in places) == words
            seen += 1
    assert seen == 3
    assert report.changed["spans"] == 1


def test_names_that_brat_does_not_take_are_told_and_shown_as_they_are() -> None:
    made = sample()
    made.spans[0] = type(made.spans[0])(
        **{**{f: getattr(made.spans[0], f) for f in made.spans[0].__struct_fields__},
           "label": "Zitat étrange"}
    )  # fmt: skip
    files, report = written(brat, [made.record()])
    assert b"Zitat_u0020__u00E9_trange" in files["annotation.conf"]
    assert "| Zitat étrange\n" in files["visual.conf"].decode()
    assert any("_uXXXX_" in reason for reason in report.reasons)


def test_the_configuration_lists_all_that_occurs() -> None:
    conf = written(brat, [sample().record()])[0]["annotation.conf"].decode()
    entities = conf.partition("[entities]")[2].partition("[relations]")[0].split()
    assert entities == ["claim", "quote"]
    assert "<OVERLAP>" in conf


# --- what others write ---------------------------------------------------------------------------


def test_all_kinds_of_lines_are_understood() -> None:
    record, problems = one(
        bound(1, "Person", "Obama")
        + bound(2, "Person", "Merkel")
        + bound(3, "Meet", "met")
        + bound(4, "Place", "Berlin")
        + "E1\tMeet:T3 Who:T1 Who2:T2 Where:T4\n"
        "A1\tNegation E1\n"
        "M1\tSpeculation E1\n"
        "A2\tConfidence T1 High\n"
        "R1\tKnows Arg1:T1 Arg2:T2\t\n"
        "A3\tCertain R1 very\n"
        "N1\tReference T1 Wikipedia:534366\tBarack Obama\n"
        "*\tEquiv T1 T2 T4\n"
        "#1\tAnnotatorNotes T4\tthe capital\n"
        "#2\tAnnotatorNotes R1\tsince 2008\n"
        "#3\tTODO E1\tcheck\n"
    )
    assert not errors(problems)
    spans = {span.text: span for span in record.spans}
    assert {a.name: a.value for a in spans["met"].attributes} == {
        "Negation": "true",
        "Speculation": "true",
    }
    assert {a.name: a.value for a in spans["Obama"].attributes} == {
        "Confidence": "High",
        "Reference": "Wikipedia:534366 (Barack Obama)",
    }
    assert spans["Berlin"].note == "the capital"
    assert spans["met"].note == "TODO: check"
    words = {span.id: span.text for span in record.spans}
    ties = {(r.type, words[r.from_id], words[r.to_id]): r.note for r in record.relations}
    assert ties == {
        ("Knows", "Obama", "Merkel"): "since 2008\nCertain: very",
        ("Who", "met", "Obama"): "",
        ("Who", "met", "Merkel"): "",
        ("Where", "met", "Berlin"): "",
        ("Equiv", "Obama", "Merkel"): "",
        ("Equiv", "Merkel", "Berlin"): "",
    }


def test_a_reference_goes_out_as_it_came() -> None:
    record, _ = one(bound(1, "Person", "Obama") + "N1\tReference T1 Wikipedia:534366\tBarack O.\n")
    files, _ = written(brat, [record])
    lines = files["a.ann"].decode().split("\n")
    assert "N1\tReference T1 Wikipedia:534366\tBarack O." in lines


def test_events_in_events_tie_the_words_that_speak_of_them() -> None:
    record, problems = one(
        bound(1, "Agree", "agree") + bound(2, "Leave", "left") + bound(3, "Person", "Obama")
        + "E1\tAgree:T1 Cause:E2\nE2\tLeave:T2 Who:T3\n"
    )  # fmt: skip
    assert [problem.severity for problem in problems] == ["warning"]
    assert problems[0].message.startswith("2 events become relations")
    words = {span.id: span.text for span in record.spans}
    assert {(words[r.from_id], words[r.to_id]) for r in record.relations} == {
        ("agree", "left"),
        ("left", "Obama"),
    }


def test_events_that_share_their_words_are_told() -> None:
    _, problems = one(
        bound(1, "Meet", "met") + bound(2, "P", "Obama") + bound(3, "P", "Merkel")
        + "E1\tMeet:T1 Who:T2\nE2\tMeet:T1 Who:T3\n"
    )  # fmt: skip
    assert any("2 events share their words" in problem.message for problem in problems)


def test_a_passage_with_gaps_keeps_them_and_a_line_end_is_none() -> None:
    gap = "T1\tCue 0 5;20 26\tObama Berlin\n"
    line = "T2\tCue 20 27;28 32\tBerlin. They\n"
    glued = "T3\tCue 0 5;10 16\tObamaMerkel\n"
    record, problems = one(gap + line + glued)
    assert not problems
    parts = [[(f.start, f.end) for f in span.fragments] for span in record.spans]
    assert sorted(parts) == [[], [(0, 5), (10, 16)], [(0, 5), (20, 26)]]
    assert next(span for span in record.spans if not span.fragments).text == "Berlin.\nThey"


@pytest.mark.parametrize("mark", ["", "\ufeff"])
@pytest.mark.parametrize("end", ["\n", "\r\n"])
@pytest.mark.parametrize("counted", [0, 1])
def test_line_ends_and_the_mark_of_windows_move_nothing(mark: str, end: str, counted: int) -> None:
    text = TEXT.replace("\n", end)
    shift = counted * len(mark)
    at = text.index("agree") + shift
    ann = f"{mark}T1\tCue {shift} {5 + shift}\tObama{end}T2\tCue {at} {at + 5}\tagree{end}"
    record, problems = one(ann, mark + text)
    assert [span.text for span in record.spans] == ["Obama", "agree"]
    assert record.text == TEXT.strip()
    assert not errors(problems)


def test_offsets_that_take_a_crlf_for_one_are_found_out() -> None:
    text = TEXT.replace("\n", "\r\n")
    at = TEXT.index("agree")
    record, problems = one(f"T1\tCue {at} {at + 5}\tagree\n", text)
    assert [span.text for span in record.spans] == ["agree"]
    assert any("CR LF" in problem.message for problem in problems)


def test_lines_that_fail_are_told_one_by_one_and_the_others_go_in() -> None:
    wrong = [
        "T2 Person 0 5 Obama",
        "T3\tPerson 5\tx",
        "T4\tPerson 5 5\t",
        "T5\tPerson -1 5\tx",
        f"T6\tPerson 0 {'9' * 400}\tx",
        "T7\tPerson 0 5;3 8\tx",
        "T1\tPerson 0 5\tObama",
        "R1\tKnows Arg1:T1",
        "R2\tKnows A:T1 A:T1",
        "E1\tMeet",
        "A1\tNegation",
        "N1\tReference T1 nothing",
        "#1\tAnnotatorNotes\tabout nothing",
        "*\tEquiv T1",
        "X1\tWhat T1",
        "T\tPerson 0 5\tObama",
    ]
    record, problems = one(bound(1, "Person", "Obama") + "\n".join(wrong) + "\n")
    assert len(record.spans) == 1
    told = {problem.line for problem in problems if problem.severity == "error"}
    assert told == set(range(2, 2 + len(wrong)))
    assert all(problem.file == "a.ann" for problem in problems)


def test_what_points_nowhere_is_told() -> None:
    _, problems = one(
        bound(1, "Person", "Obama")
        + "R1\tKnows Arg1:T1 Arg2:T9\nA1\tX T8 y\n#1\tAnnotatorNotes T7\tz\nE1\tMeet:T6\n"
        "T9\tPerson 9990 9999\tnobody at all\n"
    )
    told = " ".join(errors(problems))
    assert all(name in told for name in ("T9", "T8", "T7", "nobody at all"))


def test_attributes_that_are_set_twice_keep_both_values() -> None:
    record, problems = one(bound(1, "Person", "Obama") + "A1\tRole T1 a b\nA2\tRole T1 c\n")
    assert record.spans[0].attributes[0].value == "a b | c"
    assert any("several times" in problem.message for problem in problems)


def test_a_backslash_in_the_note_of_another_program_stays() -> None:
    record, _ = one(bound(1, "Person", "Obama") + "#1\tAnnotatorNotes T1\tC:\\new\n")
    assert record.spans[0].note == "C:\\new"


def test_types_with_any_letters_are_taken() -> None:
    record, _ = one(bound(1, "主張·é", "Obama") + "A1\tÜber T1 größer\n")
    assert record.spans[0].label == "主張·é"
    assert (record.spans[0].attributes[0].name, record.spans[0].attributes[0].value) == (
        "Über",
        "größer",
    )


def test_folders_with_the_same_texts_are_annotators_and_others_are_not() -> None:
    ann, text = bound(1, "Person", "Obama").encode(), TEXT.encode()
    files = {"amy/x.txt": text, "amy/x.ann": ann, "bob/x.txt": text, "bob/x.ann": b"",
             "amy/y.txt": b"Alone.", "amy/y.ann": b"T1\tP 0 5\tAlone\n"}  # fmt: skip
    found, problems = read_back(brat, files)
    assert {record.id: [s.annotator for s in record.spans] for record in found} == {
        "x": ["amy"],
        "y": ["amy"],
    }
    assert any("amy, bob" in problem.message for problem in problems)
    files = {"c/one/a.txt": text, "c/one/a.ann": ann, "c/two/b.txt": b"Other.", "c/two/b.ann": b""}
    found, problems = read_back(brat, files)
    assert [record.id for record in found] == ["c/one/a", "c/two/b"]
    assert not problems


def test_folders_with_other_texts_of_the_same_name_are_kept_apart() -> None:
    ann = bound(1, "Person", "Obama").encode()
    files = {"m/a.txt": TEXT.encode(), "m/a.ann": ann, "n/a.txt": b"Not.", "n/a.ann": b""}
    found, _ = read_back(brat, files)
    assert {record.id: len(record.spans) for record in found} == {"m/a": 1, "n/a": 0}


def test_lines_without_a_text_go_onto_the_article_of_their_name() -> None:
    files = {"x/71357c9ed3cc-481.ann": bound(1, "Person", "Merkel").encode()}
    found, _ = read_back(brat, files, text_of=lambda name: TEXT.strip())
    assert [(record.id, span.text) for record in found for span in record.spans] == [
        ("71357c9ed3cc-481", "Merkel")
    ]
    found, problems = read_back(brat, files)
    assert not found
    assert "holds no text" in problems[0].message


def test_the_files_of_shared_tasks_are_read_together() -> None:
    found, problems = read_back(
        brat,
        {
            "a.txt": TEXT.encode(),
            "a.a1": bound(1, "Person", "Obama").encode(),
            "a.a2": (bound(2, "Meet", "met") + "E1\tMeet:T2 Who:T1\n").encode(),
        },
    )
    assert [problem.message[:7] for problem in problems] == ["1 event"]
    assert len(found[0].relations) == 1


def test_texts_without_lines_are_told_and_passed_over() -> None:
    _, problems = one("", more={"README.txt": b"Read me."})
    assert any("README.txt" in problem.message for problem in problems)


def test_files_that_are_no_utf8_are_told_and_the_others_go_in() -> None:
    files = {"a.txt": b"caf\xe9", "a.ann": b"", "b.txt": b"fine", "b.ann": b""}
    found, problems = read_back(brat, files)
    assert [record.id for record in found] == ["b"]
    assert problems[0].file == "a.txt"
    assert "byte 3" in problems[0].message


def test_a_spoiled_file_beside_costs_no_span() -> None:
    files, _ = written(brat, [tidy(sample().record())])
    spoilt = {name: b"{" if name.endswith(".reader.json") else data for name, data in files.items()}
    found, problems = read_back(brat, spoilt)
    assert sum(len(record.spans) for record in found) == 4
    assert not errors(problems)
    assert len(problems) >= 2


def test_blocks_that_fit_the_text_no_longer_cost_no_span() -> None:
    files, _ = written(brat, [tidy(sample().record())])
    for name in files:
        if name.endswith(".reader.json"):
            beside = json.loads(files[name])
            beside["blocks"] = [{"kind": "body", "start": 5, "end": 10**15}]
            files[name] = json.dumps(beside).encode()
    found, problems = read_back(brat, files)
    assert sum(len(record.spans) for record in found) == 4
    assert any("does not fit the text" in problem.message for problem in problems)


def test_a_line_is_parsed_or_refused_with_words() -> None:
    assert parsed("N1\tReference Annotation:T2 Referent:GO:0005515").id == "N1"  # type: ignore[union-attr]
    with pytest.raises(ValueError, match="no tab"):
        parsed("T1")
