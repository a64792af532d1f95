"""What a workspace holds, by content, and whether one that was cut off is as it was promised."""

from __future__ import annotations

import json
from hashlib import sha256
from pathlib import Path

from reader.model.identity import is_annotator
from reader.model.records import to_document
from reader.session.checking import check
from reader.session.session import Session
from reader.store.annotations import AnnotationStore

Contents = dict[str, str]
"""Every record, act of the history, and file, by a name for it."""

LOOSE = ("place", "time")
"""What is kept beside the work and never waited for: it may be older, but never damaged."""
TORN = "are no line of a journal"
"""Words of the one finding that is allowed: the end of a line that was not written to its end."""

UNFINISHED = "cut off"
"""A word of those that tell what was finished or taken back."""


def annotators(annotations: Path) -> list[str]:
    return sorted(p.name for p in annotations.iterdir() if p.is_dir() and is_annotator(p.name))


def of_store(store: AnnotationStore) -> Contents:
    """Return the records and history of one annotator."""
    who = store.annotator
    found: Contents = {}
    for sha in store.pages():
        for name, table in store.records(sha).state.tables.items():
            for uid, record in table.records.items():
                key = f"record {who} {sha[:12]} {name} {uid}"
                found[key] = json.dumps(to_document(record), sort_keys=True)
    for entry in store.history():
        found[f"act {who} {entry.seq:06}"] = f"{entry.act} {entry.id} {entry.of} {entry.summary}"
    return found


def contents(root: Path) -> Contents:
    """Return everything that a person can see of the workspace; opens it for reading only."""
    found: Contents = {}
    annotations = root / "annotations"
    for who in annotators(annotations):
        with AnnotationStore.open(annotations, who, write=False) as store:
            found |= of_store(store)
        for name in LOOSE:
            path = annotations / who / f"{name}.json"
            if path.exists():
                found[f"{name} {who}"] = json.dumps(json.loads(path.read_bytes()), sort_keys=True)
    for name in ("annotations/labels.toml", "reader.toml"):
        path = root / name
        found[f"file {name}"] = path.read_text("utf-8") if path.exists() else "missing"
    for folder in ("seeds", "annotations/_exports"):
        found |= _files(root, folder)
    for key, digest in _files(root, "seeds/.trash").items():
        # A page that is on its way there has both names for an instant.
        if digest not in found.values():
            found[key] = digest
    return found


def _files(root: Path, folder: str) -> Contents:
    found = {}
    for path in sorted((root / folder).rglob("*")):
        inside = path.relative_to(root / folder).parts
        if path.is_file() and not any(part.startswith(".") for part in inside):
            name = path.relative_to(root).as_posix()
            found[f"file {name}"] = sha256(path.read_bytes()).hexdigest()
    return found


def only(found: Contents, *kinds: str) -> Contents:
    return {key: value for key, value in found.items() if key.split(" ")[0] in kinds}


def work(found: Contents) -> Contents:
    """Return what must be exact: all but what is never waited for."""
    return {key: value for key, value in found.items() if key.split(" ")[0] not in LOOSE}


def between(found: Contents, before: Contents, after: Contents, *, steps: bool) -> bool:
    """Tell whether the parts of each annotator, and each file, are as before or as after.

    With `steps` an annotator may also have the first of several steps of undo; that the records are
    what these lead to, `reader check` tells.
    """
    for part in {_part(key) for key in (*found, *before, *after)}:
        here, was, then = (
            {key: value for key, value in one.items() if _part(key) == part}
            for one in (found, before, after)
        )
        if here in (was, then):
            continue
        allowed = {*was.items(), *then.items()}
        acts = sorted(key for key in then if key.startswith("act "))
        told = sorted(key for key in here if key.startswith("act "))
        if not steps or told != acts[: len(told)] or not {*here.items()} <= allowed:
            return False
    return True


def _part(key: str) -> str:
    kind, name, *_ = key.split(" ")
    return name if kind in ("record", "act") else key


def difference(one: Contents, other: Contents) -> str:
    """Return in words how two contents differ."""
    keys = sorted(key for key in {*one, *other} if one.get(key) != other.get(key))
    return "; ".join(
        f"{key}: {one.get(key, 'absent')[:90]!r} / {other.get(key, 'absent')[:90]!r}"
        for key in keys[:6]
    )


def findings(root: Path, environ: dict[str, str]) -> list[str]:
    """Return what `reader check` finds wrong, notes aside."""
    return [
        str(finding)
        for finding in check(root, "ana", environ=environ)
        if finding.severity != "note"
    ]


def catalogue_agrees(session: Session) -> str:
    """Say where the catalogue's counts of labels are not those of the records; else nothing."""
    for name in session.annotators.names():
        store = session.annotators.store(name)
        counts: dict[str, int] = {}
        for sha in store.pages():
            for span in store.records(sha).spans.values():
                counts[span.label] = counts.get(span.label, 0) + 1
        told = session.catalogue.label_counts(name)
        if told != counts:
            return f"the catalogue counts {told} of {name}, there are {counts}"
    return ""
