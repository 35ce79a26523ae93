"""Lists the kept versions of a file, to be opened, compared and saved as copies."""

from __future__ import annotations

from collections.abc import Sequence

import msgspec
from PySide6.QtCore import (
    QLocale,
    QModelIndex,
    QPersistentModelIndex,
    QSize,
    Qt,
    Signal,
    SignalInstance,
)
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QHeaderView,
    QPushButton,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableWidget,
    QTableWidgetItem,
    QVBoxLayout,
    QWidget,
)

from ccm_timeline.view.plain import PlainLabel, one_line
from ccm_timeline.view.tool_tips import plain_tool_tip

EMPTY = "No backups yet: one is kept each time this file is saved."
LOOKING = "Looking …"
_COLUMNS = ("Saved", "Size")
_CONTENTS, _DIFFERENCES = "What is in it", "Against what is open"
_WORDS = 2
_WIDTH, _ROWS = 130, 12
"""The size at first, in letters and in rows."""

_ROW = 1.7
"""The least height of a row, in lines."""

_GAP = 0.7
"""Between two columns, and between the words of two rows, in lines."""

_MEBIBYTE = 2**20
_Index = QModelIndex | QPersistentModelIndex


class Kept(msgspec.Struct, frozen=True):
    """A version, as it is shown."""

    when: str
    size: int
    """Bytes."""


class BackupsDialog(QDialog):
    """A row for each version, the newest first; what is in it is told one by one."""

    open_requested = Signal(int)
    """The place of a version, from 0."""
    compare_requested = Signal(int)
    save_requested = Signal(int)

    def __init__(
        self, sentence: str, kept: Sequence[Kept], compares: bool, parent: QWidget | None = None
    ) -> None:
        """`compares` says whether there is something open that they can be compared with."""
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle("Backups — CCM Timeline")
        self._compares = compares
        self._bad: set[int] = set()
        self.table = self._make_table(kept)
        buttons = QDialogButtonBox(self)
        self.open_button = self._make_button(buttons, "&Open a copy", self.open_requested)
        self.compare_button = self._make_button(buttons, "&Compare…", self.compare_requested)
        self.save_button = self._make_button(buttons, "&Save a copy as…", self.save_requested)
        buttons.addButton("Close", QDialogButtonBox.ButtonRole.RejectRole)
        buttons.rejected.connect(self.reject)
        layout = QVBoxLayout(self)
        layout.addWidget(PlainLabel(sentence if kept else EMPTY, self))
        layout.addWidget(self.table, 1)
        layout.addWidget(buttons)
        self.table.setVisible(bool(kept))
        for button in (self.open_button, self.compare_button, self.save_button):
            button.setVisible(bool(kept))
        if kept:
            self._fit()
            self.table.setCurrentCell(0, 0)
            self.table.setFocus(Qt.FocusReason.OtherFocusReason)
        self._follow()

    def show_contents(self, at: int, words: str, *, can_be_read: bool = True) -> None:
        """Say what is in a version, or what is the matter with it."""
        item = self.table.item(at, _WORDS)
        if item is None:
            return
        item.setText(one_line(words))
        item.setToolTip(plain_tool_tip(words))
        if not can_be_read:
            self._bad.add(at)
        self._follow()

    @property
    def chosen(self) -> int:
        """The place of the current row."""
        return self.table.currentRow()

    def _make_table(self, kept: Sequence[Kept]) -> QTableWidget:
        columns = (*_COLUMNS, _DIFFERENCES if self._compares else _CONTENTS)
        table = QTableWidget(len(kept), len(columns), self)
        table.setItemDelegate(_Roomy(table))
        table.setAccessibleName("Backups, the newest first")
        table.setHorizontalHeaderLabels(columns)
        table.verticalHeader().hide()
        table.setEditTriggers(QTableWidget.EditTrigger.NoEditTriggers)
        table.setSelectionBehavior(QTableWidget.SelectionBehavior.SelectRows)
        table.setSelectionMode(QTableWidget.SelectionMode.SingleSelection)
        table.setTabKeyNavigation(False)
        rows = table.verticalHeader()
        rows.setMinimumSectionSize(round(_ROW * self.fontMetrics().lineSpacing()))
        rows.setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
        table.setShowGrid(False)
        for at, each in enumerate(kept):
            for column, words in enumerate((each.when, _in_words(each.size), LOOKING)):
                table.setItem(at, column, QTableWidgetItem(words))
        header = table.horizontalHeader()
        header.setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
        header.setStretchLastSection(True)
        header.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft)
        table.currentCellChanged.connect(self._follow)
        table.doubleClicked.connect(self._open_chosen)
        return table

    def _make_button(self, box: QDialogButtonBox, words: str, wish: SignalInstance) -> QPushButton:
        button = box.addButton(words, QDialogButtonBox.ButtonRole.ActionRole)
        button.clicked.connect(lambda: wish.emit(self.chosen))
        return button

    def _open_chosen(self) -> None:
        if self.open_button.isEnabled():
            self.open_requested.emit(self.chosen)

    def _follow(self) -> None:
        """Offer what can be done with the current version."""
        is_one = self.chosen >= 0
        can_be_read = is_one and self.chosen not in self._bad
        self.open_button.setEnabled(can_be_read)
        self.compare_button.setEnabled(can_be_read and self._compares)
        self.save_button.setEnabled(is_one)

    def _fit(self) -> None:
        """As wide as its words, as far as the screen has room for them."""
        letters, room = self.fontMetrics(), self.screen().availableSize()
        width = min(_WIDTH * letters.averageCharWidth(), round(room.width() * 0.9))
        height = min(2 * _ROWS * letters.lineSpacing(), round(room.height() * 0.8))
        self.resize(width, height)


class _Roomy(QStyledItemDelegate):
    """Cells whose words stand clear of one another; the row alone shows where one is."""

    def sizeHint(self, option: QStyleOptionViewItem, index: _Index) -> QSize:
        gap = round(_GAP * option.fontMetrics.lineSpacing())
        return super().sizeHint(option, index) + QSize(gap, gap)

    def initStyleOption(self, option: QStyleOptionViewItem, index: _Index) -> None:
        super().initStyleOption(option, index)
        option.state &= ~QStyle.StateFlag.State_HasFocus  # It greys the words of one cell.


def _in_words(size: int) -> str:
    english = QLocale(QLocale.Language.English)
    return english.formattedDataSize(size, 0 if size < _MEBIBYTE else 1)
