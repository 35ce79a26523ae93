"""The system's print dialog, and the printer that a user chooses in it."""

from __future__ import annotations

import msgspec
from PySide6.QtCore import Signal
from PySide6.QtGui import QPageLayout, QPageSize
from PySide6.QtPrintSupport import QAbstractPrintDialog, QPrintDialog, QPrinter
from PySide6.QtWidgets import QDialog, QWidget

from ccm_timeline.model.choices import PaperSize
from ccm_timeline.model.visible import visible
from ccm_timeline.view.paper.pdf import CREATOR
from ccm_timeline.view.paper.size import Sheet

MOST_PAGES = 99_999
"""How far the fields of a page range count."""

_LONGEST_NAME = 100
_SIZES = {PaperSize.A4: QPageSize.PageSizeId.A4, PaperSize.LETTER: QPageSize.PageSizeId.Letter}
_NOT_IN_NAMES = str.maketrans(dict.fromkeys('/\\:*?"<>|', " "))


class PrintChoice(msgspec.Struct, frozen=True):
    """What was chosen in the print dialog."""

    printer: QPrinter
    sheet: Sheet
    first: int = 1
    last: int = 0
    """The last page that is wanted; 0: to the end."""


class PrintDialog(QPrintDialog):
    """Asks which printer, which pages and how many copies."""

    chosen = Signal(object)
    """The `PrintChoice`; nothing where the dialog was given up."""

    def __init__(self, title: str, size: PaperSize, parent: QWidget) -> None:
        self.printer_ = QPrinter(QPrinter.PrinterMode.HighResolution)
        self.printer_.setFullPage(True)
        self.printer_.setPageSize(QPageSize(_SIZES[size]))
        self.printer_.setDocName(job_name(title))
        self.printer_.setCreator(CREATOR)
        super().__init__(self.printer_, parent)
        self.setOption(QAbstractPrintDialog.PrintDialogOption.PrintPageRange)
        self.setMinMax(1, MOST_PAGES)
        self.finished.connect(self._on_finished)

    def turn_to(self, is_across: bool) -> None:
        """Lay the paper across or upright, as the pages are."""
        turn = QPageLayout.Orientation
        self.printer_.setPageOrientation(turn.Landscape if is_across else turn.Portrait)

    def ask(self) -> None:
        """Show the dialog over its window, and come back at once."""
        # The print dialog's own `open` wants the name of a slot.
        QDialog.open(self)

    def _on_finished(self, result: int) -> None:
        if result == QDialog.DialogCode.Accepted:
            self.chosen.emit(_choice_of(self.printer_))


def job_name(title: str) -> str:
    """The name of a print job, of which Qt makes the name of a file: no folders in it."""
    return " ".join(visible(title).translate(_NOT_IN_NAMES).split())[:_LONGEST_NAME] or CREATOR


def _choice_of(printer: QPrinter) -> PrintChoice:
    """The paper is turned as it was chosen; page 0 of the dialog stands for all pages."""
    full = printer.pageLayout().fullRect(QPageLayout.Unit.Millimeter)
    sheet = Sheet.sized(full.width(), full.height())
    if printer.printRange() is QPrinter.PrintRange.PageRange and printer.fromPage():
        return PrintChoice(printer, sheet, printer.fromPage(), printer.toPage())
    return PrintChoice(printer, sheet)
