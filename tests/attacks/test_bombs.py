"""What is too large, too deep or too much is refused with a word, in bounded time and memory."""

from __future__ import annotations

import resource
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from reader.exchange.format import modules
from reader.model.errors import DecodingError, ReaderError, SettingsError
from reader.pages.decode import MOST_LINES, decode
from reader.settings.scheme import parse_scheme
from reader.store.journal import decode_line, encode_line
from tests.cli.conftest import Run
from tests.pty.conftest import start, workspace
from tests.pty.terminal import Terminal
from tests.session.support import Place
from tests.support import ROOT

__all__ = ["start", "workspace"]

DEPTH = 200_000
GIB = 1 << 30


def test_a_page_of_a_gigabyte_is_named_and_not_read(place: Place, run: Run) -> None:
    page = place.root / "seeds" / "huge.txt"
    with page.open("wb") as out:
        out.truncate(GIB)
    before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    with place.open() as session:
        (problem,) = session.refresh().messages
        assert problem.startswith("seeds/huge.txt: is larger than 16 MiB; `largest_page`")
        assert {row.path for row in session.rows() if row.id} == {
            "seeds/bridge.txt",
            "seeds/harbour.txt",
        }
    assert "is larger than 16 MiB" in run("read", page).stderr
    assert "is larger than 16 MiB" in run("-w", place.root, "add", page).stderr
    after = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    assert after - before < 256 * 1024  # KiB


def test_the_own_configuration_says_how_large_a_page_may_be(place: Place) -> None:
    place.write("long.txt", "A title of it\n\n" + "Some words that stand here.\n" * 50_000)
    own = Path(place.environ["READER_CONFIG"])
    own.write_text("largest_page = 1\n")
    with place.open() as session:
        assert "is larger than 1 MiB" in session.refresh().messages[0]
    own.write_text("largest_page = 2\n")
    with place.open() as session:
        assert session.refresh().messages == ()


def test_a_page_of_more_lines_than_there_is_memory_for_is_refused() -> None:
    with pytest.raises(DecodingError, match="more than 500,000 lines"):
        decode(b"a\n" * (MOST_LINES + 1))
    assert decode(b"a\n" * MOST_LINES).text


@pytest.mark.parametrize("name", [n for n, m in modules().items() if m.FORMAT.reads])
def test_deep_json_is_told_of_in_every_format(
    place: Place, tmp_path: Path, run: Run, name: str
) -> None:
    if modules()[name].FORMAT.extra:
        pytest.importorskip("pyarrow")
    folder = tmp_path / "in"
    folder.mkdir()
    for deep in ("[" * 20_000, '{"a":' * 20_000, '[{"text":' * 20_000):
        for suffix in (".jsonl", ".ann", ".txt", ".jsonld", ".conll"):
            (folder / f"doc{suffix}").write_text(deep)
        (folder / "doc.json").write_text(f'{{"%TYPES": {deep}')
        into = modules()[name].FORMAT
        source = folder if into.folder and name != "label-studio" else folder / "doc.jsonl"
        result = run("-w", place.root, "import", "--dry-run", "--format", name, source)
        assert result.exception is None or isinstance(result.exception, SystemExit)
        assert result.stderr


def test_deep_json_in_a_journal_is_a_damaged_line(place: Place) -> None:
    line = encode_line(1, "change", {}, b"[" * DEPTH)
    assert decode_line(line) is None
    folder = place.root / "annotations" / "ben"
    folder.mkdir()
    (folder / "journal.jsonl").write_bytes(encode_line(0, "head", {"version": 1}) + line)
    (folder / "page-0123456789ab.json").write_text("[" * DEPTH)
    (folder / "place.json").write_text("[" * DEPTH)
    with place.open() as session:
        session.refresh()
        assert len(session.rows()) == 2


@pytest.mark.parametrize(
    "text",
    [
        "a = " + "[" * DEPTH,
        "a." * DEPTH + "b = 1",
        "[" + "a . " * DEPTH + "b]",
        '"a".' * DEPTH + "b = 1",
        "x = {" + "a." * DEPTH + "b = 1}",
        "x = " + "{a = " * 50_000,
    ],
    ids=["lists", "key", "header", "quoted", "inline", "tables"],
)
def test_deep_toml_is_refused_at_once(text: str) -> None:
    began = time.process_time()
    with pytest.raises(SettingsError):
        parse_scheme(text)
    assert time.process_time() - began < 5


def test_what_has_many_dots_and_is_no_key_is_read() -> None:
    dots = "a.b." * 40
    text = f'name = "x/1"\n# {dots}\n[[label]]\nname = "l"\ndefinition = "{dots}"\n'
    assert parse_scheme(text).labels[0].definition == dots


def test_as_many_labels_as_a_file_can_hold_are_read_or_refused_in_bounded_time() -> None:
    def labels(number: int) -> str:
        return 'name = "x/1"\n' + "".join(f'[[label]]\nname = "l{n}"\n' for n in range(number))

    began = time.process_time()
    assert len(parse_scheme(labels(5_000)).labels) == 5_000
    with pytest.raises(SettingsError, match=r"30,000 of \[\[label\]\], and a scheme has 5,000"):
        parse_scheme(labels(30_000))
    with pytest.raises(SettingsError, match="is larger than 1,000,000 bytes"):
        parse_scheme(labels(1_000_000))
    names = ", ".join(f'"n{n}"' for n in range(80_000))
    with pytest.raises(SettingsError, match="100 problems"):
        parse_scheme(labels(1) + f'[[attribute]]\nname = "a"\non = [{names}]\nvalues = ["b"]\n')
    assert time.process_time() - began < 20


def test_an_expression_that_explodes_is_stopped(place: Place) -> None:
    from reader.text.patterns import find_pattern

    began = time.monotonic()
    with pytest.raises(ReaderError, match="takes longer"):
        find_pattern("a" * 5_000 + "b", r"(a|a?)+$")
    assert time.monotonic() - began < 5
    with pytest.raises(ReaderError):
        find_pattern("a", "(" * 50_000)


CHILD = """
import resource, sys
resource.setrlimit(resource.RLIMIT_AS, (int(sys.argv[2]),) * 2)
from pathlib import Path
from reader.session.reading import open_reading
from tests.session.support import Place
place = Place(Path(sys.argv[1]))
Path(sys.argv[1], "data").rename(place.root / "seeds" / "hard.txt")
Path(place.environ["READER_CONFIG"]).write_text("largest_page = 40\\n")
with place.open() as session:
    rows = [row for row in session.rows() if row.id]
    print(len(rows), *session.refresh().messages, flush=True)
    if rows:
        reading = open_reading(session, rows[0].id)
        reading.first_sentence()
        reading.label("claim")
        session.flush()
        print("labelled")
"""
MIB = 1 << 20


def articles(number: int) -> str:
    return "".join(
        f"Bridge number {n} closes\n\nBy Some Body\n\nMarch 3, 2025\n\nLONDON (Reuters) - The "
        f"council closed bridge {n} on Monday.\n\n(c) 2025 Reuters. All rights reserved.\n\n\n"
        for n in range(number)
    )


PAGES: dict[str, tuple[Callable[[], str], str]] = {
    "marks": (lambda: "A title\n\ne" + "\u0301" * (8 * MIB) + " stands here.\n", "labelled"),
    "one-word": (lambda: "a" * (16 * MIB), "labelled"),
    "one-line": (lambda: "word " * (3 * MIB), "labelled"),
    "lines": (lambda: "a\n" * 10_000_000, "has more than 500,000 lines"),
    "articles": (lambda: articles(30_000), "labelled"),
    "more-articles": (lambda: articles(100_000), "has more than 500,000 lines"),
}


@pytest.mark.slow
@pytest.mark.parametrize("kind", PAGES)
def test_a_page_that_is_made_to_be_hard_takes_bounded_time_and_memory(
    tmp_path: Path, kind: str
) -> None:
    make, wanted = PAGES[kind]
    (tmp_path / "data").write_text(make())
    ran = subprocess.run(
        [sys.executable, "-c", CHILD, str(tmp_path), str(4 * GIB)],
        cwd=ROOT,
        capture_output=True,
        text=True,
        timeout=300,
        check=False,
    )
    assert ran.returncode == 0, ran.stderr[-2000:]
    assert wanted in ran.stdout


@pytest.mark.slow
def test_files_of_gigabytes_are_refused_by_a_process_with_little_memory(tmp_path: Path) -> None:
    ran = subprocess.run(
        [sys.executable, "-m", "tests.attacks.bombs", str(tmp_path)],
        cwd=ROOT,
        capture_output=True,
        text=True,
        timeout=600,
        check=False,
    )
    assert ran.returncode == 0, ran.stderr[-2000:]
    said = dict(line.split(": ", 1) for line in ran.stdout.splitlines())
    for name, words in said.items():
        assert "MemoryError" not in words, name
        assert "Traceback" not in words, name
    for name in ("page", "page-read", "page-segment", "page-add"):
        assert "is larger than 16 MiB" in said[name]
    for name in ("journal", "journal-of-colleague"):
        assert "a line is longer than 64 MiB" in said[name]
    for name in ("annotations/labels.toml", "reader.toml"):
        assert "is larger than 1,000,000 bytes" in said[name]
    for name in ("doccano", "jsonl", "prodigy", "brat", "spacy", "uima-xmi"):
        assert "larger than" in said[f"import-{name}"] or "longer than" in said[f"import-{name}"]
    assert "bomb" in said["archive"]


@pytest.mark.slow
@pytest.mark.pty
@pytest.mark.filterwarnings("ignore:This process:DeprecationWarning")
def test_a_storm_of_resizes_leaves_the_program_as_it_was(
    workspace: Path, start: Callable[..., Terminal]
) -> None:
    terminal = start("-w", str(workspace))
    terminal.until("13 articles")
    terminal.keys("\r", "1-2" if "1-2 label" in terminal.text else "label")
    for number in range(300):
        rows, columns = 10 + number * 7 % 50, 30 + number * 13 % 200
        terminal.child.setwinsize(rows, columns)
        if number % 10 == 0:
            terminal.read(0.001)
    terminal.child.setwinsize(30, 100)
    terminal.read(1.0)
    terminal.keys("1", "labelled")
    status = Path(f"/proc/{terminal.child.pid}/status").read_text()
    peak = next(int(line.split()[1]) for line in status.splitlines() if line.startswith("VmHWM"))
    assert peak < 300 * 1024  # KiB
    terminal.keys("q")
    assert terminal.exit_code() == 0


def test_the_limits_are_those_that_are_promised() -> None:
    said = (ROOT / "SECURITY.md").read_text("utf-8")
    for words in ("16 MiB", f"{MOST_LINES:,} lines", "64 MiB", "1,000,000 bytes", "1,000 times"):
        assert words in said, words
