"""What a person can do to an article as a whole: tags, state and note, each as one `Change`.

Every function looks at the records as they are and returns the change that would be made; nothing
is applied here. The step from unread to in-progress is part of the change that causes it.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from reader.model.changes import Change, Op
from reader.model.errors import UsageError
from reader.model.identity import new_uid, now
from reader.model.records import FREE_TAG, STATES, ArticleState, Part, Passed, State, Tag
from reader.model.scheme import LabelScheme
from reader.session.articles import OpenArticle, effective_state, is_archived, is_starred
from reader.session.links import Links
from reader.session.wording import STATE_WORDS
from reader.store.annotations import PageRecords


class ArticleEditor:
    """Builds changes to one article for one annotator from the annotator's records of its page.

    `links` tells of relations and claims that reach over from other pages.
    """

    def __init__(
        self,
        view: OpenArticle,
        records: PageRecords,
        annotator: str,
        scheme: LabelScheme,
        links: Links,
    ) -> None:
        self.view = view
        self.records = records
        self.annotator = annotator
        self.scheme = scheme
        self.links = links

    def tag(self, name: str, value: str) -> Change:
        """Set a tag, or take it off where it is set; a closed set holds one value at a time."""
        if not value.strip():
            raise UsageError("a tag cannot be empty")
        if len(value.splitlines()) > 1 or value.splitlines()[0] != value:
            raise UsageError("a tag is one line")
        closed = self.scheme.tag(name)
        if closed is not None and value not in closed.values:
            raise UsageError(f"{name} has no value {value!r}")
        if closed is None and name != FREE_TAG:
            raise UsageError(f"the label scheme has no tag {name!r}")
        shown = f"{name} {value}" if closed is not None else value
        mine = [t for t in self.tags() if t.name == name]
        same = [t for t in mine if t.value == value]
        if same:
            return self._change("untag", f"removed tag {shown}", [Op(t, None) for t in same])
        replaced = mine if closed is not None else []
        tag = Tag(
            uid=new_uid(),
            page=self.view.page.sha256,
            offset=self.view.article.start,
            name=name,
            value=value,
            annotator=self.annotator,
            created=now(),
        )
        ops = [Op(t, None) for t in replaced] + [Op(None, tag)]
        return self._change("tag", f"tagged {shown}", ops)

    def state(self, state: State) -> Change | None:
        """Set the article's state; None where it already is."""
        if state not in STATES:
            raise UsageError(f"{state!r} is no state", hint=f"there are {', '.join(STATES)}")
        if effective_state(self.states()) == state:
            return None
        ops = self._state_ops(state=state)
        return self._change("state", f"marked {STATE_WORDS[state]}", ops, advance=False)

    def article_note(self, text: str) -> Change | None:
        """Set the annotator's note on the article; None where it already is `text`."""
        if self.current_note() == text:
            return None
        what = "wrote an article note" if text else "removed the article note"
        state = effective_state(self.states())
        return self._change(
            "article-note",
            what,
            self._state_ops(note=text, state="in-progress" if state == "unread" else state),
            advance=False,
        )

    def star(self) -> Change:
        """Give the article a star, or take it away."""
        old = self.states()
        on = not is_starred(old)
        ops = self._state_ops(state=effective_state(old), starred=on)
        what = "gave the article a star" if on else "took the article's star away"
        return self._change("star", what, ops, advance=False)

    def archive(self) -> Change:
        """Put the article away, or bring it back; its annotations stay as they are."""
        old = self.states()
        on = not is_archived(old)
        ops = self._state_ops(state=effective_state(old), archived=on)
        what = "archived the article" if on else "brought the article back from the archive"
        return self._change("archive", what, ops, advance=False)

    def pass_over(self, ranges: Iterable[tuple[int, int]]) -> Change | None:
        """Decide that there is nothing to label in these ranges of the text.

        None where all of it has been passed before.
        """
        page, time = self.view.page.sha256, now()
        known = {(p.start, p.end) for p in self.records.passed.values()}
        wanted = {part for start, end in ranges for part in self.view.text.to_page(start, end)}
        fresh = sorted(wanted - known)
        if not fresh:
            return None
        ops = [
            Op(None, Passed(new_uid(), page, start, end, self.annotator, time))
            for start, end in fresh
        ]
        return self._change("pass", "nothing to label here", ops, fresh[0][0])

    def reopen(self, parts: Sequence[Part]) -> Change | None:
        """Take back that there is nothing to label in what touches `parts`; None if it was open."""
        ops = self._reopened(parts)
        return self._change("reopen", "undecided again", ops, parts[0].start) if ops else None

    def _reopened(self, parts: Sequence[Part]) -> list[Op]:
        return [
            Op(passed, None)
            for passed in self.records.passed.values()
            if any(passed.start < part.end and part.start < passed.end for part in parts)
        ]

    def tags(self) -> list[Tag]:
        """Return the annotator's tags that fall on this article."""
        return [t for t in self.records.tags.values() if self.view.holds(t.offset)]

    def states(self) -> list[ArticleState]:
        """Return the annotator's state records that fall on this article, by offset."""
        mine = [s for s in self.records.articles.values() if self.view.holds(s.offset)]
        return sorted(mine, key=lambda s: (s.offset, s.uid))

    def current_note(self) -> str:
        """Return the annotator's note on the article; those of merged articles on lines."""
        return "\n".join(s.note for s in self.states() if s.note)

    def _change(
        self,
        verb: str,
        summary: str,
        ops: list[Op],
        focus: int | None = None,
        *,
        advance: bool = True,
    ) -> Change:
        if advance and effective_state(self.states()) == "unread":
            ops = [*ops, *self._state_ops(state="in-progress")]
        where = self.view.article.start if focus is None else focus
        return Change(verb, summary, tuple(ops), self.annotator, (self.view.page.sha256, where))

    def _state_ops(
        self,
        *,
        state: State,
        note: str | None = None,
        starred: bool | None = None,
        archived: bool | None = None,
    ) -> list[Op]:
        """Return the operations that leave one record with this state; what is None stays."""
        old = self.states()
        text = self.current_note() if note is None else note
        first = old[0] if old else None
        after = ArticleState(
            uid=first.uid if first else new_uid(),
            page=self.view.page.sha256,
            offset=first.offset if first else self.view.article.start,
            annotator=self.annotator,
            state=state,
            note=text,
            updated=now(),
            starred=is_starred(old) if starred is None else starred,
            archived=is_archived(old) if archived is None else archived,
        )
        return [Op(s, None) for s in old[1:]] + [Op(first, after)]
