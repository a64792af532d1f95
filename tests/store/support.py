"""Pages, spans and stores for the tests of the store."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from pathlib import Path

from reader.model.changes import Change, Op
from reader.model.records import Part, Record, Span
from reader.store.annotations import AnnotationStore, PageInfo

WHO = "amy"


class Sheet:
    """A page for tests: its text, bytes and identity."""

    def __init__(self, text: str, name: str = "seeds/sheet.txt") -> None:
        self.text = text
        self.data = text.encode("utf-8", "surrogatepass")
        self.sha256 = hashlib.sha256(self.data).hexdigest()
        self.info = PageInfo(self.sha256, name, "utf-8")

    def span(self, start: int, end: int, uid: str, label: str = "claim", note: str = "") -> Span:
        part = Part(start, end, self.text[start:end])
        return Span(uid, self.sha256, (part,), label, WHO, note=note)


SHEET = Sheet("The council said on Monday that 200 homes were flooded. " * 40, "seeds/a/flood.txt")
OTHER = Sheet("Zwölf Häuser 👩‍👧 stehen leer, sagt die Stadt.\r\n" * 40, "seeds/häuser b.txt")
SHEETS = (SHEET, OTHER)


def uid(number: int) -> str:
    return f"{number:032x}"


def change(*ops: Op, verb: str = "label", summary: str = "labelled claim") -> Change:
    page = ops[0].page if ops else ""
    return Change(verb, summary, ops, WHO, (page, 0))


def add(record: Record) -> Change:
    return change(Op(None, record))


def drop(record: Record) -> Change:
    return change(Op(record, None), verb="delete")


def swap(before: Record, after: Record) -> Change:
    return change(Op(before, after), verb="note")


def opened(annotations: Path, *, write: bool = True) -> AnnotationStore:
    store = AnnotationStore.open(annotations, WHO, write=write)
    for sheet in SHEETS:
        store.register(sheet.info, sheet.data)
    return store


def contents(store: AnnotationStore, sheets: Iterable[Sheet] = SHEETS) -> dict[str, Record]:
    found: dict[str, Record] = {}
    for sheet in sheets:
        for table in store.records(sheet.sha256).state.tables.values():
            found |= table.records
    return found


def page_file(annotations: Path, sheet: Sheet) -> Path:
    (path,) = (annotations / WHO).glob(f"*-{sheet.sha256[:12]}.json")
    return path


def text_of(sha256: str) -> str | None:
    return next((sheet.text for sheet in SHEETS if sheet.sha256 == sha256), None)
