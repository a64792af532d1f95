"""An export or import as a person puts it together on the screen: looked at first, then done."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Literal

import msgspec

from reader.exchange.format import Format, module_of, modules
from reader.exchange.options import Options
from reader.exchange.report import Report
from reader.regular import expanded, is_there
from reader.session.exporting import Exported, Selection, export_as, survey
from reader.session.importing import Choices, Imported, import_source
from reader.session.media import file_sink, folder_sink, opened_source
from reader.session.outputs import EXPORTS
from reader.session.session import Session
from reader.session.wording import counted, counted_kind
from reader.store.files import create_folder

Progress = Callable[[int, int], None]
Stop = Callable[[], bool]
Articles = Literal["all", "labelled", "done", "shown"]

ARTICLE_WORDS: dict[Articles, str] = {
    "all": "all articles",
    "labelled": "those that somebody labelled or judged",
    "done": "those that are done",
    "shown": "those that the list shows",
}
"""Which articles an export takes, for people."""

_SHOWN = 40


class ExportPlan(msgspec.Struct, frozen=True):
    """What would be exported: `filter` is the list's, for ``shown``; `target` is empty for ours."""

    format: str = "jsonl"
    articles: Articles = "all"
    mine: bool = False
    target: str = ""
    filter: str = ""

    @property
    def into(self) -> Format:
        """The format."""
        found: Format = module_of(self.format).FORMAT
        return found

    def path(self, session: Session) -> Path:
        """Return the file or folder that would be written."""
        if self.target:
            return expanded(self.target)
        return session.root / EXPORTS / self.into.default_name

    def is_there(self, session: Session) -> bool:
        """Tell whether something that is not Reader's own default would be replaced."""
        return bool(self.target) and is_there(self.path(session))

    def selection(self, session: Session) -> Selection:
        """Return what the plan chooses."""
        return Selection(
            annotators=(session.annotator,) if self.mine else (),
            states=("done",) if self.articles == "done" else (),
            labelled=self.articles == "labelled",
            filter=self.filter if self.articles == "shown" else "",
        )


def offered() -> list[tuple[str, str, str]]:
    """Return (name, title, what it leaves out) of each format that is written."""
    found = []
    for name, module in modules().items():
        into: Format = module.FORMAT
        if into.writes:
            lost = f"without {', '.join(into.lost)}" if into.lost else "without loss"
            found.append((name, into.title, lost))
    return found


def readable() -> list[tuple[str, str]]:
    """Return (name, title) of each format that is read."""
    return [(name, one.FORMAT.title) for name, one in modules().items() if one.FORMAT.reads]


def look_at_export(
    session: Session, plan: ExportPlan, progress: Progress | None = None, stop: Stop | None = None
) -> list[str]:
    """Return in sentences what an export would write and lose; nothing is written."""
    report = survey(session, plan.format, plan.selection(session), Options(), progress, stop=stop)
    return [f"would write {_counts(report.written)}", *losses(report)]


def carry_out_export(
    session: Session, plan: ExportPlan, progress: Progress | None = None, stop: Stop | None = None
) -> list[str]:
    """Export; return in sentences what was written and lost.

    The target is there whole afterwards, or as it was. Raises as `export_as` does, and
    `ReaderError` where the target cannot be written.
    """
    path, result = plan.path(session), Exported()
    if not plan.target:
        create_folder(path.parent)
    shared = (plan.selection(session), Options(), progress, result)
    if plan.into.folder:
        with folder_sink(path, replace=not plan.target) as folder:
            export_as(session, plan.format, folder, *shared, stop=stop)
    else:
        with file_sink(path) as file:
            export_as(session, plan.format, file, *shared, stop=stop)
    return [f"wrote {_counts(result.report.written)} to {path}", *losses(result.report)]


def losses(report: Report) -> list[str]:
    """Return a sentence for each kind of thing that is left out or written otherwise, then why."""
    why: dict[tuple[str, str], str] = {}
    for action, kind, reason in report.declared:
        why.setdefault((action, kind), reason)
    told = []
    for action, counts, done in (
        ("changed", report.changed, "written differently"),
        ("dropped", report.dropped, "left out"),
    ):
        for kind, number in counts.items():
            because = why.get((action, kind), "")
            told.append(f"{counted_kind(number, kind)} {done}" + (because and f": {because}"))
    return [*told, *_first(report.reasons)]


def look_at_import(
    session: Session,
    path: str,
    name: str = "",
    progress: Progress | None = None,
    stop: Stop | None = None,
) -> Imported:
    """Read a file or folder and find the place of everything in it; nothing is written."""
    with opened_source(str(expanded(path))) as source:
        choices = Choices(dry_run=True)
        return import_source(session, source, name, choices=choices, progress=progress, stop=stop)


def carry_out_import(
    session: Session,
    path: str,
    name: str,
    *,
    add_labels: bool,
    progress: Progress | None = None,
    stop: Stop | None = None,
) -> Imported:
    """Take in a file or folder; with `add_labels` labels that the scheme lacks are added to it."""
    with opened_source(str(expanded(path))) as source:
        choices = Choices(unknown="add" if add_labels else "keep")
        return import_source(session, source, name, choices=choices, progress=progress, stop=stop)


def told_import(result: Imported, *, done: bool) -> list[str]:
    """Return in sentences what an import comes to, or came to where it is `done`."""
    would = "added" if done else "would add"
    same = sum(result.same.values())
    lines = [
        f"{result.format}: {counted(result.records, 'record')}; {would} {_counts(result.added)}; "
        f"{counted(same, 'thing')} {'was' if same == 1 else 'were'} there already"
    ]
    if result.refused:
        what = counted(result.refused, "thing")
        lines.append(f"{what} {'was' if done else 'would be'} refused, and the rest goes in")
    if result.new_labels:
        lines.append(f"added to the label scheme: {', '.join(result.new_labels)}")
    elif result.unknown:
        names = ", ".join(f"{name} ({number})" for name, number in result.unknown.items())
        lines.append(f"labels that the scheme does not have: {names}")
    return lines


def previewed(result: Imported) -> list[str]:
    """Return a line for each of the first records: its title or words, and its spans."""
    lines = []
    for record in result.previewed:
        words = " ".join((record.meta.title or record.text[:200]).split())
        labels = ", ".join(sorted({span.label for span in record.spans})) or "no spans"
        lines.append(f"{words[:60]}  ({counted(len(record.spans), 'span')}: {labels})")
    return lines


def problems(result: Imported) -> list[str]:
    """Return the first problems of an import, and how many more there are."""
    return _first([str(problem) for problem in result.problems])


def _first(sentences: list[str]) -> list[str]:
    shown = sentences[:_SHOWN]
    more = len(sentences) - len(shown)
    return [*shown, f"and {more} more"] if more else shown


def _counts(counts: dict[str, int]) -> str:
    return ", ".join(counted_kind(n, kind) for kind, n in counts.items() if n) or "nothing"
