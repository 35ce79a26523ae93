"""What a start makes of crashes before it: says so once, and gives up settings that may be bad."""

from __future__ import annotations

import logging
from collections.abc import Callable
from enum import Enum
from pathlib import Path

from PySide6.QtCore import QObject, QTimer, Signal
from PySide6.QtWidgets import QApplication

from ccm_timeline.app.run_record import Ended, RunRecord

STARTED_MS = 3000
"""After this long a start has succeeded."""

LOOK_MS = 200
"""Between two looks whether what comes first is answered."""

ENOUGH = 2
"""Starts in a row that broke, after which the settings are set aside."""

SET_ASIDE = ".set-aside"
CRASHED = (
    "The program ended by itself when it ran last. The report below says where it happened; it "
    "holds nothing of your documents. Please send it to those who make the program."
)
_FRESH = (
    "The program broke twice in a row while it was starting, and therefore starts with the "
    "settings of its first day. The old ones are kept beside them as “{}”."
)

log = logging.getLogger(__name__)


class Turn(Enum):
    """Whose turn it is to tell of a crash."""

    OURS = "ours"
    LATER = "ours, when what was not saved has been asked about"
    ANOTHERS = "that of another window, which asks about it"


class Aftermath(QObject):
    """Reads the records of earlier runs, and waits until this one has started."""

    crash_told = Signal(str, str)
    """A crash is to be told: its report, and the words above it."""
    said = Signal(str)
    """A sentence that is to be said once."""

    def __init__(self, record: RunRecord, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.turn: Callable[[], Turn] = lambda: Turn.OURS
        """Asked before anything is told."""
        self._record = record
        self._earlier = record.earlier()
        self._sentence = ""

    def set_aside(self, settings: Path | None) -> None:
        """Give up a settings file where starts broke in a row; what it held is kept."""
        broken = [run for run in self._earlier if run.version is None]
        if len(broken) < ENOUGH or settings is None or not settings.exists():
            return
        aside = settings.with_name(settings.name + SET_ASIDE)
        try:
            settings.replace(aside)
        except OSError as error:
            log.warning("The settings could not be set aside: %s", type(error).__name__)
            return
        self._sentence = _FRESH.format(aside.name)

    def begin(self) -> None:
        """Wait until the start has succeeded, then tell what there is to tell."""
        QTimer.singleShot(STARTED_MS, self, self.tell)

    def tell(self) -> None:
        """The start has succeeded; what is asked at the moment comes first."""
        self._record.mark_started()
        if not (self._earlier or self._sentence):
            return
        turn = self.turn()
        if QApplication.activeModalWidget() is not None or turn is Turn.LATER:
            QTimer.singleShot(LOOK_MS, self, self.tell)
            return
        earlier, self._earlier = self._earlier, ()
        reports = [] if turn is Turn.ANOTHERS else [self._archived(run) for run in earlier]
        told = next((report for report in reversed(reports) if report), "")
        if told:
            self.crash_told.emit(told, CRASHED)
        if self._sentence:
            self.said.emit(self._sentence)

    def _archived(self, run: Ended) -> str:
        # Not at the head: most runs end well, and a window appears sooner without it.
        from ccm_timeline.app.report_text import crash_report_of

        report = crash_report_of(run.version, run.trace) if run.trace else ""
        return report if self._record.archive(run, report) else ""
