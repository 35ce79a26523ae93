"""The fields of a size of one's own: width and height, their unit, and dots an inch."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QComboBox, QDoubleSpinBox, QHBoxLayout, QSpinBox, QWidget

from ccm_timeline.model.export_choices import (
    LEAST_DPI,
    MOST_DPI,
    MOST_MILLIMETRES,
    ExportChoices,
    Unit,
)
from ccm_timeline.model.sheets import LARGEST_SIDE

_UNITS = {Unit.PIXELS: "pixels", Unit.MILLIMETRES: "mm"}


class SizeBox(QWidget):
    """Two numbers side by side with their unit; the field of the dots stands elsewhere."""

    changed = Signal()

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.width_ = self._side("Width")
        self.height_ = self._side("Height")
        self.unit = QComboBox(self)
        self.unit.setAccessibleName("Unit of width and height")
        for unit, words in _UNITS.items():
            self.unit.addItem(words, unit)
        self.dpi = QSpinBox(parent)
        self.dpi.setAccessibleName("Dots an inch")
        self.dpi.setRange(LEAST_DPI, MOST_DPI)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        for part in (self.width_, self.height_, self.unit):
            row.addWidget(part, 1)
        self.setFocusProxy(self.width_)
        self.unit.currentIndexChanged.connect(self._on_unit)
        for field in (self.width_, self.height_, self.dpi):
            field.valueChanged.connect(self.changed)

    @property
    def is_on_paper(self) -> bool:
        return self.unit.currentData() is Unit.MILLIMETRES

    def show_choices(self, choices: ExportChoices) -> None:
        self.unit.setCurrentIndex(list(_UNITS).index(choices.unit))
        self._bound()
        self.width_.setValue(choices.width)
        self.height_.setValue(choices.height)
        self.dpi.setValue(choices.dpi)

    def chosen(self) -> dict[str, Any]:
        """The fields of `ExportChoices` that stand here."""
        return {
            "width": self.width_.value(),
            "height": self.height_.value(),
            "unit": self.unit.currentData(),
            "dpi": self.dpi.value(),
        }

    def _side(self, name: str) -> QDoubleSpinBox:
        field = QDoubleSpinBox(self)
        field.setAccessibleName(name)
        field.setDecimals(0)
        # A number that is only half typed is no wish yet.
        field.setKeyboardTracking(False)
        return field

    def _on_unit(self) -> None:
        self._bound()
        self.changed.emit()

    def _bound(self) -> None:
        most = MOST_MILLIMETRES if self.is_on_paper else LARGEST_SIDE
        for field in (self.width_, self.height_):
            field.setRange(1, most)
