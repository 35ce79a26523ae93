"""Writes the unsaved changes down soon after each change, so that a crash costs seconds."""

from __future__ import annotations

import logging
import os
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime
from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject, QTimer

from ccm_timeline.app.loading import Copy
from ccm_timeline.files.keeping.locks import Lock
from ccm_timeline.files.keeping.recovery import Recovery, Snapshot
from ccm_timeline.session.session import Session

DELAY_MS = 2000
"""From the first change to its snapshot; with a slow disk no more than five seconds."""

log = logging.getLogger(__name__)


class Snapshots(QObject):
    """One thread writes and removes, so that what was asked for last holds."""

    def __init__(self, session: Session, recovery: Recovery, parent: QObject) -> None:
        super().__init__(parent)
        self._session = session
        self._recovery = recovery
        self._thread = ThreadPoolExecutor(1, thread_name_prefix="snapshots")
        self._complained = self._is_stopped = False
        self._copy: Copy | None = None
        self._timer = QTimer(self, interval=DELAY_MS, singleShot=True)
        self._timer.timeout.connect(self.write)
        for changed in (
            session.presentation_changed,
            session.unsaved_changed,
            session.document_changed,
        ):
            changed.connect(self._follow)

    def adopt(self, copy: Copy | None) -> None:
        """Another document is open; with `copy`, a version of a file as an unsaved copy."""
        self._copy = copy

    def write(self) -> None:
        """Write a snapshot now, if there is something to be lost."""
        self._timer.stop()
        if self._session.is_unsaved:
            self._ask(partial(self._recovery.write, self._snapshot()))

    def give_up(self, file: Path) -> None:
        """Remove what another run left, once all that was asked before is done."""
        self._ask(partial(file.unlink, missing_ok=True))

    def release(self, claim: Lock) -> None:
        """Let others ask about what other runs left, once all that was asked before is done."""
        self._ask(claim.release)

    def stop(self, *, keep: bool) -> None:
        """Wait for the thread; `keep` leaves unsaved changes to the next start."""
        if keep:
            self.write()
        else:
            self._forget()
        self._is_stopped = True
        self._thread.shutdown(wait=True)

    def _follow(self) -> None:
        if not self._session.is_unsaved:
            self._forget()
        elif not self._timer.isActive():
            self._timer.start()

    def _forget(self) -> None:
        self._timer.stop()
        self._ask(self._recovery.remove)

    def _snapshot(self) -> Snapshot:
        path, document = self._session.path, self._session.timeline.document
        copy = self._copy if path is None else None
        if copy is not None:
            path = copy.version
        return Snapshot(
            owner=self._recovery.ourselves,
            when=datetime.now(UTC),
            path=None if path is None else os.fsencode(path),
            copied=None if copy is None else os.fsencode(copy.file),
            document=document.id,
            title=document.title,
            presentation=document.presentation,
        )

    def _ask(self, work: Callable[[], object]) -> None:
        if not self._is_stopped:
            self._thread.submit(self._do, work)

    def _do(self, work: Callable[[], object]) -> None:
        """In another thread; a full disk is logged once, and the next change tries again."""
        try:
            work()
        except OSError as error:
            if not self._complained:
                self._complained = True
                log.warning("No snapshot could be kept: %s", type(error).__name__)
