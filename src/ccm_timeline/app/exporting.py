"""Exports the open timeline from its window: into files, to the clipboard, to a printer.

What draws is imported when the first export is asked for: a start need not wait for it.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

import msgspec
from PySide6.QtCore import QObject, QStandardPaths, Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QFileDialog, QWidget

from ccm_timeline.app.shipped import shipped_timeline
from ccm_timeline.app.worker import Worker
from ccm_timeline.model.export_choices import What
from ccm_timeline.model.picture import Seen
from ccm_timeline.session.session import Session
from ccm_timeline.settings.store import Store
from ccm_timeline.view.dialogs import ask, tell
from ccm_timeline.view.notice import Notice

if TYPE_CHECKING:
    from ccm_timeline.app.export_jobs import Outcome, Wanted
    from ccm_timeline.app.making import Maker
    from ccm_timeline.app.papering import Papering
    from ccm_timeline.app.previewing import Previewing
    from ccm_timeline.view.export import ExportDialog
    from ccm_timeline.view.export.order import Order, Surroundings
    from ccm_timeline.view.paper.printer import PrintChoice
    from ccm_timeline.view.picture.clipboard import Copied


class Exporting(QObject):
    """Opens the dialog, and has done in another thread what is asked for in it."""

    unforeseen = Signal(object)
    _told = Signal(float)

    def __init__(self, window: QWidget, session: Session, store: Store, papering: Papering) -> None:
        super().__init__(window)
        self._window, self._session = window, session
        self._store, self._papering = store, papering
        self._dialog: ExportDialog | None = None
        self._previewing: Previewing | None = None
        self._wanted: Wanted | None = None
        self._notice: Notice | None = None
        self._worker = Worker("exporting", self)
        self._worker.answered.connect(self._on_answered)
        self._worker.failed.connect(self._on_failed)
        self._told.connect(self._on_told)

    @property
    def dialog(self) -> ExportDialog | None:
        """The dialog, as long as it is open."""
        return self._dialog

    def ask(self) -> None:
        """Open the dialog with the choices of the last time."""
        from ccm_timeline.app.previewing import Previewing
        from ccm_timeline.view.export import ExportDialog

        if self._dialog is not None:
            return
        maker = self._make_maker()
        self._dialog = dialog = ExportDialog(
            self._store.settings.export, self._surroundings(), self._window
        )
        self._previewing = Previewing(dialog, maker)
        self._previewing.unforeseen.connect(self.unforeseen)
        dialog.save_wanted.connect(partial(self._save, maker))
        dialog.copy_wanted.connect(partial(self._copy, maker))
        dialog.print_wanted.connect(partial(self._print, maker))
        dialog.cancel_wanted.connect(self.cancel)
        dialog.finished.connect(self._on_closed)
        dialog.open()

    def copy_seen(self) -> None:
        """Copy what is in view as a picture that looks as the last one did."""
        from ccm_timeline.view.export.offers import Family, offers
        from ccm_timeline.view.export.order import make_order

        choices = msgspec.structs.replace(self._store.settings.export, what=What.SEEN, pages=1)
        pictures = [offer for offer in offers() if offer.family is Family.PICTURE]
        offer = next((offer for offer in pictures if offer.name == choices.form), pictures[0])
        order = make_order(choices, offer, self._surroundings())
        self._copy(self._make_maker(), order, 0)

    def cancel(self) -> None:
        """Want no more of what is being made; it ends at its next step."""
        if self._wanted is not None:
            self._wanted.end()

    def stop(self) -> None:
        self.cancel()
        if self._previewing is not None:
            self._previewing.stop()
        self._worker.stop()

    # What is exported.

    def _make_maker(self) -> Maker:
        from ccm_timeline.app.making import Maker

        return Maker(self._session.timeline, self._session.evidence.grades)

    def _surroundings(self) -> Surroundings:
        from ccm_timeline.view.export.order import Surroundings

        session = self._session
        scale, view = session.scale, session.viewport
        return Surroundings(
            session.grouping,
            session.scale_kind,
            Seen(scale.day_of(view.left), scale.day_of(view.right)),
            session.filter,
            session.selected_id,
            date.today().toordinal(),
            session.topic,
        )

    @property
    def _document(self) -> Path:
        return self._session.path or shipped_timeline()

    # Saving.

    def _save(self, maker: Maker, order: Order) -> None:
        from ccm_timeline.view.export.offers import HANDOUT

        self._remember()
        if order.offer.name == HANDOUT:
            self._give_way()
            self._papering.save_handout()
            return
        filters = f"{order.offer.title} (*{order.offer.ending})"
        chooser = QFileDialog(self._dialog, "Export", str(self._first_path(order)), filters)
        chooser.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        chooser.setDefaultSuffix(order.offer.ending.removeprefix("."))
        chooser.fileSelected.connect(lambda name: self._on_file(maker, order, Path(name)))
        chooser.finished.connect(chooser.deleteLater)
        chooser.open()

    def _on_file(self, maker: Maker, order: Order, chosen: Path) -> None:
        """The system's dialog has asked about the file that it knows of, and about no other."""
        from ccm_timeline.app.export_jobs import places, with_ending

        path = with_ending(chosen, order)
        there = [place for place in places(path, order) if place != chosen and place.exists()]
        if there:
            others = f" and {len(there) - 1} more" if len(there) > 1 else ""
            question = f"“{there[0].name}”{others} is there already. Replace what is there?"
            if not ask(self._dialog, question, "Replace"):
                return
        self.write(maker, order, path)

    def write(self, maker: Maker, order: Order, path: Path) -> None:
        """Write the files of an order; the dialog tells what came of it."""
        from ccm_timeline.app import export_jobs

        job = partial(export_jobs.write, maker, order, path, self._document)
        self._begin(job, f"Writing “{path.name}” …")

    def _first_path(self, order: Order) -> Path:
        """A name to begin with: the document's, where the user keeps such files."""
        place = QStandardPaths.StandardLocation
        kind = place.DocumentsLocation if order.offer.picture is None else place.PicturesLocation
        folder = QStandardPaths.writableLocation(kind)
        return Path(folder) / f"{self._document.stem}{order.offer.ending}"

    # Copying and printing.

    def _copy(self, maker: Maker, order: Order, page: int) -> None:
        from ccm_timeline.app import export_jobs

        if self._dialog is not None:
            self._remember()
        self._begin(lambda wanted: export_jobs.copy(maker, order, page), "Copying …")

    def _print(self, maker: Maker, order: Order) -> None:
        from ccm_timeline.view.export.offers import HANDOUT
        from ccm_timeline.view.paper.printer import PrintDialog

        self._remember()
        if order.offer.name == HANDOUT:
            self._give_way()
            self._papering.print_handout()
            return
        assert self._dialog is not None, "only there is anything printed"
        title = self._session.timeline.document.title
        chooser = PrintDialog(title, self._papering.paper_size, self._dialog)
        chooser.turn_to(order.wish.sheet.width > order.wish.sheet.height)
        chooser.chosen.connect(partial(self.print_on, maker, order))
        chooser.finished.connect(chooser.deleteLater)
        chooser.ask()

    def print_on(self, maker: Maker, order: Order, choice: PrintChoice) -> None:
        """Print the pages that were chosen."""
        from ccm_timeline.app import export_jobs

        self._begin(partial(export_jobs.put_on_paper, maker, order, choice), "Printing …")

    # Working.

    def _begin(self, job: Callable[[Wanted], object], words: str) -> None:
        from ccm_timeline.app.export_jobs import Wanted

        self._wanted = wanted = Wanted(self._told.emit)
        if self._dialog is not None:
            self._dialog.begin(words)
        self._worker.ask(partial(job, wanted))

    def _on_told(self, share: float) -> None:
        if self._dialog is not None:
            self._dialog.foot.tell(share)

    def _on_answered(self, answer: Copied | Outcome) -> None:
        from ccm_timeline.app.export_jobs import Outcome

        self._wanted = None
        if not isinstance(answer, Outcome):
            QGuiApplication.clipboard().setMimeData(answer.as_mime())
            answer = Outcome("Copied.")
        if answer.problem:
            self._end("")
            tell(self._dialog or self._window, answer.problem)
        else:
            self._end(answer.said or "Cancelled; nothing was changed.")

    def _on_failed(self, error: Exception) -> None:
        self._wanted = None
        self._end("")
        self.unforeseen.emit(error)
        tell(self._dialog or self._window, "Nothing was exported: the program failed meanwhile.")

    def _end(self, words: str) -> None:
        if self._dialog is not None:
            self._dialog.end(words)
        elif words:
            self._notice = self._notice or Notice(self._window)
            self._notice.say(words)

    def _remember(self) -> None:
        if self._dialog is not None:
            self._store.change(export=self._dialog.options.choices())

    def _give_way(self) -> None:
        """Close the dialog before another one that has its own."""
        if self._dialog is not None:
            self._dialog.accept()

    def _on_closed(self) -> None:
        dialog, previewing = self._dialog, self._previewing
        self._dialog = self._previewing = None
        if previewing is not None:
            previewing.stop()
        if dialog is not None:
            dialog.deleteLater()
