"""The popup in which entries of a filter are ticked."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import (
    QAbstractItemModel,
    QEvent,
    QModelIndex,
    QPersistentModelIndex,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import QFontMetrics, QMouseEvent, QPainter
from PySide6.QtWidgets import (
    QFrame,
    QListWidget,
    QListWidgetItem,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)

from ccm_timeline.view.finding.parts import Keys, Offer
from ccm_timeline.view.finding.popup import PAD, Popup
from ccm_timeline.view.palette import with_frames
from ccm_timeline.view.parts.controls import TextButton
from ccm_timeline.view.parts.scroll_bar import SlimScrollBar

_KEY = Qt.ItemDataRole.UserRole
_MOST_ROWS = 14
_BOX = 40
"""Pixels of a row beside its words: the box and some air."""

_RADIUS = 4
_NARROWEST = 200 - 2 * (PAD + 1)
"""Qt makes no window narrower than 200 pixels; so wide, the rows fill it."""

_STYLE = """
QListWidget { background: palette(base); border: none; outline: none; }
QListWidget::item { padding: 3px 6px; border-radius: 4px; }
QListWidget::item:selected { background: palette(highlight); color: palette(highlighted-text); }
"""


class _WholeRow(QStyledItemDelegate):
    """Ticks by a click anywhere in a row; Qt's own does so in the box alone."""

    def paint(
        self,
        painter: QPainter,
        option: QStyleOptionViewItem,
        index: QModelIndex | QPersistentModelIndex,
    ) -> None:
        style: Any = option  # the stubs do not know the fields of an option
        hovered, selected = QStyle.StateFlag.State_MouseOver, QStyle.StateFlag.State_Selected
        if style.state & hovered and not style.state & selected:
            # Not by a rule of the style sheet, which takes its colour for the box's frame too.
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(style.palette.light())
            painter.drawRoundedRect(style.rect, _RADIUS, _RADIUS)
        super().paint(painter, option, index)

    def editorEvent(
        self,
        event: QEvent,
        model: QAbstractItemModel,
        option: QStyleOptionViewItem,
        index: QModelIndex | QPersistentModelIndex,
    ) -> bool:
        if not isinstance(event, QMouseEvent):
            return super().editorEvent(event, model, option, index)
        # Of two clicks in a row Qt tells the second one by its press.
        clicks = (QEvent.Type.MouseButtonRelease, QEvent.Type.MouseButtonDblClick)
        if event.button() is not Qt.MouseButton.LeftButton or event.type() not in clicks:
            return False
        role = Qt.ItemDataRole.CheckStateRole
        is_on = Qt.CheckState(index.data(role)) is Qt.CheckState.Checked
        wanted = Qt.CheckState.Unchecked if is_on else Qt.CheckState.Checked
        return model.setData(index, wanted.value, role)


class Checklist(Popup):
    """Boxes to tick, by mouse or with arrows and Space; each tick holds at once."""

    styled = _STYLE
    ticked = Signal()
    """Other entries hold now."""

    def __init__(self, name: str, exclusive: bool, parent: QWidget) -> None:
        super().__init__(name, parent)
        self._exclusive = exclusive
        self._list = QListWidget(self)
        self._list.setAccessibleName(name)
        self._list.setItemDelegate(_WholeRow(self._list))
        self._list.viewport().setAttribute(Qt.WidgetAttribute.WA_Hover)
        self._list.setFrameShape(QFrame.Shape.NoFrame)
        self._list.setVerticalScrollBar(SlimScrollBar(self._list))
        self._list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._list.itemChanged.connect(self._on_changed)
        self._clear = TextButton(("Any",), self)
        self._clear.clicked.connect(self._on_clear)
        self.rows.addWidget(self._list)
        self.rows.addWidget(self._clear, 0, Qt.AlignmentFlag.AlignLeft)
        self.setFocusProxy(self._list)

    def fill(self, offers: Sequence[Offer], keys: Keys) -> None:
        """Take these entries, of which those with these keys are ticked."""
        self.dress()
        self._list.setPalette(with_frames(self.palette()))
        self._list.ensurePolished()
        self._list.blockSignals(True)
        self._list.clear()
        for offer in offers:
            item = QListWidgetItem(offer.words, self._list)
            item.setData(_KEY, (offer.key,))
            item.setFlags(Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable)
            _tick(item, offer.key in keys)
        self._list.blockSignals(False)
        self._list.setFixedSize(self._size_of(offers))
        self._list.setCurrentRow(0)
        self._clear.setEnabled(bool(keys))

    def keys(self) -> Keys:
        """What is ticked."""
        ticked = (item for item in self._items() if item.checkState() is Qt.CheckState.Checked)
        return frozenset(item.data(_KEY)[0] for item in ticked)

    def _items(self) -> list[QListWidgetItem]:
        return [self._list.item(row) for row in range(self._list.count())]

    def _on_changed(self, changed: QListWidgetItem) -> None:
        if self._exclusive and changed.checkState() is Qt.CheckState.Checked:
            self._untick_all(changed)
        self._tell()

    def _on_clear(self) -> None:
        self._untick_all(None)
        self._tell()
        self._list.setFocus()

    def _untick_all(self, but: QListWidgetItem | None) -> None:
        self._list.blockSignals(True)
        for item in self._items():
            if item is not but:
                _tick(item, False)
        self._list.blockSignals(False)

    def _tell(self) -> None:
        self._clear.setEnabled(bool(self.keys()))
        self.ticked.emit()

    def _size_of(self, offers: Sequence[Offer]) -> QSize:
        measure = QFontMetrics(self._list.font())
        widest = max((measure.horizontalAdvance(offer.words) for offer in offers), default=0)
        rows = min(max(len(offers), 1), _MOST_ROWS)
        row = self._list.sizeHintForRow(0) if offers else measure.height()
        width = max(widest + _BOX + SlimScrollBar.WIDTH, _NARROWEST)
        return QSize(width, rows * row + 2)


def _tick(item: QListWidgetItem, on: bool) -> None:
    item.setFlags(item.flags() | Qt.ItemFlag.ItemIsUserCheckable)
    item.setCheckState(Qt.CheckState.Checked if on else Qt.CheckState.Unchecked)
