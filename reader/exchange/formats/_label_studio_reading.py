"""What the tasks of a Label Studio export say: in full (JSON) or short (JSON-MIN), old or new.

A full task has annotations (``completions`` before version 1.0), each a list of results. A region
and what is chosen for it are results with one id. A short task is one annotation, its controls
beside the values of its data, without ids.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from typing import Any

import msgspec

from reader.exchange.carried import Carried, CarriedSpan, carried_in
from reader.exchange.documents import Document, Passage, Standing, TagValue, Tie
from reader.exchange.formats._label_studio_config import Config, named_by
from reader.exchange.formats._label_studio_values import (
    listed,
    offset,
    region_places,
    said_of,
    short_results,
    text_key,
)
from reader.exchange.report import Problem
from reader.exchange.returned import Returned
from reader.exchange.rows import Row, name_of, words
from reader.exchange.uids import derived_uid
from reader.model.records import SpanOrigin

_META = ("title", "outlet", "url", "lang")
_OWN = ("article", "published")
_NO_TEXT = ("hypertextlabels", "paragraphlabels", "timeserieslabels")
"""Kinds of regions whose offsets are not those of a text."""


class _Said(msgspec.Struct):
    """One annotation or prediction: its results, and who says so."""

    results: list[Any]
    who: str = ""
    cancelled: bool = False
    predicted: bool = False
    short: bool = False


class Reading:
    """Reads the tasks of one file."""

    def __init__(self, file: str, annotator: str, config: Config) -> None:
        self.file = file
        self.annotator = annotator
        self.config = config
        self.told: Counter[str] = Counter()

    def row(self, row: Row) -> Iterator[Document | Problem]:
        """Yield what a task says."""
        task = row.value
        if not isinstance(task, dict):
            yield self._error(row, "it is not a JSON object")
            return
        full = isinstance(task.get("data"), dict)
        values = dict(task["data"]) if full else dict(task)
        carried, damage = carried_in(values)
        said = self._full(task) if full else [self._short(values, carried)]
        every = [item for one in said for item in one.results]
        refused = sorted({k for k in map(_kind, every) if k in _NO_TEXT})
        if refused:
            where = "HTML" if "hypertextlabels" in refused else "a dialogue or a series"
            message = f"{', '.join(refused)}: its regions are those of {where}, not of a text"
            yield self._error(row, message)
            return
        key = text_key(values, region_places(every), "" if carried else self.config.text)
        if key is None:
            yield self._error(row, "it has no text among its data")
            return
        text: str = values[key]
        back = Returned(carried, text, self.annotator)
        back.problems += [damage] if damage else []
        tags: list[TagValue] = []
        standings: list[Standing] = []
        for count, one in enumerate(said, start=1):
            _Annotation(f"{count}.", one, back, tags, standings, self.told).take()
        back.hidden(shown=True)
        if not full and carried is not None:
            back.forget(carried.spans)  # those of others stand in other short tasks
        for name in values:
            if full and name not in (key, *_META) and not (carried and name in _OWN):
                self.told[f"the value {name[:40]!r} in the data of a task is passed over"] += 1
        name = carried.article if carried else name_of("task", task.get("id"), text)
        yield back.document(
            name,
            text,
            tags=tags,
            standings=standings,
            meta={key: values[key] for key in _META if isinstance(values.get(key), str)},
            file=self.file,
            line=row.line,
        )
        yield from back.told(self.file, row.line, name, row.place)

    def end(self) -> Iterator[Problem]:
        """Tell what holds for all of the file, with how often."""
        for message, count in self.told.items():
            times = "" if count == 1 else f" ({count} times)"
            yield Problem("warning", f"{message}{times}", self.file)

    def _full(self, task: dict[str, Any]) -> list[_Said]:
        found = []
        annotations = listed(task.get("annotations")) + listed(task.get("completions"))
        for one in annotations:
            if isinstance(one, dict):
                who = _person(one.get("completed_by"))
                cancelled = one.get("was_cancelled") is True
                found.append(_Said(listed(one.get("result")), who, cancelled))
            elif isinstance(one, int):
                self.told["an annotation is only named by its number and is left out"] += 1
        for one in listed(task.get("predictions")):
            if isinstance(one, dict) and listed(one.get("result")):
                model = words(one.get("model_version")) or "model"
                self.told[f"a prediction is put down to {model[:40]}, as suggested"] += 1
                found.append(_Said(listed(one.get("result")), model, predicted=True))
        if listed(task.get("drafts")):
            self.told["a draft that nobody submitted is passed over"] += len(task["drafts"])
        return found

    def _short(self, values: dict[str, Any], carried: Carried | None) -> _Said:
        results, passed = short_results(values, self.config)
        for name in passed if carried is None else ():
            message = (
                f"the value {name[:40]!r} is passed over; put tasks and labelling config into one "
                "folder if it is what was chosen"
            )
            self.told[message] += 1
        return _Said(results, _person(values.get("annotator")), short=True)

    def _error(self, row: Row, message: str) -> Problem:
        return Problem("error", message, self.file, row.line, place=row.place)


class _Annotation:
    """Takes one annotation to where it belongs."""

    def __init__(
        self,
        prefix: str,
        said: _Said,
        back: Returned,
        tags: list[TagValue],
        standings: list[Standing],
        told: Counter[str],
    ) -> None:
        self.prefix = prefix
        self.said = said
        self.back = back
        self.tags = tags
        self.standings = standings
        self.told = told
        self.results = [item for item in said.results if isinstance(item, dict)]
        self.regions = [item for item in self.results if _kind(item) == "labels"]
        self.ids = {words(item.get("id")) for item in self.regions}
        if len(self.results) < len(said.results):
            back.errors.append(f"{len(said.results) - len(self.results)} results are no objects")

    def take(self) -> None:
        """Add passages, relations, tags and standings."""
        known = self._known()
        who = self.said.who
        if known:
            owners = Counter(known.values())
            who = owners.most_common(1)[0][0]
        elif not who:
            who = self.back.nobody
        owned = self._is_skipped(who)
        if self.said.cancelled and not owned:
            if self.results:
                self.told["an annotation was cancelled: what is marked in it is not taken in"] += 1
            if self.back.carried is None:
                self.standings.append(Standing(who, "skipped"))
            else:
                self.back.forget(s for s in self.back.carried.spans if s.uid in known)
            return
        self._regions(who)
        self._ties(who)
        self._whole(who)

    def _is_skipped(self, who: str) -> bool:
        carried = self.back.carried
        return carried is not None and any(
            one.id == who and one.state == "skipped" for one in carried.annotators
        )

    def _known(self) -> dict[str, str]:
        """Return who made the spans and tags in it that Reader had exported, by their ids."""
        carried = self.back.carried
        if carried is None or self.said.predicted:
            return {}
        made = {span.uid: span.annotator for span in carried.spans}
        for tag in carried.tags:
            made[derived_uid("tag", carried.article, tag.annotator, tag.name)] = tag.annotator
        ids = {words(item.get("id")) for item in self.results}
        known = {uid: who for uid, who in made.items() if uid in ids}
        return known or (self._by_place() if self.said.short else {})

    def _by_place(self) -> dict[str, str]:
        """Return the same where there are no ids: the spans of whom the most are in it."""
        assert self.back.carried is not None
        there = {_marked(item) for item in self.regions}
        theirs: dict[str, dict[str, str]] = {}
        for span in self.back.carried.spans:
            if (span.start, span.end, span.label) in there:
                theirs.setdefault(span.annotator, {})[span.uid] = span.annotator
        return max(theirs.values(), key=len, default={})

    def _regions(self, who: str) -> None:
        attributes: dict[str, dict[str, str]] = {}
        notes: dict[str, list[str]] = {}
        for item in self.results:
            id = words(item.get("id"))
            kind = _kind(item)
            if kind in ("labels", "relation") or not self._of_region(item):
                continue
            values = said_of(item)
            if values is None:
                self.told[f"a result of the type {kind[:40]!r} is passed over"] += 1
            elif kind == "textarea":
                notes.setdefault(id, []).extend(values)
            elif values:
                named = attributes.setdefault(id, {})
                named[named_by(words(item.get("from_name")))] = "; ".join(values)
        for count, item in enumerate(self.regions, start=1):
            self._region(item, count, who, attributes, notes)

    def _region(
        self,
        item: dict[str, Any],
        count: int,
        who: str,
        attributes: dict[str, dict[str, str]],
        notes: dict[str, list[str]],
    ) -> None:
        id = words(item.get("id"))
        value = item.get("value")
        value = value if isinstance(value, dict) else {}
        start, end = offset(value.get("start")), offset(value.get("end"))
        labels = [label for label in listed(value.get("labels")) if isinstance(label, str)]
        if start is None or end is None or not labels:
            self.back.errors.append(f"no region with start, end and labels: {str(value)[:80]}")
            return
        quote = value.get("text")
        meta = item.get("meta")
        note = listed(meta.get("text")) if isinstance(meta, dict) else []
        note = [one for one in note if isinstance(one, str)] + notes.get(id, [])
        for number, label in enumerate(labels):
            known = None
            if not self.said.predicted and not number:
                known = self.back.by_uid(id)
            key = self.prefix + (id or f"region {count}") + (f" {number + 1}" if number else "")
            if key in self.back.keys:
                self.back.problems.append(f"two regions have the id {id[:40]}")
                key = f"{key} ({count})"
            origin: SpanOrigin = "suggested" if self.said.predicted else "imported"
            passage = Passage(
                key=key,
                label=label,
                parts=((start, end),),
                quote=quote if isinstance(quote, str) and quote else None,
                annotator=who,
                attributes=tuple(attributes.get(id, {}).items()),
                note="\n".join(note),
                origin=origin,
            )
            self.back.add(passage, known or self._same(start, end, label, who))

    def _same(self, start: int, end: int, label: str, who: str) -> CarriedSpan | None:
        """Return the span of this annotator there, in an export whose ids were lost."""
        if self.said.predicted:
            return None
        found = self.back.known(start, end, label, who)
        return found if found is not None and found.annotator == who else None

    def _ties(self, who: str) -> None:
        for item in self.results:
            if _kind(item) != "relation":
                continue
            ends = [self.prefix + words(item.get(key)) for key in ("from_id", "to_id")]
            there = {one.key for one in self.back.passages}
            if not set(ends) <= there:
                message = (
                    f"a relation is left out, since it links no two regions: {str(item)[:120]}"
                )
                self.back.errors.append(message)
                continue
            if item.get("direction") == "left":
                ends.reverse()
            elif item.get("direction") == "bi":
                self.told["a relation in both directions is read from left to right"] += 1
            for kind in listed(item.get("labels")) or ["related"]:
                if isinstance(kind, str):
                    self.back.tie(Tie(type=kind, source=ends[0], target=ends[1], annotator=who))

    def _whole(self, who: str) -> None:
        """Take what is said of the whole text."""
        notes = []
        for item in self.results:
            kind = _kind(item)
            if kind in ("labels", "relation") or self._of_region(item):
                continue
            values = said_of(item)
            if values is None:
                self.told[f"a result of the type {kind[:40]!r} is passed over"] += 1
            elif kind == "textarea":
                notes += values
            else:
                name = named_by(words(item.get("from_name"))) or "tag"
                self.tags += [TagValue(name, value, who) for value in values]
        new = self.back.carried is None and not self.said.predicted
        if notes or new:
            self.standings.append(Standing(who, "done" if new else "unread", "\n".join(notes)))

    def _of_region(self, item: dict[str, Any]) -> bool:
        """Tell whether a result is about a region: its id and a place of its own say so."""
        value = item.get("value")
        placed = isinstance(value, dict) and "start" in value
        return placed and words(item.get("id")) in self.ids


def _marked(item: dict[str, Any]) -> tuple[int | None, int | None, str]:
    value = item.get("value")
    value = value if isinstance(value, dict) else {}
    labels = listed(value.get("labels"))
    return offset(value.get("start")), offset(value.get("end")), words(labels[0] if labels else "")


def _kind(item: Any) -> str:
    return words(item.get("type")) if isinstance(item, dict) else ""


def _person(value: Any) -> str:
    """Return what an export calls a person: an address, or a number."""
    if isinstance(value, dict):
        return words(value.get("email")) or _person(value.get("id"))
    if isinstance(value, int) and not isinstance(value, bool):
        return f"user-{words(value)}"
    return value if isinstance(value, str) else ""
