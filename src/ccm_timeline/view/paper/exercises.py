"""Sets what a work sheet has beside text: blanks, cards to cut out, a line to place things on."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

import msgspec
from PySide6.QtCore import QLineF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPen

from ccm_timeline.view.paper.blocks import Blanks, Card, Cards, Scale
from ccm_timeline.view.paper.faces import INK, RULE_INK, Style
from ccm_timeline.view.paper.lines import line_width, set_lines
from ccm_timeline.view.paper.pieces import Piece, extent
from ccm_timeline.view.paper.size import MILLIMETRE, POINT

_BLANK = 10 * MILLIMETRE
"""From one line of handwriting to the next."""

_FIRST_SHARE = 0.62
"""Of the width, for the first of two blanks."""

_AIR, _PADDING = 3 * MILLIMETRE, 4 * MILLIMETRE
_SIGN = 9 * MILLIMETRE
_BOX = 8 * MILLIMETRE
_MOST_LINES = 12
"""Of a card, whose words are a title or a name."""

_ROOM = 34 * MILLIMETRE
"""Above the line, to write in."""

_TICK = 2.5 * MILLIMETRE
_HAIR, _THICK = 0.6 * POINT, 1.6 * POINT
_DASHES = [6.0, 4.0]
"""In widths of the line."""


def blanks(block: Blanks, width: float) -> Piece:
    """One line of labels and rules."""
    shares = [1 / len(block.labels)] * len(block.labels)
    if len(shares) == 2:
        shares = [_FIRST_SHARE, 1 - _FIRST_SHARE]
    places = []
    left = 0.0
    for label, share in zip(block.labels, shares, strict=True):
        right = left + share * width
        line = set_lines(label, Style.BODY, right - left)[0]
        after = left + line_width(label, Style.BODY) + _AIR / 2
        places.append((line, left, after, right - (_AIR if right < width - 1 else 0.0)))
        left = right
    return Piece(_BLANK + _AIR, partial(_draw_blanks, places), _AIR / 2)


def cards(block: Cards, width: float) -> list[Piece]:
    """A piece for each row of cards, in which all are as high as the highest."""
    each = (width - (block.across - 1) * _AIR) / block.across
    found = [_SetCard.of(card, each) for card in block.cards]
    rows = (found[at : at + block.across] for at in range(0, len(found), block.across))
    least = block.millimetres * MILLIMETRE
    return [_row(row, each, least) for row in rows]


def scale(block: Scale, width: float) -> Piece:
    """The line, with its labels below it."""
    each = width / len(block.labels)
    labels = [_centred(label.split(" "), Style.BODY, each) for label in block.labels]
    placed = [_centred(signs, Style.ENTRY, each) for signs in block.placed]
    room = max((extent([line for line, _ in lines]) for lines in placed), default=_ROOM) + _TICK
    below = _TICK + max(extent([line for line, _ in lines]) for lines in labels)
    draw = partial(_draw_scale, each, room, labels, placed)
    return Piece(room + below + _AIR, draw, _AIR)


_Centred = list[tuple[Piece, float]]
"""Lines, each with what is left free before it."""


def _centred(lines: Sequence[str], style: Style, width: float) -> _Centred:
    found = []
    for text in lines:
        room = max((width - line_width(text, style)) / 2, 0.0)
        found.append((set_lines(text, style, max(width, line_width(text, style) + 1))[0], room))
    return found


class _SetCard(msgspec.Struct, frozen=True):
    """A card whose words are broken into lines."""

    card: Card
    sign: Piece
    lines: Sequence[Piece]

    @classmethod
    def of(cls, card: Card, width: float) -> _SetCard:
        room = width - 2 * _PADDING - _SIGN - (_BOX + _AIR if card.has_box else 0.0)
        sign = set_lines(card.sign, Style.SECTION, 4 * _SIGN)[0]
        return cls(card, sign, set_lines(card.words, Style.ENTRY, room)[:_MOST_LINES])

    @property
    def height(self) -> float:
        return extent(self.lines) + 2 * _PADDING


def _row(row: Sequence[_SetCard], width: float, least: float) -> Piece:
    height = max(least, *(card.height for card in row))
    return Piece(height, partial(_draw_row, row, width, height), _AIR)


# Drawing.


def _draw_blanks(
    places: Sequence[tuple[Piece, float, float, float]], painter: QPainter, x: float, y: float
) -> None:
    for line, left, after, right in places:
        line.draw(painter, x + left, y + _BLANK - line.height)
        painter.setPen(QPen(QColor(RULE_INK), _HAIR))
        painter.drawLine(QLineF(x + after, y + _BLANK - _HAIR, x + right, y + _BLANK - _HAIR))


def _draw_row(
    row: Sequence[_SetCard], width: float, height: float, painter: QPainter, x: float, y: float
) -> None:
    dashed = QPen(QColor(INK), _HAIR, j=Qt.PenJoinStyle.MiterJoin)
    dashed.setDashPattern(_DASHES)
    for at, card in enumerate(row):
        left = x + at * (width + _AIR)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.setPen(dashed)
        painter.drawRect(QRectF(left, y, width, height))
        if card.card.has_box:
            painter.setPen(QPen(QColor(RULE_INK), _HAIR, j=Qt.PenJoinStyle.MiterJoin))
            painter.drawRect(QRectF(left + width - _PADDING - _BOX, y + _PADDING, _BOX, _BOX))
        card.sign.draw(painter, left + _PADDING, y + _PADDING - POINT)
        top = y + _PADDING
        for line in card.lines:
            line.draw(painter, left + _PADDING + _SIGN, top)
            top += line.height


def _draw_scale(
    each: float,
    room: float,
    labels: Sequence[_Centred],
    placed: Sequence[_Centred],
    painter: QPainter,
    x: float,
    y: float,
) -> None:
    line = y + room
    for at, label in enumerate(labels):
        middle = x + (at + 0.5) * each
        if not placed and at:
            painter.setPen(QPen(QColor(RULE_INK), _HAIR, Qt.PenStyle.DotLine))
            painter.drawLine(QLineF(x + at * each, y, x + at * each, line - _TICK))
        painter.setPen(QPen(QColor(INK), _THICK))
        painter.drawLine(QLineF(middle, line - _TICK / 2, middle, line + _TICK / 2))
        _draw_lines(label, painter, x + at * each, line + _TICK)
    painter.setPen(QPen(QColor(INK), _THICK))
    painter.drawLine(QLineF(x, line, x + each * len(labels), line))
    for at, signs in enumerate(placed):
        height = extent([each_line for each_line, _ in signs])
        _draw_lines(signs, painter, x + at * each, line - _TICK - height)


def _draw_lines(lines: _Centred, painter: QPainter, x: float, y: float) -> None:
    for piece, before in lines:
        piece.draw(painter, x + before, y)
        y += piece.height
