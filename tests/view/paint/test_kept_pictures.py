"""What a screen keeps as pictures looks as it does where it is drawn anew."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np
import pytest
from numpy.typing import NDArray
from PySide6.QtCore import QPointF
from PySide6.QtGui import QColor, QFont, QImage, QPainter, QPen

from ccm_timeline.layout.metrics import Metrics, Role
from ccm_timeline.layout.scene import AxisLabel
from ccm_timeline.view.paint.dash_pictures import DashPictures
from ccm_timeline.view.paint.fonts import SceneFonts
from ccm_timeline.view.paint.strokes import Dashes
from ccm_timeline.view.paint.text_pictures import TextPictures

PEN = QPen(QColor("black"), 1.0)
DASH = (5.0, 4.0)


def inked(
    draw: Callable[[QPainter], None], width: int = 300, height: int = 40, ratio: float = 1.0
) -> NDArray[np.int64]:
    """How dark each pixel is, of the shape (height, width)."""
    image = QImage(round(width * ratio), round(height * ratio), QImage.Format.Format_RGB32)
    image.setDevicePixelRatio(ratio)
    image.fill(QColor("white"))
    painter = QPainter(image)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    draw(painter)
    painter.end()
    grey = image.convertToFormat(QImage.Format.Format_Grayscale8)
    rows = np.frombuffer(grey.constBits(), np.uint8).reshape(grey.height(), -1)
    return 255 - rows[:, : grey.width()].astype(np.int64)


@pytest.mark.parametrize("ratio", [1.0, 2.0])
@pytest.mark.parametrize("left", [10.0, -4.0, -1234.0])
def test_a_kept_line_has_its_dashes_where_the_line_has_them(
    qapp: object, left: float, ratio: float
) -> None:
    kept, plain = (
        inked(lambda p, d=dashes: d.across(p, left, 290.0, 20.5, DASH, PEN), ratio=ratio)
        for dashes in (DashPictures(ratio), Dashes())
    )
    ink = [(rows.max(axis=0) > 0)[: round(285 * ratio)] for rows in (kept, plain)]
    assert ink[0].any()
    assert np.mean(ink[0] != ink[1]) < 0.13  # The ends of dashes fall on the pixel beside.
    assert abs(float(ink[0].mean()) - DASH[0] / sum(DASH) * 0.98) < 0.06


def test_a_kept_line_down_is_as_long_as_it_shall_be(qapp: object) -> None:
    rows = inked(
        lambda p: DashPictures().down(p, 20.5, 100.0, 5000.0, DASH, PEN), width=40, height=5100
    )
    inky = np.flatnonzero(rows.max(axis=1))
    assert inky[0] == 100
    assert 4990 <= inky[-1] < 5000
    assert np.flatnonzero(rows.max(axis=0)).tolist() == [20]
    # Strips follow one another without a dash that is cut or doubled.
    assert set(np.diff(inky).tolist()) == {1, 5}


@pytest.mark.parametrize("ratio", [1.0, 2.0])
def test_a_kept_text_is_the_text(qapp: object, ratio: float) -> None:
    fonts, ink = SceneFonts(Metrics(13.0), QFont()), "#202020"
    label = AxisLabel(12.0, "September 2025")

    def write(painter: QPainter) -> None:
        painter.setFont(fonts[Role.AXIS])
        painter.setPen(QColor(ink))
        painter.drawText(QPointF(label.left, 25.0), label.text)

    texts = TextPictures(ratio)
    kept = inked(lambda p: texts.draw(p, [label], fonts, Role.AXIS, ink, 25.0), ratio=ratio)
    written = inked(write, ratio=ratio)
    assert written.max() > 150
    assert np.abs(kept - written).max() <= 2
