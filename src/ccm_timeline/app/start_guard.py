"""Turns Qt's abort at the start of the program into one line and an exit status."""

from __future__ import annotations

import os
from types import TracebackType
from typing import Self, TextIO

from PySide6.QtCore import QMessageLogContext, QtMsgType, qInstallMessageHandler

from ccm_timeline.app.exit_status import COULD_NOT, tell_mistake


class StartGuard:
    """Holds while the application is made.

    Qt aborts the process when it cannot reach the display, or when a library of the system is
    missing, and asks nobody before it does.
    """

    def __init__(self, err: TextIO) -> None:
        self._err = err
        self._words: list[str] = []

    def __enter__(self) -> Self:
        self._before = qInstallMessageHandler(self._on_qt_message)
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        qInstallMessageHandler(self._before)

    def _on_qt_message(self, level: QtMsgType, context: QMessageLogContext, words: str) -> None:
        self._words.append(words)
        if level == QtMsgType.QtFatalMsg:
            first = self._words[0].rstrip(".")
            tell_mistake(f"the window system cannot be reached: {first}", self._err)
            self._err.flush()
            os._exit(COULD_NOT)
