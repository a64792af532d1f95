"""Key maps that come with Reader, as what each binds otherwise than the registry.

``newsboat`` follows the default keys of newsboat's article list and article view wherever Reader
has the same action; ``plain`` needs no key but arrows, letters, digits, space, enter and escape.
"""

from __future__ import annotations

from collections.abc import Mapping

PRESET_KEYS: Mapping[str, Mapping[str, tuple[str, ...]]] = {
    "vim": {},
    "newsboat": {
        "back": ("q",),
        "quit": ("Q",),
    },
    "plain": {},
}
