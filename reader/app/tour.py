"""A tour of the first keys: each step is done by the person, on the articles that are there."""

from __future__ import annotations

from typing import NamedTuple

from reader.app.actions.keys import shown_key
from reader.app.actions.registry import Registry


class Step(NamedTuple):
    """What to press, the action that it is, and what it does; ``*`` stands for any label."""

    action: str
    does: str


STEPS = (
    Step("list.next", "goes to the next article"),
    Step("list.open", "reads it"),
    Step("sentence.next", "selects the next sentence"),
    Step("sentence.next", "again: a sentence is always selected"),
    Step("label:*", "labels it; the same key takes it off"),
    Step("object.quotation", "selects what stands in quotation marks"),
    Step("word.left", "moves the end of the selection a word to the left"),
    Step("label:*", "labels this passage too"),
    Step("undo", "takes the last change back"),
    Step("undo", "once more: undo goes back through articles and days"),
    Step("text.leave", "goes back to the list"),
)
END = "That was the tour: {help} shows all keys, {palette} finds any action by name, {quit} quits"


class Tour:
    """Which step the person is at."""

    def __init__(self, registry: Registry) -> None:
        self._registry = registry
        self._steps = [step for step in STEPS if self._key(step.action)]
        self._at = 0

    @property
    def ended(self) -> bool:
        """Whether all steps are done."""
        return self._at >= len(self._steps)

    @property
    def words(self) -> str:
        """What the person is told now."""
        if self.ended:
            keys = {name: self._key(name) for name in ("help", "palette", "quit")}
            return END.format(**keys)
        step = self._steps[self._at]
        place = f"Tour {self._at + 1} of {len(self._steps)}"
        return f"{place}: {self._key(step.action)} {step.does} (any other key leaves)"

    def takes(self, action_id: str) -> bool:
        """Go on with an action that was done; False where it was not the one asked for."""
        wanted = self._steps[self._at].action
        if wanted == "label:*":
            done = action_id.startswith("label:") and action_id != "label:choose"
        else:
            done = action_id == wanted
        self._at += done
        return done

    def _key(self, name: str) -> str:
        if name == "label:*":
            keys = [a.keys for a in self._registry if a.id.startswith("label:") and a.keys]
        else:
            keys = [a.keys for a in self._registry if a.id == name and a.keys]
        return shown_key(keys[0][0]) if keys else ""
