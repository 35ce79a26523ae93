"""Lines of text of one width, each a piece of a page."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache, partial

import msgspec
from msgspec.structs import replace
from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QFont, QFontMetricsF, QPainter, QTextCharFormat, QTextLayout, QTextOption

from ccm_timeline.files.formats.wording import lines_of
from ccm_timeline.view.paper.blocks import Span, Tone, Words
from ccm_timeline.view.paper.faces import SETTINGS, Style, font_for, format_for
from ccm_timeline.view.paper.pieces import Glue, Piece
from ccm_timeline.view.textflow import units

_UNBROKEN = re.compile(r"\S{2000}")
"""Qt takes minutes to look for the end of a word that never ends."""


class _Text(msgspec.Struct, frozen=True):
    """A text without line ends, and which of its UTF-16 units have which tone."""

    text: str
    tones: tuple[tuple[int, int, Tone], ...]


def set_lines(words: Words, style: Style, width: float, *, indent: float = 0.0) -> list[Piece]:
    """Break words into lines of `width` units less the indent; the first two and the last two
    hold together."""
    inner = max(width - indent, 1.0)
    pieces = [
        piece
        for paragraph in _paragraphs(words)
        for piece in _pieces(paragraph, style, inner, indent)
    ]
    return [
        replace(piece, glue=Glue.FIRM)
        if at in (0, len(pieces) - 2) and at + 1 < len(pieces)
        else piece
        for at, piece in enumerate(pieces)
    ]


def line_width(text: str, style: Style) -> float:
    """How wide a text of one line is."""
    return QFontMetricsF(_font(style)).horizontalAdvance(text)


def draw_line(painter: QPainter, text: str, style: Style, x: float, y: float, room: float) -> None:
    """Draw one line from x, ended by “…” where it is longer than the room."""
    words = QFontMetricsF(_font(style)).elidedText(text, Qt.TextElideMode.ElideRight, room)
    for piece in set_lines(words, style, 2 * room):
        piece.draw(painter, x, y)


def _paragraphs(words: Words) -> Iterator[_Text]:
    """Yield the lines that the text itself has."""
    spans = (Span(words),) if isinstance(words, str) else words
    line: list[Span] = []
    for span in spans:
        first, *others = lines_of(span.text)
        line.append(Span(first, span.tone))
        for other in others:
            yield _joined(line)
            line = [Span(other, span.tone)]
    yield _joined(line)


def _joined(spans: list[Span]) -> _Text:
    tones = []
    start = 0
    for span in spans:
        length = units(span.text)
        tones.append((start, length, span.tone))
        start += length
    return _Text("".join(span.text for span in spans), tuple(tones))


def _pieces(text: _Text, style: Style, width: float, indent: float) -> Iterator[Piece]:
    layout = QTextLayout(text.text, _font(style))
    layout.setTextOption(_option(text.text))
    layout.setFormats([_range(style, *tone) for tone in text.tones if tone[1]])
    layout.beginLayout()
    while (line := layout.createLine()).isValid():
        line.setLineWidth(width)
        line.setPosition(QPointF(0, 0))
    layout.endLayout()
    for at in range(layout.lineCount()):
        height = layout.lineAt(at).height()
        extra = height * (SETTINGS[style].leading - 1)
        yield Piece(height + extra, partial(_draw, layout, at, indent, extra / 2))


def _draw(
    layout: QTextLayout, at: int, indent: float, above: float, painter: QPainter, x: float, y: float
) -> None:
    layout.lineAt(at).draw(painter, QPointF(x + indent, y + above))


def _option(text: str) -> QTextOption:
    mode = QTextOption.WrapMode
    option = QTextOption()
    unbroken = _UNBROKEN.search(text) is not None
    option.setWrapMode(mode.WrapAnywhere if unbroken else mode.WrapAtWordBoundaryOrAnywhere)
    option.setTextDirection(Qt.LayoutDirection.LayoutDirectionAuto)
    return option


def _range(style: Style, start: int, length: int, tone: Tone) -> QTextLayout.FormatRange:
    found = QTextLayout.FormatRange()
    found.start, found.length = start, length
    found.format = _format(style, tone)
    return found


@cache
def _font(style: Style) -> QFont:
    return font_for(style)


@cache
def _format(style: Style, tone: Tone) -> QTextCharFormat:
    return format_for(style, tone)
