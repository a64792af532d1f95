"""WebAnno TSV 3 as its definition has it: spans, numbers, slots, chains, relations, offsets."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader.exchange.formats import webanno_tsv
from reader.exchange.media import MemorySource
from reader.exchange.record import Record
from reader.exchange.report import Problem
from tests.exchange.formats.harness import assert_survives, few, read_back, spoiled

HEAD = "#FORMAT=WebAnno TSV 3.3\n"
SPAN = "#T_SP=webanno.custom.Claim|value|stance\n"


def sheet(declared: str, *sentences: str, head: str = HEAD) -> bytes:
    return (head + declared + "\n\n" + "\n\n".join(sentences) + "\n").encode()


def one(data: bytes) -> tuple[Record, list[Problem]]:
    found, problems = read_back(webanno_tsv, {"ana/news.tsv": data})
    assert len(found) == 1
    return found[0], problems


def said(record: Record) -> list[tuple[str, str, dict[str, str]]]:
    return [(s.text, s.label, {a.name: a.value for a in s.attributes}) for s in record.spans]


def tied(record: Record) -> list[tuple[str, str, str, str]]:
    words = {span.id: span.text for span in record.spans}
    return [(words[r.from_id], r.type, words[r.to_id], r.note) for r in record.relations]


def test_a_number_in_brackets_makes_one_span_of_several_tokens() -> None:
    record, problems = one(
        sheet(
            SPAN,
            "#Text=Prices rose again .\n"
            "1-1\t0-6\tPrices\tnum[1]|num[2]\tpro[1]|*[2]\t\n"
            "1-2\t7-11\trose\tnum[1]\tpro[1]\t\n"
            "1-3\t12-17\tagain\t*\tcontra\t\n"
            "1-4\t18-19\t.\t_\t_\t",
        )
    )
    assert not problems
    assert said(record) == [
        ("Prices", "num", {"layer": "Claim"}),
        ("Prices rose", "num", {"layer": "Claim", "stance": "pro"}),
        ("again", "Claim", {"stance": "contra"}),
    ]


def test_offsets_count_utf16_and_files_that_count_code_points_are_noticed() -> None:
    java = sheet(
        SPAN,
        "#Text=It is 😊👍🏽 good\n1-1\t0-2\tIt\t_\t_\n1-2\t3-5\tis\t_\t_\n"
        "1-3\t6-12\t😊👍🏽\temoji\t*\n1-4\t13-17\tgood\tword\t*",
        "#Text=Again\n2-1\t18-23\tAgain\tword\t*",
    )
    record, problems = one(java)
    assert [text for text, *_ in said(record)] == ["😊👍🏽", "good", "Again"]
    assert not problems
    python = java.replace(b"6-12", b"6-9").replace(b"13-17", b"10-14").replace(b"18-23", b"15-20")
    other, problems = one(python)
    assert other == record
    assert [problem.message for problem in problems] == ["its offsets count Unicode code points"]


def test_parts_of_tokens_are_spans_and_may_overlap() -> None:
    record, problems = one(
        sheet(
            "#T_SP=webanno.custom.Span|value\n",
            "#Text=unbelievable story\n1-1\t0-12\tunbelievable\t_\n"
            "1-1.1\t0-2\tun\tprefix\n1-1.2\t1-9\tnbelieva\tstem[1]\n1-1.3\t2-12\tbelievable\trest\n"
            "1-2\t13-18\tstory\t_",
        )
    )
    assert not problems
    assert [text for text, *_ in said(record)] == ["un", "nbelieva", "believable"]


def test_values_and_texts_are_unescaped() -> None:
    record, problems = one(
        sheet(
            "#T_SP=webanno.custom.Span|value|why\n",
            "#Sentence.id=s1\n#Text=a\\tb C:\\\\new\n#Text=line\n"
            "1-1\t0-3\ta\\tb\tx\\|y\\;\\_\\*\\->\\[1\\]\tone\\ntwo[7]\n"
            "1-2\t4-10\tC:\\\\new\t\\*\t\\\\\n1-3\t11-15\tline\t_\t_",
        )
    )
    assert not problems
    assert record.text == "a\tb C:\\new\nline"
    assert said(record) == [
        ("a\tb", "x|y;_*->[1]", {"why": "one\ntwo", "layer": "Span"}),
        ("C:\\new", "*", {"why": "\\", "layer": "Span"}),
    ]


def test_relations_stand_at_their_target_and_name_their_source() -> None:
    record, problems = one(
        sheet(
            "#T_SP=webanno.custom.Span|value\n"
            "#T_RL=webanno.custom.Backs|value|weight|BT_webanno.custom.Span\n",
            "#Text=one two three\n"
            "1-1\t0-3\tone\tA\t_\t_\t_\n"
            "1-2\t4-7\ttwo\tB[1]|C[2]\tbecause|*\t*|0.5\t1-1[0_2]|1-3[0_1]\n"
            "1-3\t8-13\tthree\tD\t_\t_\t_",
        )
    )
    assert not problems
    labels = {span.id: span.label for span in record.spans}
    assert {(labels[r.from_id], r.type, labels[r.to_id], r.note) for r in record.relations} == {
        ("A", "because", "C", ""),
        ("D", "Backs", "B", "weight=0.5"),
    }


def test_two_relations_that_differ_in_features_only_are_one_with_both_in_its_note() -> None:
    record, problems = one(
        sheet(
            "#T_SP=a.Span|f1\n#T_RL=a.Backs|r1|r2|BT_a.Span\n",
            "#Text=one two\n1-1\t0-3\tone\tA[1]|B[2]|C[3]\t_\t_\t_\t\n"
            "1-2\t4-7\ttwo\tD\tx|y\tp|*\t1-1[3_0]|1-1[3_0]\t",
        )
    )
    assert not problems
    assert tied(record) == [("one", "Backs", "two", "r1=x; r2=p\nr1=y")]


def test_slots_and_chains_become_relations() -> None:
    record, problems = one(
        sheet(
            "#T_SP=webanno.custom.Frame|kind|ROLE_webanno.custom.Frame:Roles_webanno.custom."
            "FrameRolesLink|uima.tcas.Annotation\n"
            "#T_SP=webanno.custom.Who|\n"
            "#T_CH=de.tudarmstadt.ukp.dkpro.core.api.coref.type.CoreferenceLink"
            "|referenceType|referenceRelation\n",
            "#Text=Bob sold clocks himself\n"
            "1-1\t0-3\tBob\t_\t_\t_\t*[1]\tname[1]\tsame->1-1\n"
            "1-2\t4-8\tsold\tdeal\tseller;*\t1-1[1];1-3\t_\t_\t_\n"
            "1-3\t9-15\tclocks\t_\t_\t_\t_\t_\t_\n"
            "1-4\t16-23\thimself\t_\t_\t_\t_\tpronoun[1]\t*->1-2",
        )
    )
    assert not problems
    assert set(tied(record)) == {
        ("sold", "seller", "Bob", ""),
        ("sold", "Roles", "clocks", ""),
        ("Bob", "same", "himself", ""),
    }


def test_gaps_between_sentences_are_blanks_and_adjacent_ones_touch() -> None:
    record, problems = one(
        sheet(
            "#T_SP=webanno.custom.Span|\n",
            "#Text=One.\n1-1\t2-6\tOne.\t_",
            "#Text=Two.\n2-1\t6-10\tTwo.\t*[1]",
            "#Text=Three.\n3-1\t13-19\tThree.\t*[1]",
        )
    )
    assert not problems
    assert [text for text, *_ in said(record)] == ["Two.\n  Three."]


def test_what_does_not_fit_is_told_with_its_line_and_the_rest_goes_on() -> None:
    record, problems = one(
        sheet(
            "#T_SP=webanno.custom.Span|value\n#T_RL=webanno.custom.Rel|BT_webanno.custom.Span\n",
            "#Text=one two three four\n"
            "1-1\t0-3\tone\tA\t9-9\n"
            "1-2\t4-7\ttwo\n"
            "1-3\tx-13\tthree\tB\t_\n"
            "1-4\t14-18\tfour\tC\t1-1[0_77]\n"
            f"1-5\t18-{'9' * 400}\t.\tD\t_\n"
            "1-6\t18-18\t\tE\t_",
        )
    )
    assert [text for text, *_ in said(record)] == ["one", "four"]
    assert {problem.line for problem in problems} == {7, 8, 9, 10, 11, 12}
    assert all(problem.severity == "error" for problem in problems)


def test_a_project_of_inception_names_its_annotators() -> None:
    text = "#Text=one two\n"
    ana = sheet("#T_SP=webanno.custom.Span|value\n", text + "1-1\t0-3\tone\tA\n1-2\t4-7\ttwo\t_")
    ben = sheet("#T_SP=webanno.custom.Span|value\n", text + "1-1\t0-3\tone\tB\n1-2\t4-7\ttwo\t_")
    files = {
        "exportedproject.json": b"{}",
        "source/doc.txt": ana,
        "annotation/doc.txt/INITIAL_CAS.tsv": ana,
        "annotation/doc.txt/ana.tsv": ana,
        "annotation/doc.txt/ben.tsv": ben,
    }
    assert webanno_tsv.recognises(MemorySource(files))
    (record,), problems = read_back(webanno_tsv, files)
    assert not problems
    assert record.id == "doc.txt"
    assert {(span.annotator, span.label) for span in record.spans} == {("ana", "A"), ("ben", "B")}


@pytest.mark.parametrize(
    ("data", "why"),
    [
        (b"", "first line"),
        (b"#FORMAT=WebAnno TSV 3.3\n", "no sentences"),
        (b"#FORMAT=WebAnno TSV 3.3\n\n\n#Text=\xff\n", "not UTF-8"),
        (sheet(SPAN, "#Text=a\n1-1\t2000000000-2000000001\ta\t_\t_"), "offsets go up to"),
    ],
)
def test_what_is_no_file_of_the_format_is_refused_in_words(data: bytes, why: str) -> None:
    files = {"a.tsv": b"#FORMAT=WebAnno TSV 3" + data[21:] if data else b"#FORMAT=WebAnno TSV 3x"}
    found, problems = read_back(webanno_tsv, files)
    assert not found
    assert any(why in problem.message for problem in problems)


@few
@given(st.integers(0, 10**9))
def test_a_broken_file_is_told_and_never_a_crash(seed: int) -> None:
    whole = sheet(
        "#T_SP=a.B|value|ROLE_a.B:r_a.BrLink|a.C\n#T_SP=a.C|\n#T_CH=a.DLink|referenceType"
        "|referenceRelation\n#T_RL=a.E|value|BT_a.B\n",
        "#Text=It is 😊 good\n1-1\t0-2\tIt\tx[1]\tp;q[1]\t1-2;1-3[2]\t*\tt[1]\tc->1-1\t_\t_\n"
        "1-2\t3-5\tis\tx[1]\t_\t_\t*\tt[1]\t*->1-2\tv\t1-1[1_0]\n"
        "1-3\t6-8\t😊\ty|z\t_\t_\t*[2]\t_\t_\t_\t_\n1-3.1\t6-7\ta\tw\t_\t_\t_\t_\t_\t_\t_",
    )
    assert_survives(webanno_tsv, spoiled({"doc/ana.tsv": whole, "doc/ben.tsv": whole}, seed))
