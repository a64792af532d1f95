"""Regular expressions that a person writes, with bounded time."""

from __future__ import annotations

from reader.model.errors import UsageError

SECONDS = 0.5
"""How long an expression may look through a text."""


def find_pattern(
    text: str, pattern: str, *, limit: int = 10_000, seconds: float = SECONDS
) -> list[tuple[int, int]]:
    """Return the ranges (code points, half-open) that `pattern` matches: in order, disjoint.

    The expression is that of the `regex` library in its version 1 mode; case counts only if it has
    an upper-case letter outside of escapes. At most `limit` ranges, empty matches left out. Raises
    `UsageError` with the place where the expression is wrong, and where it takes too long.
    """
    import regex

    bare = regex.sub(r"\\.", "", pattern)
    flags = regex.VERSION1 | regex.MULTILINE
    if not any(character.isupper() for character in bare):
        flags |= regex.IGNORECASE
    try:
        compiled = regex.compile(pattern, flags)
        found = []
        for match in compiled.finditer(text, timeout=seconds):
            if match.end() > match.start():
                found.append(match.span())
            if len(found) >= limit:
                break
        return found
    except regex.error as error:
        at = getattr(error, "pos", None)
        place = f"character {at + 1}" if at is not None else ""
        reason = getattr(error, "msg", error)
        raise UsageError(f"no regular expression: {reason}", place=place) from error
    except TimeoutError as error:
        raise UsageError(
            f"the expression takes longer than {seconds} s",
            hint="avoid repetitions inside repetitions",
        ) from error
    except (MemoryError, RecursionError) as error:
        raise UsageError("the expression is too large") from error
