"""What the lines of a Prodigy file say."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from typing import Any

import msgspec

from reader.exchange.carried import Carried, carried_in, together
from reader.exchange.documents import Document, Passage, Standing, TagValue, Tie
from reader.exchange.report import Problem
from reader.exchange.returned import Returned
from reader.exchange.rows import Row, name_of, number, words
from reader.model.records import FREE_TAG, State

_MANUAL = ("ner_manual", "spans_manual", "relations", "blocks", "choice")
"""Interfaces in which all of a text is labelled, and not a single suggestion judged."""
_META = ("title", "outlet", "url", "lang")
_OWN_META = ("article", "published")
_TASK = (
    "text", "tokens", "spans", "relations", "meta", "answer", "accept", "options", "label",
    "config", "priority", "score", "user_input", "version",
)  # fmt: skip
_REFUSED = ("reject", "ignore")


class _Task(msgspec.Struct):
    """A line, and what was carried in it."""

    row: Row
    said: dict[str, Any]
    carried: Carried | None
    damage: str


class Reading:
    """Reads the lines of one file; those that Reader wrote of one article make one document."""

    def __init__(self, file: str, annotator: str) -> None:
        self.file = file
        self.annotator = annotator
        self.group: list[_Task] = []
        self.refused: Counter[str] = Counter()
        self.unknown: Counter[str] = Counter()

    def row(self, row: Row) -> Iterator[Document | Problem]:
        """Take a line, and yield what is complete with it."""
        if not isinstance(row.value, dict):
            yield self._error(row, "it is not a JSON object")
            return
        said = dict(row.value)
        if not isinstance(said.get("text"), str):
            kind = next((key for key in ("html", "image", "audio", "video") if key in said), "")
            what = f"it is about {kind}, and Reader takes text" if kind else "it has no text"
            yield self._error(row, what)
            return
        carried, damage = carried_in(said)
        task = _Task(row, said, carried, damage)
        if not self.group or not self._belongs(task):
            yield from self._settle()
        self.group.append(task)

    def end(self) -> Iterator[Document | Problem]:
        """Yield what is left, and tell what was passed over in all of the file."""
        yield from self._settle()
        for answer, count in sorted(self.refused.items()):
            message = f"{count} with answer {answer!r}: what is marked there is not taken in"
            yield Problem("warning", message, self.file)
        if self.unknown:
            keys = ", ".join(f"{key[:40]!r} ({n})" for key, n in self.unknown.most_common(20))
            message = f"keys that have no place here are passed over, with how often: {keys}"
            yield Problem("warning", message, self.file)

    def _belongs(self, task: _Task) -> bool:
        last = self.group[-1]
        if task.carried is None or last.carried is None:
            return False
        same = task.carried.article == last.carried.article
        return same and task.said["text"] == last.said["text"]

    def _settle(self) -> Iterator[Document | Problem]:
        if not self.group:
            return
        group, self.group = self.group, []
        first = group[0]
        several = [task.carried for task in group if task.carried is not None]
        carried = together(several) if several else None
        text = first.said["text"]
        back = Returned(carried, text, self.annotator)
        name = carried.article if carried else name_of("prodigy", None, text)
        tags: list[TagValue] = []
        standings: list[Standing] = []
        for count, task in enumerate(group):
            back.problems += [task.damage] if task.damage else []
            self._take(task, f"{count + 1}.", back, tags, standings)
        back.hidden(shown=True)
        if carried is not None:
            tags = [TagValue(tag.name, tag.value, tag.annotator) for tag in carried.tags] + tags
        meta = first.said.get("meta")
        meta = meta if isinstance(meta, dict) else {}
        for key in meta:
            if key not in _META and not (carried and key in _OWN_META):
                self.unknown[f"meta.{key}"] += 1
        yield back.document(
            name,
            text,
            tags=tags,
            standings=standings,
            meta={key: meta[key] for key in _META if isinstance(meta.get(key), str)},
            file=self.file,
            line=first.row.line,
        )
        yield from back.told(self.file, first.row.line, name, first.row.place)

    def _take(
        self,
        task: _Task,
        prefix: str,
        back: Returned,
        tags: list[TagValue],
        standings: list[Standing],
    ) -> None:
        """Add what one line says to `back`, `tags` and `standings`."""
        said, carried = task.said, task.carried
        who = words(said.get("_annotator_id")) or words(said.get("_session_id"))
        who = who or self.annotator
        for key in said:
            if key not in _TASK and not key.startswith("_"):
                self.unknown[key] += 1
        answer = said.get("answer", "accept")
        skipped = carried is not None and any(a.state == "skipped" for a in carried.annotators)
        note = said.get("user_input")
        note = note if isinstance(note, str) else ""
        manual = carried is None and said.get("_view_id") in _MANUAL and "answer" in said
        state: State = "unread"
        if answer in _REFUSED and not (answer == "ignore" and skipped):
            self.refused[answer] += 1
            back.forget(carried.spans if carried else ())
            if manual and answer == "ignore":
                state = "skipped"
        else:
            if manual and answer == "accept":
                state = "done"
            self._labels(said, prefix, who, back)
            tags += self._choices(said, who, back)
        if state != "unread" or note:
            standings.append(Standing(who or back.nobody, state, note))

    def _labels(self, said: dict[str, Any], prefix: str, who: str, back: Returned) -> None:
        tokens = _tokens(said.get("tokens"))
        found: list[tuple[Passage, tuple[int, int]]] = []
        for count, item in enumerate(_list(said, "spans", back), start=1):
            if isinstance(item, dict) and item.get("answer") in _REFUSED:
                self.refused[item["answer"]] += 1
                continue
            passage = self._passage(item, f"{prefix}{count}", who, tokens, said["text"])
            if passage is None:
                back.errors.append(f"no span with start, end and label: {str(item)[:80]}")
                continue
            start, end = passage.parts[0]
            same = back.by_uid(words(item.get("uid")))
            back.add(passage, same or back.known(start, end, passage.label, who))
            found.append((back.passages[-1], (start, end)))
        for item in _list(said, "relations", back):
            self._tie(item, found, tokens, who, back)

    def _passage(
        self, item: Any, key: str, who: str, tokens: list[tuple[int, int]], text: str
    ) -> Passage | None:
        place = _place(item, tokens)
        if place is None or not isinstance(item.get("label"), str):
            return None
        quote = item.get("text")
        values = item.get("attributes")
        attributes = []
        for name, value in values.items() if isinstance(values, dict) else ():
            if isinstance(value, str | int | float):
                attributes.append((str(name), words(value)))
        return Passage(
            key=key,
            label=item["label"],
            parts=(place,),
            quote=quote if isinstance(quote, str) and quote else None,
            annotator=who,
            attributes=tuple(attributes),
        )

    def _tie(
        self,
        item: Any,
        found: list[tuple[Passage, tuple[int, int]]],
        tokens: list[tuple[int, int]],
        who: str,
        back: Returned,
    ) -> None:
        if isinstance(item, dict) and isinstance(item.get("label"), str):
            ends = [
                _end(item.get(f"{side}_span"), item.get(side), found, tokens)
                for side in ("head", "child")
            ]
            if ends[0] and ends[1]:
                back.tie(Tie(type=item["label"], source=ends[0], target=ends[1], annotator=who))
                return
        message = f"a relation is left out, since it links no two spans: {str(item)[:80]}"
        back.errors.append(message)

    def _choices(self, said: dict[str, Any], who: str, back: Returned) -> Iterator[TagValue]:
        chosen = [words(one) for one in _list(said, "accept", back)]
        if isinstance(said.get("label"), str):
            chosen.append(said["label"])
        for one in chosen:
            if one:
                yield TagValue(FREE_TAG, one, who or back.nobody)

    def _error(self, row: Row, message: str) -> Problem:
        return Problem("error", message, self.file, row.line, place=row.place)


def _list(said: dict[str, Any], key: str, back: Returned) -> list[Any]:
    value = said.get(key)
    if value is not None and not isinstance(value, list):
        back.errors.append(f"{key} is no list and is passed over")
    return value if isinstance(value, list) else []


def _tokens(value: Any) -> list[tuple[int, int]]:
    """Return the tokens' places; none where a single one is not as documented."""
    found = []
    for item in value if isinstance(value, list) else ():
        start, end = (
            (number(item.get("start")), number(item.get("end")))
            if isinstance(item, dict)
            else (None, None)
        )
        if start is None or end is None:
            return []
        found.append((start, end))
    return found


def _place(item: Any, tokens: list[tuple[int, int]]) -> tuple[int, int] | None:
    """Return the place of a span, by its tokens where it has no offsets."""
    if not isinstance(item, dict):
        return None
    start, end = number(item.get("start")), number(item.get("end"))
    if start is not None and end is not None:
        return start, end
    first, last = number(item.get("token_start")), number(item.get("token_end"))
    if first is None or last is None or not 0 <= first <= last < len(tokens):
        return None
    return tokens[first][0], tokens[last][1]


def _end(
    span: Any,
    token: Any,
    found: list[tuple[Passage, tuple[int, int]]],
    tokens: list[tuple[int, int]],
) -> str:
    """Return the key of the span at one end of a relation, "" where there is none.

    The span that the relation names comes first. Where it names none, programs differ in which
    token of a span stands for it: Prodigy takes the last, others the first.
    """
    place = _place(span, tokens)
    if place is not None:
        there = [passage for passage, at in found if at == place]
        named = [one for one in there if one.uid and one.uid == span.get("uid")]
        named += [one for one in there if one.label == span.get("label")]
        return next((one.key for one in named or there), "")
    index = number(token)
    if index is None or not 0 <= index < len(tokens):
        return ""
    start, end = tokens[index]
    covering = [(passage, at) for passage, at in found if at[0] <= start and end <= at[1]]
    covering.sort(key=lambda one: (one[1][1] != end, one[1][0] != start, one[1][1] - one[1][0]))
    return covering[0][0].key if covering else ""
