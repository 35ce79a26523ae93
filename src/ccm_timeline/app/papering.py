"""Puts the open timeline on paper: by a printer, or as PDF.

What sets and draws pages is imported when the first one is wanted: a start need not wait for it.
"""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QLocale, QObject, QStandardPaths, Signal
from PySide6.QtWidgets import QFileDialog, QWidget

from ccm_timeline.app.paper_jobs import PaperJobs, Words
from ccm_timeline.app.put import is_same_file
from ccm_timeline.app.shipped import shipped_timeline
from ccm_timeline.model.choices import PaperSize
from ccm_timeline.session.session import Session
from ccm_timeline.settings.store import Store
from ccm_timeline.view.dialogs import tell

if TYPE_CHECKING:
    from ccm_timeline.view.paper.pages import Paper
    from ccm_timeline.view.paper.printer import PrintChoice
    from ccm_timeline.view.paper.size import Sheet

FILTERS = {
    PaperSize.A4: "PDF on A4 paper (*.pdf)",
    PaperSize.LETTER: "PDF on Letter paper (*.pdf)",
}

WORDS = Words(
    written="The handout was written",
    failed="The handout was not made: the program failed while setting it.",
)


class Papering(QObject):
    """Asks for a printer or a file, then sets page after page while the window lives on."""

    unforeseen = Signal(object)

    def __init__(self, window: QWidget, session: Session, store: Store) -> None:
        super().__init__(window)
        self._window = window
        self._session = session
        self._store = store
        self._jobs = PaperJobs(window, WORDS)
        self._jobs.told.connect(self._tell)
        self._jobs.unforeseen.connect(self.unforeseen)

    @property
    def is_busy(self) -> bool:
        """Whether pages are being set."""
        return self._jobs.is_busy

    def print_event(self) -> None:
        """Print what the panel says of the selected event."""
        from ccm_timeline.view.handout.papers import event_paper

        selected = self._session.selected_id
        event = None if selected is None else self._session.timeline.event(selected)
        if event is not None:
            timeline, grades = self._session.timeline, self._session.evidence.grades
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

        self._jobs.write([handout_paper(self._session.timeline, self._sheet())], [path])

    def print_on(self, choice: PrintChoice, paper: Paper) -> None:
        """Print the pages that were chosen, on the paper that the printer has."""
        self._jobs.print_on(choice, paper)

    def stop(self) -> None:
        self._jobs.stop()

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
        if self.is_busy:
            self._tell("A handout is being made; wait for it, or cancel it.")
        return not self.is_busy

    def _ask_for_printer(self, paper: Paper) -> None:
        if self._is_free():
            self._jobs.ask_for_printer(paper, self.paper_size)

    def _tell(self, sentence: str) -> None:
        tell(self._window, sentence)

    def _on_file_chosen(self, dialog: QFileDialog) -> None:
        path = Path(dialog.selectedFiles()[0])
        if is_same_file(path, self._session.path or shipped_timeline()):
            tell(self._window, f"“{path.name}” is the timeline itself; choose another name.")
            return
        sizes = {words: size for size, words in FILTERS.items()}
        size = sizes.get(dialog.selectedNameFilter(), self.paper_size)
        self._store.change(paper_size=size)
        self.write(path)

    def first_path(self) -> Path:
        """A name to begin with: the document's, among the user's documents."""
        place = QStandardPaths.StandardLocation.DocumentsLocation
        path = self._session.path or shipped_timeline()
        return Path(QStandardPaths.writableLocation(place)) / f"{path.stem}.pdf"
