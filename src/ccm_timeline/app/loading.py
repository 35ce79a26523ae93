"""Reads documents in another thread, into a timeline or a refusal."""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal

from ccm_timeline.app.shipped import shipped_timeline
from ccm_timeline.app.worker import Worker

if TYPE_CHECKING:
    from ccm_timeline.model.timeline import Timeline

PATIENCE_MS = 300
"""What takes no longer is not announced: a word that comes and goes is a flicker."""


@dataclass(frozen=True, slots=True)
class Loaded:
    """A document, ready to be looked at; without a path it is the one that the program brings."""

    timeline: Timeline
    path: Path | None
    read_only: bool


@dataclass(frozen=True, slots=True)
class Refused:
    """Why a document was not opened: one sentence, and every problem on a line."""

    path: Path | None
    sentence: str
    problems: tuple[str, ...] = ()


class Loader(QObject):
    """Read a document; then either `loaded` or `refused` comes, for the last one that was asked."""

    loaded = Signal(object)
    refused = Signal(object)
    unforeseen = Signal(object)
    """An error of the program while it read; a refusal comes as well."""
    slow = Signal(object)
    """It takes a while: the path."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._path: Path | None = None
        self._worker = Worker("loading", self)
        self._worker.answered.connect(self._on_answered)
        self._worker.failed.connect(self._on_failed)
        self._patience = QTimer(self, interval=PATIENCE_MS, singleShot=True)
        self._patience.timeout.connect(self._on_slow)

    def load(self, path: Path | None) -> None:
        """Read this file, or the timeline that the program brings along."""
        self._path = path
        self._patience.start()
        # Here and not at the head, because the window need not wait for it; and not in the other
        # thread, because this one may be importing the same modules.
        import ccm_timeline.files.reader
        import ccm_timeline.model.timeline  # noqa: F401

        self._worker.ask(partial(_load, path))

    def stop(self) -> None:
        self._patience.stop()
        self._worker.stop()

    def _on_slow(self) -> None:
        self.slow.emit(self._path)

    def _on_answered(self, answer: Loaded | Refused) -> None:
        self._patience.stop()
        match answer:
            case Loaded():
                self.loaded.emit(answer)
            case Refused():
                self.refused.emit(answer)

    def _on_failed(self, error: Exception) -> None:
        self._patience.stop()
        self.unforeseen.emit(error)
        name = "" if self._path is None else f" “{self._path.name}”"
        sentence = f"The document{name} was not opened: the program failed while reading it."
        self.refused.emit(Refused(self._path, sentence))


def _load(path: Path | None) -> Loaded | Refused:
    """In another thread."""
    from ccm_timeline.files.problems import DocumentRefused
    from ccm_timeline.files.reader import read
    from ccm_timeline.model.timeline import Timeline

    try:
        reading = read(shipped_timeline() if path is None else path)
    except DocumentRefused as refused:
        more = (f"and {refused.more:,} more",) if refused.more else ()
        return Refused(path, refused.sentence, (*map(str, refused.problems), *more))
    return Loaded(Timeline(reading.document), path, reading.newer)
