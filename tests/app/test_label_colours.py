"""The colours of the labels that ship stay apart for eyes that see colours otherwise.

Seeing without one kind of cone is simulated in linear light after Machado, Oliveira and Fernandes
(2009); distances are CIE76 in L*a*b*, where about 2.3 is the least that people notice.
"""

from __future__ import annotations

from itertools import combinations
from pathlib import Path

import pytest
from rich.color import Color, ColorSystem
from rich.color_triplet import ColorTriplet

from reader.app.themes import DARK, LIGHT
from reader.app.widgets.palette import SHADES, contrast, label_color
from reader.session.shipped import shipped_root
from reader.settings.scheme import load_scheme

Matrix = tuple[tuple[float, float, float], ...]

EYES: dict[str, Matrix] = {
    "all cones": ((1, 0, 0), (0, 1, 0), (0, 0, 1)),
    "protanopia": (
        (0.152286, 1.052583, -0.204868),
        (0.114503, 0.786281, 0.099216),
        (-0.003882, -0.048116, 1.051998),
    ),
    "deuteranopia": (
        (0.367322, 0.860646, -0.227968),
        (0.280085, 0.672501, 0.047413),
        (-0.011820, 0.042940, 0.968881),
    ),
    "tritanopia": (
        (1.255528, -0.076749, -0.178779),
        (-0.078411, 0.930809, 0.147602),
        (0.004733, 0.691367, 0.303900),
    ),
}
LEAST = 20.0
"""More than eight times what is just noticed."""


def seen(color: ColorTriplet, eyes: Matrix) -> tuple[float, float, float]:
    linear = [v / 12.92 if v <= 0.04045 else ((v + 0.055) / 1.055) ** 2.4 for v in color.normalized]
    red, green, blue = (
        min(1.0, max(0.0, sum(weight * value for weight, value in zip(row, linear, strict=True))))
        for row in eyes
    )
    x = (0.4124 * red + 0.3576 * green + 0.1805 * blue) / 0.9505
    y = 0.2126 * red + 0.7152 * green + 0.0722 * blue
    z = (0.0193 * red + 0.1192 * green + 0.9505 * blue) / 1.089
    fx, fy, fz = (t ** (1 / 3) if t > 0.008856 else 7.787 * t + 16 / 116 for t in (x, y, z))
    return 116 * fy - 16, 500 * (fx - fy), 200 * (fy - fz)


def shades(*, dark: bool) -> dict[str, ColorTriplet]:
    """Return the colour of each label that ships."""
    path = Path(shipped_root()) / "annotations" / "labels.toml"
    found = {}
    for label in load_scheme(path, "labels.toml").labels:
        color = label_color(label.color)
        assert color is not None, label.name
        found[label.name] = Color.parse(SHADES[dark][color.name]).get_truecolor()
    return found


@pytest.mark.parametrize("dark", [True, False])
@pytest.mark.parametrize("eyes", EYES)
def test_no_two_labels_look_alike(eyes: str, dark: bool) -> None:
    looks = {name: seen(color, EYES[eyes]) for name, color in shades(dark=dark).items()}
    for one, other in combinations(looks, 2):
        pairs = zip(looks[one], looks[other], strict=True)
        distance = sum((a - b) ** 2 for a, b in pairs) ** 0.5
        assert distance >= LEAST, f"{one} and {other}: {distance:.1f}"


@pytest.mark.parametrize("dark", [True, False])
def test_every_colour_is_easy_to_see_on_its_ground(dark: bool) -> None:
    ground = Color.parse((DARK if dark else LIGHT).background or "").get_truecolor()
    for name, shade in SHADES[dark].items():
        assert contrast(Color.parse(shade).get_truecolor(), ground) >= 3, name


@pytest.mark.parametrize("dark", [True, False])
def test_a_terminal_of_16_colours_shows_the_same_hue(dark: bool) -> None:
    for name, shade in SHADES[dark].items():
        shown = Color.parse(shade).downgrade(ColorSystem.STANDARD).number
        assert shown is not None
        meant = Color.parse(name).number
        assert meant is not None
        assert shown in (7, 8) if name == "bright_black" else shown % 8 == meant % 8, name
