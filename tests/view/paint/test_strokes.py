"""Dashed lines: dashes where they belong, and no more of them kept than lines are long."""

import gc

import pytest
from PySide6.QtCore import QLineF, Qt
from PySide6.QtGui import QColor, QImage, QPainter, QPen

from ccm_timeline.view.paint.strokes import REACH, Dashes

LONG, PERIOD = 300, 7


def drawn(length: float, dash: tuple[float, float]) -> QImage:
    image = QImage(LONG, 3, QImage.Format.Format_RGB32)
    image.fill(Qt.GlobalColor.white)
    pen = QPen(QColor("black"), 1, c=Qt.PenCapStyle.FlatCap)
    with QPainter(image) as painter:
        Dashes().across(painter, 0, length, 1, dash, pen)
    return image


@pytest.mark.parametrize("length", [0, 1, 50, 111, 299, 10 * REACH])
def test_dashes_lie_a_period_apart_as_far_as_the_line_reaches(length: float) -> None:
    image = drawn(length, (4, PERIOD - 4))
    last = int(length // PERIOD) * PERIOD
    for x in range(LONG):
        is_dash = x % PERIOD < 4 and x // PERIOD * PERIOD <= last
        assert (image.pixelColor(x, 1) == QColor("black")) == is_dash, x


def test_a_short_line_keeps_no_dashes_of_a_long_one() -> None:
    before = lines()
    for number in range(16):
        drawn(LONG, (3 + number / 100, 4))
    assert 0 < lines() - before < 16 * 2 * LONG / PERIOD


def lines() -> int:
    return sum(isinstance(each, QLineF) for each in gc.get_objects())
