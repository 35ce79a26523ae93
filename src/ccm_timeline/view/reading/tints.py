"""How passages of different events and actors are told apart: a ground and a line below."""

from __future__ import annotations

from collections.abc import Iterable

import msgspec
from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPen

from ccm_timeline.view.palette import LIGHT

_LINES = (
    Qt.PenStyle.SolidLine,
    Qt.PenStyle.DashLine,
    Qt.PenStyle.DotLine,
    Qt.PenStyle.DashDotLine,
)
_RADIUS = 2.0


class Look(msgspec.Struct, frozen=True):
    """A place in the palette's tints, and the kind of the line below the words."""

    tint: int
    line: Qt.PenStyle


class Tints:
    """Each event, and each actor with a stance of its own, has its look, given in the order in
    which the text comes to speak of it."""

    def __init__(self, keys: Iterable[tuple[str, str]]) -> None:
        """`keys` are those of the marks, in the order of the text."""
        self._looks: dict[tuple[str, str], Look] = {}
        for key in keys:
            at = len(self._looks)
            look = Look(at % len(LIGHT.tints), _LINES[at % len(_LINES)])
            self._looks.setdefault(key, look)

    def of(self, key: tuple[str, str]) -> Look:
        return self._looks[key]


def draw_ground(painter: QPainter, box: QRectF, colour: str) -> None:
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(QColor(colour))
    painter.drawRoundedRect(box.adjusted(-1, 0, 1, 0), _RADIUS, _RADIUS)


def draw_line_below(painter: QPainter, box: QRectF, colour: str, look: Look | None) -> None:
    """The line below one line of a passage: an event's own kind, or bold for what is read."""
    pen = QPen(QColor(colour), 2.0 if look is None else 1.0)
    pen.setStyle(Qt.PenStyle.SolidLine if look is None else look.line)
    painter.setPen(pen)
    below = box.bottom() - 0.5
    painter.drawLine(QPointF(box.left(), below), QPointF(box.right(), below))


def draw_hit(painter: QPainter, box: QRectF, colour: str, *, strong: bool) -> None:
    """The frame around something that a search found."""
    painter.setPen(QPen(QColor(colour), 2.2 if strong else 1.0))
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.drawRoundedRect(box.adjusted(-1, 1, 1, -1), _RADIUS, _RADIUS)
