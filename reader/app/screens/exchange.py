"""Exporting and importing: what would happen is shown before it does."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import ClassVar, Literal

import msgspec
from textual import work
from textual.app import ComposeResult
from textual.containers import VerticalScroll
from textual.content import Content
from textual.widgets import Static
from textual.worker import get_current_worker

from reader import logfile
from reader.app.screens.asking import AskScreen
from reader.app.screens.choose import Choice as Pick
from reader.app.screens.choose import ChooseScreen
from reader.app.standing import stands
from reader.app.widgets.bound import BoundScreen
from reader.app.widgets.choices import Choice, Choices
from reader.app.widgets.lines import Line, plain
from reader.model.errors import ReaderError, StoppedError, told
from reader.session.exchange_plans import (
    ARTICLE_WORDS,
    ExportPlan,
    carry_out_export,
    carry_out_import,
    look_at_export,
    look_at_import,
    offered,
    previewed,
    problems,
    readable,
    told_import,
)
from reader.session.import_naming import undone_by
from reader.session.importing import Imported
from reader.session.session import Session

Phase = Literal["looking", "ready", "working", "done", "failed"]


class ExchangeScreen(BoundScreen[bool], inherit_bindings=False):
    """A plan above, what comes of it below; returns whether something was done."""

    DEFAULT_CSS = """
    ExchangeScreen { background: $background; layout: vertical; }
    ExchangeScreen Line, ExchangeScreen Choices { background: $panel; }
    ExchangeScreen VerticalScroll { height: 1fr; padding: 0 1; scrollbar-size-vertical: 1; }
    """
    BINDINGS: ClassVar = [
        ("escape,q", "leave", "Back"),
        ("enter", "go", "Do it"),
        ("j,down", "scroll_by(1)", "Down"),
        ("k,up", "scroll_by(-1)", "Up"),
        ("space,pagedown", "scroll_by(10)", "Page down"),
        ("b,pageup", "scroll_by(-10)", "Page up"),
    ]
    title_line = ""

    def __init__(self, session: Session) -> None:
        super().__init__()
        self.session = session
        self.phase: Phase = "looking"
        self.lines: Sequence[str] = ()
        self.has_done = False
        self._round = 0

    def compose(self) -> ComposeResult:
        """Build the screen."""
        yield Line(id="exchange-about")
        yield Choices((), id="exchange-plan")
        with VerticalScroll():
            yield Static()
        yield Line(id="exchange-told")
        yield Choices((), id="exchange-keys")

    def on_mount(self) -> None:
        """Show the plan, and look at what it comes to."""
        self.query_one("#exchange-about", Line).show(self.title_line)
        self.look()

    def plan(self) -> list[Choice]:
        """Return the settings, each with its key."""
        raise NotImplementedError

    def keys(self) -> list[Choice]:
        """Return what can be done now."""
        raise NotImplementedError

    def look(self) -> None:
        """Find out what the plan comes to."""
        raise NotImplementedError

    def show(self, told: str = "") -> None:
        """Bring all parts of the screen up to date."""
        self.query_one("#exchange-plan", Choices).show(self.plan())
        self.query_one("#exchange-keys", Choices).show(self.keys())
        body = Content("\n").join([plain(line) for line in self.lines])
        self.query_one(Static).update(body)
        self.query_one("#exchange-told", Line).show(told)

    def begin(self, phase: Phase, told: str) -> None:
        """Show that work has begun; what an earlier round finds is not shown any more."""
        self._round += 1
        self.phase = phase
        self.lines = ()
        self.show(told)

    @work(thread=True, exclusive=True, group="exchange")
    def run_in_thread(self, do: Callable[..., object], have: Callable[[object], None]) -> None:
        """Do something with progress that can be stopped; `have` is given what it returns."""
        worker, number = get_current_worker(), self._round

        def progress(done: int, total: int) -> None:
            if total and number == self._round:
                self.app.call_later(self._progress, number, done, total)

        try:
            found = do(progress, lambda: worker.is_cancelled)
        except StoppedError:
            return
        except (ReaderError, OSError) as error:
            logfile.error(error)
            self.app.call_later(self._failed, number, told(error))
            return
        self.app.call_later(self._have, number, have, found)

    def _progress(self, number: int, done: int, total: int) -> None:
        if number == self._round and stands(self) and self.phase in ("looking", "working"):
            share = 100 * done // total
            self.query_one("#exchange-told", Line).show(f"{self.phase}: {share} %")

    def _have(self, number: int, have: Callable[[object], None], found: object) -> None:
        if number == self._round and stands(self):
            have(found)

    def _failed(self, number: int, message: str) -> None:
        if number == self._round and stands(self):
            self.phase, self.lines = "failed", [message]
            self.show("nothing was done")

    def action_scroll_by(self, rows: int) -> None:
        """Scroll what is told."""
        page = self.query_one(VerticalScroll)
        page.scroll_to(y=page.scroll_offset.y + rows, animate=False, immediate=True)

    def action_leave(self) -> None:
        """Go back; work that has begun is stopped, and leaves everything as it was."""
        self._round += 1
        self.workers.cancel_group(self, "exchange")
        self.dismiss(self.has_done)

    def action_go(self) -> None:
        """Do what was planned."""
        raise NotImplementedError


class ExportScreen(ExchangeScreen, inherit_bindings=False):
    """Chooses format, articles and target, and tells what would be lost before it writes."""

    BINDINGS: ClassVar = [
        *ExchangeScreen.BINDINGS,
        ("f", "format", "Format"),
        ("a", "articles", "Articles"),
        ("w", "whose", "Whose"),
        ("t", "target", "Target"),
    ]
    title_line = "Export"

    def __init__(self, session: Session, shown: str) -> None:
        """Export from `session`; `shown` is the filter of the list, empty where it shows all."""
        super().__init__(session)
        self._plan = ExportPlan(articles="shown" if shown else "all", filter=shown)

    def plan(self) -> list[Choice]:
        """Return the settings."""
        plan = self._plan
        return [
            Choice("f", f"{plan.format}: {plan.into.title}", "format"),
            Choice("a", ARTICLE_WORDS[plan.articles], "articles"),
            Choice("w", "only what I made" if plan.mine else "what everybody made", "whose"),
            Choice("t", f"to {plan.path(self.session)}", "target"),
        ]

    def keys(self) -> list[Choice]:
        """Return what can be done now."""
        first = [Choice("enter", "write", "go")] if self.phase == "ready" else []
        return [*first, Choice("esc", "back", "leave")]

    def look(self) -> None:
        """Find out what would be written and lost."""
        plan = self._plan
        self.begin("looking", "looking at what would be written")
        self.run_in_thread(
            lambda progress, stop: look_at_export(self.session, plan, progress, stop), self._looked
        )

    def _looked(self, found: object) -> None:
        assert isinstance(found, list)
        self.phase, self.lines = "ready", found
        there = self._plan.is_there(self.session)
        self.show("the target is there already and would be replaced" if there else "")

    def action_go(self) -> None:
        """Write."""
        if self.phase != "ready":
            return
        plan = self._plan
        self.begin("working", "writing")
        self.run_in_thread(
            lambda progress, stop: carry_out_export(self.session, plan, progress, stop),
            self._written,
        )

    def _written(self, found: object) -> None:
        assert isinstance(found, list)
        self.phase, self.lines = "done", found
        self.show("written")

    def _change(self, plan: ExportPlan) -> None:
        if self.phase != "working" and plan != self._plan:
            self._plan = plan
            self.look()

    def action_format(self) -> None:
        """Choose the format."""
        picks = [Pick(name, f"{name}: {title}", lost) for name, title, lost in offered()]

        def choose(name: str | None) -> None:
            if name is not None:
                self._change(msgspec.structs.replace(self._plan, format=name))

        self.app.push_screen(ChooseScreen("Export as", picks), choose)

    def action_articles(self) -> None:
        """Go to the next choice of articles."""
        choices = [one for one in ARTICLE_WORDS if one != "shown" or self._plan.filter]
        at = (choices.index(self._plan.articles) + 1) % len(choices)
        self._change(msgspec.structs.replace(self._plan, articles=choices[at]))

    def action_whose(self) -> None:
        """Change between one's own work and everybody's."""
        self._change(msgspec.structs.replace(self._plan, mine=not self._plan.mine))

    def action_target(self) -> None:
        """Ask where to."""

        def take(target: str | None) -> None:
            if target is not None:
                own = str(ExportPlan(format=self._plan.format).path(self.session))
                target = "" if target == own else target
                self._change(msgspec.structs.replace(self._plan, target=target))

        self.app.push_screen(AskScreen("Export to", str(self._plan.path(self.session))), take)


class ImportScreen(ExchangeScreen, inherit_bindings=False):
    """Tells what a file holds, and where it would go, before anything is taken in."""

    BINDINGS: ClassVar = [
        *ExchangeScreen.BINDINGS,
        ("f", "format", "Format"),
        ("l", "labels", "Labels"),
    ]

    def __init__(self, session: Session, path: str) -> None:
        """Import the file or folder at `path` into `session`."""
        super().__init__(session)
        self._path = path
        self._format = ""
        self._add = False
        self._found: Imported | None = None
        self.title_line = f"Import {path}"

    def plan(self) -> list[Choice]:
        """Return the settings."""
        found = self._found
        as_what = self._format or (f"{found.format} (recognised)" if found else "recognised")
        plan = [Choice("f", f"format: {as_what}", "format")]
        if found is not None and found.unknown and self.phase == "ready":
            word = "add unknown labels to the scheme" if self._add else "keep unknown labels as is"
            plan.append(Choice("l", word, "labels"))
        return plan

    def keys(self) -> list[Choice]:
        """Return what can be done now."""
        first = [Choice("enter", "take in", "go")] if self.phase == "ready" else []
        return [*first, Choice("esc", "back", "leave")]

    def look(self) -> None:
        """Read the file and find the place of everything in it."""
        self._found = None
        path, name = self._path, self._format
        self.begin("looking", "reading")
        self.run_in_thread(
            lambda progress, stop: look_at_import(self.session, path, name, progress, stop),
            self._looked,
        )

    def _looked(self, found: object) -> None:
        assert isinstance(found, Imported)
        self._found, self.phase = found, "ready"
        self.lines = [
            *told_import(found, done=False),
            "",
            *previewed(found),
            "",
            *problems(found),
        ]
        self.show()

    def action_go(self) -> None:
        """Take it in."""
        if self.phase != "ready" or self._found is None:
            return
        path, name, add = self._path, self._found.format, self._add
        self.begin("working", "taking in")
        self.run_in_thread(
            lambda progress, stop: carry_out_import(
                self.session, path, name, add_labels=add, progress=progress, stop=stop
            ),
            self._taken,
        )

    def _taken(self, found: object) -> None:
        assert isinstance(found, Imported)
        self._found, self.phase, self.has_done = found, "done", True
        self.lines = [*told_import(found, done=True), "", *problems(found)]
        self.show(f"taken in; {undone_by(found.annotators, self.session.annotator)}")

    def action_format(self) -> None:
        """Choose the format to read it as."""
        if self.phase == "working":
            return
        picks = [Pick("", "recognise it")]
        picks += [Pick(name, f"{name}: {title}") for name, title in readable()]

        def choose(name: str | None) -> None:
            if name is not None:
                self._format = name
                self.look()

        self.app.push_screen(ChooseScreen("Read it as", picks), choose)

    def action_labels(self) -> None:
        """Change what is done with labels that the scheme does not have."""
        if self.phase == "ready":
            self._add = not self._add
            self.show()
