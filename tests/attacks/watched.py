"""The real program, which also tells which screens it shows: ``python -m tests.attacks.watched``.

The file that WATCHED names holds a line for each screen that was ever shown, and the file beside it
with ``.now`` the screen on top. With WATCHED_FAULT the program meets a fault of its own when that
action is run.
"""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path
from typing import Any

from textual.app import App

from reader.__main__ import run
from reader.app.actions.registry import Action
from reader.app.desk import changing
from reader.app.screens.main import MainScreen

LOG = Path(os.environ["WATCHED"])


def tell(app: App[Any]) -> None:
    name = type(app.screen_stack[-1]).__name__ if app.screen_stack else ""
    with LOG.open("a") as log:
        log.write(f"{name}\n")
    draft = LOG.with_suffix(".draft")
    draft.write_text(name)
    draft.replace(LOG.with_suffix(".now"))


def watching(wrapped: Callable[..., Any]) -> Callable[..., Any]:
    def call(self: App[Any], *args: Any, **kwargs: Any) -> Any:
        try:
            return wrapped(self, *args, **kwargs)
        finally:
            tell(self)

    return call


def main() -> None:
    for name in ("push_screen", "pop_screen", "switch_screen"):
        setattr(App, name, watching(getattr(App, name)))
    changing.MANY = 1  # the dialog of a large undo is shown for every one
    fault = os.environ.get("WATCHED_FAULT")
    if fault:
        before = MainScreen.run_action_of

        def fail(desk: MainScreen, action: Action) -> None:
            if action.id == fault:
                raise ValueError(desk.reading.view.text.text[:4000])
            before(desk, action)

        MainScreen.run_action_of = fail  # type: ignore[assignment,method-assign]
    run()


if __name__ == "__main__":
    main()
