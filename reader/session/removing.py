"""Taking pages out of a workspace: their files go to a trash folder, what was made of them stays.

Nothing is deleted. A file moves to ``seeds/.trash/``, where Reader does not look for pages, and
`reader add` brings it back; annotations come to it again by the page's bytes. The bytes of a page
that anybody annotated are kept as ever.
"""

from __future__ import annotations

import os
from hashlib import sha256
from pathlib import Path

import msgspec

from reader.model.errors import NotFoundError, ReaderError
from reader.model.identity import is_article_id
from reader.session.corpus import KEPT
from reader.session.pagefiles import read_page_file, real_path
from reader.session.session import ArticleRow, Session
from reader.session.wording import counted
from reader.store import pages_kept
from reader.store.files import create_folder, sync_folder

TRASH = "seeds/.trash"
"""Where removed files go, relative to the workspace."""


class Removal(msgspec.Struct, frozen=True):
    """What removing would do: the page, its files, its articles, and what people made of it.

    `articles` are titles. `records` counts spans, relations, tags and so on of all `annotators`.
    `others` counts names of the same page that stay.
    """

    page: str
    names: tuple[str, ...]
    articles: tuple[str, ...]
    records: int
    annotators: tuple[str, ...]
    others: int = 0


def planned(session: Session, named: str) -> Removal:
    """Return what removing the page called `named` would do: an article's id or a file's path.

    An id stands for the page with all its names, a path (relative to the workspace) for that file
    alone. Raises `NotFoundError`.
    """
    catalogue = session.catalogue
    if is_article_id(named):
        row = catalogue.row(session.annotator, named)
        if row is None:
            raise NotFoundError(f"no article in this workspace has the id {named}")
        page = row.page
        names = catalogue.names(page)
        others = 0
    else:
        path = named.removeprefix("./")
        entry = catalogue.files().get(path)
        if entry is None:
            raise NotFoundError("there is no such page in this workspace", file=named)
        page, names = entry.sha256, (path,)
        others = len([name for name in catalogue.names(page) if name != path]) if page else 0
    seeds = tuple(name for name in names if not name.startswith(KEPT))
    if not seeds:
        raise NotFoundError(
            "its file is gone already; the list shows it for what was annotated on it",
            file=names[0] if names else named,
        )
    titles = []
    if page:
        titles = [row.title or row.lead for row in _articles(session, page)]
    made = {}
    for store in session.annotators.stores():
        if page and (number := store.records(page).state.size):
            made[store.annotator] = number
    return Removal(page, seeds, tuple(titles), sum(made.values()), tuple(sorted(made)), others)


def _articles(session: Session, page: str) -> list[ArticleRow]:
    index = session.catalogue.path_index(session.catalogue.names(page)[0])
    found: list[ArticleRow] = []
    while index is not None:
        rows = session.rows(index + len(found), 1)
        if not rows or rows[0].page != page or not rows[0].id:
            break
        found += rows
    return found


def warnings(removal: Removal) -> list[str]:
    """Return sentences about why one should be asked first; none where nobody would mind."""
    found = []
    if removal.records:
        whose = ", ".join(removal.annotators)
        records = counted(removal.records, "annotation")
        found.append(f"it has {records} by {whose}: they and the page's bytes are kept")
    if len(removal.articles) > 1:
        found.append(f"it holds {len(removal.articles)} articles, which go together")
    return found


def remove(session: Session, removal: Removal) -> list[str]:
    """Move the files to the trash, and return where they are now, relative to the workspace.

    The bytes of an annotated page are kept first. Raises `ReaderError` where the system refuses or
    a file is another than it was; files that were moved before stay where they are then.
    """
    moved = []
    try:
        data = _check(session.root, removal)
        if removal.records:
            annotations = session.root / "annotations"
            pages_kept.keep(annotations, removal.page, data, session.annotator)
        for name in removal.names:
            moved.append(_to_trash(session.root, name))  # noqa: PERF401 - told if one fails
    except OSError as error:
        message = f"cannot be removed: {error.strerror or error}"
        if moved:
            message += f"; removed before that: {', '.join(moved)}"
        raise ReaderError(message, file=str(error.filename or removal.names[0])) from error
    return moved


def _check(root: Path, removal: Removal) -> bytes:
    """Return the bytes of the page; raise `ReaderError` if a file does not hold them any more."""
    data = b""
    for name in removal.names:
        data = read_page_file(root, name, pages_kept.LARGEST)
        if removal.page and sha256(data).hexdigest() != removal.page:
            message = "the file has changed since it was looked at, so it was not removed"
            raise ReaderError(message, file=name, hint="look again with R or `reader list`")
    return data


def _to_trash(root: Path, name: str) -> str:
    source = real_path(root, name)
    inside = Path(os.path.relpath(source, root / "seeds"))
    target = root / TRASH / inside
    number = 2
    while os.path.lexists(target):
        target = root / TRASH / inside.with_name(f"{inside.stem}-{number}{inside.suffix}")
        number += 1
    create_folder(target.parent)
    try:
        # Under both names for an instant: a power cut must not leave it under neither.
        os.link(source, target, follow_symlinks=False)
    except OSError:  # a file system without links
        source.rename(target)
    else:
        sync_folder(target.parent)
        source.unlink()
    sync_folder(target.parent)
    sync_folder(source.parent)
    return target.relative_to(root).as_posix()
