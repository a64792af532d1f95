"""At home: every action by name, other programs, copying, themes, and the tour."""

from __future__ import annotations

import os
from collections.abc import Callable
from typing import TYPE_CHECKING

from textual import events
from textual.app import SuspendNotSupported

from reader.app.actions.keys import shown_key
from reader.app.actions.registry import Action
from reader.app.desk.keying import Keying
from reader.app.desk.telling import Hints
from reader.model.errors import UsageError
from reader.session.wording import counted

if TYPE_CHECKING:
    from reader.app.app import ReaderApp
    from reader.app.tour import Tour

MOST_COPIED = 50_000
"""Characters that are copied at most: several terminals drop a longer sequence without a word."""


class Home(Keying):
    """What makes Reader fit into the habits and the terminal of a person."""

    tour: Tour | None = None
    _has_run = False

    def take_key(self, event: events.Key) -> None:
        """Take a key; one that does nothing ends a tour as any other does."""
        self._has_run = False
        super().take_key(event)
        pending = bool(self.tries[self.context].pressed)
        if self.tour is not None and not self._has_run and not pending:
            self.tour = None
            self.say("left the tour")

    def run_action_of(self, action: Action) -> None:
        """Run an action; in a tour only the one that is asked for: any other just ends it."""
        self._has_run = True
        tour = self.tour
        if tour is None or action.id == "tour":
            super().run_action_of(action)
        elif tour.takes(action.id):
            super().run_action_of(action)
            self.tour = None if tour.ended else tour
            self.say(tour.words)
        else:
            self.tour = None
            self.say("left the tour")

    def hints(self) -> tuple[Hints, Hints]:
        """Return the hints; where nothing is labelled yet, the tour is offered first."""
        left, right = super().hints()
        tour = self.registry["tour"]
        labelled = self.totals.spans or (self.opened is not None and self.opened.spans)
        if not labelled and self.context == "list" and tour.keys and self.tour is None:
            left.insert(0, (shown_key(tour.keys[0]), "tour"))
        return left, right

    # --- actions by name ---------------------------------------------------------------------

    def ask_action(self) -> None:
        """Choose an action by part of its title or name, and run it."""
        from reader.app.screens.choose import Choice, ChooseScreen

        choices = []
        for action in self.registry.in_context(self.context):
            keys = "  ".join(shown_key(key) for key in action.keys)
            choices.append(Choice(action.id, action.title, keys))

        def run(name: str | None) -> None:
            if name is not None:
                self.run_action_of(self.registry[name])

        self.app.push_screen(ChooseScreen("Do", choices, does="does it"), run)

    def next_theme(self) -> None:
        """Go to the next theme."""
        app: ReaderApp = self.app  # type: ignore[assignment]
        self.say(f"theme: {app.next_theme()}")

    # --- other programs ----------------------------------------------------------------------

    def copy_passage(self) -> None:
        """Copy the selected passage with its reference to the clipboard of the terminal."""
        from reader.session.outside import reference

        reading = self.reading
        start, end = reading.selection.start, reading.selection.end
        if end - start > MOST_COPIED:
            raise UsageError(f"not copied: the passage has more than {MOST_COPIED:,} characters")
        self.app.copy_to_clipboard(reference(reading.view, start, end))
        self.say(f"copied {counted(end - start, 'character')} with the reference")

    def ask_address(self) -> None:
        """Offer the addresses that the page prints; the one chosen opens in the browser."""
        from reader.app.screens.choose import Choice, ChooseScreen
        from reader.session.outside import addresses

        found = addresses(self.reading.view)
        if not found:
            raise UsageError("the page prints no http or https address")
        choices = [Choice(address, address) for address in found]
        screen = ChooseScreen("Open in the browser", choices, does="opens it")
        self.app.push_screen(screen, self._open_address)

    def _open_address(self, address: str | None) -> None:
        from reader.session.outside import open_address

        def go() -> None:
            if address is None:
                return
            if open_address(address):
                self.say(f"opened {address}")
                return
            self.app.copy_to_clipboard(address)
            self.say(f"no browser can be started here; copied {address}")

        self.guarded(go)

    def open_editor(self) -> None:
        """Show the article in the person's editor."""
        from reader.session.outside import editor_command, plain_article, run_on_file

        text = plain_article(self.reading.view)
        command = editor_command(os.environ)

        def edit() -> None:
            if run_on_file(command, text, keep=True) != text:
                self.say("what was changed in the copy is not kept: pages do not change")

        self.outside(edit)

    def open_pager(self) -> None:
        """Show the article in the person's pager."""
        from reader.session.outside import pager_command, plain_article, run_on_file

        text = plain_article(self.reading.view)
        command = pager_command(os.environ)
        self.outside(lambda: run_on_file(command, text))

    def ask_command(self) -> None:
        """Offer the commands of the configuration; the one chosen is given the article."""
        from reader.app.screens.choose import Choice, ChooseScreen
        from reader.session.outside import pipe, plain_article
        from reader.settings.config import user_config_file

        commands = self.session.config.commands
        text = plain_article(self.reading.view)
        if not commands:
            raise UsageError(
                "no command to give the article to",
                hint=f'write [commands] and count = ["wc", "-w"] into {user_config_file()}',
            )

        def run(name: str | None) -> None:
            if name is not None:
                self.outside(lambda: pipe(commands[name], text), wait=True)
                self.say(f"gave the article to {name}")

        choices = [Choice(name, name, " ".join(words)) for name, words in commands.items()]
        self.app.push_screen(ChooseScreen("Give the article to", choices, does="runs it"), run)

    def outside(self, do: Callable[[], object], *, wait: bool = False) -> None:
        """Do something that has the terminal to itself; with `wait` until enter is pressed."""

        def go() -> None:
            try:
                with self.app.suspend():
                    do()
                    if wait:
                        input("\nenter goes back to Reader ")
            except SuspendNotSupported as error:
                raise UsageError("this terminal cannot be given to another program") from error
            except (EOFError, KeyboardInterrupt):
                pass
            self.app.refresh()

        self.guarded(go)

    # --- the tour ----------------------------------------------------------------------------

    def start_tour(self) -> None:
        """Begin the tour from the list."""
        self.enter_list()
        from reader.app.tour import Tour

        self.tour = Tour(self.registry)
        self.say(self.tour.words)
