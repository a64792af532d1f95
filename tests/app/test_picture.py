"""The picture of the screen refers to nothing outside of itself."""

from __future__ import annotations

import asyncio
import re
from xml.etree import ElementTree

import pytest

from reader.session.session import Session
from tests.support import ROOT
from tools.picture import screen, self_contained

NAMESPACE = "http://www.w3.org/2000/svg"


def outside(svg: str) -> list[str]:
    return re.findall(r"(?:https?:)?//[^\"'\s)]+|@import|@font-face", svg.replace(NAMESPACE, ""))


def test_the_picture_in_the_documents_is_an_svg_without_outside_references() -> None:
    svg = (ROOT / "docs" / "reader.svg").read_text(encoding="utf-8")
    assert ElementTree.fromstring(svg).tag == f"{{{NAMESPACE}}}svg"
    assert outside(svg) == []


@pytest.mark.slow
def test_the_picture_is_drawn_from_the_real_screen(session: Session) -> None:
    with session:
        svg = self_contained(asyncio.run(screen(session)))
    assert outside(svg) == []
    assert "saved" in svg
    assert "claim" in svg
