"""The list of events: the accessible twin of the drawing, in the same order of time."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import QEvent, QItemSelectionModel, QModelIndex, QRect, QSize, Qt, Signal
from PySide6.QtGui import (
    QAccessible,
    QAccessibleAnnouncementEvent,
    QFontMetrics,
    QKeyEvent,
    QPainter,
    QPalette,
    QResizeEvent,
)
from PySide6.QtWidgets import (
    QAbstractItemView,
    QFrame,
    QHeaderView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableView,
    QWidget,
)

from ccm_timeline.model.choices import ListOrder
from ccm_timeline.session.session import Session
from ccm_timeline.view.event_table import (
    COLUMNS,
    DIRECTION_WORDS,
    ORDER_WORDS,
    ORDERS,
    EventTable,
    Index,
    Positions,
    years_of,
)
from ccm_timeline.view.palette import Palette
from ccm_timeline.view.parts.scroll_bar import SlimScrollBar
from ccm_timeline.view.typefaces import with_tabular_figures

_ASCENDING = Qt.SortOrder.AscendingOrder
_EVENT = 2
_WIDEST_REPORT = "30 Sep 2024"
_WIDEST_DATE = "30 Sep 2024 … 28 Feb 2025"
_WIDEST_THEME = "a theme, not too long"
_NARROW_DATE, _NARROW_THEME = "30 Sep 2024?", "a theme"
_EVENT_SHARE = 0.33
"""Of the width, for which dates and themes give way to the titles; tips have them whole."""


class RowDelegate(QStyledItemDelegate):
    """Paints a row's cells as one: plain text, a ground for the selected row, a bar for focus."""

    PAD = 10
    BAR = 4
    LINE = 2
    """Under the title of an event that the search found, as under its card."""

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        style: Any = option  # the stubs do not know the fields of an option
        painter.save()
        if style.state & QStyle.StateFlag.State_Selected:
            painter.fillRect(style.rect, style.palette.highlight())
            if index.column() == 0 and style.widget.hasFocus():
                bar = QRect(style.rect.topLeft(), QSize(self.BAR, style.rect.height()))
                painter.fillRect(bar, style.palette.accent())
        painter.setFont(with_tabular_figures(style.font))
        painter.setPen(style.palette.color(QPalette.ColorRole.Text))
        place = style.rect.adjusted(self.PAD, 0, 0, 0)
        text = painter.fontMetrics().elidedText(
            index.data(), Qt.TextElideMode.ElideRight, place.width() - self.PAD // 2
        )
        flags = Qt.AlignmentFlag.AlignVCenter | Qt.TextFlag.TextSingleLine
        painter.drawText(place, flags, text)
        if index.column() == _EVENT and index.data(Qt.ItemDataRole.UserRole):
            width = painter.fontMetrics().horizontalAdvance(text)
            line = QRect(place.left(), place.bottom() - self.LINE - 1, width, self.LINE)
            painter.fillRect(line, style.palette.accent())
        painter.restore()


class EventList(QTableView):
    """One event a row, in step with the session's selection in both directions."""

    zoom_requested = Signal(str)
    """The id of the event to be zoomed to."""
    order_changed = Signal(object)
    """By which date the rows are ordered now."""

    def __init__(
        self,
        session: Session,
        palette: Palette,
        parent: QWidget | None = None,
        positions: Positions | None = None,
    ) -> None:
        super().__init__(parent)
        self._session = session
        self._table = EventTable(session, positions)
        self._fitted: list[int] = []
        self._configure()
        self.setModel(self._table)
        self._fit_columns()
        self._show_order()
        self._connect()
        self.apply(palette)
        self._renew()

    def apply(self, palette: Palette) -> None:
        """Wear these colours; the head is as quiet as the rows, and stands over their text."""
        self.setPalette(palette.qt())
        self.horizontalHeader().setStyleSheet(
            f"QHeaderView::section {{ background: {palette.panel}; color: {palette.secondary};"
            f" border: none; border-bottom: 1px solid {palette.rule};"
            f" padding: 5px {RowDelegate.PAD}px; }}"
        )

    def positions_changed(self) -> None:
        """Ask anew which events are listed; the selection stays with the session."""
        self._table.refresh()
        self._renew()

    @property
    def order(self) -> ListOrder:
        """By which date the rows are ordered."""
        return self._table.order

    def order_by(self, order: ListOrder) -> None:
        """Order the rows by a date, earliest first; asked once more, the other way round."""
        table = self._table
        table.order_by(order, latest_first=table.order is order and not table.latest_first)
        self._show_order()
        self._renew()
        if self._session.selected_id is None:
            self.scrollToTop()
        said = f"Ordered {ORDER_WORDS[order]}, {DIRECTION_WORDS[table.latest_first]}"
        QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self, said))
        self.order_changed.emit(order)

    def _on_head_clicked(self, column: int) -> None:
        """Order by the date of this column; the other columns have no order."""
        order = next((order for order, at in ORDERS.items() if at == column), None)
        if order is None:
            self._show_order()  # for Qt has moved the arrow already
        else:
            self.order_by(order)

    def _show_order(self) -> None:
        down = Qt.SortOrder.DescendingOrder if self._table.latest_first else _ASCENDING
        self.horizontalHeader().setSortIndicator(ORDERS[self._table.order], down)

    def _configure(self) -> None:
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setTabKeyNavigation(False)
        self.setItemDelegate(RowDelegate(self))
        self.setVerticalScrollBar(SlimScrollBar(self))
        self.setShowGrid(False)
        self.setWordWrap(False)
        self.setCornerButtonEnabled(False)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.verticalHeader().hide()
        self.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        header = self.horizontalHeader()
        header.setHighlightSections(False)
        header.setSectionsClickable(True)
        header.setSortIndicatorShown(True)
        header.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)

    def _connect(self) -> None:
        self._session.document_changed.connect(self.positions_changed)
        self._session.filter_changed.connect(self.positions_changed)
        self._session.search_changed.connect(self.viewport().update)
        self._session.selection_changed.connect(self._follow)
        self.selectionModel().currentRowChanged.connect(self._select)
        self.doubleClicked.connect(self._zoom)
        self.horizontalHeader().sectionClicked.connect(self._on_head_clicked)

    # In step with the session.

    def _renew(self) -> None:
        positions = self._table.positions
        years = years_of(self._session.timeline, positions)
        name = f"Events, {len(positions):,}" + (f", {years}" if years else "")
        self.setAccessibleName(name + self._order_in_words())
        self._follow()

    def _order_in_words(self) -> str:
        """How the rows are ordered, where that is not the order of time."""
        table = self._table
        if table.order is ListOrder.HAPPENED and not table.latest_first:
            return ""
        return f", {ORDER_WORDS[table.order]}, {DIRECTION_WORDS[table.latest_first]}"

    def _follow(self) -> None:
        """Mark the row of the selected event, or none where it is not listed."""
        selected = self._session.selected_id
        row = None if selected is None else self._table.row_of(selected)
        if row is None:
            self.setCurrentIndex(QModelIndex())
            self.clearSelection()
        elif row != self.currentIndex().row() or not self.selectionModel().hasSelection():
            index = self._table.index(row, 0)
            flags = QItemSelectionModel.SelectionFlag
            self.selectionModel().setCurrentIndex(index, flags.ClearAndSelect | flags.Rows)
            self.scrollTo(index)

    def _select(self, current: QModelIndex, previous: QModelIndex) -> None:
        """Select the event of the row that the user went to; no row says nothing."""
        if current.isValid():
            self._session.select(self._table.event_id(current.row()))

    def _zoom(self, index: QModelIndex) -> None:
        if index.isValid():
            self.zoom_requested.emit(self._table.event_id(index.row()))

    # Keys.

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter zooms; left and right are left to the window, for a row is one thing."""
        match event.key():
            case Qt.Key.Key_Return | Qt.Key.Key_Enter:
                self._zoom(self.currentIndex())
            case Qt.Key.Key_Left | Qt.Key.Key_Right:
                event.ignore()
            case _:
                super().keyPressEvent(event)

    def moveCursor(
        self, action: QAbstractItemView.CursorAction, modifiers: Qt.KeyboardModifier
    ) -> QModelIndex:
        """Home and End go to the first and last row, as in any list."""
        last = self._table.rowCount() - 1
        match action:
            case QAbstractItemView.CursorAction.MoveHome:
                return self._table.index(0, 0)
            case QAbstractItemView.CursorAction.MoveEnd:
                return self._table.index(last, 0)
            case _:
                return super().moveCursor(action, modifiers)

    def keyboardSearch(self, search: str) -> None:
        """Go to the next title that begins with the letter; Qt's own search asks every row."""
        row = self._table.row_from(self.currentIndex().row() + 1, search.casefold())
        if row is not None:
            self.setCurrentIndex(self._table.index(row, 0))

    # Sizes.

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() is QEvent.Type.FontChange and self.model() is not None:
            self._fit_columns()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if self._widths() == self._fitted:  # Else somebody has moved the borders.
            self._fit_columns()

    def _fit_columns(self) -> None:
        """Widths by the font and not by the contents, which may be a million."""
        measure = QFontMetrics(with_tabular_figures(self.font()))
        header = self.horizontalHeader()
        for column, width in enumerate(column_widths(measure, self.viewport().width())):
            self.setColumnWidth(column, width)
        header.setSectionResizeMode(_EVENT, QHeaderView.ResizeMode.Stretch)
        self.verticalHeader().setDefaultSectionSize(measure.height() + 12)
        self._fitted = self._widths()

    def _widths(self) -> list[int]:
        """Of all columns but that of the titles, which has what is left."""
        return [self.columnWidth(column) for column in range(len(COLUMNS)) if column != _EVENT]


def column_widths(measure: QFontMetrics, room: int) -> list[int]:
    """The width of each column in pixels, 0 for that of the titles, which has the rest of `room`.

    Where the titles would have too little, the columns that can be narrower are."""
    texts = (_WIDEST_DATE, _WIDEST_REPORT, "", _WIDEST_THEME, COLUMNS[4][0], COLUMNS[5][0])
    narrow = (_NARROW_DATE, _WIDEST_REPORT, "", _NARROW_THEME, COLUMNS[4][0], COLUMNS[5][0])
    wide, least = ([_column_width(measure, text) for text in row] for row in (texts, narrow))
    can_give = sum(wide) - sum(least)
    wanted = _EVENT_SHARE * room - (room - sum(wide))
    share = min(max(wanted / can_give, 0.0), 1.0)
    return [round(most - share * (most - few)) for most, few in zip(wide, least, strict=True)]


def _column_width(measure: QFontMetrics, text: str) -> int:
    return measure.horizontalAdvance(text) + 2 * RowDelegate.PAD if text else 0
