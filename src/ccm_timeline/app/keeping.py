"""Keeps the open document safe: saving, its lock, its snapshots, and changes from elsewhere."""

from __future__ import annotations

from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject, Signal

from ccm_timeline.app.coming_forward import ComingForward
from ccm_timeline.app.disk_watch import DiskWatch
from ccm_timeline.app.holding import Holding
from ccm_timeline.app.loading import Loaded
from ccm_timeline.app.opening import Opening
from ccm_timeline.app.restoring import Restoring
from ccm_timeline.app.saving import Saving
from ccm_timeline.app.snapshots import Snapshots
from ccm_timeline.app.worker import Worker
from ccm_timeline.files.keeping.backups import Backups
from ccm_timeline.files.keeping.locks import Locks
from ccm_timeline.files.keeping.recovery import Recovery
from ccm_timeline.files.keeping.saving import Saved
from ccm_timeline.files.keeping.summons import summon
from ccm_timeline.files.problems import DocumentRefused, shown
from ccm_timeline.files.reader import read_document
from ccm_timeline.model.changes import differences
from ccm_timeline.model.document import Document
from ccm_timeline.session.session import Session
from ccm_timeline.view.comparison_dialog import ComparisonDialog
from ccm_timeline.view.dialogs import choose, tell
from ccm_timeline.view.main_window import MainWindow


class Keeping(QObject):
    """Lives as long as the session does, with one document after the other."""

    unforeseen = Signal(object)

    def __init__(
        self, window: MainWindow, session: Session, opening: Opening, state: Path | None
    ) -> None:
        """`state` is the state folder, or None where there is none."""
        super().__init__(window)
        self._window, self._session, self._opening = window, session, opening
        self._in_hurry = self._may_go = False
        recovery = Recovery(state)
        locks = Locks(state)
        self.holding = Holding(window, locks)
        self._forward = ComingForward(window, locks)
        opening.is_shown_elsewhere = partial(summon, locks, token="")
        self.saving = Saving(window, session, self.holding, Backups(state))
        self.snapshots = Snapshots(session, recovery, self)
        self.restoring = Restoring(window, session, recovery, self.snapshots, opening)
        self.watch = DiskWatch(window)
        self._comparing = Worker("comparing", self)
        self._connect()

    def adopt(self, loaded: Loaded) -> None:
        """Another document is open, and stands in the session already."""
        self.saving.adopt(loaded)
        self.holding.adopt(loaded.path)
        self._forward.watch(None if self.holding.is_held else loaded.path)
        self._session.set_read_only(loaded.read_only or self.holding.is_held)
        self.watch.watch(loaded.path, loaded.stamp)
        self.snapshots.adopt(loaded.copy)
        if loaded.copy is not None:
            self._session.mark_copy()
        self.restoring.on_opened(loaded)
        self._show_state()
        if loaded.path is not None:
            self.holding.tell(loaded.path)

    def may_close(self) -> bool:
        """Whether the window may be closed; where a save comes first, it is closed after that."""
        if not self._in_hurry:
            self._may_go = self.saving.may_leave(self._window.close)
        return self._in_hurry or self._may_go

    def hurry(self) -> None:
        """The system wants the program to end: ask nothing, and leave changes to the next
        start."""
        self._in_hurry = True

    def stop(self) -> None:
        """Wait for what is being written; unsaved changes that nobody gave up are kept."""
        self.watch.stop()
        self._forward.stop()
        self.restoring.stop()
        self._comparing.stop()
        self.saving.stop()
        self.snapshots.stop(keep=not self._may_go)
        self.holding.stop()

    def _connect(self) -> None:
        opening, session = self._opening, self._session
        opening.may_leave = self.saving.may_leave
        opening.still_may_leave = self.saving.still_may_leave
        opening.refused.connect(self.restoring.on_refused)
        opening.cancelled.connect(self.restoring.on_cancelled)
        session.unsaved_changed.connect(self._show_state)
        session.read_only_changed.connect(self._show_state)
        self.saving.saved.connect(self._on_saved)
        self.watch.changed.connect(self._on_disk_changed)
        self._comparing.answered.connect(self._on_compared)
        self._comparing.failed.connect(self._on_not_compared)
        for part in (self.saving, self.restoring, self.watch, self.holding):
            part.unforeseen.connect(self.unforeseen)

    def _show_state(self) -> None:
        session = self._session
        self._window.show_state(unsaved=session.is_unsaved, read_only=session.read_only)

    def _on_saved(self, saved: Saved) -> None:
        self.watch.watch(saved.path, saved.stamp)
        self._forward.watch(saved.path)
        self._opening.remember(saved.path)

    # Changes from elsewhere.

    def _on_disk_changed(self) -> None:
        path = self._session.path
        if path is None or self.saving.is_busy:
            return
        sentence = f"“{shown(path.name)}” was changed by another program."
        if self._session.is_unsaved:
            sentence += " Reloading gives up your unsaved changes."
        answer = choose(self._window, sentence, "Compare…", "Reload", "Keep mine")
        if answer == 0:
            document = self._session.timeline.document
            self._comparing.ask(partial(_compared, path, document))
        else:
            self._decide(reload=answer == 1)

    def _decide(self, *, reload: bool) -> None:
        if reload:
            self._opening.reload(self._session.path)
        else:
            self.saving.keep_ours()

    def _on_compared(self, lines: tuple[str, ...]) -> None:
        sentence = "What the file on the disk has, against what is open here:"
        dialog = ComparisonDialog(sentence, lines, ("Reload", "Keep mine"), self._window)
        dialog.exec()
        self._decide(reload=dialog.chosen == 0)

    def _on_not_compared(self, error: Exception) -> None:
        self.saving.keep_ours()
        if isinstance(error, DocumentRefused):
            tell(self._window, error.sentence)
        else:
            self.unforeseen.emit(error)


def _compared(path: Path, mine: Document) -> tuple[str, ...]:
    """In another thread. Raises `DocumentRefused`."""
    return differences(read_document(path), mine)
