"""A painter that writes what it is told to draw as SVG, each text as a text.

Qt's own generator opens a group of a dozen attributes for each pen, and leaves the width of texts
to the fonts of whoever looks; here a text says how wide it is, so that nothing moves or overlaps
where another font stands in.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from html import escape
from typing import Any
from unicodedata import bidirectional

import msgspec
from msgspec.structs import replace
from PySide6.QtCore import QLineF, QPointF, QRectF, Qt
from PySide6.QtGui import QBrush, QColor, QFont, QFontMetricsF, QPainter, QPen, QPolygonF

from ccm_timeline.view.picture.xml_text import xml_text

_ROUND_CAP = {Qt.PenCapStyle.RoundCap: "round", Qt.PenCapStyle.SquareCap: "square"}


class _State(msgspec.Struct, frozen=True):
    """What a painter has at hand; `save` keeps it."""

    pen: QPen = msgspec.field(default_factory=lambda: QPen(Qt.PenStyle.NoPen))
    brush: QBrush = msgspec.field(default_factory=QBrush)
    font: QFont = msgspec.field(default_factory=QFont)
    smooth: bool = True
    groups: int = 0
    """Groups that were opened since the last `save`."""


class SvgPainter(QPainter):
    """Takes the calls of our painting code; no other part of Qt can draw with it."""

    def __init__(self) -> None:
        super().__init__()
        self.parts: list[str] = []
        self._state = _State()
        self._saved: list[_State] = []
        self._clips = 0
        self._fonts: dict[str, tuple[str, QFontMetricsF]] = {}

    # State.

    def save(self) -> None:
        self._saved.append(self._state)
        self._state = replace(self._state, groups=0)

    def restore(self) -> None:
        self.parts.append("</g>" * self._state.groups)
        self._state = self._saved.pop()

    def setPen(self, pen: Any) -> None:
        self._state = replace(self._state, pen=QPen(pen))

    def pen(self) -> QPen:
        return self._state.pen

    def setBrush(self, brush: Any) -> None:
        self._state = replace(self._state, brush=QBrush(brush))

    def brush(self) -> QBrush:
        return self._state.brush

    def setFont(self, font: Any) -> None:
        self._state = replace(self._state, font=font)

    def setRenderHint(self, hint: QPainter.RenderHint, /, on: bool = True) -> None:
        if hint is QPainter.RenderHint.Antialiasing:
            self._state = replace(self._state, smooth=on)

    def translate(self, *by: Any) -> None:
        x, y = (by[0].x(), by[0].y()) if len(by) == 1 else by
        self._open(f'<g transform="translate({_number(x)} {_number(y)})">')

    def scale(self, x: float, y: float, /) -> None:
        self._open(f'<g transform="scale({_number(x)} {_number(y)})">')

    def setClipRect(self, *rect: Any) -> None:
        self._clips += 1
        name = f"clip{self._clips}"
        box = _box(_as_rect(rect))
        self.parts.append(f'<clipPath id="{name}"><rect {box}/></clipPath>')
        self._open(f'<g clip-path="url(#{name})">')

    def _open(self, group: str) -> None:
        self.parts.append(group)
        self._state = replace(self._state, groups=self._state.groups + 1)

    # Shapes.

    def fillRect(self, *what: Any) -> None:
        *rect, colour = what
        self.parts.append(f"<rect {_box(_as_rect(rect))}{_fill(QBrush(colour))}/>")

    def drawRect(self, *rect: Any) -> None:
        self._shape(f"rect {_box(_as_rect(rect))}")

    def drawRoundedRect(self, *what: Any) -> None:
        *rect, x, y = what
        self._shape(f'rect {_box(_as_rect(rect))} rx="{_number(x)}" ry="{_number(y)}"')

    def drawEllipse(self, centre: Any, /, *radii: Any) -> None:
        if not radii:
            box = QRectF(centre)
            centre, radii = box.center(), (box.width() / 2, box.height() / 2)
        place = f'cx="{_number(centre.x())}" cy="{_number(centre.y())}"'
        if radii[0] == radii[1]:
            self._shape(f'circle {place} r="{_number(radii[0])}"')
        else:
            self._shape(f'ellipse {place} rx="{_number(radii[0])}" ry="{_number(radii[1])}"')

    def drawArc(self, *what: Any) -> None:
        *rect, start, length = what
        self._outline(f'path d="{_arc(_as_rect(rect), start / 16, length / 16)}"')

    def drawPolygon(self, points: Any, /, *_: Any) -> None:
        self._shape(f'polygon points="{_points(points)}"')

    def drawPolyline(self, points: Any, /) -> None:
        self._outline(f'polyline points="{_points(points)}"')

    def drawLine(self, *ends: Any) -> None:
        self.drawLines([ends[0] if len(ends) == 1 else QLineF(*ends)])

    def drawLines(self, lines: Any, /, *_: Any) -> None:
        if lines:
            self._outline(f'path d="{"".join(map(_line, lines))}"')

    def drawText(self, *what: Any) -> None:  # type: ignore[override]
        place, text = what
        if not text.strip():
            return
        said, metrics = self._font()
        said += _colour("fill", self._state.pen.color()) + _direction(text)
        width = _number(metrics.horizontalAdvance(text))
        self.parts.append(
            f'<text x="{_number(place.x())}" y="{_number(place.y())}"{said} textLength="{width}" '
            f'lengthAdjust="spacingAndGlyphs">{xml_text(text)}</text>'
        )

    def _font(self) -> tuple[str, QFontMetricsF]:
        key = self._state.font.toString()
        if key not in self._fonts:
            font = self._state.font
            self._fonts[key] = (_font(font), QFontMetricsF(font))
        return self._fonts[key]

    def _shape(self, what: str) -> None:
        self.parts.append(f"<{what}{_fill(self._state.brush)}{self._stroke()}/>")

    def _outline(self, what: str) -> None:
        if self._state.pen.style() is not Qt.PenStyle.NoPen:
            self.parts.append(f'<{what} fill="none"{self._stroke()}/>')

    def _stroke(self) -> str:
        pen = self._state.pen
        if pen.style() is Qt.PenStyle.NoPen:
            return ""
        width = pen.widthF() or 1.0
        said = f"{_colour('stroke', pen.color())}"
        if width != 1.0:
            said += f' stroke-width="{_number(width)}"'
        if cap := _ROUND_CAP.get(pen.capStyle()):
            said += f' stroke-linecap="{cap}"'
        if dashes := pen.dashPattern():
            lengths = " ".join(_number(dash * width) for dash in dashes)
            said += f' stroke-dasharray="{lengths}"'
        return said if self._state.smooth else f'{said} shape-rendering="crispEdges"'


def _direction(text: str) -> str:
    """As Qt has it, the first letter with a direction says which one the line has.

    The place of a text is its left end, which is the end of one that runs from the right.
    """
    found = (bidirectional(letter) for letter in text)
    strong = next((kind for kind in found if kind in {"L", "R", "AL"}), "L")
    return "" if strong == "L" else ' direction="rtl" text-anchor="end"'


def _as_rect(rect: Sequence[Any]) -> QRectF:
    return QRectF(rect[0]) if len(rect) == 1 else QRectF(*rect)


def _box(rect: QRectF) -> str:
    x, y = _number(rect.x()), _number(rect.y())
    width, height = _number(rect.width()), _number(rect.height())
    return f'x="{x}" y="{y}" width="{width}" height="{height}"'


def _points(points: QPolygonF | Sequence[QPointF]) -> str:
    points = points.toList() if isinstance(points, QPolygonF) else points
    return " ".join(f"{_number(point.x())},{_number(point.y())}" for point in points)


def _arc(box: QRectF, start: float, length: float) -> str:
    """The way along a part of an ellipse: degrees from three o'clock, against the clock."""
    rx, ry = box.width() / 2, box.height() / 2
    ends = []
    for angle in (math.radians(start), math.radians(start + length)):
        x, y = box.center().x() + rx * math.cos(angle), box.center().y() - ry * math.sin(angle)
        ends.append(f"{_number(x)} {_number(y)}")
    large, clockwise = int(abs(length) > 180), int(length < 0)
    return f"M{ends[0]}A{_number(rx)} {_number(ry)} 0 {large} {clockwise} {ends[1]}"


def _line(line: QLineF) -> str:
    """The way along a line, in as few letters as its direction allows."""
    x, y, dx, dy = line.x1(), line.y1(), line.dx(), line.dy()
    if not dy:
        way = f"h{_number(dx)}"
    elif not dx:
        way = f"v{_number(dy)}"
    else:
        way = f"l{_number(dx)} {_number(dy)}"
    return f"M{_number(x)} {_number(y)}{way}"


def _fill(brush: QBrush) -> str:
    if brush.style() is Qt.BrushStyle.NoBrush:
        return ' fill="none"'
    return _colour("fill", brush.color())


def _colour(name: str, colour: QColor) -> str:
    said = f' {name}="{colour.name()}"'
    return said if colour.alpha() == 255 else f'{said} {name}-opacity="{_number(colour.alphaF())}"'


def _font(font: QFont) -> str:
    families = ", ".join([*(f"'{name}'" for name in font.families()), _generic(font)])
    size = _number(font.pixelSize())
    said = f' font-family="{escape(families)}" font-size="{size}"'
    weight = font.weight()
    return said if weight == QFont.Weight.Normal else f'{said} font-weight="{int(weight)}"'


def _generic(font: QFont) -> str:
    serif = any("serif" in name.lower() for name in font.families())
    return "serif" if serif else "sans-serif"


def _number(value: float) -> str:
    """A hundredth of a unit is less than can be seen, at any size."""
    return f"{value:.2f}".rstrip("0").rstrip(".") if value else "0"
