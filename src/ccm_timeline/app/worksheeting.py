"""Makes work sheets of the open timeline: by a printer, or as PDF."""

from __future__ import annotations

from collections.abc import Generator, Sequence
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QFileDialog, QWidget

from ccm_timeline.app.papering import Papering
from ccm_timeline.app.put import is_same_file
from ccm_timeline.app.shipped import shipped_timeline
from ccm_timeline.app.stepping import Stepper
from ccm_timeline.app.worker import Worker
from ccm_timeline.session.session import Session
from ccm_timeline.settings.store import Store
from ccm_timeline.system.whole_file import write_whole
from ccm_timeline.view.dialogs import ask, tell
from ccm_timeline.view.paper.drawing import PaperProblem, Progress, draw_paper
from ccm_timeline.view.paper.pages import Paper
from ccm_timeline.view.paper.pdf import pdf_steps
from ccm_timeline.view.paper.size import Sheet
from ccm_timeline.view.worksheets.dialog import WorksheetsDialog, WorksheetWish
from ccm_timeline.view.worksheets.papers import TOO_SMALL, solutions_path, worksheet_papers
from ccm_timeline.view.worksheets.sheets import sheet_counts

if TYPE_CHECKING:
    from PySide6.QtPrintSupport import QPrinter

    from ccm_timeline.view.paper.printer import PrintChoice

_FAILED = "The work sheets were not made: the program failed while setting them."


class Worksheeting(QObject):
    """Asks what is wanted, then for a printer or a file; the window lives on meanwhile."""

    unforeseen = Signal(object)

    def __init__(self, window: QWidget, session: Session, store: Store, papering: Papering) -> None:
        super().__init__(window)
        self._window, self._session, self._store = window, session, store
        self._papering = papering
        self._waiting: tuple[tuple[Paper, WorksheetWish], ...] = ()
        """What is to be printed after that which is being printed."""
        self._printer: QPrinter | None = None
        self._paths: tuple[Path, ...] = ()
        self._stepper = Stepper(window)
        self._stepper.ended.connect(self._on_drawn)
        self._stepper.failed.connect(self._on_failed)
        self._stepper.cancelled.connect(self._on_cancelled)
        self._worker = Worker("writing work sheets", self)
        self._worker.answered.connect(self._on_written)
        self._worker.failed.connect(self._on_failed)

    @property
    def is_busy(self) -> bool:
        """Whether pages are being set."""
        return self._stepper.is_busy

    def ask(self) -> None:
        """Ask which sheets are wanted."""
        if self.is_busy:
            tell(self._window, "Work sheets are being made; wait for them, or cancel them.")
            return
        counts = sheet_counts(self._session.timeline)
        if not any(counts.values()):
            tell(self._window, TOO_SMALL)
            return
        dialog = WorksheetsDialog(counts, self._papering.paper_size, self._window)
        dialog.print_requested.connect(self.print_)
        dialog.save_requested.connect(self._ask_for_file)
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    def print_(self, wish: WorksheetWish) -> None:
        """Print the sheets; solutions by themselves are asked for next: they may go elsewhere."""
        papers = self._papers(wish)
        self._waiting = tuple((paper, wish) for paper in papers[1:])
        self._ask_for_printer(papers[0], wish)

    def write(self, path: Path, wish: WorksheetWish) -> None:
        """Write the sheets into this file, and solutions by themselves beside it; then what came
        of it is told."""
        papers = self._papers(wish)
        self._paths = (path, solutions_path(path))[: len(papers)]
        if any(is_same_file(each, self._document_file) for each in self._paths):
            tell(self._window, f"“{path.name}” is the timeline itself; choose another name.")
            return
        beside = self._paths[-1]
        question = f"“{beside.name}” is there already. It is to be replaced too?"
        if beside != path and beside.exists() and not ask(self._window, question, "Replace"):
            return
        self._stepper.begin(_all_steps(papers), f"Writing “{path.name}” …")

    def print_on(self, choice: PrintChoice, paper: Paper) -> None:
        """Print the pages that were chosen, on the paper that the printer has."""
        self._printer = choice.printer
        steps = draw_paper(
            replace(paper, sheet=choice.sheet), choice.printer, choice.first, choice.last
        )
        self._stepper.begin(steps, "Printing …")

    def stop(self) -> None:
        self._stepper.cancel()
        self._worker.stop()

    @property
    def _document_file(self) -> Path:
        return self._session.path or shipped_timeline()

    def _papers(self, wish: WorksheetWish) -> tuple[Paper, ...]:
        self._store.change(paper_size=wish.paper)
        sheet = Sheet.of(wish.paper)
        return worksheet_papers(self._session.timeline, wish.exercises, wish.solutions, sheet)

    def _ask_for_file(self, wish: WorksheetWish) -> None:
        folder = self._papering.first_path().parent
        first = folder / f"{self._document_file.stem}-work-sheets.pdf"
        dialog = QFileDialog(self._window, "Save the work sheets", str(first), "PDF (*.pdf)")
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        dialog.setDefaultSuffix("pdf")
        dialog.fileSelected.connect(lambda name: self.write(Path(name), wish))
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    def _ask_for_printer(self, paper: Paper, wish: WorksheetWish) -> None:
        # Not at the head: it brings in the system's printing, which few ask for.
        from ccm_timeline.view.paper.printer import PrintDialog

        dialog = PrintDialog(paper.title, wish.paper, self._window)
        dialog.chosen.connect(lambda choice: self.print_on(choice, paper))
        dialog.finished.connect(dialog.deleteLater)
        dialog.ask()

    def _on_drawn(self, written: Sequence[bytes] | None) -> None:
        """The pages are with the printer, or are to be written."""
        self._printer = None
        if written is not None:
            self._worker.ask(partial(_write, self._paths, written))
        elif self._waiting:
            following, self._waiting = self._waiting[0], self._waiting[1:]
            self._ask_for_printer(*following)

    def _on_written(self, sentence: str) -> None:
        tell(self._window, sentence)

    def _on_cancelled(self) -> None:
        """What a printer has not yet printed is taken back."""
        self._waiting = ()
        if self._printer is not None:
            self._printer.abort()
            self._printer = None

    def _on_failed(self, error: Exception) -> None:
        self._on_cancelled()
        if isinstance(error, PaperProblem):
            tell(self._window, str(error))
        else:
            self.unforeseen.emit(error)
            tell(self._window, _FAILED)


def _all_steps(papers: Sequence[Paper]) -> Generator[Progress, None, list[bytes]]:
    """Write one paper after the other as PDF."""
    written = []
    for paper in papers:
        data = yield from pdf_steps(paper)
        written.append(data)
    return written


def _write(paths: Sequence[Path], written: Sequence[bytes]) -> str:
    """In another thread: what is to be told."""
    for path, data in zip(paths, written, strict=True):
        try:
            write_whole(path, data)
        except OSError as error:
            return f"“{path.name}” could not be written: {error.strerror or error}."
    names = " and ".join(f"“{path.name}”" for path in paths)
    return f"The work sheets were written: {names}."
