"""Plain text broken into lines of a width, with the positions that a selection needs.

Qt's own text widgets rewrite U+2028, CRLF and no-break spaces, cannot set the height of a plain
line, and let a long word widen the window. Here the text stays as it was given: a copy of it, in
which each UTF-16 unit has one shown unit, is laid out. Positions are UTF-16 units, as Qt counts.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable
from typing import Any

import msgspec
from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import (
    QBrush,
    QColor,
    QFont,
    QPainter,
    QTextCharFormat,
    QTextLayout,
    QTextLine,
    QTextOption,
)

from ccm_timeline.view.marking import Own, mark_own
from ccm_timeline.view.palette import Ink, Palette
from ccm_timeline.view.typefaces import Face, font_of, has_capitals

LINE_HEIGHT = 1.25
QUOTATION_LINE_HEIGHT = 1.4

_MEASURED = 600
"""Characters up to which a text's width without line breaks is asked; a longer one is just wide."""

_WIDE = 100_000.0
_UNBROKEN = re.compile(r"\S{2000}")
_QUOTED = (Face.QUOTATION, Face.WORDING)
_FIGURE = re.compile(r"(\d) (?=[^\W\d])")
_CRLF = re.compile("\r\n")
_PICTURES = (
    {code: 0x2400 + code for code in range(0x20)}
    | dict.fromkeys(range(0x80, 0xA0), 0xFFFD)
    | dict.fromkeys((0x0A, 0x0B, 0x0C, 0x0D, 0x85, 0x2029), 0x2028)
    | {0x09: 0x09, 0x7F: 0x2421}
)
"""Line ends as Qt's layout knows them, controls as the symbols that picture them."""


class Run(msgspec.Struct, frozen=True):
    """A stretch of text in one face and one ink."""

    text: str
    face: Face = Face.BODY
    ink: Ink = Ink.PRIMARY
    own: Own | None = None
    """Whose alone the words are, of two passages side by side."""


def shown(run: Run) -> str:
    """A run as it is laid out: as many units, line ends as separators, controls visible.

    Outside quotations a figure is not parted from its word, so that no line ends in "6" of a March.
    Capitals are made here, because Qt's layout gives those of one run to all.
    """
    text = _CRLF.sub("\u2060\u2028", run.text).translate(_PICTURES)
    if run.face in _QUOTED:
        return text
    text = _FIGURE.sub("\\1\u00a0", text)
    return "".join(map(_capital, text)) if has_capitals(run.face) else text


def _capital(letter: str) -> str:
    """The capital of a letter, or the letter where its capital has another length (ß)."""
    capital = letter.upper()
    return capital if units(capital) == units(letter) else letter


def units(text: str) -> int:
    """How many UTF-16 units a text has."""
    return len(text) if text.isascii() else len(text.encode("utf-16-le", "surrogatepass")) // 2


class TextFlow:
    """Runs of text as lines of a width; the width may change, the text may not."""

    def __init__(self, runs: Iterable[Run], user: QFont, palette: Palette) -> None:
        self._runs = tuple(runs)
        text = "".join(map(shown, self._runs))
        self._encoded = "".join(run.text for run in self._runs).encode("utf-16-le", "surrogatepass")
        self.length = len(self._encoded) // 2
        self._spacing = (
            QUOTATION_LINE_HEIGHT if any(run.face in _QUOTED for run in self._runs) else LINE_HEIGHT
        )
        self._layout = QTextLayout(text, font_of(Face.BODY, user))
        self._layout.setCacheEnabled(True)
        self._layout.setTextOption(_option(text))
        self._layout.setFormats(_formats(self._runs, user, palette))
        self._width = -1.0
        self._tops: list[float] = []
        self._height = 0.0
        self._natural = _WIDE if self.length > _MEASURED else -1.0
        self._natural_height = 0.0
        self._heights: dict[float, float] = {}

    # Lines.

    def height(self, width: float) -> float:
        """The height of the text in lines of this width; remembered, for layouts ask often."""
        if 0 <= self._natural <= width and self._natural_height:
            return self._natural_height
        if width not in self._heights:
            if len(self._heights) > 16:
                self._heights.clear()
            self.arrange(width)
            self._heights[width] = self._height
        return self._heights[width]

    @property
    def natural_width(self) -> float:
        """The width that the text takes if only its own line ends break it."""
        if self._natural < 0:
            self.arrange(_WIDE)
            lines = (self._layout.lineAt(index) for index in range(self._layout.lineCount()))
            self._natural = max((line.naturalTextWidth() for line in lines), default=0.0)
            self._natural_height = self._height
        return self._natural

    def arrange(self, width: float) -> None:
        """Break the text into lines of this width, to which all positions then belong."""
        if width == self._width:
            return
        self._width = width
        self._tops = []
        y = 0.0
        self._layout.beginLayout()
        while (line := self._layout.createLine()).isValid():
            line.setLineWidth(width)
            extra = line.height() * (self._spacing - 1)
            line.setPosition(QPointF(0, y + extra / 2))
            self._tops.append(y)
            y += line.height() + extra
        self._layout.endLayout()
        self._height = y

    # Painting.

    def draw(self, painter: QPainter, rect: QRectF, clip: QRectF, marked: Selected) -> None:
        self.arrange(rect.width())
        self._layout.draw(painter, rect.topLeft(), marked.formats(), clip)
        if marked.caret is not None:
            self._layout.drawCursor(painter, rect.topLeft(), marked.caret, 1)

    def caret_rect(self, position: int) -> QRectF:
        line = self._layout.lineForTextPosition(position)
        return QRectF(_x_of(line, position), line.y(), 1, line.height())

    def boxes(self, start: int, end: int) -> list[QRectF]:
        """The rectangles of what stands between two positions, once the lines are broken: one a
        line, or several where a line turns its direction, or its font, and parts it."""
        found = []
        index = self._layout.lineForTextPosition(start).lineNumber()
        while 0 <= index < self._layout.lineCount():
            line = self._layout.lineAt(index)
            first, last = max(start, line.textStart()), line.textStart() + line.textLength()
            if first >= end:
                break
            for run in line.glyphRuns(first, min(end, last) - first):
                ink = run.boundingRect()
                found.append(QRectF(ink.x(), line.y(), ink.width(), line.height()))
            index += 1
        return found

    # Positions.

    def slice(self, start: int, end: int) -> str:
        """The given text between two positions, unit for unit."""
        return self._encoded[2 * start : 2 * end].decode("utf-16-le", "surrogatepass")

    def at(self, point: QPointF) -> int:
        """The position nearest to a point."""
        if not self._tops:
            return 0
        line = self._layout.lineAt(max(bisect_right(self._tops, point.y()) - 1, 0))
        return int(line.xToCursor(point.x()))

    def after(self, position: int) -> int:
        return self._layout.nextCursorPosition(position)

    def before(self, position: int) -> int:
        return self._layout.previousCursorPosition(position)

    def after_word(self, position: int) -> int:
        return self._layout.nextCursorPosition(position, QTextLayout.CursorMode.SkipWords)

    def before_word(self, position: int) -> int:
        return self._layout.previousCursorPosition(position, QTextLayout.CursorMode.SkipWords)

    def line_start(self, position: int) -> int:
        return self._layout.lineForTextPosition(position).textStart()

    def line_end(self, position: int) -> int:
        """The end of a position's line, before the blank or line end that closes it."""
        line = self._layout.lineForTextPosition(position)
        end = line.textStart() + line.textLength()
        last = line.lineNumber() == self._layout.lineCount() - 1
        return end if last else self.before(end)

    def above(self, position: int) -> int:
        return self._beside(position, -1)

    def below(self, position: int) -> int:
        return self._beside(position, 1)

    def start(self, position: int) -> int:
        return 0

    def end(self, position: int) -> int:
        return self.length

    def _beside(self, position: int, step: int) -> int:
        line = self._layout.lineForTextPosition(position)
        index = line.lineNumber() + step
        if not 0 <= index < self._layout.lineCount():
            return position
        return int(self._layout.lineAt(index).xToCursor(_x_of(line, position)))


class Selected(msgspec.Struct, frozen=True):
    """What of a text is marked."""

    start: int
    end: int
    ground: QColor
    ink: QColor
    """One for all runs, since not every ink can be read on the ground of a selection."""
    caret: int | None = None

    def formats(self) -> list[QTextLayout.FormatRange]:
        if self.start == self.end:
            return []
        marked = QTextLayout.FormatRange()
        marked.start = self.start
        marked.length = self.end - self.start
        marked.format.setBackground(QBrush(self.ground))
        marked.format.setForeground(QBrush(self.ink))
        return [marked]


def _x_of(line: QTextLine, position: int) -> float:
    found: Any = line.cursorToX(position)  # the stubs have object: it is the x and the position
    return float(found[0])


def _option(text: str) -> QTextOption:
    """How lines break: at words, but anywhere where Qt would search for hours for a word's end."""
    option = QTextOption()
    mode = QTextOption.WrapMode
    unbroken = _UNBROKEN.search(text) is not None
    option.setWrapMode(mode.WrapAnywhere if unbroken else mode.WrapAtWordBoundaryOrAnywhere)
    option.setTextDirection(Qt.LayoutDirection.LayoutDirectionAuto)
    return option


def _formats(runs: Iterable[Run], user: QFont, palette: Palette) -> list[QTextLayout.FormatRange]:
    formats = []
    start = 0
    for run in runs:
        format_range = QTextLayout.FormatRange()
        format_range.start = start
        format_range.length = units(run.text)
        format_range.format = _format(run, user, palette)
        formats.append(format_range)
        start += format_range.length
    return formats


def _format(run: Run, user: QFont, palette: Palette) -> QTextCharFormat:
    looks = QTextCharFormat()
    looks.setFont(font_of(run.face, user))
    looks.setForeground(QColor(palette.ink_of(run.ink)))
    if run.own is not None:
        mark_own(looks, run.own, palette)
    return looks
