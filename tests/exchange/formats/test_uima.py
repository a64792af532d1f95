"""UIMA CAS as JSON and XMI: what INCEpTION and dkpro-cassis read, and what they write."""

from __future__ import annotations

import json
import re
from io import BytesIO
from types import ModuleType
from typing import Any
from xml.sax.saxutils import quoteattr
from zipfile import ZIP_DEFLATED, ZipFile

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader.exchange.formats import _cas_layers, uima_json, uima_xmi
from reader.exchange.formats._cas import Cas, Structure, TypeSystem
from reader.exchange.formats._cas_files import TYPES
from reader.exchange.media import MemorySource, safe_name
from reader.exchange.record import Record
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
from tests.exchange.samples import sample as made_sample

BOTH = pytest.mark.parametrize("module", [uima_json, uima_xmi], ids=["json", "xmi"])


@BOTH
def test_nothing_is_lost_or_changed_on_a_round_trip(module: ModuleType) -> None:
    @few
    @given(records())
    def trip(drawn: list[Record]) -> None:
        # A folder has its files in the order of their names.
        assert_round_trip(module, sorted(drawn, key=lambda one: safe_name(one.id)))

    trip()


@BOTH
def test_a_broken_file_is_told_and_never_a_crash(module: ModuleType) -> None:
    @few
    @given(records(), st.integers(0, 10**9))
    def broken(drawn: list[Record], seed: int) -> None:
        assert_survives(module, spoiled(written(module, drawn)[0], seed))

    broken()


# --- dkpro-cassis --------------------------------------------------------------------------------


def loaded(module: ModuleType, files: dict[str, bytes]) -> dict[str, Any]:
    """Return the files of an export as dkpro-cassis reads them."""
    from cassis import load_cas_from_json, load_cas_from_xmi, load_typesystem

    if module is uima_json:
        given = {name: data for name, data in files.items() if name != TYPES}
        return {name: load_cas_from_json(BytesIO(data)) for name, data in given.items()}
    types = load_typesystem(BytesIO(files[TYPES]))
    return {
        name: load_cas_from_xmi(BytesIO(data), typesystem=types)
        for name, data in files.items()
        if name != TYPES
    }


def saved(module: ModuleType, cases: dict[str, Any]) -> dict[str, bytes]:
    """Return what dkpro-cassis writes of them."""
    if module is uima_json:
        return {name: cas.to_json().encode() for name, cas in cases.items()}
    types = next(iter(cases.values())).typesystem.to_xml().encode()
    return {TYPES: types} | {n: cas.to_xmi().encode() for n, cas in cases.items()}


@BOTH
def test_cassis_reads_every_span_by_its_words_and_hands_all_of_it_back(module: ModuleType) -> None:
    @few
    @given(records())
    def handed(drawn: list[Record]) -> None:
        due = sorted(drawn, key=lambda one: safe_name(one.id))
        files, _ = written(module, due)
        cases = loaded(module, files)
        for record in due:
            for span in record.spans:
                cas = cases[f"{safe_name(record.id)}/{span.annotator}{module.SUFFIX}"]
                one = next(s for s in cas.select("webanno.custom.ReaderSpan") if s.uid == span.uid)
                assert one.get_covered_text() == record.text[span.start : span.end]
                assert one.label == span.label
            for sentence in next(iter(cases.values())).select(_cas_layers.SENTENCE):
                assert sentence.get_covered_text().strip()
        assert read_back(module, saved(module, cases))[0] == read_back(module, files)[0]

    handed()


# --- what INCEpTION and others write -------------------------------------------------------------

SCIENTIST = "👩\u200d🔬"
EMOJI = "“Prices rose 📈,” said 👩\u200d🔬 Zoë."
XMI_HEAD = (
    '<xmi:XMI xmlns:xmi="http://www.omg.org/XMI" xmlns:cas="http:///uima/cas.ecore" '
    'xmlns:custom="http:///webanno/custom.ecore" xmlns:tcas="http:///uima/tcas.ecore" '
    'xmlns:ner="http:///de/tudarmstadt/ukp/dkpro/core/api/ner/type.ecore" '
    'xmlns:seg="http:///de/tudarmstadt/ukp/dkpro/core/api/segmentation/type.ecore" '
    'xmlns:meta="http:///de/tudarmstadt/ukp/dkpro/core/api/metadata/type.ecore" '
    'xmlns:api="http:///de/tudarmstadt/ukp/clarin/webanno/api/type.ecore" '
    'xmlns:coref="http:///de/tudarmstadt/ukp/dkpro/core/api/coref/type.ecore" xmi:version="2.0">'
    '<cas:NULL xmi:id="0"/>'
)


def xmi(*inside: str, text: str = EMOJI, members: str = "", views: str = "") -> bytes:
    view = f'<cas:View sofa="12" members="{members}"/>' if members else ""
    return (
        f'<?xml version="1.0" encoding="UTF-8"?>{XMI_HEAD}{"".join(inside)}'
        f'<cas:Sofa xmi:id="12" sofaNum="1" sofaID="_InitialView" mimeType="text" '
        f"sofaString={quoteattr(text)}/>{view}{views}</xmi:XMI>"
    ).encode()


def at(words: str, text: str = EMOJI) -> str:
    """Return where words are in UTF-16, as the attributes of an annotation."""
    start = len(text[: text.index(words)].encode("utf-16-le")) // 2
    return f'sofa="12" begin="{start}" end="{start + len(words.encode("utf-16-le")) // 2}"'


def only(module: ModuleType, files: dict[str, bytes] | bytes) -> tuple[Record, list[str]]:
    found, problems = read_back(module, files)
    assert len(found) == 1, problems
    return found[0], [f"{one.severity}: {one.message}" for one in problems]


def said(record: Record) -> set[tuple[str, str, str, tuple[tuple[str, str], ...]]]:
    return {
        (s.annotator, s.text, s.label, tuple((a.name, a.value) for a in s.attributes))
        for s in record.spans
    }


def tied(record: Record) -> set[tuple[str, str, str, str]]:
    words = {span.id: span.text for span in record.spans}
    return {(words[r.from_id], r.type, words[r.to_id], r.note) for r in record.relations}


def test_xmi_of_inception_with_emoji_layers_slots_chains_and_relations() -> None:
    data = xmi(
        f'<meta:DocumentMetaData xmi:id="1" {at(EMOJI)} language="en" documentTitle="a.txt" '
        'documentId="a.txt" documentUri="file:/srv/a.txt"/>',
        '<api:CASMetadata xmi:id="2" sofa="12" username="ana" sourceDocumentName="a.txt"/>',
        f'<seg:Sentence xmi:id="3" {at(EMOJI)}/><seg:Token xmi:id="4" {at("said")}/>',
        f'<ner:NamedEntity xmi:id="5" {at("Zoë")} value="PER" identifier="http://x/1"/>',
        f'<custom:Claim xmi:id="6" {at("Prices rose 📈")} stance="pro" says="20 21">'
        "<tags>a</tags><tags>b &amp; c</tags></custom:Claim>",
        f'<custom:Cue xmi:id="7" {at("said")}/>',
        '<custom:ClaimSaysLink xmi:id="20" role="who" target="5"/>',
        '<custom:ClaimSaysLink xmi:id="21" target="7"/>',
        f'<custom:Source xmi:id="8" {at("Zoë")} Governor="6" Dependent="5" value="said-by" w="2"/>',
        f'<custom:Dep xmi:id="9" {at("said")} Governor="6" Dependent="4"/>',
        f'<coref:CoreferenceLink xmi:id="10" {at(SCIENTIST)} referenceType="nam" next="11" '
        'referenceRelation="same"/>',
        f'<coref:CoreferenceLink xmi:id="11" {at("Zoë")}/>',
        '<coref:CoreferenceChain xmi:id="13" first="10"/>',
        '<custom:Genre xmi:id="14" sofa="12" value="reporting" sure="yes"/>',
        f'<custom:Deleted xmi:id="99" {at("Zoë")}/>',
        members="1 2 3 4 5 6 7 8 9 10 11 13 14 20 21",
    )
    record, problems = only(uima_xmi, data)
    assert not problems
    assert (record.id, record.text, record.meta.lang) == ("a.txt", EMOJI, "en")
    assert said(record) == {
        ("ana", "Zoë", "PER", (("identifier", "http://x/1"), ("layer", "NamedEntity"))),
        ("ana", "Prices rose 📈", "Claim", (("stance", "pro"), ("tags", "a; b & c"))),
        ("ana", "said", "Cue", ()),
        ("ana", "said", "Token", ()),
        ("ana", "👩\u200d🔬", "nam", (("layer", "Coreference"),)),
        ("ana", "Zoë", "Coreference", ()),
    }
    assert tied(record) == {
        ("Prices rose 📈", "who", "Zoë", ""),
        ("Prices rose 📈", "says", "said", ""),
        ("Prices rose 📈", "said-by", "Zoë", "w=2"),
        ("Prices rose 📈", "Dep", "said", ""),
        ("👩\u200d🔬", "same", "Zoë", ""),
    }
    assert {(tag.name, tag.value) for tag in record.tags} == {
        ("Genre", "reporting"),
        ("Genre.sure", "yes"),
    }


def test_a_type_system_beside_it_tells_numbers_from_references() -> None:
    types = (
        b'<typeSystemDescription xmlns="http://uima.apache.org/resourceSpecifier"><types>'
        b"<typeDescription><name>webanno.custom.Claim</name>"
        b"<supertypeName>uima.tcas.Annotation</supertypeName><features>"
        b"<featureDescription><name>sure</name><rangeTypeName>uima.cas.Integer</rangeTypeName>"
        b"</featureDescription><featureDescription><name>about</name>"
        b"<rangeTypeName>uima.cas.FSArray</rangeTypeName></featureDescription>"
        b"</features></typeDescription></types></typeSystemDescription>"
    )
    data = xmi(
        f'<custom:Claim xmi:id="6" {at("Prices")} sure="7" about="15"/>',
        f'<custom:Cue xmi:id="7" {at("said")}/>',
        '<cas:FSArray xmi:id="15" elements="16"/><custom:AboutLink xmi:id="16" target="7"/>',
        members="6 7",
    )
    record, problems = only(uima_xmi, {"a.xmi": data, "TypeSystem.xml": types})
    assert not problems
    assert said(record) == {
        ("imported", "Prices", "Claim", (("sure", "7"),)),
        ("imported", "said", "Cue", ()),
    }
    assert tied(record) == {("Prices", "about", "said", "")}


def test_views_with_texts_of_their_own_are_documents_of_their_own() -> None:
    other = (
        '<cas:Sofa xmi:id="30" sofaNum="2" sofaID="translation" sofaString="Les prix 📈 montent"/>'
        '<cas:View sofa="30" members="31"/>'
    )
    data = xmi(
        f'<custom:A xmi:id="6" {at("Zoë")}/>',
        '<custom:B xmi:id="31" sofa="30" begin="12" end="19"/>',
        members="6",
        views=other,
    )
    found, problems = read_back(uima_xmi, {"doc.xmi": data})
    assert not problems
    assert [(one.id, [s.text for s in one.spans]) for one in found] == [
        ("doc", ["Zoë"]),
        ("translation", ["montent"]),
    ]


def test_xml_1_1_with_control_characters_keeps_every_offset() -> None:
    data = xmi(f'<custom:A xmi:id="6" {at("Zoë")}/>', members="6")
    data = data.replace(b'version="1.0"', b'version="1.1"', 1).replace("“".encode(), b"&#x1;")
    record, problems = only(uima_xmi, data)
    assert not problems
    assert record.text == EMOJI.replace("“", "\ufffd")
    assert [span.text for span in record.spans] == ["Zoë"]


@pytest.mark.parametrize("encoding", ["utf-16", "iso-8859-1"])
def test_the_encoding_of_a_file_does_not_move_anything(encoding: str) -> None:
    text = "one\r\n\r\nZoë 📈 again"
    data = xmi(f'<custom:A xmi:id="6" {at("Zoë 📈", text)}/>', members="6", text=text).decode()
    data = data.replace("\r\n", "&#13;&#10;").replace("UTF-8", encoding)
    encoded = data.encode(encoding, "xmlcharrefreplace")
    assert uima_xmi.recognises(MemorySource(encoded))
    record, problems = only(uima_xmi, encoded)
    assert [one for one in problems if "CR at the ends" not in one] == []
    assert record.text == "one\n\nZoë 📈 again"
    assert [(span.start, span.text) for span in record.spans] == [(5, "Zoë 📈")]


def test_json_as_uima_writes_it_with_anchors_references_and_both_forms() -> None:
    structures: list[dict[str, Any]] = [
        {"%ID": 2, "%TYPE": "webanno.custom.Claim", "@sofa": 1, "^begin": 1, "^end": 15}
        | {"#weight": 0.5, "sure": True, "n": 3, "@tags": 5, "@says": 6, "@no": 0, "@words": 8},
        {"%ID": 1, "%TYPE": "uima.cas.Sofa", "sofaID": "_InitialView", "sofaString": EMOJI},
        {"%ID": 3, "%TYPE": "webanno.custom.Cue", "@sofa": 1, "begin": 18, "end": 22},
        {"%ID": 4, "%TYPE": "webanno.custom.Rel", "@sofa": 1, "begin": 18, "end": 22}
        | {"@Governor": 2, "@Dependent": 3, "value": "by"},
        {"%ID": 5, "%TYPE": "uima.cas.String[]", "%ELEMENTS": ["a", None, ""]},
        {"%ID": 6, "%TYPE": "webanno.custom.SaysLink[]", "%ELEMENTS": [7, None]},
        {"%ID": 7, "%TYPE": "webanno.custom.SaysLink", "role": "cue", "@target": 3},
        {"%ID": 8, "%TYPE": "uima.cas.NonEmptyStringList", "head": "x", "@tail": 9},
        {"%ID": 9, "%TYPE": "uima.cas.NonEmptyStringList", "head": "y", "@tail": 10},
        {"%ID": 10, "%TYPE": "uima.cas.EmptyStringList"},
    ]
    views = {"_InitialView": {"%SOFA": 1, "%MEMBERS": [2, 3, 4]}}
    whole = {"%TYPES": {}, "%FEATURE_STRUCTURES": structures, "%VIEWS": views}
    keyed = whole | {"%FEATURE_STRUCTURES": {str(one["%ID"]): one for one in structures}}
    for value in (whole, keyed, structures):
        record, problems = only(uima_json, json.dumps(value).encode())
        assert not problems
        plain = (("n", "3"), ("sure", "true"), ("tags", "a; "), ("weight", "0.5"))
        given = (*plain, ("words", "x; y"))
        assert said(record) == {
            ("imported", "Prices rose 📈", "Claim", given),
            ("imported", "said", "Cue", ()),
        }
        assert tied(record) == {
            ("Prices rose 📈", "by", "said", ""),
            ("Prices rose 📈", "cue", "said", ""),
        }


def packed(**files: bytes) -> bytes:
    out = BytesIO()
    with ZipFile(out, "w") as archive:
        for name, data in files.items():
            archive.writestr(name.replace("_", "."), data)
    return out.getvalue()


def test_a_project_export_names_documents_and_annotators_by_its_folders() -> None:
    def claim(label: str) -> bytes:
        return xmi(f'<custom:{label} xmi:id="6" {at("Zoë")}/>', members="6")

    files = {
        "exportedproject.json": b"{}",
        "source/doc.txt": EMOJI.encode(),
        "annotation/doc.txt/INITIAL_CAS.zip": packed(INITIAL_xmi=xmi(), TypeSystem_xml=b"<a/>"),
        "annotation/doc.txt/ana.zip": packed(ana_xmi=claim("A")),
        "annotation/doc.txt/ben.zip": packed(ben_xmi=claim("B")),
        "annotation_ser/doc.txt/ana.ser": b"java",
        "curation/doc.txt/CURATION_USER.zip": packed(CURATION_xmi=claim("C")),
    }
    assert uima_xmi.recognises(MemorySource(files))
    found, problems = read_back(uima_xmi, files)
    assert not [one for one in problems if one.severity == "error"]
    assert [one.id for one in found] == ["doc.txt"]
    assert [(s.annotator, s.label) for one in found for s in one.spans] == [
        ("ana", "A"),
        ("ben", "B"),
        ("curation_user", "C"),
    ]


@pytest.mark.parametrize("names", [("doc/ana", "doc/ben"), ("ana/doc", "ben/doc")])
def test_folders_stand_for_documents_or_for_users_as_their_files_show(names: list[str]) -> None:
    files = {
        f"{name}.xmi": xmi(f'<custom:L{i} xmi:id="6" {at("Zoë")}/>', members="6")
        for i, name in enumerate(names)
    }
    found, problems = read_back(uima_xmi, files)
    assert not problems
    assert {one.id for one in found} == {"doc"}
    assert {(s.annotator, s.label) for one in found for s in one.spans} == {
        ("ana", "L0"),
        ("ben", "L1"),
    }


def test_a_curated_copy_of_a_span_is_the_span_and_a_changed_one_is_the_curators_own() -> None:
    record = tidy(made_sample().record())
    files, _ = written(uima_xmi, [record])
    name = next(one for one in files if one.endswith("ana.xmi"))
    folder = name.rpartition("/")[0]
    project = {
        "TypeSystem.xml": files["TypeSystem.xml"],
        f"annotation/{folder}/ana.xmi": files[name],
        f"annotation/{folder}/zoe.xmi": files[name].replace(b'label="claim"', b'label="other"', 1),
    }
    found, _ = read_back(uima_xmi, project)
    before, _ = read_back(uima_xmi, {n: d for n, d in project.items() if "zoe" not in n})
    old = {span.uid for one in before for span in one.spans}
    new = [span for one in found for span in one.spans if span.uid not in old]
    assert old <= {span.uid for one in found for span in one.spans}
    assert [(span.annotator, span.label) for span in new] == [("zoe", "other")]


# --- hostile files -------------------------------------------------------------------------------

BOMB = '<!DOCTYPE x [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;&a;">]>'
OUTSIDE = '<!DOCTYPE x [<!ENTITY a SYSTEM "file:///etc/passwd">]>'


@pytest.mark.parametrize("head", [BOMB, OUTSIDE, "<!DOCTYPE x SYSTEM 'http://example.org/x.dtd'>"])
@pytest.mark.parametrize("where", ["a.xmi", "TypeSystem.xml"])
def test_entities_and_document_types_are_refused_by_name(head: str, where: str) -> None:
    good = xmi(f'<custom:A xmi:id="6" {at("Zoë")}/>', members="6")
    files = {"a.xmi": good, "TypeSystem.xml": b"<typeSystemDescription/>", "b.xmi": good}
    files[where] = head.encode() + files[where].replace(
        b'<?xml version="1.0" encoding="UTF-8"?>', b""
    )
    found, problems = read_back(uima_xmi, files)
    told = [one for one in problems if "document type" in one.message]
    assert [one.file for one in told] == [where]
    assert "b" in {one.id for one in found}


@pytest.mark.parametrize(
    ("data", "why"),
    [
        (XMI_HEAD.encode() + b"<a>" * 5000, "nested too deeply"),
        (xmi()[:-20], "no XML"),
        (b'<a xmlns="http://www.omg.org/XMI"/>', "not xmi:XMI"),
        (b'<?xml version="1.0" encoding="x-none"?><a/>', "encoding|no XML"),
        (XMI_HEAD.encode() + b"</xmi:XMI>", "no text"),
    ],
)
def test_what_is_no_xmi_is_refused_in_words(data: bytes, why: str) -> None:
    found, problems = read_back(uima_xmi, {"a.xmi": data})
    assert not found
    assert any(re.search(why, one.message) for one in problems), problems


@pytest.mark.parametrize(
    ("data", "why"),
    [
        (b'{"%TYPES":' + b"[" * 100_000, "nested too deeply|no JSON"),
        (b'{"%VIEWS":{}, "%FEATURE_STRUCTURES": {', "no JSON, or cut off"),
        (b'{"%TYPES": 1, "%FEATURE_STRUCTURES": 2, "%VIEWS": 3}', "is no list"),
        (b'{"%FEATURE_STRUCTURES": [1, {"%ID": 1e400}, {"%ID": "x", "%TYPE": 3}]}', "no number"),
        (b'{"%TYPES": {}, "a": "\xff"}', "UTF-8"),
    ],
)
def test_what_is_no_cas_in_json_is_refused_in_words(data: bytes, why: str) -> None:
    found, problems = read_back(uima_json, {"a.json": data})
    assert not found
    assert any(re.search(why, one.message) for one in problems), problems


def test_a_wrong_annotation_is_told_and_the_others_go_in() -> None:
    huge = "9" * 400
    data = xmi(
        f'<custom:A xmi:id="6" {at("Zoë")}/><custom:B xmi:id="6" {at("said")}/>',
        f'<custom:C xmi:id="7" sofa="12" begin="{huge}" end="{huge}"/>',
        '<custom:D xmi:id="8" sofa="12" begin="5" end="5"/>',
        '<custom:E xmi:id="9" sofa="12" begin="7" end="4000"/>',
        f'<custom:R xmi:id="10" {at("said")} Governor="6" Dependent="4711"/>',
    )
    record, problems = only(uima_xmi, data)
    assert {span.label for span in record.spans} == {"A"}
    assert any("have the number 6" in one for one in problems)
    assert any("D 8 is at 5 and marks no words" in one for one in problems)
    assert any("E" in one and "no place" in one for one in problems)
    assert any("end that is not there" in one for one in problems)


def test_types_and_lists_that_go_in_circles_end() -> None:
    types = TypeSystem({"a": "b", "b": "a"}, {})
    assert not types.is_a("a", "uima.tcas.Annotation")
    ring = {
        1: Structure(1, "uima.cas.NonEmptyFSList", {}, {"head": [3], "tail": [1]}),
        2: Structure(2, "x", {}, {"all": [1]}),
        3: Structure(3, "y", {}, {}),
    }
    assert Cas(structures=ring).targets(ring[2], "all") == [ring[3]]


def test_an_inner_archive_that_is_a_bomb_is_refused() -> None:
    out = BytesIO()
    with ZipFile(out, "w", ZIP_DEFLATED) as archive:
        archive.writestr("ana.xmi", b"0" * 20_000_000)
    found, problems = read_back(uima_xmi, {"annotation/doc/ana.zip": out.getvalue()})
    assert not found
    assert any("is a bomb" in one.message for one in problems)


@given(st.text(min_size=1))
def test_every_attribute_has_a_feature_of_its_own_and_comes_back(name: str) -> None:
    feature = _cas_layers.feature_of(name)
    assert re.fullmatch("[A-Za-z][A-Za-z0-9_]*", feature)
    assert _cas_layers.attribute_of(feature) == name
