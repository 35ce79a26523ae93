"""The list from which one thing is chosen to be shown beside it."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import (
    QModelIndex,
    QPersistentModelIndex,
    QRect,
    QSize,
    QStringListModel,
    Qt,
    Signal,
)
from PySide6.QtWidgets import (
    QAbstractItemView,
    QFrame,
    QListView,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)

from ccm_timeline.view.parts.scroll_bar import SlimScrollBar

_SIDE, _ABOVE = 8, 6
_MARGIN = 4
"""Pixels that a style keeps free beside the words of a row."""

_HIGHEST = 10_000
_STYLE = f"""
QListView {{ background: palette(window); border: 2px solid transparent; border-radius: 4px;
    outline: none; }}
QListView:focus {{ border-color: palette(link); }}
QListView::item {{ padding: {_ABOVE}px {_SIDE}px; border-radius: 4px; }}
QListView::item:hover {{ background: palette(light); }}
QListView::item:selected {{ background: palette(highlight); color: palette(highlighted-text); }}
"""


class _Wrapped(QStyledItemDelegate):
    """Rows as high as their words need within the padding, of which Qt takes no account."""

    def sizeHint(
        self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> QSize:
        view = self.parent()
        assert isinstance(view, QListView)
        width = view.viewport().width()
        room = QRect(0, 0, max(width - 2 * (_SIDE + _MARGIN), 1), _HIGHEST)
        measure = view.fontMetrics()
        words = str(index.data())
        height = measure.boundingRect(room, Qt.TextFlag.TextWordWrap, words).height()
        return QSize(width, height + 2 * _ABOVE + 2)


class Choices(QListView):
    """Rows of plain words, wrapped; the arrows choose, as a click does."""

    chosen = Signal(int)
    """The row that somebody chose; a choice that the program makes is not told."""

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._rows = QStringListModel(self)
        self._is_told = True
        self.setAccessibleName(name)
        self.setStyleSheet(_STYLE)
        self.setModel(self._rows)
        self.setItemDelegate(_Wrapped(self))
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollBar(SlimScrollBar(self))
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOn)
        self.setResizeMode(QListView.ResizeMode.Adjust)
        self.setLayoutMode(QListView.LayoutMode.Batched)
        self.setTextElideMode(Qt.TextElideMode.ElideNone)
        self.setWordWrap(True)
        self.selectionModel().currentChanged.connect(self._on_current)

    def show_rows(self, rows: Sequence[str], current: int) -> None:
        """Show these rows with one of them chosen; -1: none."""
        self._is_told = False
        try:
            if self._rows.stringList() != list(rows):
                self._rows.setStringList(list(rows))
            self.setCurrentIndex(self._rows.index(current) if current >= 0 else QModelIndex())
        finally:
            self._is_told = True

    @property
    def row(self) -> int:
        """The chosen row, or -1."""
        return self.currentIndex().row()

    def _on_current(self, current: QModelIndex) -> None:
        if self._is_told and current.isValid():
            self.chosen.emit(current.row())
