"""The lines that tell how things stand: the workspace, the selection, saving, and what to press."""

from __future__ import annotations

from reader.app.actions.keys import shown_key
from reader.app.actions.registry import Action, Context
from reader.app.desk.base import DeskBase
from reader.app.rows import mark
from reader.app.standing import stands
from reader.app.widgets.lines import HintLine, Line
from reader.app.widgets.progress import bar
from reader.model.records import State
from reader.session.taking_over import only_looks
from reader.session.wording import STATE_WORDS, counted

FINISHED: tuple[State, ...] = ("done", "no-claims", "skipped")
"""States of articles that need no more work."""
BAR = 5
"""Cells that tell how much of the corpus is finished."""

Hints = list[tuple[str, str]]
PINNED = "Program"
"""Hints of this group stay at the right, however narrow it is."""

CHANGING = frozenset({"Labels", "Article", "Changes"})
"""Groups of which there are no hints where nothing can be changed."""


class Telling(DeskBase):
    """Keeps the top line, the status line and the hint line true."""

    progress = ""
    looking = True
    """Whether it is not known yet if there are articles at all."""
    """How far the search for pages is; empty when it has ended."""

    def show_lines(self) -> None:
        """Bring the top line, the status and the hints up to date."""
        if not stands(self):
            return
        session = self.session
        totals = self.totals
        states = [
            f"{mark(state, ascii_only=self.ascii_only)} {number} {STATE_WORDS[state]}"
            for state, number in totals.states.items()
            if number
        ]
        finished = sum(totals.states.get(state, 0) for state in FINISHED)
        far = bar(finished, totals.articles, ascii_only=self.ascii_only, width=BAR)
        articles = f"{counted(totals.articles, 'article')} {far}"
        key = self.key_of("problems")
        wrong = f"{counted(len(self.problems), 'problem')} ({key})" if self.problems else ""
        left = [f"{session.root.name}: {articles}", *states, wrong, self.progress]
        right = "  ".join([*self.standing(), session.annotator])
        self.query_one("#top", Line).show("  ".join(filter(None, left)), right)
        self.query_one("#status", Line).show(self._status(), self._save_word())
        self.query_one("#hints", HintLine).show(*self.hints())

    def standing(self) -> list[str]:
        """Return what stands at the right of the top line before the annotator."""
        return []

    def _status(self) -> str:
        if self.message:
            return self.message
        if self.session.unsaved and self.failure:
            return self._why_not_saved()
        if self.opened is not None and self.in_text:
            return self.opened.selected
        return ""

    def _save_word(self) -> str:
        if only_looks(self.session):
            return f"read only, {self.key_of('save')} opens to write"
        if self.session.read_only:
            return "read only"
        unsaved = self.session.unsaved
        if unsaved and self.failure:
            here = "" if self.elsewhere is None or self.nowhere else " HERE"
            return f"NOT SAVED{here} ({unsaved}), {self.key_of('save')} tries again"
        if unsaved:
            return "saving…"
        return "saved" if self.has_saved else ""

    def _why_not_saved(self) -> str:
        """Say where else changes are, and why they are not in the workspace."""
        if self.elsewhere is None:
            return self.failure
        from reader.session.rescuing import short

        place = short(self.elsewhere.folder)
        nowhere = self.nowhere
        where = f"{nowhere} nowhere, the others only in {place}" if nowhere else f"only in {place}"
        return f"{where}; {self.failure}"

    def usable(self) -> list[Action]:
        """Return the actions whose keys count now."""
        return self.registry.in_context(self.context)

    def key_of(self, action_id: str) -> str:
        """Return the key that an action has now, as people write it; its title where it has none.

        Messages name keys by this, so that they hold under every key map.
        """
        action = self.registry[action_id]
        return shown_key(action.keys[0]) if action.keys else f"“{action.title}”"

    def hints(self) -> tuple[Hints, Hints]:
        """Return what to press here: hints that give way, and those that stay."""
        hidden = CHANGING if self.session.read_only else frozenset[str]()
        shown = [a for a in self.usable() if a.hint and a.keys]
        shown = [action for action in shown if action.group not in hidden]
        shown.sort(key=lambda action: action.rank)
        hints = _merged([action for action in shown if action.group != PINNED])
        keys = [label.key for label in self.session.scheme.labels if label.key]
        if keys and self.context == "text" and not self.session.read_only:
            hints.insert(0, (_label_keys(keys), "label"))
        elsewhere = self.registry["save.elsewhere"]
        if self.failure and self.session.unsaved and elsewhere.keys:
            hints.insert(0, (shown_key(elsewhere.keys[0]), "save elsewhere"))
        return hints, _merged([action for action in shown if action.group == PINNED])


def context_word(context: Context) -> str:
    """Return what people call the place where keys count."""
    return {"list": "the list", "text": "the text"}.get(context, "here")


def _merged(actions: list[Action]) -> Hints:
    """Return (keys, word) of the actions; those with one word are one hint."""
    keys: dict[str, list[str]] = {}
    for action in actions:
        keys.setdefault(action.hint, []).append(shown_key(action.keys[0]))
    return [(" ".join(found), word) for word, found in keys.items()]


def _label_keys(keys: list[str]) -> str:
    digits = [key for key in keys if key.isdigit()]
    letters = [key for key in keys if not key.isdigit()]
    first = [f"{digits[0]}-{digits[-1]}"] if len(digits) > 2 else digits
    return " ".join(first + letters)
