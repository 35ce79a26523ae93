"""The log: what went wrong, on the user's own disk, in the state folder."""

from __future__ import annotations

import logging
from logging.handlers import RotatingFileHandler
from pathlib import Path

LOG_NAME = "ccm-timeline.log"
LARGEST_LOG = 1 << 20
OLDER_LOGS = 2
"""Beside the one that is written: three files of 1 MiB at most."""


class Log:
    """The handlers of one run of the program, from `start` to `stop`."""

    def __init__(self, folder: Path | None) -> None:
        self._folder = folder
        # Without any handler, Python writes warnings to the standard error.
        self._handler: logging.Handler = logging.NullHandler()

    @property
    def path(self) -> Path | None:
        """Where the log is written; None where that is not possible."""
        found = isinstance(self._handler, RotatingFileHandler)
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
            self._handler = _rotating(self._folder / LOG_NAME)
        except OSError as error:
            return error
        return None


def _rotating(path: Path) -> RotatingFileHandler:
    handler = RotatingFileHandler(
        path,
        maxBytes=LARGEST_LOG,
        backupCount=OLDER_LOGS,
        encoding="utf-8",
        errors="backslashreplace",
    )
    handler.setFormatter(logging.Formatter("%(asctime)s %(levelname)s %(name)s: %(message)s"))
    return handler
