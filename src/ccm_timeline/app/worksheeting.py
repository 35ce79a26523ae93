"""Makes work sheets of the open timeline: by a printer, or as PDF."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QFileDialog, QWidget

from ccm_timeline.app.paper_jobs import PaperJobs, Words
from ccm_timeline.app.papering import Papering
from ccm_timeline.app.put import is_same_file
from ccm_timeline.app.shipped import shipped_timeline
from ccm_timeline.session.session import Session
from ccm_timeline.settings.store import Store
from ccm_timeline.view.dialogs import ask, tell
from ccm_timeline.view.paper.pages import Paper
from ccm_timeline.view.paper.size import Sheet
from ccm_timeline.view.worksheets.dialog import WorksheetsDialog, WorksheetWish
from ccm_timeline.view.worksheets.papers import TOO_SMALL, solutions_path, worksheet_papers
from ccm_timeline.view.worksheets.sheets import sheet_counts

WORDS = Words(
    written="The work sheets were written",
    failed="The work sheets were not made: the program failed while setting them.",
)


class Worksheeting(QObject):
    """Asks what is wanted, then for a printer or a file; the window lives on meanwhile."""

    unforeseen = Signal(object)

    def __init__(self, window: QWidget, session: Session, store: Store, papering: Papering) -> None:
        super().__init__(window)
        self._window, self._session, self._store = window, session, store
        self._papering = papering
        self._waiting: tuple[tuple[Paper, WorksheetWish], ...] = ()
        """What is to be printed after that which is being printed."""
        self._jobs = PaperJobs(window, WORDS)
        self._jobs.told.connect(self._tell)
        self._jobs.printed.connect(self._on_printed)
        self._jobs.cancelled.connect(self._on_cancelled)
        self._jobs.unforeseen.connect(self.unforeseen)

    @property
    def is_busy(self) -> bool:
        """Whether pages are being set."""
        return self._jobs.is_busy

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
        self._jobs.ask_for_printer(papers[0], wish.paper)

    def write(self, path: Path, wish: WorksheetWish) -> None:
        """Write the sheets into this file, and solutions by themselves beside it; then what came
        of it is told."""
        papers = self._papers(wish)
        paths = (path, solutions_path(path))[: len(papers)]
        if any(is_same_file(each, self._document_file) for each in paths):
            tell(self._window, f"“{path.name}” is the timeline itself; choose another name.")
            return
        beside = paths[-1]
        question = f"“{beside.name}” is there already. Replace it too?"
        if beside != path and beside.exists() and not ask(self._window, question, "Replace"):
            return
        self._jobs.write(papers, paths)

    def stop(self) -> None:
        self._jobs.stop()

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

    def _tell(self, sentence: str) -> None:
        tell(self._window, sentence)

    def _on_printed(self) -> None:
        """Go on with what is to be printed by itself."""
        if self._waiting:
            (paper, wish), self._waiting = self._waiting[0], self._waiting[1:]
            self._jobs.ask_for_printer(paper, wish.paper)

    def _on_cancelled(self) -> None:
        self._waiting = ()
