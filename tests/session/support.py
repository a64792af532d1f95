"""Small workspaces for tests, each in a folder of its own with its own catalogue."""

from __future__ import annotations

from pathlib import Path

from reader.model.records import Correction
from reader.session.articles import OpenArticle
from reader.session.session import Session
from reader.store.catalogue_types import ArticleRow

SCHEME = """
name = "test/1"
[[label]]
name = "claim"
key = "1"
[[label]]
name = "quote"
key = "2"
[[attribute]]
name = "unsure"
on = ["any"]
values = ["no", "yes"]
flag = true
[[attribute]]
name = "stance"
on = ["claim"]
values = ["neutral", "for", "against"]
[[relation]]
name = "contradicts"
from = ["claim"]
to = ["claim"]
scope = "any"
symmetric = true
[[relation]]
name = "supports"
from = ["claim"]
to = ["claim"]
[[relation]]
name = "one-claim"
from = ["claim"]
to = ["claim"]
scope = "any"
symmetric = true
groups = true
[[tag]]
name = "genre"
values = ["reporting", "opinion"]
"""

BRIDGE = (
    "Old bridge closes for repairs\n\n"
    "The city council closed the old bridge on Monday after inspectors found cracks in two of its "
    "piers. “Nobody was ever in danger,” said the mayor, who had visited the site twice.\n\n"
    "Repairs will cost 4.2 million euros and last until the spring, according to the works "
    "department. Shop owners on the east bank said they had not been told in time.\n"
)
HARBOUR = (
    "Harbour strike enters its third week\n\n"
    "Dockers in the northern harbour voted on Sunday to go on with their strike. The union says "
    "that 900 of its 1,100 members took part in the vote, and that most were in favour of it.\n\n"
    "The port authority called the vote a mistake. It has offered a rise of three per cent over "
    "two years, which the union’s leader described as an insult to every family on the quay.\n"
)


class Place:
    """A workspace in `root` whose catalogue lies beside it."""

    def __init__(self, folder: Path) -> None:
        self.root = folder / "workspace"
        self.environ = {
            "READER_CACHE": str(folder / "cache"),
            "READER_CONFIG": str(folder / "config.toml"),
            "READER_ANNOTATOR": "ana",
        }
        (self.root / "seeds").mkdir(parents=True)
        (self.root / "annotations").mkdir()
        (self.root / "annotations" / "labels.toml").write_text(SCHEME, "utf-8")

    def write(self, name: str, text: str | bytes) -> Path:
        """Write a page below ``seeds/``."""
        path = self.root / "seeds" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(text if isinstance(text, bytes) else text.encode())
        return path

    def open(self, annotator: str = "ana", *, write: bool = True) -> Session:
        """Open the workspace, up to date with its files."""
        session = Session.open(self.root, annotator, write=write, environ=self.environ)
        session.refresh()
        return session


def rows(session: Session) -> list[ArticleRow]:
    """Return the rows of articles."""
    return [row for row in session.rows() if row.id]


def views(session: Session) -> list[OpenArticle]:
    """Return all articles, open."""
    return list(session.articles())


def label(session: Session, view: OpenArticle, quote: str, name: str = "claim") -> str:
    """Label the first place where the text says `quote`, durably; return the span's uid."""
    at = view.text.text.index(quote)
    change = session.editor(view).label([(at, at + len(quote))], name)
    session.commit(change, view)
    return next(op.uid for op in change.ops if op.table == "spans")


def correction(session: Session, view: OpenArticle, op: str, start: int, end: int) -> Correction:
    """Return a correction of the view's page by the session's annotator."""
    uid = f"{start:016x}{end:016x}"
    page = view.page.sha256
    kind = "body" if op == "kind" else ""
    return Correction(uid, page, op, start, end, kind, session.annotator, 1)  # type: ignore[arg-type]
