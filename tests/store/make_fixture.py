"""Makes a workspace in today's format: ``python -m tests.store.make_fixture FOLDER``.

What it made is kept for ever in ``fixtures/v1``, and never made again: a later Reader opens it as
it is. A change of the format gets a folder of its own beside it, made by the Reader of its time.
"""

from __future__ import annotations

import json
import sys
from pathlib import Path

import msgspec

from reader.model.changes import Change, Op
from reader.model.records import Attribute, Passed
from reader.session.session import Session
from reader.store.annotations import AnnotationStore
from reader.store.places import Place
from tests.session.support import BRIDGE, HARBOUR, SCHEME, correction, label, views

WIND = (
    "Wind park wins appeal\r\n\r\n"
    "The court of Örsby ruled on Friday that “twelve” 👩‍🔬 may stay.\r\n"
)


def make(root: Path) -> None:
    """Write the workspace: two annotators, every kind of record, undo, redo, and a batch."""
    (root / "seeds" / "north").mkdir(parents=True)
    (root / "annotations").mkdir()
    (root / "annotations" / "labels.toml").write_text(SCHEME, "utf-8")
    (root / "annotations" / "guidelines.md").write_text("# Guidelines\n\nMark what is said.\n")
    (root / "reader.toml").write_text('text_width = 72\n[filters]\nmine = "label:claim"\n')
    for name, text in (("bridge", BRIDGE), ("north/harbour", HARBOUR), ("wind", WIND)):
        (root / "seeds" / f"{name}.txt").write_bytes(text.encode())
    environ = {"READER_CACHE": str(root.parent / "cache"), "READER_CONFIG": str(root / "none")}
    for who in ("ana", "ben"):
        with Session.open(root, who, environ=environ) as session:
            session.refresh()
            _annotate(session)


def _annotate(session: Session) -> None:
    bridge, harbour, wind = views(session)
    one = label(session, bridge, "closed the old bridge")
    two = label(session, bridge, "cost 4.2 million euros")
    three = label(session, harbour, "voted on Sunday")
    label(session, wind, "“twelve” 👩‍🔬 may stay", "quote")
    spans = session.records(bridge.page.sha256).spans
    relate = session.scheme.relations[1]
    editor = session.editor(bridge)
    session.commit(editor.relate(relate, spans[one], spans[two]), bridge)
    groups = session.scheme.relations[2]
    far = session.records(harbour.page.sha256).spans[three]
    session.commit(session.editor(bridge).relate(groups, spans[one], far), bridge)
    session.commit(session.editor(bridge).tag("genre", "reporting"), bridge)
    session.commit(session.editor(harbour).tag("tag", "strike"), harbour)
    done = session.editor(harbour).state("done")
    assert done is not None
    session.commit(done, harbour)
    note = session.editor(wind).article_note("ask for the ruling \ud800")
    assert note is not None
    session.commit(note, wind)
    held = session.records(bridge.page.sha256).spans[two]
    values = Op(held, msgspec.structs.replace(held, attributes=(Attribute("stance", "for"),)))
    session.commit(Change("attribute", "stance for", (values,), session.annotator), bridge)
    session.undo()
    session.flush()
    session.redo()
    session.flush()
    passed = Passed("e" * 32, bridge.page.sha256, 40, 60, session.annotator)
    session.commit(Change("pass", "nothing here", (Op(None, passed),), session.annotator), bridge)
    cut = correction(session, harbour, "kind", 38, 60)
    session.commit(Change("correct", "body", (Op(None, cut),), session.annotator), harbour)
    extra = session.editor(harbour).label([(50, 60)], "quote")
    session.apply_batch(Change("import", "imported", (), session.annotator), [extra])
    session.flush()
    session.mark_read(harbour.id)
    session.places.put(harbour.id, Place(60, "2026-11-22T08:00:00.000Z"))
    session.keep_place()


def content(annotations: Path, who: str) -> dict[str, object]:
    """Return everything that an annotator has made: records by page and table, and the history."""
    from reader.model.records import to_document

    with AnnotationStore.open(annotations, who, write=False) as store:
        pages = {
            page: {
                name: sorted((to_document(r) for r in table.records.values()), key=str)
                for name, table in store.records(page).state.tables.items()
            }
            for page in store.pages()
        }
        history = [[e.seq, e.act, e.id, e.of, e.time, e.verb, e.summary] for e in store.history()]
        assert store.problems == []
    found: dict[str, object] = json.loads(json.dumps({"pages": pages, "history": history}))
    return found


if __name__ == "__main__":
    target = Path(sys.argv[1])
    make(target)
    for person in ("ana", "ben"):
        text = json.dumps(content(target / "annotations", person), indent=1)
        target.with_name(f"{target.name}-{person}.json").write_text(text + "\n")
