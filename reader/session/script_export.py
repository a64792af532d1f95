"""An export as a script asks for it: everything by name, checked."""

from __future__ import annotations

import os
from collections.abc import Mapping
from pathlib import Path
from typing import Any, BinaryIO, cast

from reader.exchange.format import module_of
from reader.model.errors import UsageError
from reader.session.exporting import (
    Exported,
    Options,
    Parts,
    Selection,
    export,
    export_as,
    export_parts,
)
from reader.session.media import FileSink, family_sink, file_sink, folder_sink
from reader.session.session import Session
from reader.session.splitting import parse_split
from reader.session.wording import counted_kind

_CHOSEN = ("annotators", "states", "labelled", "labels", "filter")


def exported(
    session: Session,
    target: str | os.PathLike[str] | BinaryIO,
    name: str,
    split: str | Mapping[str, float],
    shard: int,
    options: dict[str, Any],
    problems: list[str],
) -> Exported:
    """Write the corpus to `target`, and what is lost by it to `problems` as sentences."""
    into = module_of(name).FORMAT
    replace = bool(options.pop("force", False))
    if isinstance(options.get("fill_defaults"), bool):
        options["fill_defaults"] = session.scheme if options["fill_defaults"] else None
    chosen = {key: options.pop(key) for key in _CHOSEN if key in options}
    try:
        selection, shapes = Selection(**chosen), Options(**options)
    except TypeError as error:
        raise UsageError(f"an export has no such option: {error}") from error
    if isinstance(split, Mapping):
        split = ",".join(f"{key}={share}" for key, share in split.items())
    parts = Parts(parse_split(split) if split else (), shard)
    result = Exported()
    shared = (selection, shapes, None, result)
    try:
        if not isinstance(target, str | os.PathLike):
            _into_file(session, name, target, parts, selection, shapes, result)
        elif parts.split or parts.shard:
            family = family_sink(Path(target), into.suffix, folder=into.folder, replace=replace)
            with family as sinks:
                export_parts(session, name, sinks.part, parts, *shared)
            problems += [f"{one} is there too, and no part of it" for one in sinks.others]
        elif into.folder:
            with folder_sink(Path(target), replace=replace) as folder:
                export_as(session, name, folder, *shared)
        else:
            with file_sink(Path(target)) as file:
                export_as(session, name, file, *shared)
    finally:
        for (action, kind, reason), number in result.report.declared.items():
            done = "left out" if action == "dropped" else "written differently"
            problems.append(f"{counted_kind(number, kind)} {done}: {reason}")
        problems += result.report.reasons
    return result


def _into_file(
    session: Session,
    name: str,
    out: BinaryIO,
    parts: Parts,
    selection: Selection,
    options: Options,
    result: Exported,
) -> None:
    if module_of(name).FORMAT.folder or parts.split or parts.shard:
        raise UsageError("there are several files, so a path is needed")
    if name == "jsonl":
        export(session, out, selection, options, result=result)
        return
    if options.strict:
        from shutil import copyfileobj
        from tempfile import SpooledTemporaryFile

        with SpooledTemporaryFile(max_size=1 << 24) as judged:
            sink = FileSink(cast(BinaryIO, judged))
            export_as(session, name, sink, selection, options, None, result)
            judged.seek(0)
            copyfileobj(judged, out)
        return
    export_as(session, name, FileSink(out), selection, options, None, result)
