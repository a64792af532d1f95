"""Many spans are changed as one step, and labels migrate with their scheme, both ways."""

from __future__ import annotations

from pathlib import Path

import pytest

from reader.model.changes import Change, Op
from reader.model.errors import SettingsError, UsageError
from reader.model.filters import Field
from reader.model.identity import new_uid
from reader.model.records import Relation, SpanRef
from reader.session.bulk import Spans
from reader.session.relabelling import label_usage, migrate, plan
from reader.session.session import Session
from reader.settings.scheme_editing import delete_label, merge_label, rename_label
from tests.session.support import BRIDGE, HARBOUR, SCHEME, Place, label, views


@pytest.fixture
def place(tmp_path: Path) -> Place:
    made = Place(tmp_path)
    made.write("bridge.txt", BRIDGE)
    made.write("harbour.txt", HARBOUR)
    text = SCHEME.replace('name = "claim"\nkey', '# What can be checked.\nname = "claim"\nkey', 1)
    (made.root / "annotations/labels.toml").write_text(text, "utf-8")
    return made


def labelled(session: Session) -> list[str]:
    """Three claims and a quote on two pages, two claims joined across pages; return the uids."""
    one, two = views(session)
    uids = [
        label(session, one, "Repairs will cost 4.2 million euros"),
        label(session, one, "cracks in two of its piers"),
        label(session, two, "900 of its 1,100 members took part"),
        label(session, two, "a mistake", "quote"),
    ]
    ends = SpanRef(one.page.sha256, uids[0]), SpanRef(two.page.sha256, uids[2])
    low, high = sorted(ends)
    link = Relation(new_uid(), low.page, "contradicts", low, high, session.annotator)
    view = one if low.page == one.page.sha256 else two
    session.commit(Change("relate", "", (Op(None, link),), session.annotator), view)
    return uids


def claims(session: Session, who: str = "ana") -> list[int]:
    found = session.catalogue.find_spans(who, Field("label", "claim"))
    assert found is not None
    return list(found)


def states(session: Session) -> object:
    """Every record of every page, to compare."""
    return [
        {name: dict(table.records) for name, table in session.records(sha).state.tables.items()}
        for sha in sorted(session.store.pages())
    ]


def scheme_text(session: Session) -> str:
    return (session.root / "annotations/labels.toml").read_text("utf-8")


def test_many_spans_get_a_label_as_one_step_that_undo_takes_back(place: Place) -> None:
    with place.open() as session:
        labelled(session)
        before = states(session)
        change, done = Spans(session, claims(session)).relabel("quote")
        session.flush()
        assert (done.changed, done.same, done.pages) == (3, 0, 2)
        assert "3 spans" in change.summary
        assert session.catalogue.label_counts("ana") == {"quote": 4}
        session.undo()
        session.flush()
        assert states(session) == before
        assert session.catalogue.label_counts("ana") == {"claim": 3, "quote": 1}
        session.redo()
        session.flush()
        assert session.catalogue.label_counts("ana") == {"quote": 4}


def test_an_attribute_is_set_where_the_label_can_have_it(place: Place) -> None:
    with place.open() as session:
        labelled(session)
        every = session.catalogue.find_spans("ana", None)
        assert every is not None
        _, done = Spans(session, every).set_attribute("stance", "against")
        assert (done.changed, done.unfit) == (3, 1)
        session.flush()
        against = session.catalogue.find_spans("ana", Field("attribute", "stance=against"))
        assert against is not None
        assert len(against) == 3
        with pytest.raises(UsageError, match="nothing to change"):
            Spans(session, every).set_attribute("stance", "against")


def test_deleting_many_takes_their_relations_along_once_and_undo_brings_all_back(
    place: Place,
) -> None:
    with place.open() as session:
        labelled(session)
        before = states(session)
        _, done = Spans(session, claims(session)).delete()
        assert (done.changed, done.ties) == (3, 1)
        session.flush()
        assert session.catalogue.relation_counts("ana") == {}
        session.undo()
        assert states(session) == before


def test_spans_that_went_meanwhile_are_counted_and_do_no_harm(place: Place) -> None:
    with place.open() as session:
        uids = labelled(session)
        numbers = claims(session)
        view = next(v for v in views(session) if uids[1] in session.records(v.page.sha256).spans)
        session.apply(session.editor(view).delete(uids[1]), view)
        _, done = Spans(session, numbers).relabel("quote")
        assert (done.changed, done.gone) == (2, 1)


def test_a_label_whose_spans_have_just_gone_is_renamed_in_the_scheme(place: Place) -> None:
    with place.open() as session:
        labelled(session)
        Spans(session, claims(session)).delete()
        planned = plan(session, "rename", "claim", "assertion")
        assert planned.own == 0
        migrate(session, planned)
        assert session.scheme.label("assertion") is not None


def test_a_label_is_renamed_everywhere_and_undo_and_redo_take_the_scheme_along(
    place: Place,
) -> None:
    with place.open() as session:
        labelled(session)
        before, records = scheme_text(session), states(session)
        planned = plan(session, "rename", "claim", "assertion")
        assert planned.own == 3
        done = migrate(session, planned)
        assert "3 spans on 2 pages" in done.summary
        after = scheme_text(session)
        assert '# What can be checked.\nname = "assertion"' in after
        assert session.scheme.label("claim") is None
        assert [a.on for a in session.scheme.attributes if a.name == "stance"] == [("assertion",)]
        assert session.catalogue.label_counts("ana") == {"assertion": 3, "quote": 1}
        undone = session.undo()
        assert undone is not None
        assert "labels.toml is as it was" in undone.summary
        assert (scheme_text(session), states(session)) == (before, records)
        assert session.scheme.label("claim") is not None
        session.redo()
        assert scheme_text(session) == after
    with place.open() as again:
        assert again.catalogue.label_counts("ana") == {"assertion": 3, "quote": 1}


def test_undo_leaves_a_scheme_alone_that_was_edited_since_and_says_so(place: Place) -> None:
    with place.open() as session:
        labelled(session)
        migrate(session, plan(session, "rename", "claim", "assertion"))
        path = session.root / "annotations/labels.toml"
        edited = path.read_text("utf-8") + "# a word of mine\n"
        path.write_text(edited, "utf-8")
        undone = session.undo()
        assert undone is not None
        assert "was edited since and stays as it is" in undone.summary
        assert path.read_text("utf-8") == edited


def test_a_label_is_merged_or_deleted_with_what_is_about_it_alone(place: Place) -> None:
    with place.open() as session:
        labelled(session)
        planned = plan(session, "delete", "claim")
        assert {"stance", "contradicts", "supports"} <= set(planned.gone)
        migrate(session, planned)
        assert session.catalogue.label_counts("ana") == {"quote": 1}
        assert [a.name for a in session.scheme.attributes] == ["unsure"]
        session.undo()
        session.flush()
        migrate(session, plan(session, "merge", "quote", "claim"))
        assert session.catalogue.label_counts("ana") == {"claim": 4}
        assert [one.name for one in session.scheme.labels] == ["claim"]


def test_others_keep_their_spans_unless_everyone_is_asked_for(place: Place) -> None:
    with place.open("ben") as session:
        label(session, views(session)[0], "the mayor")
    with place.open() as session:
        labelled(session)
        planned = plan(session, "rename", "claim", "assertion")
        assert planned.others == {"ben": 1}
        assert any("ben has 1 span" in sentence for sentence in planned.sentences)
        migrate(session, planned)
        assert label_usage(session)["claim"] == {"ben": 1}
        # What is left of an old name can still be brought over, the scheme being done.
        rest = plan(session, "merge", "claim", "assertion")
        assert rest.before == rest.after
        migrate(session, rest, everyone=True)
        assert label_usage(session)["assertion"] == {"ana": 3, "ben": 1}


@pytest.mark.parametrize(
    ("kind", "old", "new", "reason"),
    [
        ("rename", "clam", "x", "did you mean 'claim'"),
        ("rename", "claim", "quote", "there is a label quote already"),
        ("rename", "claim", "no good", "blank"),
        ("rename", "claim", "claim", "already"),
        ("merge", "claim", "qoute", "did you mean 'quote'"),
    ],
)
def test_what_cannot_be_done_is_refused_before_anything_is(
    place: Place, kind: str, old: str, new: str, reason: str
) -> None:
    with place.open() as session:
        before = scheme_text(session)
        with pytest.raises(UsageError, match=reason):
            plan(session, kind, old, new)  # type: ignore[arg-type]
        assert scheme_text(session) == before


COMMENTED = """# head
name = "t/1"
[[label]] # first
name = "a"
# inside
key = "1"

# about the next
[[label]]
name = 'b' # called b
definition = \"\"\"
[[label]]
name = "c" \"\"\"

# foot of labels

[[attribute]]
name = "x"
on = [
  "b", # why
]
values = ["1", "2"]
"""


def test_comments_and_layout_of_a_scheme_survive_every_change_of_labels() -> None:
    renamed = rename_label(COMMENTED, "b", "beta")
    assert renamed == COMMENTED.replace("name = 'b' #", 'name = "beta" #').replace(
        '  "b", #', '  "beta", #'
    )
    merged = merge_label(COMMENTED, "b", "a")
    for kept in ("# head", "# first", "# inside", "# about the next", "# foot of labels", "# why"):
        assert kept in merged
    assert "called b" not in merged
    deleted, gone = delete_label(COMMENTED, "b")
    assert gone == ["x"]
    assert "# foot of labels" in deleted
    assert "[[attribute]]" not in deleted
    with pytest.raises(SettingsError):
        delete_label('name = "t/1"\n[[label]]\nname = "a"\n', "a")
