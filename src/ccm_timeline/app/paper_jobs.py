"""Sets pages while the window lives on, for a printer or for files.

What sets and draws pages is imported when the first ones are wanted: a start need not wait for it.
"""

from __future__ import annotations

from collections.abc import Generator, Sequence
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

import msgspec
from msgspec.structs import replace
from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from ccm_timeline.app.stepping import Stepper
from ccm_timeline.app.worker import Worker
from ccm_timeline.files.keeping.faults import sentence_of
from ccm_timeline.system.whole_file import write_whole

if TYPE_CHECKING:
    from PySide6.QtPrintSupport import QPrinter

    from ccm_timeline.model.choices import PaperSize
    from ccm_timeline.view.paper.drawing import Progress
    from ccm_timeline.view.paper.pages import Paper
    from ccm_timeline.view.paper.printer import PrintChoice


class Words(msgspec.Struct, frozen=True):
    """What is said of the pages: when their files are written, and when the program failed."""

    written: str
    failed: str


class PaperJobs(QObject):
    """One work at a time; what came of it is told in one sentence."""

    told = Signal(str)
    printed = Signal()
    """All pages are with the printer."""
    cancelled = Signal()
    """Nothing more will come: it was cancelled, or failed."""
    unforeseen = Signal(object)

    def __init__(self, window: QWidget, words: Words) -> None:
        super().__init__(window)
        self._window, self._words = window, words
        self._printer: QPrinter | None = None
        self._paths: tuple[Path, ...] = ()
        self._stepper = Stepper(window)
        self._stepper.ended.connect(self._on_drawn)
        self._stepper.failed.connect(self._on_failed)
        self._stepper.cancelled.connect(self._on_cancelled)
        self._worker = Worker("writing pages", self)
        self._worker.answered.connect(self._on_written)
        self._worker.failed.connect(self._on_failed)

    @property
    def is_busy(self) -> bool:
        """Whether pages are being set."""
        return self._stepper.is_busy

    def write(self, papers: Sequence[Paper], paths: Sequence[Path]) -> None:
        """Write each paper into its file, as PDF."""
        self._paths = tuple(paths)
        self._stepper.begin(_all_steps(papers), f"Writing “{paths[0].name}” …")

    def ask_for_printer(self, paper: Paper, size: PaperSize) -> None:
        """Ask for a printer, and print there."""
        from ccm_timeline.view.paper.printer import PrintDialog

        dialog = PrintDialog(paper.title, size, self._window)
        dialog.chosen.connect(lambda choice: self.print_on(choice, paper))
        dialog.finished.connect(dialog.deleteLater)
        dialog.ask()

    def print_on(self, choice: PrintChoice, paper: Paper) -> None:
        """Print the pages that were chosen, on the paper that the printer has."""
        from ccm_timeline.view.paper.drawing import draw_paper

        self._printer = choice.printer
        paper = replace(paper, sheet=choice.sheet)
        steps = draw_paper(paper, choice.printer, choice.first, choice.last)
        self._stepper.begin(steps, "Printing …")

    def stop(self) -> None:
        self._stepper.cancel()
        self._worker.stop()

    def _on_drawn(self, written: Sequence[bytes] | None) -> None:
        """The pages are with the printer, or are to be written."""
        self._printer = None
        if written is None:
            self.printed.emit()
        else:
            self._worker.ask(partial(_write, self._paths, written, self._words.written))

    def _on_written(self, sentence: str) -> None:
        self.told.emit(sentence)

    def _on_cancelled(self) -> None:
        """What a printer has not yet printed is taken back."""
        if self._printer is not None:
            self._printer.abort()
            self._printer = None
        self.cancelled.emit()

    def _on_failed(self, error: Exception) -> None:
        from ccm_timeline.view.paper.drawing import PaperProblem

        self._on_cancelled()
        if isinstance(error, PaperProblem):
            self.told.emit(str(error))
        else:
            self.unforeseen.emit(error)
            self.told.emit(self._words.failed)


def _all_steps(papers: Sequence[Paper]) -> Generator[Progress, None, list[bytes]]:
    """Set one paper after the other as PDF."""
    from ccm_timeline.view.paper.pdf import pdf_steps

    written = []
    for paper in papers:
        data = yield from pdf_steps(paper)
        written.append(data)
    return written


def _write(paths: Sequence[Path], written: Sequence[bytes], words: str) -> str:
    """In another thread: what is to be told."""
    for path, data in zip(paths, written, strict=True):
        try:
            write_whole(path, data)
        except OSError as error:
            return sentence_of(error, path.name)
    names = " and ".join(f"“{path.name}”" for path in paths)
    return f"{words}: {names}."
