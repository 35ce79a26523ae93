"""One event as a card for slides and posts: date, words, who said them, stance, source, badge."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cached_property

import msgspec
from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QPainter

from ccm_timeline.files.check import Grade
from ccm_timeline.model.document import StanceValue
from ccm_timeline.model.picture import CardWish, NothingToDraw
from ccm_timeline.model.sheets import Sheet
from ccm_timeline.model.timeline import Timeline
from ccm_timeline.view.paint.look import theme_colours
from ccm_timeline.view.paint.stances import draw_stance
from ccm_timeline.view.palette import Palette
from ccm_timeline.view.picture.card_text import CardText, card_text
from ccm_timeline.view.picture.drawing import SMALLEST, About, size_in_units
from ccm_timeline.view.picture.page import PALETTES
from ccm_timeline.view.show.faces import Faces, Type
from ccm_timeline.view.typefaces import as_scalable

_EDGE = 0.07
"""Clear space at each side, of the shorter one; so are the sizes of texts below."""

_DATE, _TITLE, _SMALL = 0.032, 0.05, 0.026
_WORDS = (0.078, 0.07, 0.062, 0.055, 0.049, 0.043, 0.038, 0.033, 0.029, 0.025)
_LONGEST = 3000
"""Code points of which no card has room for all: more need not be laid out."""

_MOST_TITLE, _MOST_SMALL = 3, 4


class _ScalableFaces(Faces):
    """Fonts that are as wide at any size, in proportion."""

    def _make(self, kind: Type) -> QFont:
        return as_scalable(super()._make(kind))


class _Line(msgspec.Struct, frozen=True):
    """A line of text under the one before it; a stance has its sign before it."""

    text: str
    kind: Type
    ink: str
    stance: StanceValue | None = None


class EvidenceCard:
    """Lays one event out on a sheet; it is a `Drawing`. Raises `NothingToDraw`.

    `grade` is what came of looking for the quotation in its source; None where nobody has looked.
    """

    def __init__(self, timeline: Timeline, wish: CardWish, grade: Grade | None = None) -> None:
        event = timeline.event(wish.event)
        if event is None:
            raise NothingToDraw(f"there is no event “{wish.event}” in the timeline")
        self._timeline, self._event, self._sheet = timeline, event, wish.sheet
        self._palette: Palette = PALETTES[wish.theme]
        self._text: CardText = card_text(timeline, event, grade)
        self._faces = _ScalableFaces()
        self._width, self._height = size_in_units(wish.sheet)
        self._base = min(self._width, self._height)
        self._edge = round(self._base * _EDGE)
        self._head = tuple(self._head_lines())
        self._foot = tuple(self._foot_lines())
        self._body, self._is_cut = self._fit()

    # As a drawing.

    @property
    def sheet(self) -> Sheet:
        return self._sheet

    @property
    def count(self) -> int:
        return 1

    @property
    def ground(self) -> QColor:
        return QColor(self._palette.ground)

    @cached_property
    def about(self) -> About:
        """What is said, as text; the sources are those of the event."""
        text = self._text
        stances = (words for words, _ in text.stances)
        said = (text.date, self._words, text.speaker, text.standing, *stances)
        described = "\n".join(part for part in (*said, *text.references, text.badge) if part)
        language = self._timeline.document.language
        return About(text.title, described, language, text.references)

    @property
    def notes(self) -> tuple[str, ...]:
        if not self._is_cut:
            return ()
        return ("The words are longer than the card has room for: they end in an ellipsis.",)

    def paint(self, painter: QPainter, page: int) -> None:
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.fillRect(QRectF(0, 0, self._width + 1, self._height + 1), self.ground)
        self._paint_edge(painter)
        y = self._paint_lines(painter, self._head, self._edge)
        foot_top = self._height - self._edge - self._height_of(self._foot)
        room = foot_top - y
        middle = y + max((room - self._height_of(self._body)) / 2, 0.0)
        self._paint_lines(painter, self._body, middle)
        self._paint_lines(painter, self._foot, foot_top)
        painter.restore()

    def _paint_edge(self, painter: QPainter) -> None:
        """The colour of the theme, down the left side, as on the cards of the timeline."""
        themes = self._timeline.document.themes
        places = [theme.id for theme in themes]
        colour = theme_colours(themes, self._palette)[places.index(self._event.theme)]
        painter.setPen(Qt.PenStyle.NoPen)
        painter.fillRect(QRectF(0, 0, self._edge / 4, self._height + 1), colour)

    def _paint_lines(self, painter: QPainter, lines: tuple[_Line, ...], top: float) -> float:
        for line in lines:
            height, metrics = self._faces.line_height(line.kind), self._faces.metrics(line.kind)
            x = float(self._edge)
            baseline = top + (height - metrics.ascent() - metrics.descent()) / 2 + metrics.ascent()
            if line.stance is not None:
                size = line.kind.size * 0.7
                middle = QPointF(x + size * 0.65, top + height / 2)
                draw_stance(painter, self._palette, line.stance, middle, size)
                x += 2 * size
            painter.setFont(self._faces.font(line.kind))
            painter.setPen(QColor(line.ink))
            painter.drawText(QPointF(x, baseline), line.text)
            top += height
        return top

    # The layout.

    @property
    def _words(self) -> str:
        return f"“{self._text.words}”" if self._text.is_quotation else self._text.words

    @property
    def _room(self) -> float:
        return self._width - 2 * self._edge

    def _size(self, share: float) -> int:
        return max(round(self._base * share), int(SMALLEST))

    def _height_of(self, lines: tuple[_Line, ...]) -> float:
        return sum(self._faces.line_height(line.kind) for line in lines)

    def _few(self, text: str, kind: Type, ink: str, most: int) -> Iterator[_Line]:
        for line in self._faces.few_lines(text, kind, self._room, most):
            yield _Line(line, kind, ink)

    def _head_lines(self) -> Iterator[_Line]:
        date = Type(self._size(_DATE), bold=True)
        yield from self._few(self._text.date, date, self._palette.accent, _MOST_TITLE)
        title = Type(self._size(_TITLE), bold=True)
        yield from self._few(self._text.title, title, self._palette.ink, _MOST_TITLE)

    def _foot_lines(self) -> Iterator[_Line]:
        small, strong = Type(self._size(_SMALL)), Type(self._size(_DATE), bold=True)
        palette, text = self._palette, self._text
        if text.speaker:
            yield from self._few(text.speaker, strong, palette.ink, 2)
        if text.standing:
            yield from self._few(text.standing, small, palette.secondary, 2)
        for words, value in text.stances:
            room = self._room - 2 * small.size
            yield _Line(self._faces.one_line(words, small, room), small, palette.ink, value)
        for reference in text.references:
            yield from self._few(reference, small, palette.secondary, _MOST_SMALL)
        if text.badge:
            ink = palette.good if text.is_found else palette.warning
            yield from self._few(text.badge, small, ink, 2)

    def _fit(self) -> tuple[tuple[_Line, ...], bool]:
        """What is read, in the largest type that has room; whether something of it has none."""
        text = self._words[:_LONGEST]
        gap = self._base * 0.05
        room = self._height - 2 * self._edge - gap
        room -= self._height_of(self._head) + self._height_of(self._foot)
        for share in _WORDS:
            kind = Type(self._size(share), serif=self._text.is_quotation)
            lines = self._faces.lines(text, kind, self._room)
            if len(lines) * self._faces.line_height(kind) <= room:
                return tuple(_Line(line, kind, self._palette.ink) for line in lines), False
        most = max(int(room // self._faces.line_height(kind)), 1)
        last = self._faces.one_line(" ".join(lines[most - 1 : most + 1]), kind, self._room)
        kept = (*lines[: most - 1], last)
        return tuple(_Line(line, kind, self._palette.ink) for line in kept), True
