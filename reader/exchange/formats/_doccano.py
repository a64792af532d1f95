"""What doccano imports and exports: a line of JSON for each text, labels in one of its two shapes.

Its importer guesses the encoding (so lines are ASCII), loses a whole file where a key is missing
from some lines, and keeps every key that it does not know as metadata, which it gives back.
"""

from __future__ import annotations

import json
import posixpath
from collections.abc import Iterable, Iterator
from itertools import chain
from typing import Any, Literal

import msgspec

from reader.exchange.carried import KEY, carried_in, carry
from reader.exchange.documents import Document, Passage, Standing, TagValue, Tie
from reader.exchange.format import ReadOptions
from reader.exchange.media import Sink, Source, with_suffix
from reader.exchange.native import encode_ascii, read_line
from reader.exchange.record import Record
from reader.exchange.report import Problem, Report
from reader.exchange.returned import Returned
from reader.exchange.rows import Row, name_of, number, rows, words
from reader.model.records import FREE_TAG

Shape = Literal["relation", "sequence"]

_LABELS = ("entities", "label", "labels", "annotations", "cats")
"""Where labels stand: the last two but one as versions before 1.5 called them."""
_NOT_ASKED = ("id", "data", "text", "relations", "Comments", *_LABELS)
_META = ("title", "outlet", "url", "lang")
_SHOWN = ("title", "outlet", "published")
"""What of an article people see there beside its text."""


def write(records: Iterable[Record], sink: Sink, report: Report, kind: Shape) -> None:
    """Write a line for each record; one without text is left out, since doccano refuses it."""
    out = sink.file()
    for record in records:
        if record.text:
            out.write(encode_ascii(_task(record, kind)))
        else:
            reason = f"{record.id}: it has no text, and doccano takes none without"
            report.drop("articles", reason, record=record.id, ids=(record.id,))


def _task(record: Record, kind: Shape) -> dict[str, Any]:
    # What tells the format apart stands before the text, which may be long.
    task: dict[str, Any] = {"id": record.id}
    if kind == "sequence":
        task["label"] = [[span.start, span.end, span.label] for span in record.spans]
    else:
        task["entities"] = [
            {"id": s.id, "label": s.label, "start_offset": s.start, "end_offset": s.end}
            for s in record.spans
        ]
        task["relations"] = [
            {"id": r.id, "from_id": r.from_id, "to_id": r.to_id, "type": r.type}
            for r in record.relations
        ]
    task |= {name: getattr(record.meta, name) for name in _SHOWN}
    return task | {"text": record.text, KEY: carry(record)}


def read(source: Source, options: ReadOptions) -> Iterator[Document | Record | Problem]:
    """Yield what each line says; in a folder, a file is named after whoever labelled it."""
    single = source.names == [""]
    names = source.names if single else with_suffix(source.names, ".jsonl", ".json")
    if not names:
        yield Problem("error", "there is no .jsonl file in it", source.name)
    for name in names:
        who = "" if single else posixpath.splitext(posixpath.basename(name))[0]
        file = name or source.name
        reading = _Reading(file, options.annotator or ("" if who in ("all", "unknown") else who))
        with source.open(name) as lines:
            for row in rows(lines, file):
                if isinstance(row, Problem):
                    yield row
                else:
                    yield from reading.row(row)
        yield from reading.end()


def shape_of(source: Source) -> Shape | None:
    """Tell from the first line of the first file in which shape its labels are, None if in none."""
    names = source.names if source.names == [""] else with_suffix(source.names, ".jsonl")
    if not names:
        return None
    first = source.head(names[0]).removeprefix(b"\xef\xbb\xbf").lstrip().partition(b"\n")[0]
    if not first.startswith(b"{") or b'"schema_version"' in first:
        return None
    first = first.replace(b" ", b"")
    entities = b'"entities":[' in first
    if b'"start_offset"' in first or (entities and b'"relations":[' in first):
        return "relation"
    old = b'"labels":[' in first and b'"annotation_approver"' in first
    if (
        b'"label":[' in first
        or old
        or (entities and (b'"cats":' in first or b'"Comments":' in first))
    ):
        return "sequence"
    return None


class _Reading:
    def __init__(self, file: str, annotator: str) -> None:
        self.file = file
        self.annotator = annotator
        self.unknown: dict[str, int] = {}

    def row(self, row: Row) -> Iterator[Document | Record | Problem]:
        task = row.value
        if not isinstance(task, dict):
            yield self._error(row, "it is not a JSON object")
            return
        if "schema_version" in task:
            record, problems = read_line(
                row.data or json.dumps(task).encode(), annotator=self.annotator
            )
            for problem in problems:
                yield msgspec.structs.replace(problem, file=self.file, line=row.line)
            if record is not None:
                yield record
            return
        text = task.get("text")
        if not isinstance(text, str):
            yield self._error(row, "it has no text: the key text is missing or no string")
            return
        carried, wrong = carried_in(task)
        back = Returned(carried, text, self.annotator)
        back.problems += [wrong] if wrong else []
        name = carried.article if carried else name_of("doccano", task.get("id"), text)
        tags = list(self._labels(task, back))
        if "relations" in task:
            for item in self._list(task["relations"], back, "relations"):
                tie = self._tie(item, back)
                if tie is not None:
                    back.tie(tie)
        back.hidden(shown="relations" in task)
        if back.carried is not None:
            tags = [TagValue(t.name, t.value, t.annotator) for t in back.carried.tags] + tags
        for key in task:
            if key not in _NOT_ASKED and key not in _META and not (carried and key in _SHOWN):
                self.unknown[key] = self.unknown.get(key, 0) + 1
        yield back.document(
            name,
            text,
            tags=tags,
            standings=self._comments(task, back),
            meta={key: task[key] for key in _META if isinstance(task.get(key), str)},
            file=self.file,
            line=row.line,
        )
        yield from back.told(self.file, row.line, name, row.place)

    def end(self) -> Iterator[Problem]:
        """Tell what was passed over in all of the file."""
        if self.unknown:
            keys = ", ".join(f"{key[:40]!r} ({n})" for key, n in list(self.unknown.items())[:20])
            message = f"metadata that has no place here is passed over, with how often: {keys}"
            yield Problem("warning", message, self.file)

    def _labels(self, task: dict[str, Any], back: Returned) -> Iterator[TagValue]:
        """Add the passages of a task; yield what is said of the whole text."""
        found = chain.from_iterable(self._list(task.get(key), back, key) for key in _LABELS)
        for count, item in enumerate(found, start=1):
            if isinstance(item, str):
                yield TagValue(FREE_TAG, item, back.nobody)
                continue
            passage = self._passage(item, count)
            if passage is None:
                back.errors.append(f"{str(item)[:80]} is no label with a start and an end")
                continue
            if passage.key in back.keys:
                back.problems.append(f"two labels have the id {passage.key}")
                passage = msgspec.structs.replace(passage, key=f"{passage.key} ({count})")
            start, end = passage.parts[0]
            who = self.annotator or passage.annotator
            back.add(passage, back.known(start, end, passage.label, who))

    def _passage(self, item: Any, count: int) -> Passage | None:
        key, who = f"label {count}", ""
        if isinstance(item, list) and len(item) >= 3:
            start, end, label = item[:3]
        elif isinstance(item, dict):
            start, end, label = (item.get(k) for k in ("start_offset", "end_offset", "label"))
            key = words(item.get("id")) or key
            user = item.get("user")
            # Versions before 1.5 number people and labels, and list neither.
            who = f"user-{user}" if isinstance(user, int) else words(user)
        else:
            return None
        low, high = number(start), number(end)
        if isinstance(label, bool) or not isinstance(label, str | int):
            return None
        if low is None or high is None:
            return None
        return Passage(key=key, label=words(label), parts=((low, high),), annotator=who)

    def _tie(self, item: Any, back: Returned) -> Tie | None:
        if isinstance(item, dict):
            ends = words(item.get("from_id")), words(item.get("to_id"))
            kind = item.get("type")
            if all(end in back.keys for end in ends) and isinstance(kind, str):
                return Tie(type=kind, source=ends[0], target=ends[1])
        back.errors.append(f"a relation is left out, since it links nothing: {str(item)[:80]}")
        return None

    def _comments(self, task: dict[str, Any], back: Returned) -> Iterator[Standing]:
        said = []
        for item in self._list(task.get("Comments"), back, "Comments"):
            text = item.get("comment") if isinstance(item, dict) else item
            if isinstance(text, str):
                said.append(text)
            else:
                back.errors.append(f"{str(item)[:80]} is no comment")
        if said:
            yield Standing(back.nobody, "unread", "\n".join(said))

    def _list(self, value: Any, back: Returned, key: str) -> list[Any]:
        if value is None:
            return []
        if isinstance(value, list):
            return value
        if isinstance(value, str):
            return [value]
        back.errors.append(f"{key} is no list and is passed over")
        return []

    def _error(self, row: Row, message: str) -> Problem:
        return Problem("error", message, self.file, row.line, place=row.place)
