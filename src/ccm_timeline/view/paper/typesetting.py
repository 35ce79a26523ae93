"""Sets blocks: makes of each the pieces of which pages are made."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from functools import partial

import msgspec
from msgspec.structs import replace
from PySide6.QtCore import QLineF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPen

from ccm_timeline.view.palette import LIGHT
from ccm_timeline.view.paper.blocks import (
    Blanks,
    Block,
    Cards,
    Columns,
    Heading,
    Instruction,
    Items,
    Level,
    Mark,
    PageBreak,
    Paragraph,
    Quotation,
    Rule,
    Scale,
    Together,
    Words,
    WritingBox,
    WritingLines,
)
from ccm_timeline.view.paper.exercises import blanks, cards, scale
from ccm_timeline.view.paper.faces import INK, RULE_INK, STYLE_OF, Style
from ccm_timeline.view.paper.lines import set_lines
from ccm_timeline.view.paper.pieces import Glue, Piece, extent, glued, paginate
from ccm_timeline.view.paper.size import MILLIMETRE, POINT

_ABOVE = {
    Level.TITLE: 0.0,
    Level.SECTION: 26 * POINT,
    Level.ENTRY: 20 * POINT,
    Level.LABEL: 11 * POINT,
}
_GAP = 6 * POINT
"""Between blocks."""
_ITEM_GAP = 3 * POINT
_QUOTE_INDENT = 6 * MILLIMETRE
_BAR = 2 * POINT
_ITEM_INDENT = 7 * MILLIMETRE
_TICK = 3 * MILLIMETRE
_LINE = 9 * MILLIMETRE
"""Between lines to write on: what school exercise books have."""
_PADDING = 3 * MILLIMETRE
_HAIR = 0.6 * POINT
_TALLEST = 0.8
"""Share of a page that one piece may take, so that its heading stands on the same page."""


class Typesetter(msgspec.Struct, frozen=True):
    """Sets blocks in a width, for pages of a height, both in units."""

    width: float
    height: float

    def set(self, blocks: Iterable[Block]) -> Iterator[Piece]:
        """Yield the pieces of the blocks, set one block at a time."""
        breaks = False
        for block in blocks:
            if isinstance(block, PageBreak):
                breaks = True
                continue
            pieces = self.pieces(block)
            if pieces and breaks:
                pieces[0] = replace(pieces[0], breaks=True)
                breaks = False
            yield from pieces

    def pieces(self, block: Block) -> list[Piece]:
        """The pieces of one block; none for a page break, which `set` sees to."""
        match block:
            case Heading():
                return self._heading(block)
            case Paragraph():
                return self._paragraph(block)
            case Quotation():
                return self._quotation(block)
            case Items():
                return self._items(block)
            case Columns():
                return self._columns(block)
            case Together(blocks):
                return glued(list(self.set(blocks)), Glue.WISH)
            case Rule():
                return [Piece(_HAIR, partial(_draw_rule, self.width), 2 * _GAP, Glue.NONE)]
            case WritingLines(count):
                draw = partial(_draw_rule_below, self.width)
                return [Piece(_LINE, draw) for _ in range(count)]
            case WritingBox():
                return self._box(block)
            case Instruction(words):
                return _after(set_lines(words, Style.TASK, self.width), 2 * _GAP)
            case Blanks():
                return [blanks(block, self.width)]
            case Cards():
                return cards(block, self.width)
            case Scale():
                return [scale(block, self.width)]
            case PageBreak():
                return []

    def _heading(self, heading: Heading) -> list[Piece]:
        lines = set_lines(heading.text, STYLE_OF[heading.level], self.width)
        return _after([replace(line, glue=Glue.FIRM) for line in lines], _ABOVE[heading.level])

    def _paragraph(self, paragraph: Paragraph) -> list[Piece]:
        lines = set_lines(paragraph.words, Style.BODY, self.width)
        if paragraph.keep_with_next:
            lines[-1] = replace(lines[-1], glue=Glue.FIRM)
        return _after(lines, _GAP)

    def _quotation(self, quotation: Quotation) -> list[Piece]:
        lines = set_lines(quotation.words, Style.QUOTATION, self.width, indent=_QUOTE_INDENT)
        lines = [replace(line, draw=partial(_draw_barred, line)) for line in lines]
        if not quotation.attribution:
            return _after(lines, 1.5 * _GAP)
        below = set_lines(
            quotation.attribution, Style.ATTRIBUTION, self.width, indent=_QUOTE_INDENT
        )
        lines[-1] = replace(lines[-1], glue=Glue.FIRM)
        return _after([*lines, *_after(glued(below, Glue.FIRM), _ITEM_GAP)], 1.5 * _GAP)

    def _items(self, items: Items) -> list[Piece]:
        found: list[Piece] = []
        for number, item in enumerate(items.items, items.first):
            lines = set_lines(item, Style.BODY, self.width, indent=_ITEM_INDENT)
            marked = partial(_draw_marked, lines[0], self._mark(items.mark, number))
            lines[0] = replace(lines[0], draw=marked)
            found += _after(lines, _ITEM_GAP if found else _GAP)
        return found

    def _mark(self, mark: Mark, number: int) -> Piece:
        if mark is Mark.TICK_BOX:
            return Piece(_TICK, _draw_tick_box)
        text = "•" if mark is Mark.BULLET else f"{number}."
        return set_lines(text, Style.BODY, _ITEM_INDENT)[0]

    def _box(self, box: WritingBox) -> list[Piece]:
        height = min(box.millimetres * MILLIMETRE, _TALLEST * self.height)
        inside = self._label(box.label, height)
        return [Piece(height, partial(_draw_frame, self.width, height, inside), _GAP)]

    def _label(self, label: Words, height: float) -> Sequence[Piece]:
        """The lines of a label for which a frame has room."""
        if not label:
            return ()
        lines = set_lines(label, Style.ATTRIBUTION, self.width - 2 * _PADDING)
        while lines and extent(lines) > height - 2 * _PADDING:
            lines.pop()
        return lines

    def _columns(self, columns: Columns) -> list[Piece]:
        """One piece; several below each other where the columns are nearly a page long."""
        if not columns.columns:
            return []
        width = self.width / len(columns.columns)
        room = _TALLEST * self.height - 2 * _PADDING
        inner = Typesetter(width - 2 * _PADDING, room)
        parts = [list(paginate(inner.set(column), room)) for column in columns.columns]
        found = []
        for at in range(max(1, *map(len, parts))):
            slices = [part[at] if at < len(part) else () for part in parts]
            ends = (placed.y + placed.piece.height for page in slices for placed in page)
            height = max(ends, default=0.0) + 2 * _PADDING
            drawn = [[(placed.piece, placed.y) for placed in page] for page in slices]
            found.append(Piece(height, partial(_draw_columns, width, height, drawn)))
        return _after(found, _GAP)


def _after(pieces: list[Piece], space: float) -> list[Piece]:
    return [replace(pieces[0], space=space), *pieces[1:]] if pieces else []


def _pen(colour: str) -> QPen:
    return QPen(QColor(colour), _HAIR, j=Qt.PenJoinStyle.MiterJoin)


def _draw_rule(width: float, painter: QPainter, x: float, y: float) -> None:
    painter.setPen(_pen(RULE_INK))
    painter.drawLine(QLineF(x, y, x + width, y))


def _draw_rule_below(width: float, painter: QPainter, x: float, y: float) -> None:
    _draw_rule(width, painter, x, y + _LINE - _HAIR)


def _draw_barred(line: Piece, painter: QPainter, x: float, y: float) -> None:
    painter.fillRect(QRectF(x, y, _BAR, line.height), QColor(LIGHT.edge))
    line.draw(painter, x, y)


def _draw_marked(line: Piece, mark: Piece, painter: QPainter, x: float, y: float) -> None:
    mark.draw(painter, x, y)
    line.draw(painter, x, y)


def _draw_tick_box(painter: QPainter, x: float, y: float) -> None:
    painter.setPen(_pen(INK))
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.drawRect(QRectF(x, y + POINT, _TICK, _TICK))


def _draw_frame(
    width: float, height: float, inside: Sequence[Piece], painter: QPainter, x: float, y: float
) -> None:
    painter.setPen(_pen(RULE_INK))
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.drawRect(QRectF(x, y, width, height))
    top = y + _PADDING
    for piece in inside:
        piece.draw(painter, x + _PADDING, top)
        top += piece.height


def _draw_columns(
    width: float,
    height: float,
    columns: Sequence[Sequence[tuple[Piece, float]]],
    painter: QPainter,
    x: float,
    y: float,
) -> None:
    for at, column in enumerate(columns):
        left = x + at * width
        _draw_frame(width, height, (), painter, left, y)
        for piece, top in column:
            piece.draw(painter, left + _PADDING, y + _PADDING + top)
