"""The colours of the labels that ship stay apart for eyes that see colours otherwise.

Seeing without one kind of cone is simulated in linear light after Machado, Oliveira and Fernandes
(2009); distances are CIE76 in L*a*b*, where about 2.3 is the least that people notice.
"""

from __future__ import annotations

from itertools import combinations
from pathlib import Path

import pytest
from rich.color_triplet import ColorTriplet

from reader.app.widgets.palette import label_color
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
LEAST = 8.0
"""More than three times what is just noticed."""


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


@pytest.mark.parametrize("eyes", EYES)
def test_no_two_labels_look_alike(eyes: str) -> None:
    path = Path(shipped_root()) / "annotations" / "labels.toml"
    labels = load_scheme(path, "labels.toml").labels
    colors = {label.name: label_color(label.color) for label in labels}
    looks = {
        name: seen(color.get_truecolor(), EYES[eyes])
        for name, color in colors.items()
        if color is not None
    }
    assert len(looks) == len(labels)
    for one, other in combinations(looks, 2):
        pairs = zip(looks[one], looks[other], strict=True)
        distance = sum((a - b) ** 2 for a, b in pairs) ** 0.5
        assert distance >= LEAST, f"{one} and {other}: {distance:.1f}"
