"""What a person does in a session under fault: each act is acknowledged when it returns.

An act chooses by its own dice among what is there, so that the same acts with the same seed lead to
the same workspace, whatever was stopped in between. Identities and times are drawn from the seed.
"""

from __future__ import annotations

import io
import os
import random
import shutil
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

from reader.model import identity
from reader.model.changes import Change, Op
from reader.model.errors import UsageError
from reader.model.records import STATES, Relation, SpanRef
from reader.session import relabelling
from reader.session.adding import write_page
from reader.session.articles import OpenArticle
from reader.session.bulk import Spans
from reader.session.exchange_plans import ExportPlan, carry_out_export
from reader.session.importing import Choices, import_source
from reader.session.mending import Mending
from reader.session.relinking import Relink, old_versions, successor
from reader.session.removing import planned, remove
from reader.session.session import Session
from reader.store import files, saving, staging
from reader.store.check import repair
from tests.session.support import BRIDGE, HARBOUR, SCHEME, Place

SCHOOL = BRIDGE.replace("bridge", "school").replace("Monday", "Friday")
CHANGED = BRIDGE.replace("4.2 million", "4.9 million").replace("twice", "three times")
WORDS = [
    "closed the old bridge",
    "Repairs will cost",
    "cracks in two",
    "900 of its 1,100 members",
    "called the vote a mistake",
    "closed the old school",
    "offered a rise",
]


class World:
    """A workspace with pages, a scheme, and the session that is open in it."""

    def __init__(self, folder: Path, *, new: bool = False) -> None:
        if new:
            place = Place(folder)
            place.write("bridge.txt", BRIDGE)
            place.write("more/harbour.txt", HARBOUR)
            place.write("school.txt", SCHOOL)
            (place.root / "annotations" / "labels.toml").write_text("# ours\n" + SCHEME, "utf-8")
            (place.root / "reader.toml").write_text("keep_time = true\n", "utf-8")
        else:
            place = Place.__new__(Place)
            place.root = folder / "workspace"
            place.environ = environment(folder)
        self.folder, self.place, self.root = folder, place, place.root
        self._session: Session | None = None

    @property
    def session(self) -> Session:
        if self._session is None:
            self._session = self.place.open()
        return self._session

    def close(self) -> None:
        if self._session is not None:
            self._session.close()
            self._session = None

    def views(self) -> list[OpenArticle]:
        return list(self.session.articles())


def environment(folder: Path) -> dict[str, str]:
    return {
        "READER_CACHE": str(folder / "cache"),
        "READER_CONFIG": str(folder / "config.toml"),
        "READER_ANNOTATOR": "ana",
    }


Act = Callable[[World, random.Random], Any]
ACTS: dict[str, Act] = {}


def act(call: Act) -> Act:
    ACTS[call.__name__] = call
    return call


def _labels(world: World) -> list[str]:
    return [label.name for label in world.session.scheme.labels]


def _view(world: World, dice: random.Random) -> OpenArticle:
    return dice.choice(world.views())


def _span(world: World, dice: random.Random) -> tuple[OpenArticle, str] | None:
    found = []
    for view in world.views():
        spans, _ = view.project(world.session.records(view.page.sha256).spans.values())
        found += [(view, one.span.uid) for one in spans]
    return dice.choice(found) if found else None


@act
def label(world: World, dice: random.Random) -> None:
    view = _view(world, dice)
    text = view.text.text
    start = dice.randrange(len(text) - 30)
    start = text.index(" ", start) + 1 if " " in text[start : start + 20] else start
    end = min(len(text), start + dice.randrange(5, 25))
    ranges = [(start, end)]
    change = world.session.editor(view).label(ranges, dice.choice(_labels(world)))
    world.session.commit(change, view)


@act
def label_many(world: World, dice: random.Random) -> None:
    """Several labels before the disk is asked once."""
    for number in range(4):
        view = world.views()[number % 2]
        start = 40 + number * 23 + dice.randrange(9)
        ranges = [(start, start + 14)]
        change = world.session.editor(view).label(ranges, _labels(world)[0])
        world.session.apply(change, view)
    world.session.flush()


def _commit(world: World, view: OpenArticle, change: Change | None) -> None:
    if change is not None:
        world.session.commit(change, view)


@act
def note(world: World, dice: random.Random) -> None:
    if (found := _span(world, dice)) is not None:
        view, uid = found
        words = f"Größe {dice.randrange(99)} " * dice.randrange(1, 60)
        _commit(world, view, world.session.editor(view).note(uid, words))


@act
def attribute(world: World, dice: random.Random) -> None:
    if (found := _span(world, dice)) is not None:
        view, uid = found
        change = world.session.editor(view).attribute(uid, "unsure", dice.choice(["yes", "no"]))
        _commit(world, view, change)


@act
def relate(world: World, dice: random.Random) -> None:
    one, other = _span(world, dice), _span(world, dice)
    if one is None or other is None or one[1] == other[1]:
        return
    low, high = sorted(SpanRef(view.page.sha256, uid) for view, uid in (one, other))
    relation = Relation(identity.new_uid(), low.page, "contradicts", low, high, "ana")
    view = one[0] if one[0].page.sha256 == low.page else other[0]
    change = Change("relate", "related two passages", (Op(None, relation),), "ana", (low.page, 0))
    world.session.commit(change, view)


@act
def delete(world: World, dice: random.Random) -> None:
    if (found := _span(world, dice)) is not None:
        view, uid = found
        world.session.commit(world.session.editor(view).delete(uid), view)


@act
def tag(world: World, dice: random.Random) -> None:
    view = _view(world, dice)
    value = dice.choice(["reporting", "opinion"])
    world.session.commit(world.session.editor(view).tag("genre", value), view)


@act
def state(world: World, dice: random.Random) -> None:
    view = _view(world, dice)
    _commit(world, view, world.session.editor(view).state(dice.choice(STATES)))
    _commit(world, view, None)


@act
def article_note(world: World, dice: random.Random) -> None:
    view = _view(world, dice)
    _commit(world, view, world.session.editor(view).article_note(f"see {dice.randrange(99)}"))


@act
def undo(world: World, dice: random.Random) -> None:
    world.session.undo()
    world.session.flush()


@act
def redo(world: World, dice: random.Random) -> None:
    world.session.redo()
    world.session.flush()


@act
def place(world: World, dice: random.Random) -> None:
    """Move in an article and read it; the place is kept beside the annotations."""
    view = _view(world, dice)
    world.session.put_place(view.id, dice.randrange(200))
    world.session.mark_read(view.id)
    if world.session.stopwatch is not None:
        world.session.stopwatch.times.add(view.id, 3.0)
    world.session.keep_place()


@act
def reopen(world: World, dice: random.Random) -> None:
    world.close()
    _ = world.session


@act
def close(world: World, dice: random.Random) -> None:
    world.close()


def _spans(world: World, label: str) -> Spans | None:
    from reader.model.filters import Field

    world.session.refresh()
    numbers = world.session.catalogue.find_spans("ana", Field("label", label))
    return Spans(world.session, numbers) if numbers else None


@act
def bulk_relabel(world: World, dice: random.Random) -> None:
    if len(_labels(world)) < 2:
        return
    old, new = dice.sample(_labels(world), 2)
    if (spans := _spans(world, old)) is not None:
        spans.relabel(new)
        world.session.flush()


@act
def bulk_delete(world: World, dice: random.Random) -> None:
    if (spans := _spans(world, dice.choice(_labels(world)))) is not None:
        spans.delete()
        world.session.flush()


@act
def import_two(world: World, dice: random.Random) -> None:
    """Records of two annotators on pages that are here."""
    _import(world, _corpus(world, dice), "two.jsonl", Choices())


@act
def import_new(world: World, dice: random.Random) -> None:
    """A page that is not here yet, with a label that the scheme does not have."""
    number = dice.randrange(1000)
    text = HARBOUR.replace("900", str(number))
    import json

    at = text.index("voted")
    line = json.dumps({"id": 1, "text": text, "label": [[at, at + 15, f"fact-{number}"]]}) + "\n"
    choices = Choices(annotator="ana", unknown="add")
    _import(world, line.encode(), "doccano.jsonl", choices, "doccano")


def _import(world: World, data: bytes, name: str, choices: Choices, kind: str = "jsonl") -> None:
    from reader.session.media import opened_source

    path = world.folder / name
    path.write_bytes(data)
    with opened_source(str(path)) as source:
        import_source(world.session, source, kind, choices=choices)
    world.session.flush()


def _corpus(world: World, dice: random.Random) -> bytes:
    """Return records in which ana and ben labelled, made in a workspace elsewhere."""
    from reader.session.exporting import export

    folder = world.folder / "elsewhere"
    shutil.rmtree(folder, ignore_errors=True)
    other = World(folder, new=True)
    for who in ("ana", "ben"):
        with other.place.open(who) as session:
            for number, view in enumerate(session.articles()):
                start = 30 + number * 11 + dice.randrange(30)
                change = session.editor(view).label([(start, start + 12)], "claim")
                session.commit(change, view)
            out = io.BytesIO()
            export(session, out)
    shutil.rmtree(folder)
    return out.getvalue()


@act
def export_file(world: World, dice: random.Random) -> None:
    (world.root / "annotations" / "_exports").mkdir(exist_ok=True)
    carry_out_export(world.session, ExportPlan("jsonl"))


@act
def export_folder(world: World, dice: random.Random) -> None:
    carry_out_export(world.session, ExportPlan("brat"))


@act
def mend(world: World, dice: random.Random) -> None:
    view = _view(world, dice)
    cut = Mending(world.session, view.page.sha256)
    block = dice.choice(cut.blocks).block
    try:
        cut.set_kind(block.start, block.end, dice.choice(["caption", "furniture", "body"]))
    except UsageError:
        return
    world.session.flush()


@act
def set_title(world: World, dice: random.Random) -> None:
    view = _view(world, dice)
    cut = Mending(world.session, view.page.sha256)
    cut.set_fields(view.article.start, {"title": (f"A title {dice.randrange(99)}", "")})
    world.session.flush()


def _migrate(world: World, kind: Any, old: str, new: str = "", *, everyone: bool = False) -> None:
    try:
        wanted = relabelling.plan(world.session, kind, old, new)
    except UsageError:
        return
    relabelling.migrate(world.session, wanted, everyone=everyone)


@act
def rename_label(world: World, dice: random.Random) -> None:
    _migrate(world, "rename", "claim", "assertion")


@act
def rename_back(world: World, dice: random.Random) -> None:
    _migrate(world, "rename", "assertion", "claim", everyone=True)


@act
def merge_labels(world: World, dice: random.Random) -> None:
    _migrate(world, "merge", "quote", "claim")


@act
def delete_label(world: World, dice: random.Random) -> None:
    _migrate(world, "delete", "quote")


@act
def page_comes_again(world: World, dice: random.Random) -> None:
    """Somebody else replaces a page; nothing of Reader writes."""
    from tests.faults import layer

    roots, layer.LAYER.roots = layer.LAYER.roots, ()
    try:
        world.place.write("bridge.txt", CHANGED)
        world.session.refresh()
    finally:
        layer.LAYER.roots = roots


@act
def relink(world: World, dice: random.Random) -> None:
    for old in list(old_versions(world.session)):
        new = successor(world.session, old)
        if new is not None:
            Relink(world.session, old, new).apply()
    world.session.flush()


@act
def add_page(world: World, dice: random.Random) -> None:
    write_page(world.root, "new.txt", SCHOOL.replace("piers", f"{dice.randrange(999)}").encode())
    world.session.refresh()


@act
def remove_page(world: World, dice: random.Random) -> None:
    view = _view(world, dice)
    remove(world.session, planned(world.session, view.id))
    world.session.refresh()


@act
def damage_journal(world: World, dice: random.Random) -> None:
    """What a bad disk does to a line in the middle; the session is closed."""
    world.close()
    path = world.root / "annotations" / "ana" / "journal.jsonl"
    lines = path.read_bytes().splitlines(keepends=True)
    middle = len(lines) // 2
    lines[middle] = b"x" * (len(lines[middle]) - 1) + b"\n"
    path.write_bytes(b"".join(lines))


@act
def edit_file(world: World, dice: random.Random) -> None:
    """What a person does to a page's file by hand; the session is closed."""
    world.close()
    path = min((world.root / "annotations" / "ana").glob("*.json"))
    path = min(p for p in path.parent.glob("*-*.json"))
    path.write_bytes(path.read_bytes().replace(b'"label":"claim"', b'"label":"quote"'))


@act
def repair_journal(world: World, dice: random.Random) -> None:
    world.close()
    repair(world.root / "annotations", "ana", "journal")


@act
def repair_file(world: World, dice: random.Random) -> None:
    world.close()
    repair(world.root / "annotations", "ana", "file")


class _Clock:
    """Times that grow by a second each time that they are asked for."""

    def __init__(self, start: int) -> None:
        self._now = datetime(2026, 1, 1, tzinfo=UTC) + timedelta(seconds=start)

    def now(self, zone: object = None) -> datetime:
        self._now += timedelta(seconds=1)
        return self._now


def begin(folder: Path, seed: str, number: int) -> random.Random:
    """Make what follows depend on the seed and the number of the act alone; return its dice."""
    source = random.Random(f"{seed}/{number}")
    vars(identity)["datetime"] = _Clock(number * 1000)
    vars(os)["urandom"] = source.randbytes
    vars(saving)["CHECKPOINT_EVERY"] = 5
    vars(saving)["SYNC_EVERY"] = 2
    vars(staging)["PAGES"] = 2
    vars(files)["_MANY"] = 2
    return random.Random(f"{seed}/{number}/dice")
