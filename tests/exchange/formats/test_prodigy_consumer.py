"""Prodigy tasks in the hands of reconner, which models them for other people's programs."""

from __future__ import annotations

import warnings
from pathlib import Path

import pytest

from reader.exchange.formats import prodigy
from reader.exchange.options import Options
from tests.exchange.formats.harness import tidy, written
from tests.exchange.test_consumers import ROWS

pytestmark = pytest.mark.consumers

SENT = [tidy(record) for record in ROWS[-60:]]


@pytest.mark.parametrize("tokens", [False, True], ids=["plain", "tokens"])
def test_reconner_loads_every_task_with_its_spans(tmp_path: Path, tokens: bool) -> None:
    path = tmp_path / "tasks.jsonl"
    path.write_bytes(written(prodigy, SENT, Options(tokens=tokens))[0][""])
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        from recon.loaders import read_jsonl

        examples = read_jsonl(path)
    spans = [(example.text, span) for example in examples for span in example.spans]
    assert len(spans) == sum(len(record.spans) for record in SENT) > 100
    for text, span in spans:
        assert span.text == text[span.start : span.end]
    for example in examples:
        for span in example.spans if example.tokens else ():
            assert example.tokens[span.token_start].start == span.start
            assert example.tokens[span.token_end].end == span.end
    assert all(example.tokens for example in examples) or not tokens
