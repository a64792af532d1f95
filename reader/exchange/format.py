"""What a format is: its name, what it carries, and the two functions that write and read it.

A format is one module of `reader.exchange.formats`. It holds ``FORMAT``, and as far as the format
goes both ways:

``write(records, sink, options, report)``
    writes native records, one at a time, and reports what it finds that the declarations of
    ``FORMAT`` do not tell (a span that no token boundary fits, say);
``read(source, options)``
    yields a `Document` (or a native `Record`) for each text, and a `Problem` for whatever is wrong;
``recognises(source)``
    tells from the beginning of a file, or the names in a folder, whether it is in the format.

What a format needs beyond Reader's own dependencies is imported inside these functions, through
`needed`, so that nobody has to install what another format needs.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import cache
from importlib import import_module
from pkgutil import iter_modules
from types import ModuleType
from typing import TYPE_CHECKING, Any, Literal, Protocol, TypeAlias

from reader.model.errors import ReaderError, UsageError

if TYPE_CHECKING:
    from reader.exchange.documents import Document
    from reader.exchange.media import Sink, Source
    from reader.exchange.options import Options
    from reader.exchange.record import Record
    from reader.exchange.report import Problem, Report

Kind = Literal[
    "spans",
    "overlaps",
    "parts",
    "attributes",
    "relations",
    "links",
    "claims",
    "notes",
    "tags",
    "states",
    "annotators",
    "passed",
    "unplaced",
    "metadata",
    "blocks",
    "times",
    "text",
]
"""What a corpus consists of, in the order in which losses are told.

``overlaps`` are spans that overlap an earlier one, ``parts`` the fragments of spans that have
several, ``links`` relations to another article, ``claims`` the places of spans in claims, ``notes``
those on spans, relations and articles, ``states`` how far an annotator is with an article,
``annotators`` whose judgement something is, ``passed`` what somebody found nothing to label in,
``unplaced`` parts outside every text, ``times`` when a span was made or changed.
"""

Unit = Literal["code points", "UTF-16"]


@dataclass(frozen=True, slots=True)
class Format:
    """A format as it is offered.

    `suffix` ends the name of a file, or of the folder where `folder` says that an export is one.
    `unit` is what its offsets count. `lost` says of each kind that is left out why, `changed` of
    each kind that is written otherwise how; what stands in neither is carried, and comes back equal
    where the format is read. `extra` is the extra of Reader's distribution that it needs, and
    `heeds` are the options of an export that mean something to it. Which things of the kinds in
    `counted` are concerned, only writing shows: the writer reports them.
    """

    name: str
    title: str
    suffix: str
    folder: bool = False
    writes: bool = True
    reads: bool = True
    unit: Unit = "code points"
    lost: Mapping[Kind, str] = field(default_factory=dict)
    changed: Mapping[Kind, str] = field(default_factory=dict)
    extra: str = ""
    heeds: frozenset[str] = frozenset()
    counted: frozenset[Kind] = frozenset()

    @property
    def default_name(self) -> str:
        """The file or folder below the exports that no other format writes to."""
        if self.name == "jsonl":
            return "corpus.jsonl"
        return f"corpus-{self.name}" + ("" if self.folder else self.suffix)


@dataclass(frozen=True, slots=True)
class ReadOptions:
    """How a file is read.

    `annotator` is whom things are put down to that name nobody. `text_of` gives the text of an
    article of this workspace by its id, or None, for formats that hold no text.
    """

    annotator: str = ""
    text_of: Callable[[str], str | None] = lambda article_id: None


Item: TypeAlias = "Document | Record | Problem"


class Module(Protocol):
    """The module of a format, as far as it goes both ways."""

    FORMAT: Format

    def write(
        self, records: Iterable[Record], sink: Sink, options: Options, report: Report
    ) -> None:
        """Write records."""

    def read(self, source: Source, options: ReadOptions) -> Iterator[Item]:
        """Read documents."""

    def recognises(self, source: Source) -> bool:
        """Tell whether a source is in this format."""


@cache
def modules() -> Mapping[str, Any]:
    """Return the modules of all formats by the name of the format, in alphabetical order."""
    from reader.exchange import formats

    found: dict[str, ModuleType] = {}
    for info in sorted(iter_modules(formats.__path__), key=lambda one: one.name):
        if not info.name.startswith("_"):
            module = import_module(f"{formats.__name__}.{info.name}")
            for one in getattr(module, "FORMATS", None) or (module,):
                found[one.FORMAT.name] = one
    return found


def module_of(name: str) -> Any:
    """Return the module of the format called `name`; raises `UsageError` where there is none.

    Where the module has the format's name, the others are not loaded.
    """
    from reader.exchange import formats

    own = name.replace("-", "_")
    if not own.startswith("_") and own in {info.name for info in iter_modules(formats.__path__)}:
        module: Any = import_module(f"{formats.__name__}.{own}")
        if not hasattr(module, "FORMATS") and module.FORMAT.name == name:
            return module
    found = modules().get(name)
    if found is None:
        from difflib import get_close_matches

        near = get_close_matches(name, modules(), n=1)
        hint = f"did you mean {near[0]}?" if near else f"there are {', '.join(modules())}"
        raise UsageError(f"there is no format {name!r}", hint=hint)
    return found


def recognised(source: Source) -> str:
    """Return the name of the format that `source` is in; raises `UsageError` where none fits."""
    for name, module in modules().items():
        if module.FORMAT.reads and module.recognises(source):
            return name
    readable = ", ".join(name for name, module in modules().items() if module.FORMAT.reads)
    why, hint = _unreadable(source)
    raise UsageError(
        why or "its format is not recognised",
        file=source.name,
        hint=hint or f"say --format: {readable}",
    )


def _unreadable(source: Source) -> tuple[str, str]:
    """Return what keeps any format from being recognised and what helps, "" where nothing does."""
    names = source.names
    if not names:
        return "there are no files in it", "name the folder or file that holds the annotations"
    if names != [""]:
        return "", ""
    head = source.head()
    if not head.strip():
        return "it is empty", "export it again from the program that it comes from"
    if head.startswith((b"\xff\xfe", b"\xfe\xff")):
        return "it is in UTF-16", "save it as UTF-8"
    return "", ""


def needed(module: str, extra: str) -> Any:
    """Import what a format needs; raises `ReaderError` that names the extra where it is missing."""
    try:
        return import_module(module)
    except ImportError as error:
        raise ReaderError(
            f"this format needs {error.name or module}, which is not installed",
            hint=f'pip install "newsroom-reader[{extra}]"',
        ) from error
