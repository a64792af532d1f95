"""Write the table of dependencies and licences into SECURITY.md: ``python tools/licences.py``.

It takes what the installed distributions say of themselves. With ``--check`` nothing is written,
and the exit code is 1 where a dependency is missing in the table or without an upper bound.
"""

from __future__ import annotations

import re
import sys
import tomllib
from importlib.metadata import PackageMetadata, PackageNotFoundError, metadata
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
PAGE = ROOT / "SECURITY.md"
BEGIN, END = "<!-- licences -->\n", "<!-- /licences -->"


def requirements() -> dict[str, str]:
    """Return the bounds of each dependency by its name."""
    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]
    found = {}
    for line in project["dependencies"]:
        match = re.match(r"[A-Za-z0-9._-]+", line)
        assert match is not None, line
        found[match[0]] = line[match.end() :]
    return found


def licence(name: str) -> str:
    """Return what a distribution says of its licence; raises `PackageNotFoundError`."""
    said = metadata(name)
    expression = _first(said, "License-Expression")
    classified = [
        line.rpartition(" :: ")[2]
        for line in said.get_all("Classifier") or ()
        if line.startswith("License :: ") and line != "License :: OSI Approved"
    ]
    return expression or ", ".join(classified) or _first(said, "License") or "see its files"


def _first(said: PackageMetadata, name: str) -> str:
    """Return the first line of a field, empty where there is none."""
    lines = (said.get_all(name) or [""])[0].strip().splitlines()
    return lines[0][:60] if lines else ""


def table() -> str:
    """Return the table as Markdown."""
    lines = ["| distribution | versions | licence |", "|---|---|---|"]
    for name, bounds in sorted(requirements().items()):
        lines.append(f"| {name} | {bounds.replace(',', ', ')} | {licence(name)} |")
    return "\n".join(lines) + "\n"


def faults(page: str) -> list[str]:
    """Return what is wrong with the dependencies or the table in `page`."""
    found = []
    for name, bounds in requirements().items():
        if "<" not in bounds:
            found.append(f"{name} has no upper bound")
        if f"| {name} | {bounds.replace(',', ', ')} |" not in page:
            found.append(f"{name}{bounds} is not in the table")
    return found


def main() -> int:
    """Write or check the table."""
    page = PAGE.read_text("utf-8")
    if "--check" not in sys.argv:
        before, _, rest = page.partition(BEGIN)
        try:
            page = before + BEGIN + table() + END + rest.partition(END)[2]
        except PackageNotFoundError as error:
            print(f"{error.name} is not installed", file=sys.stderr)
            return 1
        PAGE.write_text(page, "utf-8")
    wrong = faults(page)
    for fault in wrong:
        print(fault, file=sys.stderr)
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main())
