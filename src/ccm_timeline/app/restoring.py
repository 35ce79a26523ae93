"""Offers after a crash what was not saved, and puts it back into its document."""

from __future__ import annotations

from functools import partial
from pathlib import Path

import msgspec
from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from ccm_timeline.app.facts import shown as shown_folder
from ccm_timeline.app.loading import Copy, Loaded, Refused
from ccm_timeline.app.opening import Opening
from ccm_timeline.app.shipped import shipped_timeline
from ccm_timeline.app.snapshots import Snapshots
from ccm_timeline.app.worker import Worker
from ccm_timeline.files.keeping.locks import Lock
from ccm_timeline.files.keeping.owner import Owner
from ccm_timeline.files.keeping.recovery import Found, Offer, Recovery, Snapshot
from ccm_timeline.files.problems import DocumentRefused, shown
from ccm_timeline.files.reader import read_document
from ccm_timeline.model.changes import differences, fitted
from ccm_timeline.model.document import Presentation
from ccm_timeline.model.phrases import counted
from ccm_timeline.model.words import day_in_words
from ccm_timeline.session.session import Session
from ccm_timeline.view.comparison_dialog import ComparisonDialog
from ccm_timeline.view.dialogs import ask, tell
from ccm_timeline.view.interruptions import INTERRUPTIONS
from ccm_timeline.view.recovery_dialog import Left, RecoveryDialog


class Restoring(QObject):
    """Reads the snapshots in another thread; one of them is restored, the others stay."""

    unforeseen = Signal(object)

    def __init__(
        self,
        window: QWidget,
        session: Session,
        recovery: Recovery,
        snapshots: Snapshots,
        opening: Opening,
    ) -> None:
        super().__init__(window)
        self._window, self._session = window, session
        self._recovery, self._snapshots = recovery, snapshots
        self._opening = opening
        self._found: tuple[Found, ...] = ()
        self._claim: Lock | None = None
        self.is_busy = False
        """Whether it is looked, asked, or read what was left."""
        self.is_asked_elsewhere = False
        """Whether another window asked about it when it was looked."""
        self._pending: Found | None = None
        self._dialog: RecoveryDialog | None = None
        self._looking = Worker("restoring", self)
        self._looking.answered.connect(self._on_found)
        self._looking.failed.connect(self._on_not_found)
        self._comparing = Worker("comparing", self)
        self._comparing.answered.connect(self._on_compared)
        self._comparing.failed.connect(self._on_not_compared)

    def begin(self) -> None:
        """Look for what was left, and offer it, unless another window does."""
        self.is_busy = True
        self._looking.ask(self._recovery.offer)

    def stop(self) -> None:
        self._looking.stop()
        self._comparing.stop()
        self._settle()

    def on_opened(self, loaded: Loaded) -> None:
        """Put the changes back where their document was read for that."""
        found, self._pending = self._pending, None
        read = loaded.path if loaded.copy is None else loaded.copy.version
        if found is None:
            return
        if read == found.snapshot.file:
            self._put_back(found, loaded)
        self._settle()

    def _put_back(self, found: Found, loaded: Loaded) -> None:
        snapshot = found.snapshot
        if loaded.timeline.document.id != snapshot.document:
            words = "is another document by now: the changes are kept for the next start."
            tell(self._window, f"“{_name(snapshot)}” {words}")
            return
        presentation, dropped = None, 0
        if snapshot.presentation is not None:
            presentation, dropped = fitted(snapshot.presentation, loaded.timeline.document)
        self._session.set_presentation(presentation)
        self._snapshots.write()
        self._snapshots.give_up(found.file)
        if dropped:
            steps = counted(dropped, "step")
            tell(self._window, f"The file no longer has the events of {steps}, left out here.")

    def on_refused(self, refused: Refused) -> None:
        """The document cannot be read: nothing is lost, and it is offered again."""
        found, self._pending = self._pending, None
        if found is not None:
            words = f"The unsaved changes of “{_name(found.snapshot)}” are kept for the next start."
            tell(self._window, words)
            self._settle()

    def on_cancelled(self) -> None:
        """The document is not read after all."""
        if self._pending is not None:
            self._pending = None
            self._settle()

    # The dialog.

    def _on_found(self, offer: Offer | Owner | None) -> None:
        if not isinstance(offer, Offer):
            self.is_asked_elsewhere = offer is not None
            self._settle()
            return
        self._found, self._claim = offer.found, offer.claim
        if INTERRUPTIONS.is_held:
            self._settle()  # What is not offered today is offered at the next start.
            return
        self._dialog = RecoveryDialog([_left(each.snapshot) for each in self._found], self._window)
        self._dialog.finished.connect(self._on_answered)
        self._dialog.compare_requested.connect(self._compare)
        self._dialog.discard_requested.connect(self._discard)
        self._dialog.open()

    def _on_answered(self) -> None:
        assert self._dialog is not None
        chosen, self._dialog = self._dialog.chosen, None
        if chosen is None:
            self._settle()
        else:
            self._restore(chosen)

    def _on_not_found(self, error: Exception) -> None:
        self._settle()
        self.unforeseen.emit(error)

    def _settle(self) -> None:
        """All is asked and done: what is left may be asked about by others."""
        self.is_busy = False
        claim, self._claim = self._claim, None
        if claim is not None:
            self._snapshots.release(claim)

    def _restore(self, at: int) -> None:
        if not self._found[at].file.exists():
            # By a program that could not write its claim, or does not know of claims.
            words = f"The unsaved changes of “{_name(self._found[at].snapshot)}” are gone:"
            tell(self._window, f"{words} another window has restored or discarded them.")
            self._settle()
            return
        self._pending = self._found[at]
        snapshot = self._pending.snapshot
        if snapshot.copy_of is None or snapshot.file is None:
            self._opening.reload(snapshot.file)
        else:
            self._opening.reload_copy(Copy(snapshot.file, snapshot.copy_of))

    def _discard(self, at: int) -> None:
        assert self._dialog is not None
        found = self._found[at]
        question = f"The unsaved changes of “{_name(found.snapshot)}” will be gone for good."
        if ask(self._dialog, question, "Discard"):
            self._snapshots.give_up(found.file)
            self._dialog.take_away(at)

    def _compare(self, at: int) -> None:
        self._comparing.ask(partial(_compared, self._found[at].snapshot))

    def _on_compared(self, answer: tuple[Snapshot, tuple[str, ...]]) -> None:
        snapshot, lines = answer
        sentence = f"The unsaved changes of “{_name(snapshot)}”, against its file:"
        ComparisonDialog(sentence, lines, parent=self._window).exec()

    def _on_not_compared(self, error: Exception) -> None:
        if isinstance(error, DocumentRefused):
            tell(self._window, error.sentence)
        else:
            self.unforeseen.emit(error)


def _compared(snapshot: Snapshot) -> tuple[Snapshot, tuple[str, ...]]:
    """In another thread. Raises `DocumentRefused`."""
    document = read_document(snapshot.file or shipped_timeline())
    presentation, _ = fitted(snapshot.presentation or Presentation(), document)
    mine = msgspec.structs.replace(document, presentation=presentation)
    return snapshot, differences(mine, document)


def _name(snapshot: Snapshot) -> str:
    is_named = snapshot.file is not None and snapshot.copy_of is None
    return shown(snapshot.file.name if snapshot.file and is_named else snapshot.title)


def _left(snapshot: Snapshot) -> Left:
    when = snapshot.when.astimezone()
    words = f"Changed on {day_in_words(when.toordinal())} at {when:%H:%M:%S}"
    if snapshot.file is None:
        return Left(snapshot.title, words)
    if snapshot.copy_of is not None:
        return Left(f"{snapshot.title} (copy of a backup)", words)
    return Left(f"{snapshot.title} ({snapshot.file.name})", f"{words}, in {_folder(snapshot.file)}")


def _folder(file: Path) -> str:
    return shown_folder(file.parent)
