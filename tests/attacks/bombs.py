"""What is far too large, met by a process that may not take much memory: ``bombs.py FOLDER``.

Every file here is sparse: it says that it is as large as it does, and holds nothing. Prints a line
for each, with what Reader said of it.
"""

from __future__ import annotations

import resource
import sys
import zipfile
from collections.abc import Callable
from pathlib import Path

from click.testing import CliRunner

from reader.cli import main
from reader.exchange.format import module_of
from tests.session.support import Place

DRY = ("import", "--dry-run", "--format")
BEGINS = {
    "brat": b"A text.",
    "conll": b"-DOCSTART- O\n",
    "conll-bioes": b"-DOCSTART- O\n",
    "csv": b"text,label\n",
    "doccano": b'{"text": "',
    "doccano-sequence": b'{"text": "',
    "hypothesis": b'{"rows": [{"text": "',
    "jsonl": b'{"schema": "reader/1", "text": "',
    "label-studio": b'[{"data": {"text": "',
    "prodigy": b'{"text": "',
    "spacy": b"",
    "uima-json": b'{"%TYPES": {"',
    "uima-xmi": b'<?xml version="1.0"?><xmi:XMI xmlns:xmi="http://www.omg.org/XMI" a="',
    "w3c": b'{"@context": "',
    "webanno-tsv": b"#FORMAT=WebAnno TSV 3.3\n\n\n#Text=",
}
"""How a file of each format that is read may begin."""
SUFFIXES = {
    "conll": ".conll",
    "conll-bioes": ".conll",
    "spacy": ".spacy",
    "uima-json": ".json",
    "uima-xmi": ".xmi",
}

HUGE = 2 << 30
MOST = 3 << 29
"""Bytes of address space that the process may have."""


def sparse(path: Path, begin: bytes = b"") -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    with path.open("wb") as out:
        out.write(begin)
        out.truncate(HUGE)
    return path


def told(name: str, run: Callable[[], object]) -> None:
    try:
        said = str(run())
    except Exception as error:
        said = f"{type(error).__name__}: {error}"
    print(f"{name}: {said}".replace("\n", " | ")[:2000], flush=True)


def problems(place: Place) -> str:
    with place.open() as session:
        report = session.refresh()
        return " | ".join((*session.problems, *report.messages))


def command(place: Place, *arguments: object) -> str:
    given = ["-w", str(place.root), *map(str, arguments)]
    ran = CliRunner().invoke(main, given, env=place.environ)
    fault = ran.exception
    return ran.output if fault is None or isinstance(fault, SystemExit) else repr(fault)


def archive(path: Path, inner: dict[str, bytes]) -> Path:
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED, compresslevel=9) as made:
        for name, data in inner.items():
            made.writestr(name, data)
    return path


def each(folder: Path) -> None:
    place = Place(folder)
    place.write("page.txt", "A title of it\n\nSome words that stand in a sentence.\n")
    seeds, annotations = place.root / "seeds", place.root / "annotations"

    page = sparse(seeds / "huge.txt", b"A title\n\nSome words.\n")
    told("page", lambda: problems(place))
    told("page-read", lambda: command(place, "read", page))
    told("page-segment", lambda: command(place, "segment", page))
    told("page-add", lambda: command(place, "add", page))
    page.unlink()
    sparse(annotations / "ben" / "journal.jsonl", b'{"seq":0,"kind":"head"')
    told("journal-of-colleague", lambda: problems(place))
    (annotations / "ben" / "journal.jsonl").unlink()
    sparse(annotations / "ana" / "journal.jsonl")
    told("journal", lambda: problems(place))
    (annotations / "ana" / "journal.jsonl").unlink()
    for name in ("ana/place.json", "ben/page-0123456789ab.json", "guidelines.md"):
        file = sparse(annotations / name)
        told(name, lambda: problems(place))
        file.unlink()
    for name in ("annotations/labels.toml", "reader.toml", "annotations/phrases/en.txt"):
        before = (place.root / name).read_bytes() if (place.root / name).exists() else None
        sparse(place.root / name)
        told(name, lambda: problems(place))
        (place.root / name).unlink()
        if before is not None:
            (place.root / name).write_bytes(before)
    for name, begin in BEGINS.items():
        into = module_of(name).FORMAT
        if into.folder and name not in ("label-studio",):
            file = sparse(folder / "in" / f"doc{SUFFIXES.get(name, '.txt')}", begin)
            (folder / "in" / "doc.ann").write_bytes(b"")
            source = folder / "in"
        else:
            source = file = sparse(folder / f"in{into.suffix or '.json'}", begin)
        told(f"import-{name}", lambda s=source, n=name: command(place, *DRY, n, s))  # type: ignore[misc]
        file.unlink()
    zeros = b"\0" * 9_900_000
    inner = archive(folder / "inner.zip", {f"{n}.json": zeros for n in range(400)})
    bomb = archive(
        folder / "bomb.zip",
        {"exportedproject.json": b"{}", "annotation/one.txt/ana.zip": inner.read_bytes()},
    )
    for name in ("uima-xmi", "webanno-tsv"):
        told(f"nested-{name}", lambda n=name: command(place, *DRY, n, bomb))  # type: ignore[misc]
    direct = archive(folder / "direct.zip", {"a.txt": zeros * 4, "a.ann": b""})
    told("archive", lambda: command(place, "import", "--dry-run", direct))
    told("peak", lambda: resource.getrusage(resource.RUSAGE_SELF).ru_maxrss >> 10)


if __name__ == "__main__":
    resource.setrlimit(resource.RLIMIT_AS, (MOST, MOST))
    each(Path(sys.argv[1]))
