"""The lines of the palette: words at the left, keys or a date at the right."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import QAbstractListModel, QModelIndex, QPersistentModelIndex, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPalette
from PySide6.QtWidgets import (
    QFrame,
    QListView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)

from ccm_timeline.view.finding.entries import Entry
from ccm_timeline.view.parts.scroll_bar import SlimScrollBar

Index = QModelIndex | QPersistentModelIndex
MOST_ROWS = 11
_PAD = 12


class _Entries(QAbstractListModel):
    """The entries as rows."""

    def __init__(self) -> None:
        super().__init__()
        self.entries: list[Entry] = []

    def show(self, entries: list[Entry]) -> None:
        self.beginResetModel()
        self.entries = entries
        self.endResetModel()

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 (Qt's own default)
        return 0 if parent.isValid() else len(self.entries)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        entry = self.entries[index.row()]
        match role:
            case Qt.ItemDataRole.DisplayRole:
                return entry.words
            case Qt.ItemDataRole.UserRole:
                return entry.aside
            case Qt.ItemDataRole.AccessibleTextRole:
                return f"{entry.words}. {entry.aside}" if entry.aside else entry.words
            case _:
                return None


class _Line(QStyledItemDelegate):
    """Paints both texts of an entry plainly; the words give way where there is no room for both."""

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        style: Any = option  # the stubs do not know the fields of an option
        painter.save()
        if style.state & QStyle.StateFlag.State_Selected:
            painter.fillRect(style.rect, style.palette.highlight())
        painter.setFont(style.font)
        flags = Qt.AlignmentFlag.AlignVCenter | Qt.TextFlag.TextSingleLine
        place = style.rect.adjusted(_PAD, 0, -_PAD, 0)
        aside = index.data(Qt.ItemDataRole.UserRole)
        painter.setPen(style.palette.color(QPalette.ColorRole.PlaceholderText))
        painter.drawText(place, flags | Qt.AlignmentFlag.AlignRight, aside)
        room = place.width() - painter.fontMetrics().horizontalAdvance(aside) - _PAD
        words = painter.fontMetrics().elidedText(index.data(), Qt.TextElideMode.ElideRight, room)
        painter.setPen(style.palette.color(QPalette.ColorRole.Text))
        painter.drawText(place, flags, words)
        painter.restore()

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        style: Any = option
        return QSize(0, int(style.fontMetrics.height()) + 11)


class EntryList(QListView):
    """Shows entries, of which one is marked; the focus stays with the field above."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._entries = _Entries()
        self.instead = ""
        self.setModel(self._entries)
        self.setItemDelegate(_Line(self))
        self.setUniformItemSizes(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setVerticalScrollBar(SlimScrollBar(self))
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setAccessibleName("Commands and events")

    @property
    def entries(self) -> list[Entry]:
        return self._entries.entries

    def show_entries(self, entries: list[Entry], keep: bool, instead: str) -> None:
        """Show other entries, the first one marked, or with `keep` the one in the same place; and
        where there is none, words `instead`."""
        self.instead = instead
        row = max(self.currentIndex().row(), 0) if keep else 0
        self._entries.show(entries)
        self.mark(min(row, len(entries) - 1))

    def mark(self, row: int) -> None:
        if 0 <= row < len(self.entries):
            self.setCurrentIndex(self._entries.index(row, 0))

    def marked(self) -> Entry | None:
        row = self.currentIndex().row()
        return self.entries[row] if 0 <= row < len(self.entries) else None

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        if self.entries:
            return
        painter = QPainter(self.viewport())
        painter.setPen(self.palette().color(QPalette.ColorRole.PlaceholderText))
        place = self.viewport().rect().adjusted(_PAD, 6, -_PAD, 0)
        painter.drawText(place, Qt.TextFlag.TextSingleLine, self.instead)

    def full_height(self) -> int:
        """The height in which as many rows show as are ever shown at once."""
        return MOST_ROWS * (self.fontMetrics().height() + 11)
