"""A list of choices that can have headings, of which each choice is a value."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtGui import QFont, QStandardItem, QStandardItemModel
from PySide6.QtWidgets import QComboBox, QWidget


class ChoiceBox(QComboBox):
    """Knows its choices by their values; headings cannot be chosen."""

    def __init__(self, name: str, parent: QWidget) -> None:
        super().__init__(parent)
        self.setAccessibleName(name)
        # The longest of the words need not be seen whole: the list that opens has room for it.
        self.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.setMinimumContentsLength(14)
        self._values: list[object] = []

    def offer(self, rows: Iterable[tuple[object, str]]) -> None:
        for value, words in rows:
            self._values.append(value)
            self.addItem(words)

    def head(self, words: str) -> None:
        """Begin a group of choices."""
        self._values.append(_Heading)
        self.addItem(words)
        item = self._item(self.count() - 1)
        item.setSelectable(False)
        item.setEnabled(False)
        font = QFont(self.font())
        font.setBold(True)
        item.setFont(font)

    @property
    def value(self) -> object:
        return self._values[self.currentIndex()]

    def choose(self, value: object) -> None:
        """Choose a value; where it is not offered, the first one."""
        first = next(at for at, known in enumerate(self._values) if known is not _Heading)
        self.setCurrentIndex(self._values.index(value) if value in self._values else first)

    def _item(self, row: int) -> QStandardItem:
        model = self.model()
        assert isinstance(model, QStandardItemModel)
        return model.item(row)


class _Heading:
    """What no caller can choose."""
