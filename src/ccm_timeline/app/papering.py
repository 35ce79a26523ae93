"""Puts the open timeline on paper: by a printer, or as PDF.

What sets and draws pages is imported when the first one is wanted: a start need not wait for it.
"""

from __future__ import annotations

from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QLocale, QObject, QStandardPaths, Signal
from PySide6.QtWidgets import QFileDialog, QWidget

from ccm_timeline.app.put import is_same_file
from ccm_timeline.app.shipped import shipped_timeline
from ccm_timeline.app.stepping import Stepper
from ccm_timeline.app.worker import Worker
from ccm_timeline.model.choices import PaperSize
from ccm_timeline.session.session import Session
from ccm_timeline.settings.store import Store
from ccm_timeline.system.whole_file import write_whole
from ccm_timeline.view.dialogs import tell

if TYPE_CHECKING:
    from PySide6.QtPrintSupport import QPrinter

    from ccm_timeline.view.paper.pages import Paper
    from ccm_timeline.view.paper.printer import PrintChoice
    from ccm_timeline.view.paper.size import Sheet

FILTERS = {
    PaperSize.A4: "PDF on A4 paper (*.pdf)",
    PaperSize.LETTER: "PDF on Letter paper (*.pdf)",
}


class Papering(QObject):
    """Asks for a printer or a file, then sets page after page while the window lives on."""

    unforeseen = Signal(object)

    def __init__(self, window: QWidget, session: Session, store: Store) -> None:
        super().__init__(window)
        self._window = window
        self._session = session
        self._store = store
        self._path = Path()
        self._printer: QPrinter | None = None
        self._stepper = Stepper(window)
        self._stepper.ended.connect(self._on_drawn)
        self._stepper.failed.connect(self._on_failed)
        self._stepper.cancelled.connect(self._on_cancelled)
        self._worker = Worker("writing", self)
        self._worker.answered.connect(self._on_written)
        self._worker.failed.connect(self._on_failed)

    def print_event(self) -> None:
        """Print what the panel says of the selected event."""
        from ccm_timeline.view.handout.papers import event_paper

        selected = self._session.selected_id
        event = None if selected is None else self._session.timeline.event(selected)
        if event is not None:
            timeline, grades = self._session.timeline, self._session.verification
            self._ask_for_printer(event_paper(timeline, event, self._sheet(), grades))

    def print_handout(self) -> None:
        """Print every event."""
        from ccm_timeline.view.handout.papers import handout_paper

        self._ask_for_printer(handout_paper(self._session.timeline, self._sheet()))

    def save_handout(self) -> None:
        """Write every event into a PDF."""
        if self._is_free():
            dialog = QFileDialog(self._window, "Save the handout", str(self.first_path()))
            dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
            dialog.setNameFilters(list(FILTERS.values()))
            dialog.selectNameFilter(FILTERS[self.paper_size])
            dialog.setDefaultSuffix("pdf")
            dialog.accepted.connect(partial(self._on_file_chosen, dialog))
            dialog.finished.connect(dialog.deleteLater)
            dialog.open()

    def write(self, path: Path) -> None:
        """Write the handout into this file; then what came of it is told."""
        from ccm_timeline.view.handout.papers import handout_paper
        from ccm_timeline.view.paper.pdf import pdf_steps

        self._path = path
        paper = handout_paper(self._session.timeline, self._sheet())
        self._stepper.begin(pdf_steps(paper), f"Writing “{path.name}” …")

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

    @property
    def paper_size(self) -> PaperSize:
        """The size that was last chosen, at first the one of the country."""
        system = QLocale.system().measurementSystem()
        is_american = system is QLocale.MeasurementSystem.ImperialUSSystem
        usual = PaperSize.LETTER if is_american else PaperSize.A4
        return self._store.settings.paper_size or usual

    def _sheet(self) -> Sheet:
        from ccm_timeline.view.paper.size import Sheet

        return Sheet.of(self.paper_size)

    def _is_free(self) -> bool:
        if self._stepper.is_busy:
            tell(self._window, "A handout is being made; wait for it, or cancel it.")
        return not self._stepper.is_busy

    def _ask_for_printer(self, paper: Paper) -> None:
        from ccm_timeline.view.paper.printer import PrintDialog

        if self._is_free():
            dialog = PrintDialog(paper.title, self.paper_size, self._window)
            dialog.chosen.connect(lambda choice: self.print_on(choice, paper))
            dialog.finished.connect(dialog.deleteLater)
            dialog.ask()

    def _on_file_chosen(self, dialog: QFileDialog) -> None:
        path = Path(dialog.selectedFiles()[0])
        if is_same_file(path, self._session.path or shipped_timeline()):
            tell(self._window, f"“{path.name}” is the timeline itself; choose another name.")
            return
        sizes = {words: size for size, words in FILTERS.items()}
        size = sizes.get(dialog.selectedNameFilter(), self.paper_size)
        self._store.change(paper_size=size)
        self.write(path)

    def _on_drawn(self, data: bytes | None) -> None:
        """The pages are with the printer, or are to be written."""
        self._printer = None
        if data is not None:
            self._worker.ask(partial(_write, self._path, data))

    def _on_written(self, problem: str | None) -> None:
        tell(self._window, problem or f"The handout was written: “{self._path.name}”.")

    def _on_cancelled(self) -> None:
        """What a printer has not yet printed is taken back."""
        if self._printer is not None:
            self._printer.abort()
            self._printer = None

    def _on_failed(self, error: Exception) -> None:
        from ccm_timeline.view.paper.drawing import PaperProblem

        self._on_cancelled()
        if isinstance(error, PaperProblem):
            tell(self._window, str(error))
        else:
            self.unforeseen.emit(error)
            tell(self._window, "The handout was not made: the program failed while setting it.")

    def first_path(self) -> Path:
        """A name to begin with: the document's, among the user's documents."""
        place = QStandardPaths.StandardLocation.DocumentsLocation
        path = self._session.path or shipped_timeline()
        return Path(QStandardPaths.writableLocation(place)) / f"{path.stem}.pdf"


def _write(path: Path, data: bytes) -> str | None:
    """In another thread: what hinders it, or None."""
    try:
        write_whole(path, data)
    except OSError as error:
        return f"“{path.name}” could not be written: {error.strerror or error}."
    return None
