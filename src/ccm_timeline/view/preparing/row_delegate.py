"""Paints a row of the list: a check box, the number, the date, the words, and what is set."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import (
    QModelIndex,
    QPersistentModelIndex,
    QPointF,
    QRect,
    QRectF,
    QSize,
    Qt,
)
from PySide6.QtGui import QColor, QFont, QPainter, QPen
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from ccm_timeline.view.palette import worn_by
from ccm_timeline.view.preparing.facts import RowFacts
from ccm_timeline.view.preparing.rows import FACTS
from ccm_timeline.view.typefaces import Face, font_of, with_tabular_figures

BEGINS, HAS_NOTE = "Begins here", "Note"
_WIDEST_DATE = "30 Sep 2024 … 28 Feb 2025"
_MOST_DATE = 0.4
"""Of a row, for the date."""

_PAD, _BAR, _AIR = 10, 4, 12
_State = QStyle.StateFlag


class RowDelegate(QStyledItemDelegate):
    """An event in full ink, its quotations indented below it; what is left out is quiet."""

    def sizeHint(
        self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> QSize:
        style: Any = option  # the stubs do not know the fields of an option
        return QSize(0, style.fontMetrics.height() + _AIR)

    def check_rect(self, option: QStyleOptionViewItem) -> QRect:
        """Where a row's check box is; a click beside it, within the same strip, is meant too."""
        style: Any = option
        rect: QRect = style.rect
        return QRect(rect.left(), rect.top(), 2 * _PAD + self._side(option), rect.height())

    def _side(self, option: QStyleOptionViewItem) -> int:
        style: Any = option
        metric = QStyle.PixelMetric.PM_IndicatorWidth
        indicator: int = style.widget.style().pixelMetric(metric)
        return max(indicator, int(style.fontMetrics.height()) - 2)

    def paint(
        self,
        painter: QPainter,
        option: QStyleOptionViewItem,
        index: QModelIndex | QPersistentModelIndex,
    ) -> None:
        style: Any = option
        facts: RowFacts = index.data(FACTS)
        painter.save()
        self._paint_ground(painter, style)
        self._paint_check(painter, style, checked=facts.number is not None)
        place = style.rect.adjusted(self.check_rect(option).width(), 0, -_PAD, 0)
        painter.setFont(with_tabular_figures(QFont(style.font)))
        painter.setPen(QColor(worn_by(style.palette).secondary))
        place = self._paint_number(painter, facts, place, index.model().rowCount())
        place = self._paint_date(painter, facts, place)
        place = self._paint_tags(painter, style, facts, place)
        self._paint_words(painter, style, facts, place)
        painter.restore()

    def _paint_ground(self, painter: QPainter, style: Any) -> None:
        if style.state & _State.State_Selected:
            painter.fillRect(style.rect, style.palette.highlight())
        if style.state & _State.State_HasFocus:
            bar = QRect(style.rect.topLeft(), QSize(_BAR, style.rect.height()))
            painter.fillRect(bar, style.palette.accent())

    def _paint_check(self, painter: QPainter, style: Any, *, checked: bool) -> None:
        """The style's own box is too faint in dark colours."""
        worn, side = worn_by(style.palette), self._side(style)
        top = style.rect.top() + (style.rect.height() - side) / 2
        box = QRectF(style.rect.left() + _PAD + 0.5, top + 0.5, side - 1, side - 1)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setBrush(QColor(worn.accent if checked else worn.panel))
        painter.setPen(QColor(worn.accent if checked else worn.edge))
        painter.drawRoundedRect(box, side / 6, side / 6)
        if checked:
            painter.setPen(QPen(QColor(worn.panel), side / 8))
            tick = ((0.24, 0.52), (0.43, 0.72), (0.78, 0.3))
            painter.drawPolyline([box.topLeft() + QPointF(x, y) * side for x, y in tick])
        painter.setRenderHint(QPainter.RenderHint.Antialiasing, on=False)

    def _paint_number(self, painter: QPainter, facts: RowFacts, place: QRect, count: int) -> QRect:
        """Paint the number of the step; the answer is the room behind it."""
        width = painter.fontMetrics().horizontalAdvance(f"{count:,}")
        if facts.number is not None:
            column = QRect(place.topLeft(), QSize(width, place.height()))
            painter.drawText(column, _at_right(), f"{facts.number:,}")
        return place.adjusted(width + 2 * _PAD, 0, 0, 0)

    def _paint_date(self, painter: QPainter, facts: RowFacts, place: QRect) -> QRect:
        """Paint the date of an event, or leave out the indent of a quotation."""
        if not facts.is_event:
            return place.adjusted(2 * _PAD, 0, 0, 0)
        widest = painter.fontMetrics().horizontalAdvance(_WIDEST_DATE)
        room = min(widest, round(place.width() * _MOST_DATE))
        self._write(painter, facts.date, QRect(place.topLeft(), QSize(room, place.height())))
        return place.adjusted(room + 2 * _PAD, 0, 0, 0)

    def _paint_tags(self, painter: QPainter, style: Any, facts: RowFacts, place: QRect) -> QRect:
        """Paint what is set at the right; the answer is the room that is left."""
        worn = worn_by(style.palette)
        painter.setFont(font_of(Face.SMALL, style.font))
        tags = ((HAS_NOTE, worn.secondary, facts.note), (BEGINS, worn.accent, facts.begins))
        for words, ink, is_set in tags:
            if is_set:
                painter.setPen(QColor(ink))
                painter.drawText(place, _at_right(), words)
                width = painter.fontMetrics().horizontalAdvance(words)
                place = place.adjusted(0, 0, -width - _PAD, 0)
        return place

    def _paint_words(self, painter: QPainter, style: Any, facts: RowFacts, place: QRect) -> None:
        worn, quiet = worn_by(style.palette), facts.number is None
        font = with_tabular_figures(QFont(style.font))
        font.setBold(facts.is_event and not quiet)
        painter.setFont(font)
        painter.setPen(QColor(worn.secondary if quiet else worn.ink))
        self._write(painter, facts.words, place)

    @staticmethod
    def _write(painter: QPainter, text: str, place: QRect) -> None:
        shown = painter.fontMetrics().elidedText(text, Qt.TextElideMode.ElideRight, place.width())
        flags = Qt.AlignmentFlag.AlignVCenter | Qt.TextFlag.TextSingleLine
        painter.drawText(place, flags, shown)


def _at_right() -> int:
    flags = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight
    return int(flags.value) | int(Qt.TextFlag.TextSingleLine.value)
