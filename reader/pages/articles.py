"""Where articles begin and end among the lines of a page."""

from __future__ import annotations

from collections.abc import Sequence
from math import fsum, sqrt
from typing import NamedTuple

from reader.pages.digest import digest_titles
from reader.pages.lines import Line
from reader.pages.names import is_person
from reader.pages.runs import Run, maximal_runs
from reader.pages.titles import is_mark, stems_of_all, title_of
from reader.pages.weights import INSIDE, lift_short_prose, title_like

LEAST = 120.0
LEAST_SHORT = 40.0
SECOND = 500.0
"""A further run of prose needs this sum, and a quarter of the best one's, to be an article."""

_SECOND_DATED = 200.0
"""As `SECOND`, below a title of its own words and a full date."""

_NEAR_HEADER = 8
_DATE_LINE = 90.0
HEADER = 10
"""A header reaches at most this many lines above its prose."""

_ENDS = frozenset(
    {"heading-comments", "comment-policy", "comment", "copyright", "cookie-banner", "app-prompt"}
)
"""Furniture below which no text goes on; nor does it below an author or a date."""

_SENTENCE = 4
_SHARED = 3
_BOX = 2
_RELATED = frozenset({"heading-related", "read-more"})

_SPREAD = 0.07
"""Excerpts cut at one length, or at the next word, differ by this share of it."""


class Stretch(NamedTuple):
    """An article's lines `head`..`stop`; `floor` is the line above which nothing can be its own.

    `sure` is False where no run of prose was found and everything readable was taken.
    """

    head: int
    stop: int
    floor: int
    sure: bool = True


def stretches(lines: Sequence[Line], *, bare: bool = False) -> tuple[list[Stretch], bool]:
    """Return the articles' stretches of `lines` in order, and whether they are excerpts.

    At least one comes back where there is a line at all. `bare` pages hold little but text.
    """
    if not lines:
        return [], False
    runs = maximal_runs([line.weight for line in lines], LEAST)
    if not runs:
        lift_short_prose(lines)
        runs = maximal_runs([line.weight for line in lines], LEAST_SHORT)
    if not runs:
        return [Stretch(0, len(lines), 0, sure=False)], False
    chosen = _choose(lines, runs)
    cut = _cut_excerpts(lines)
    if cut:
        # What lies between excerpts is theirs: one run from the first prose to the last cut.
        top = max(run.score for run in chosen)
        chosen = [Run(chosen[0].start, max(chosen[-1].stop, cut[-1] + 1), top)]
    found: list[Stretch] = []
    floor = 0
    limits = [*(run.start for run in chosen[1:]), len(lines)]
    for run in [_extended(lines, *pair, bare=bare) for pair in zip(chosen, limits, strict=True)]:
        starts = _starts(lines, run, floor, excerpts=bool(cut))
        for at, start in enumerate(starts):
            stop = starts[at + 1] if at + 1 < len(starts) else run.stop
            found.append(Stretch(start, stop, floor if at == 0 else start))
        floor = run.stop
    return found, bool(cut)


def _choose(lines: Sequence[Line], runs: list[Run]) -> list[Run]:
    """Return the best run and those others that are long and stand below a header."""
    best = max(runs, key=lambda run: run.score)
    comments = next(
        (line.index for line in lines[best.stop :] if line.sub == "heading-comments"), len(lines)
    )
    least = max(SECOND, best.score / 4)
    weak = max(_SECOND_DATED, best.score / 10)
    chosen = [best]
    for run in runs:
        long = run.score >= least or (run.score >= weak and _own_header(lines, run))
        if run is best or not long:
            continue
        headers = _headers(lines, max(0, run.start - 8), run.start + 1)
        # Comments have names and dates as articles do; only a repeated title tells an article.
        if run.start > comments:
            headers = [h for h in headers if lines[h].repeats > 1]
        if headers:
            chosen.append(run)
    return sorted(chosen)


def _own_header(lines: Sequence[Line], run: Run) -> bool:
    """Tell whether paragraphs stand below a full date and a title that speaks of the same things.

    A teaser has one paragraph at most, and a list of them a heading.
    """
    prose = [line for line in lines[run.start : run.stop] if line.prose]
    header: list[Line] = []
    for line in reversed(lines[max(0, run.start - _NEAR_HEADER) : run.start]):
        if line.heading or line.prose:
            break
        header.append(line)
    titles = [line for line in header if title_like(line)]
    dated = any(line.date is not None and line.effective < _DATE_LINE for line in header)
    # Each article of a page that scrolls on stands below the same line, such as its section's.
    again = any(line.repeats > 1 for line in header)
    words = _stems(prose)
    told = again or any(_stems([title]) & words for title in titles)
    return len(prose) > 1 and dated and bool(titles) and told


def _extended(lines: Sequence[Line], run: Run, limit: int, *, bare: bool) -> Run:
    """Return `run` with the text that goes on after an interruption at its end.

    Light furniture may divide any paragraph from it. Behind a heading of other texts or short
    lines only that is text of the article which is long and speaks of the same things; behind
    short lines on a page `bare` of furniture any sentence is. Nothing follows on an excerpt's end.
    """
    if lines[run.stop - 1].truncated:
        return run
    stop = at = run.stop
    light = True
    words: frozenset[str] | None = None
    headed = False
    while at < min(limit, stop + (HEADER // 2 if light else HEADER)):
        line = lines[at]
        at += 1
        if line.sub in _ENDS or (_is_header(line) and not headed):
            break
        headed = headed or line.heading
        bare = bare and not headed
        long = line.weight > 0 and line.effective >= 60
        ended = line.kind is None and line.terminal
        boxed = ended and not light and _boxed(lines, stop, line)
        item = bare and line.kind is None and line.bullet and line.words > 1 and line.repeats == 1
        if not (
            line.listed or item or (ended and (long or boxed or (bare and line.words >= _SENTENCE)))
        ):
            light = light and line.kind is not None and not line.heading and line.sub in INSIDE
            continue
        if not (light or bare or line.listed):
            words = words or _stems(lines[run.start : run.stop])
            if not (boxed or _resumes(lines, line, words, lines[stop : at - 1])):
                continue
        if headed:
            _fold(lines[stop : at - 1])
        if boxed:
            line.weight = max(line.weight, 1.0)
        stop, light, headed = at, True, False
    return run._replace(stop=stop)


def _is_header(line: Line) -> bool:
    """Tell whether `line` is of another text's header, or signs the text above it."""
    return line.kind == "author" or (line.kind == "date" and line.date is not None)


def _fold(lines: Sequence[Line]) -> None:
    """Make furniture of `lines`, below a heading of other texts: no header can be among them."""
    for line in lines:
        if line.kind is None or _is_header(line):
            line.kind, line.sub, line.dates = "furniture", "related", ()
            line.reason = "stands below a heading of other texts"


def _boxed(lines: Sequence[Line], stop: int, line: Line) -> bool:
    """Tell whether `line` stands behind a box within the text, which ends above line `stop`.

    Such a box is a heading and one or two titles, perhaps dated. Teasers, which have a sentence
    each, come in rows; what stands below the text's end is followed by more of its kind.
    """
    box = lines[stop : line.index]
    at = next((i for i, other in enumerate(box) if other.sub in _RELATED), len(box))
    titles = [other for other in box[at + 1 :] if other.kind is None or _is_folded(other)]
    below = lines[line.index + 1] if line.index + 1 < len(lines) else line
    return (
        1 <= len(titles) <= _BOX
        and all(_is_folded(t) or (title_like(t) and not is_person(t.text)) for t in titles)
        and line.words > _SENTENCE
        and line.repeats == 1
        and below.sub not in _ENDS
        and (below is line or _is_text(below) or not (title_like(below) or _is_header(below)))
    )


def _is_folded(line: Line) -> bool:
    return line.sub == "related"


def _is_text(line: Line) -> bool:
    return line.kind is None and line.terminal and line.effective >= 60


def _resumes(
    lines: Sequence[Line], line: Line, words: frozenset[str], between: Sequence[Line]
) -> bool:
    """Tell whether `line` takes up a text that has the stems `words` after what is `between`.

    A teaser of another text is seldom as long, stands between titles, or shares no word. Behind
    lines that are dated more words must be shared.
    """
    above, below = lines[line.index - 1], lines[min(line.index + 1, len(lines) - 1)]
    goes_on = _is_text(below)
    long = line.effective >= 150 or (line.sentences >= 2 and line.effective >= 90) or goes_on
    teaser = not goes_on and not above.heading and title_like(above) and title_like(below)
    headed = goes_on and any(other.heading for other in between)
    teaser = teaser or (_is_header(above) and not headed) or _is_header(below)
    dated = any(map(_is_header, between))
    return long and not teaser and len(_stems([line]) & words) >= (_SHARED if dated else 1)


def _stems(lines: Sequence[Line]) -> frozenset[str]:
    """Return the fronts of the long words of `lines`, and the pairs of their wide characters."""
    return stems_of_all(lines[:40], " ")


def _cut_excerpts(lines: Sequence[Line]) -> list[int]:
    """Return the lines cut off at one length with an ellipsis, if that is the page's habit."""
    cut = [line for line in lines if line.truncated and line.effective > 150]
    lengths = [len(line.text) for line in cut]
    if len(cut) < 2 or _spread(lengths) >= max(12.0, _SPREAD * fsum(lengths) / len(lengths)):
        return []
    return [line.index for line in cut]


def _starts(lines: Sequence[Line], run: Run, floor: int, *, excerpts: bool) -> list[int]:
    """Return the first line of each article in `run`; the first includes the header above it."""
    head = run.start
    while head > floor and run.start - head < HEADER:
        above = lines[head - 1]
        if above.heading or above.prose:
            break
        head -= 1
    if excerpts:
        return _excerpt_starts(lines, head, run.stop)
    stories = digest_titles(lines, head, run.stop)
    if stories:
        return stories
    headers = _headers(lines, head, run.stop)
    return headers if any(h <= run.start + 1 for h in headers) else [head, *headers]


def _headers(lines: Sequence[Line], low: int, high: int) -> list[int]:
    """Return where in lines `low`..`high` a header stands before prose: the line of its title.

    A header is a group of other lines that holds a title-like line and a date or author line, or
    a title that is repeated within the group.
    """
    found: list[int] = []
    prose_seen = False
    at = low
    while at < high:
        if lines[at].prose:
            prose_seen = True
            at += 1
            continue
        end = at
        while end < high and not lines[end].prose:
            end += 1
        if end < high:
            first = not found and not prose_seen
            start = _header_in(lines[at:end], first=first, leading=at <= low + 1)
            if start is not None:
                found.append(start)
        at = end
    return found


def _header_in(group: Sequence[Line], *, first: bool, leading: bool) -> int | None:
    titles = [line for line in group if title_like(line)]
    if not titles:
        return None
    marks = [line for line in group if is_mark(line)]
    keys = [line.key for line in titles]
    counts = {key: keys.count(key) for key in set(keys)}
    glued = [line for line in titles if title_of(line).outlet is not None]
    if glued and not marks:
        return glued[0].index
    repeated = [line for line in titles if counts[line.key] > 1]
    if repeated and (marks or leading or first):
        return repeated[0].index
    dated = [line for line in marks if line.date or line.kind != "date"]
    above = [line for line in titles if marks and line.index < marks[0].index]
    if above:
        return above[-1].index
    # A time of day above a heading is an entry of a live blog; a date there begins an article.
    return dated[0].index if dated else None


def _excerpt_starts(lines: Sequence[Line], head: int, stop: int) -> list[int]:
    """Return the starts of excerpts: what follows a cut-off line, a count or a heading, or a title
    above a cut-off line."""
    starts = [head]
    previous: Line | None = None
    divided = False
    for line in lines[head:stop]:
        if not line.prose:
            divided = divided or line.sub in ("count", "read-more") or line.heading
            continue
        titled = line.index > head and title_like(lines[line.index - 1])
        if previous is not None and (previous.truncated or divided or (titled and line.truncated)):
            starts.append(_above_excerpt(lines, line.index - titled, previous.index))
        previous, divided = line, False
    return starts


def _above_excerpt(lines: Sequence[Line], start: int, previous: int) -> int:
    """Return the line below what ends the excerpt before, whose last line of prose is `previous`.

    Without such an end the lines between the two could be of either: `start`, then.
    """
    for at in range(start - 1, max(previous, start - 1 - HEADER // 2), -1):
        line = lines[at]
        if line.sub == "read-more":
            return at + 1
        if line.heading or line.bullet or line.kind not in (None, "date", "author", "furniture"):
            break
    return start


def _spread(lengths: list[int]) -> float:
    """Return the standard deviation of a population that is not empty."""
    mean = fsum(lengths) / len(lengths)
    return sqrt(fsum((length - mean) ** 2 for length in lengths) / len(lengths))
