"""Tells of an error that nobody foresaw, with a report to copy."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QPlainTextEdit, QVBoxLayout, QWidget

from ccm_timeline.view.plain import PlainLabel

WORDS = (
    "Something went wrong that nobody foresaw. The program goes on, but what you did last may not "
    "have worked. The report below says where it happened; it holds nothing of your documents. "
    "Please send it to those who make the program."
)


class ReportDialog(QDialog):
    """One report, plain, that leaves the window usable."""

    def __init__(self, report: str, parent: QWidget | None = None, words: str = WORDS) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle("An error — CCM Timeline")
        self.words = PlainLabel(words, self)
        self.report = QPlainTextEdit(report, self)
        self.report.setReadOnly(True)
        self.report.setAccessibleName("Report")
        self.report.setLineWrapMode(QPlainTextEdit.LineWrapMode.NoWrap)
        layout = QVBoxLayout(self)
        layout.addWidget(self.words)
        layout.addWidget(self.report)
        layout.addWidget(self._make_buttons())
        self.resize(680, 420)

    def copy(self) -> None:
        QGuiApplication.clipboard().setText(self.report.toPlainText())

    def _make_buttons(self) -> QDialogButtonBox:
        buttons = QDialogButtonBox(self)
        self.copy_button = buttons.addButton("Copy report", QDialogButtonBox.ButtonRole.ActionRole)
        self.copy_button.clicked.connect(self.copy)
        buttons.addButton("Close", QDialogButtonBox.ButtonRole.RejectRole)
        buttons.rejected.connect(self.reject)
        return buttons
