"""Holds the lock of the open document, and says who has it where that is somebody else."""

from __future__ import annotations

import logging
import platform
from datetime import datetime
from pathlib import Path

from PySide6.QtCore import QObject, QTimer, Signal
from PySide6.QtWidgets import QWidget

from ccm_timeline.app.worker import Worker
from ccm_timeline.files.keeping.locks import REFRESH, Held, Lock, Locks
from ccm_timeline.files.keeping.owner import Owner
from ccm_timeline.files.problems import shown
from ccm_timeline.model.words import day_in_words
from ccm_timeline.view.dialogs import choose, tell

log = logging.getLogger(__name__)


class Holding(QObject):
    """At most one lock at a time; the timeline that the program brings needs none."""

    unforeseen = Signal(object)

    def __init__(self, window: QWidget, locks: Locks) -> None:
        super().__init__(window)
        self._window = window
        self._locks = locks
        self._lock: Lock | None = None
        self._owner: Owner | None = None
        self._worker = Worker("holding", self)
        self._worker.failed.connect(self._on_not_refreshed)
        self._timer = QTimer(self, interval=REFRESH * 1000)
        self._timer.timeout.connect(self._refresh)
        self._timer.start()

    @property
    def is_held(self) -> bool:
        """Whether somebody else has the open document."""
        return self._owner is not None

    def adopt(self, path: Path | None) -> None:
        """Another document is open: claim it, or keep in mind who has it."""
        self.release()
        self._owner = None
        if path is None:
            return
        taken = self._locks.take(path)
        if isinstance(taken, Held) and taken.may_be_forgotten and self._insists(path, taken):
            taken = self._locks.take(path, insist=True)
        self._keep(taken)

    def move(self, path: Path) -> None:
        """The open document stands in this file from now on."""
        if self._lock is None or self._lock.path != path:
            self.release()
            self._keep(self._locks.take(path))

    def release(self) -> None:
        if self._lock is not None:
            self._lock.release()
        self._lock = None

    def stop(self) -> None:
        self._timer.stop()
        self._worker.stop()
        self.release()

    def tell(self, path: Path) -> None:
        """Say that the document can only be read here, where that is so."""
        if self._owner is not None:
            tell(self._window, self.words(path))

    def words(self, path: Path) -> str:
        """Who has the open document, and what can be done all the same."""
        assert self._owner is not None
        return _sentence(path, self._owner)

    def others_words(self, path: Path) -> str:
        """Who else has a document that is not open here; empty where nobody has."""
        return others_words(self._locks, path)

    def _keep(self, taken: Lock | Held) -> None:
        match taken:
            case Lock():
                self._lock, self._owner = taken, None
            case Held(owner):
                self._lock, self._owner = None, owner

    def _refresh(self) -> None:
        """A network drive may take its time, and is asked in another thread."""
        if self._lock is not None:
            self._worker.ask(self._lock.refresh)

    def _on_not_refreshed(self, error: Exception) -> None:
        if isinstance(error, OSError):
            log.info("A lock could not be refreshed: %s", type(error).__name__)
        else:
            self.unforeseen.emit(error)

    def _insists(self, path: Path, held: Held) -> bool:
        owner = held.owner
        question = (
            f"“{shown(path.name)}” has been open {owner.who} {_since(owner)}, but nothing was "
            "heard from there lately. If it is still open there, what is changed in one of the two "
            "places may be lost."
        )
        return choose(self._window, question, "Open to change", "Only read", default=1) == 0


def others_words(locks: Locks, path: Path) -> str:
    """Which other program has a document, and what can be done all the same; empty where none."""
    owner = locks.who_has(path)
    return "" if owner is None or locks.is_ours(owner) else _sentence(path, owner)


def _sentence(path: Path, owner: Owner) -> str:
    here = owner.host == platform.node()
    where = "in another window of CCM Timeline" if here else owner.who
    return (
        f"“{shown(path.name)}” has been open {where} {_since(owner)}, and can only be read here: "
        "a copy of it can be saved under another name."
    )


def _since(owner: Owner) -> str:
    when = owner.since.astimezone()
    today = when.date() == datetime.now().astimezone().date()
    day = "" if today else f"{day_in_words(when.toordinal())}, "
    return f"since {day}{when:%H:%M}"
