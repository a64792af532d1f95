"""Putting right what `check` finds, as far as that takes nobody's decision away."""

from __future__ import annotations

import os
import time
from collections.abc import Iterator, Mapping
from hashlib import sha256
from pathlib import Path
from typing import Literal

from reader import logfile
from reader.model.errors import ReaderError
from reader.regular import read_inside
from reader.session.corpus import KEPT
from reader.session.locate import ATTRIBUTES, IGNORED, check_folders
from reader.session.machines import annotators, merge_machines, needs_merge
from reader.session.outputs import replacing
from reader.session.pagefiles import read_page_file
from reader.session.session import Session
from reader.session.snapshot import last_written, left_overs
from reader.store import files, pages_kept
from reader.store.annotations import AnnotationStore
from reader.store.check import repair as repair_store
from reader.store.check import verify

LARGEST = 1_000_000
"""Bytes of a file with rules for git."""

FOLDER = "annotations/_repaired"
"""Where files go that a repair takes out of the way."""
LEFT_OVER = 600.0
"""Seconds after which nobody is writing a temporary file any more."""

Keep = Literal["file", "journal"]


def repair(
    root: Path,
    keep: Keep | None = None,
    *,
    dry: bool = False,
    annotator: str | None = None,
    environ: Mapping[str, str] | None = None,
) -> list[str]:
    """Put right what can be, and return a sentence for each thing that was done, or was not.

    Journals that were written on two machines are merged; page files that are damaged or gone are
    written from the journal; of a page's file and the journal that differ, what `keep` names
    counts, and without it neither is touched; journals with damaged lines are begun anew from the
    records; bytes of annotated pages are kept again; what cut-off writes have left is moved away,
    and git is told what it should know. Whatever is changed is kept. With `dry` only the sentences
    are made. Raises `LockedError` if an annotator is at work.
    """
    check_folders(root)
    done = []
    with logfile.timed("repair", dry=dry, keep=keep) as told:
        for who in annotators(root):
            done += [f"{who}: {line}" for line in _annotator(root, who, keep, dry=dry)]
        done += _kept_pages(root, annotator, environ, dry=dry)
        done += _left_over(root, dry=dry)
        done += _git(root, dry=dry)
        told.update(done=len(done))
    return done


def _annotator(root: Path, who: str, keep: Keep | None, *, dry: bool) -> Iterator[str]:
    annotations = root / "annotations"
    if needs_merge(root, who):
        if dry:
            yield "would merge what was written on two machines"
            return
        report = merge_machines(root, who)
        yield from (line.removeprefix(f"{who}: ") for line in report.told)
        yield from report.conflicts
    if not dry:
        yield from repair_store(annotations, who, keep)
        return
    for problem in verify(annotations, who):
        yield f"would look after this: {problem}".replace(f"{root}{os.sep}", "")


def _kept_pages(
    root: Path, annotator: str | None, environ: Mapping[str, str] | None, *, dry: bool
) -> Iterator[str]:
    """Keep the bytes of annotated pages again whose kept bytes are missing or wrong."""
    annotations = root / "annotations"
    lacking: dict[str, str] = {}
    for who in annotators(root):
        try:
            with AnnotationStore.open(annotations, who, write=False) as store:
                for page in store.pages():
                    info = store.info(page)
                    if info is not None and pages_kept.read_kept(annotations, page) is None:
                        lacking[page] = info.name
        except (OSError, ReaderError):
            continue
    if not lacking:
        return
    with Session.open(root, annotator, write=False, environ=environ) as session:
        session.refresh()
        for page, name in sorted(lacking.items()):
            data = _bytes_of(session, page)
            kept = pages_kept.kept_path(annotations, page)
            if data is None:
                yield (
                    f"the bytes of page {name} are nowhere: put the file back into seeds/, or take "
                    f"it from a backup (its sha256 is {page})"
                )
            elif dry:
                yield f"would keep the bytes of page {name} again"
            else:
                if kept.exists():
                    files.set_aside(kept, "damaged")
                pages_kept.keep(annotations, page, data, "repair")
                yield f"kept the bytes of page {name} again"


def _bytes_of(session: Session, page: str) -> bytes | None:
    for name in session.catalogue.names(page):
        if name.startswith(KEPT):
            continue
        try:
            data = read_page_file(session.root, name, session.corpus.largest)
        except OSError:
            continue
        if sha256(data).hexdigest() == page:
            return data
    return None


def _left_over(root: Path, *, dry: bool) -> Iterator[str]:
    """Move what cut-off writes have left out of the way, if nobody can be writing it now."""
    now = time.time()
    for path in list(left_overs(root)):
        if path.is_relative_to(root / FOLDER):
            continue
        shown = path.relative_to(root).as_posix()
        if now - last_written(path) < LEFT_OVER:
            yield f"{shown} is young, and might be in use: left for now"
        elif dry:
            yield f"would move {shown} to {FOLDER}"
        else:
            yield f"moved {shown} to {_put_away(root, path)}"


def _put_away(root: Path, path: Path) -> str:
    files.create_folder(root / FOLDER)
    name = path.relative_to(root).as_posix().replace("/", "+")
    target, number = root / FOLDER / name, 1
    while os.path.lexists(target):
        number += 1
        target = root / FOLDER / f"{name}.{number}"
    path.rename(target)
    return target.relative_to(root).as_posix()


# --- what git should know ----------------------------------------------------------------------


def untold(root: Path) -> dict[str, list[str]]:
    """Return by file the lines that git lacks to keep a workspace well; none where there is no git.

    What a file says itself of the same pattern counts.
    """
    if not any((folder / ".git").exists() for folder in (root, *root.parents)):
        return {}
    found = {}
    for name, wanted in ((".gitattributes", ATTRIBUTES), ("annotations/.gitignore", IGNORED)):
        try:
            lines = read_inside(root, root / name, LARGEST).decode("utf-8", "replace").splitlines()
        except OSError:
            lines = []
        said = {line.split()[0] for line in lines if line.split()}
        lacking = [line for line in wanted if line.split()[0] not in said]
        if lacking:
            found[name] = lacking
    return found


def _git(root: Path, *, dry: bool) -> Iterator[str]:
    for name, lacking in untold(root).items():
        if dry:
            yield f"would add to {name}: {', '.join(lacking)}"
            continue
        path = root / name
        try:
            before = read_inside(root, path, LARGEST)
        except FileNotFoundError:
            before = b""
        if before and not before.endswith(b"\n"):
            before += b"\n"
        with replacing(path) as out:
            out.write(before + "".join(f"{line}\n" for line in lacking).encode())
        yield f"added to {name}: {', '.join(lacking)}"
