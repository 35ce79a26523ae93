"""Asks how large the image is to be."""

from __future__ import annotations

from PySide6.QtWidgets import QComboBox, QDialog, QDialogButtonBox, QFormLayout, QWidget

Size = tuple[int, int]

SIZES: tuple[tuple[str, Size], ...] = (
    ("Screen, 1920 × 1080", (1920, 1080)),
    ("Large screen and print, 3840 × 2160", (3840, 2160)),
)


class ExportDialog(QDialog):
    """One choice; the file is asked for next."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle("Export image — CCM Timeline")
        self.sizes = QComboBox(self)
        for words, size in SIZES:
            self.sizes.addItem(words, size)
        buttons = QDialogButtonBox(self)
        buttons.addButton("Choose the file…", QDialogButtonBox.ButtonRole.AcceptRole)
        buttons.addButton("Cancel", QDialogButtonBox.ButtonRole.RejectRole)
        buttons.accepted.connect(self.accept)
        buttons.rejected.connect(self.reject)
        layout = QFormLayout(self)
        layout.addRow("&Size in pixels:", self.sizes)
        layout.addRow(buttons)

    def size_in_pixels(self) -> Size:
        return SIZES[self.sizes.currentIndex()][1]
