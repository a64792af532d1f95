"""Whether the labels of a file can come into the scheme, and under which names they could."""

from __future__ import annotations

import re
import shlex
import unicodedata
from collections.abc import Iterable

from reader.model.errors import ExchangeError
from reader.settings.names import MAX_LENGTH, name_fault, name_key

_LISTED = 12
_SHOWN = 60
_FALLBACK = "label"


def check_new_labels(new: Iterable[str], scheme: Iterable[str], file: str) -> None:
    """Raise `ExchangeError` where one of `new` cannot stand in a scheme beside those of `scheme`.

    A name may hold what no name does, or be another's but for the case of its letters. The error
    tells of all of them and gives options of the command line that would map each.
    """
    taken = {name_key(name): name for name in scheme}
    faults: list[tuple[str, str]] = []
    options: list[str] = []
    for name in sorted(new):
        fault, other = name_fault(name), taken.setdefault(name_key(name), name)
        if fault:
            other = taken.setdefault(name_key(_near(name)), _near(name))
        elif other != name:
            fault = f"differs from {other!r} in nothing but the case of its letters"
        else:
            continue
        faults.append((name, fault))
        options.append(f"--map-label {shlex.quote(f'{name}={other}')}")
    if not faults:
        return
    shown = [f"{name[:_SHOWN]!r} {fault}" for name, fault in faults[:_LISTED]]
    more = f"; and {len(faults) - _LISTED} more" if len(faults) > _LISTED else ""
    short = all(len(name) <= 2 * _SHOWN for name, _ in faults) and not more
    hint = " ".join(options) if short else "--map-label OLD=NEW gives one another name"
    raise ExchangeError(
        f"labels that cannot be added to the scheme, so nothing was taken in: "
        f"{'; '.join(shown)}{more}",
        file=file,
        hint=f"say {hint}, or --keep-labels to take them as they are" if short else hint,
    )


def _near(name: str) -> str:
    """Return the nearest name that a label can have."""
    parts = re.split(r"[^\w.-]+|_", unicodedata.normalize("NFC", name))
    found = "-".join(filter(None, parts)).lstrip("-.")
    if len(found) > MAX_LENGTH:
        # What tells long names apart stands at their end.
        end = found[-MAX_LENGTH:]
        found = end.partition(".")[2] or end.lstrip("-.")
    while found and name_fault(found):
        found = found[:-1]
    return found or _FALLBACK
