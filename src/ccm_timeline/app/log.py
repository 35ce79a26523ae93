"""The log: what went wrong, on the user's own disk, in the state folder."""

from __future__ import annotations

import logging
import os
from itertools import pairwise
from pathlib import Path

LOG_NAME = "ccm-timeline.log"
LARGEST_LOG = 1 << 20
OLDER_LOGS = 2
"""Beside the one that is written: three files of 1 MiB at most."""


class LogFile(logging.FileHandler):
    """Goes on in a new file when one is full, and keeps some of the old ones.

    Python's own is in a module that brings sockets and pickles along, and a window appears sooner
    without them.
    """

    def emit(self, record: logging.LogRecord) -> None:
        try:
            more = len(self.format(record).encode("utf-8", "backslashreplace")) + 2
            # Somebody may have removed it, and is to find what is written from now on.
            there = os.path.exists(self.baseFilename)
            if not there or os.path.getsize(self.baseFilename) + more > LARGEST_LOG:
                self._begin_anew()
        except Exception:
            self.handleError(record)
        super().emit(record)

    def _begin_anew(self) -> None:
        """Number the files, the newest with 1, and drop the oldest."""
        names = [self.baseFilename, *(f"{self.baseFilename}.{n + 1}" for n in range(OLDER_LOGS))]
        if self.stream is not None:
            self.stream.close()
        try:
            for newer, older in reversed(list(pairwise(names))):
                if os.path.exists(newer):
                    os.replace(newer, older)
        finally:
            self.stream = self._open()


class Log:
    """The handlers of one run of the program, from `start` to `stop`."""

    def __init__(self, folder: Path | None) -> None:
        self._folder = folder
        # Without any handler, Python writes warnings to the standard error.
        self._handler: logging.Handler = logging.NullHandler()

    @property
    def path(self) -> Path | None:
        """Where the log is written; None where that is not possible."""
        found = isinstance(self._handler, LogFile)
        return self._folder / LOG_NAME if found and self._folder else None

    def start(self) -> None:
        problem = self._open()
        root = logging.getLogger()
        root.addHandler(self._handler)
        root.setLevel(logging.INFO)
        logging.captureWarnings(True)
        if problem is not None:
            logging.getLogger(__name__).warning("There is no log file: %s", problem)

    def stop(self) -> None:
        logging.captureWarnings(False)
        logging.getLogger().removeHandler(self._handler)
        self._handler.close()

    def _open(self) -> OSError | None:
        if self._folder is None:
            return None
        try:
            self._folder.mkdir(parents=True, exist_ok=True)
            self._handler = _log_file(self._folder / LOG_NAME)
        except OSError as error:
            return error
        return None


def _log_file(path: Path) -> LogFile:
    handler = LogFile(path, encoding="utf-8", errors="backslashreplace")
    handler.setFormatter(logging.Formatter("%(asctime)s %(levelname)s %(name)s: %(message)s"))
    return handler
