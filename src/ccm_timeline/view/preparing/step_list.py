"""The list of steps: checked, marked, moved by keys and by mouse."""

from __future__ import annotations

from typing import Any
from uuid import uuid4

from PySide6.QtCore import (
    QByteArray,
    QItemSelectionModel,
    QMimeData,
    QModelIndex,
    QPoint,
    Qt,
    Signal,
)
from PySide6.QtGui import (
    QDrag,
    QDragEnterEvent,
    QDragMoveEvent,
    QDropEvent,
    QKeyEvent,
    QMouseEvent,
)
from PySide6.QtWidgets import QAbstractItemView, QFrame, QListView, QStyleOptionViewItem, QWidget

from ccm_timeline.view.parts.scroll_bar import SlimScrollBar
from ccm_timeline.view.preparing.row_delegate import RowDelegate
from ccm_timeline.view.preparing.rows import ROWS, StepRows


class StepList(QListView):
    """It changes nothing: it says what is asked for."""

    hiding_requested = Signal(list, bool)
    """Rows, and whether the show is to leave them out."""
    moving_requested = Signal(list, int)
    """Rows, and the row before which they are to stand."""
    shifting_requested = Signal(list, bool)
    """Rows, and whether they go down, over what is behind them."""
    current_changed = Signal()

    def __init__(self, rows: StepRows, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._rows = rows
        self._mark = uuid4().hex
        self._delegate = RowDelegate(self)
        self.setModel(rows)
        self.setItemDelegate(self._delegate)
        self.setUniformItemSizes(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollBar(SlimScrollBar(self))
        self.setDragEnabled(True)
        self.setAcceptDrops(True)
        self.setDropIndicatorShown(True)
        self.setDragDropMode(QAbstractItemView.DragDropMode.DragDrop)
        self.setDefaultDropAction(Qt.DropAction.MoveAction)
        self.selectionModel().currentChanged.connect(self.current_changed)

    @property
    def row(self) -> int | None:
        """The current row, or None where there is none."""
        index = self.currentIndex()
        return index.row() if index.isValid() else None

    @property
    def chosen(self) -> list[int]:
        """The marked rows, ascending; without any, the current one."""
        found = sorted(index.row() for index in self.selectionModel().selectedRows())
        return found or ([] if self.row is None else [self.row])

    def go_to(self, row: int) -> None:
        """Make a row the current one, and the only one that is marked."""
        index = self._rows.index(row)
        # Qt's own would see the Ctrl of Ctrl+F5 still held, and leave the other rows marked.
        only = QItemSelectionModel.SelectionFlag.ClearAndSelect
        self.selectionModel().setCurrentIndex(index, only)
        self.scrollTo(index)

    # Check boxes.

    def mousePressEvent(self, event: QMouseEvent) -> None:
        index = self.indexAt(event.position().toPoint())
        if event.button() is Qt.MouseButton.LeftButton and self._hits_check(index, event):
            chosen = self.chosen
            row = index.row()
            self._toggle(row, chosen if row in chosen and len(chosen) > 1 else [row])
            if row not in chosen:
                self.setCurrentIndex(index)
        else:
            super().mousePressEvent(event)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """Two clicks on a check box are two clicks."""
        if self._hits_check(self.indexAt(event.position().toPoint()), event):
            self.mousePressEvent(event)
        else:
            super().mouseDoubleClickEvent(event)

    def _hits_check(self, index: QModelIndex, event: QMouseEvent) -> bool:
        option: Any = QStyleOptionViewItem()  # the stubs do not know the fields of an option
        self.initViewItemOption(option)
        option.rect = self.visualRect(index)
        spot = event.position().toPoint()
        return index.isValid() and self._delegate.check_rect(option).contains(spot)

    def _toggle(self, row: int, rows: list[int]) -> None:
        """Turn a check box over; the other rows follow it."""
        self.hiding_requested.emit(rows, not self._rows.step(row).hidden)

    # Keys.

    def keyPressEvent(self, event: QKeyEvent) -> None:
        alt = event.modifiers() == Qt.KeyboardModifier.AltModifier
        match event.key():
            case Qt.Key.Key_Up | Qt.Key.Key_Down if alt:
                down = event.key() == Qt.Key.Key_Down
                self.shifting_requested.emit(self.chosen, down)
            case Qt.Key.Key_Space if self.row is not None:
                self._toggle(self.row, self.chosen)
            case _:
                super().keyPressEvent(event)

    def keyboardSearch(self, search: str) -> None:
        """Nothing: Qt's own search would ask every row, and tell each of them for that."""

    # Dragging.

    def startDrag(self, supportedActions: Qt.DropAction) -> None:
        data = QMimeData()
        rows = " ".join((self._mark, *map(str, self.chosen)))
        data.setData(ROWS, QByteArray(rows.encode()))
        drag = QDrag(self)
        drag.setMimeData(data)
        drag.exec(Qt.DropAction.MoveAction)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if self._dragged(event):
            super().dragEnterEvent(event)
            event.accept()

    def dragMoveEvent(self, event: QDragMoveEvent) -> None:
        """Let Qt show the place, and scroll."""
        if self._dragged(event):
            super().dragMoveEvent(event)
            event.setDropAction(Qt.DropAction.MoveAction)
            event.accept()

    def dropEvent(self, event: QDropEvent) -> None:
        rows = self._dragged(event)
        if rows:
            event.setDropAction(Qt.DropAction.MoveAction)
            event.accept()
            self.moving_requested.emit(rows, self._row_at(event.position().toPoint()))
        self.stopAutoScroll()
        self.setState(QAbstractItemView.State.NoState)
        self.viewport().update()

    def _dragged(self, event: QDropEvent) -> list[int]:
        """The rows that are dragged; none where they are not of this list."""
        mark, *rows = bytes(event.mimeData().data(ROWS).data()).decode().split(" ")
        return [int(row) for row in rows] if mark == self._mark else []

    def _row_at(self, spot: QPoint) -> int:
        """The row before which something is dropped: below the last one, behind all."""
        index = self.indexAt(spot)
        if not index.isValid():
            return self._rows.rowCount()
        return index.row() + (spot.y() > self.visualRect(index).center().y())
