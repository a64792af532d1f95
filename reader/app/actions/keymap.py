"""The live key map: the registry with the preset and the bindings of the settings on it."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import TYPE_CHECKING, NamedTuple

import msgspec

from reader.app.actions.keys import KeyTrie, shown_key
from reader.app.actions.labelling import with_labels
from reader.app.actions.presets import PRESET_KEYS
from reader.app.actions.registry import BUILT_IN, Action, Context, Registry
from reader.model.errors import SettingsError
from reader.model.scheme import LabelScheme
from reader.settings.config import WORKSPACE_FILE
from reader.settings.keys import Bound, KeySettings, Macro

if TYPE_CHECKING:
    from reader.app.actions.registry import Desk

DEFAULT = KeySettings()
Tries = dict[Context, KeyTrie]

LEADS_OUT = frozenset(
    ["passage.copy", "article.browse", "article.edit", "article.pager", "article.pipe", "suspend"]
)
"""Actions that start a program or fill the clipboard. Only a person's own file puts them on keys: a
workspace that somebody else made could hide them behind a key that is pressed all day."""

CONTEXTS: tuple[Context, ...] = ("list", "text", "page", "hints", "edges", "armed")


def key_map(scheme: LabelScheme, settings: KeySettings = DEFAULT) -> tuple[Registry, Tries]:
    """Return the actions under `scheme` and `settings`, and their keys in each context.

    Raises `SettingsError` where keys clash or an action is unknown.
    """
    changed = settings != DEFAULT
    actions = with_keys(settings, [one.name for one in scheme.labels]) if changed else BUILT_IN
    registry = with_labels(scheme, actions)
    return registry, {name: KeyTrie(name, registry.in_context(name)) for name in CONTEXTS}


class Row(NamedTuple):
    """An action as it is listed; `keys` are divided by two blanks."""

    id: str
    keys: str
    where: str
    group: str
    title: str


def listing(registry: Registry) -> list[Row]:
    """Return all actions by group."""
    where = {
        "list": "list",
        "text": "text",
        "page": "page view",
        "hints": "hints",
        "edges": "moving edges",
        "armed": "label armed",
        "anywhere": "list and text",
    }
    return [
        Row(one.id, "  ".join(map(shown_key, one.keys)), where[one.context], group, one.title)
        for group, actions in registry.groups().items()
        for one in actions
    ]


def with_keys(settings: KeySettings, labels: Iterable[str] = ()) -> Registry:
    """Return Reader's actions under the keys that `settings` give them, and its macros.

    `labels` are the names of labels, whose actions (``label:NAME``) a macro may use. Raises
    `SettingsError` with file and line for an action that there is none of, and for a key that two
    actions would have.
    """
    keys = {action.id: action.keys for action in BUILT_IN}
    keys |= PRESET_KEYS[settings.preset]
    said: dict[str, Bound] = {}
    for bound in settings.bound:
        if bound.action not in keys:
            raise _unknown(bound.action, keys, bound)
        _refuse_leading_out([bound.action] if bound.keys else [], bound)
        keys[bound.action] = bound.keys
        said[bound.action] = bound
    registry = Registry(msgspec.structs.replace(one, keys=keys[one.id]) for one in BUILT_IN)
    known = [*keys, *(f"label:{name}" for name in labels)]
    macros = {}
    for number, macro in enumerate(settings.macros, start=1):
        made = _macro_action(f"macro:{number}", macro, known)
        registry.add(made)
        macros[made.id] = macro
    _refuse_clashes(registry, said | macros)
    return registry


def _macro_action(action_id: str, macro: Macro, known: list[str]) -> Action:
    for name in macro.does:
        if name not in known:
            raise _unknown(name, known, macro)
    _refuse_leading_out(macro.does, macro)
    title = macro.title or ", then ".join(macro.does)
    keys = (macro.keys,)
    return Action(action_id, title, "Macros", macro.context, keys, _one_by_one(macro.does))


def _one_by_one(does: tuple[str, ...]) -> Callable[[Desk], None]:
    def run(desk: Desk) -> None:
        screen, context = desk.app.screen, desk.context
        for number, name in enumerate(does):
            if desk.app.screen is not screen:
                desk.say(f"the macro stopped before {name}: {does[number - 1]} asks something")
                return
            if context != desk.context and desk.registry[name].context not in (
                "anywhere",
                desk.context,
            ):
                desk.say(f"the macro stopped: {name} does nothing here")
                return
            desk.registry[name].run(desk)

    return run


def _unknown(name: str, known: Iterable[str], where: Bound | Macro) -> SettingsError:
    from reader.settings.problems import nearest, shortened

    return SettingsError(
        f"there is no action {shortened(name)!r}{nearest(name, known)}",
        file=where.file,
        place=f"line {where.line}",
        hint="`reader keys` prints all actions",
    )


def _refuse_leading_out(names: Iterable[str], where: Bound | Macro) -> None:
    for name in names:
        if name in LEADS_OUT and where.file == WORKSPACE_FILE:
            raise SettingsError(
                f"{name} leads out of Reader, so no shared workspace can put it on a key",
                file=where.file,
                place=f"line {where.line}",
                hint="put it into your own configuration",
            )


def _refuse_clashes(registry: Registry, said: dict[str, Bound | Macro]) -> None:
    """Raise `SettingsError` where a key that somebody set would hide another action's."""
    for context in CONTEXTS:
        seen: dict[tuple[str, ...], Action] = {}
        for action in registry.in_context(context):
            for sequence in action.keys:
                keys = tuple(sequence.split())
                for other_keys, other in seen.items():
                    shorter = min(len(keys), len(other_keys))
                    if keys[:shorter] == other_keys[:shorter]:
                        raise _clash(sequence, action, " ".join(other_keys), other, said)
                seen[keys] = action


def _clash(
    one_key: str, one: Action, other_key: str, other: Action, said: dict[str, Bound | Macro]
) -> SettingsError:
    if one.id not in said:
        one_key, one, other_key, other = other_key, other, one_key, one
    where = said.get(one.id)
    if one_key == other_key:
        what = f"{one_key!r} would be the key of both {one.id} and {other.id} ({other.title})"
    else:
        what = f"{one_key!r} ({one.id}) and {other_key!r} ({other.id}: {other.title}) begin alike"
    return SettingsError(
        what,
        file=where.file if where else "",
        place=f"line {where.line}" if where else "",
        hint=f'give {other.id} another key too, or none: "{other.id}" = []',
    )
