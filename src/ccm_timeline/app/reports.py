"""Errors that nobody foresaw: each kind logged, counted, and told once."""

from __future__ import annotations

import logging
import sys
import threading
from collections import Counter
from types import TracebackType

from PySide6.QtCore import (
    QCoreApplication,
    QMessageLogContext,
    QObject,
    Qt,
    QtMsgType,
    Signal,
    qInstallMessageHandler,
)

log = logging.getLogger(__name__)

_LEVELS = {
    QtMsgType.QtDebugMsg: logging.DEBUG,
    QtMsgType.QtInfoMsg: logging.DEBUG,
    QtMsgType.QtWarningMsg: logging.WARNING,
    QtMsgType.QtCriticalMsg: logging.ERROR,
    QtMsgType.QtFatalMsg: logging.CRITICAL,
}


class Reports(QObject):
    """The hooks through which Python and Qt tell of errors, from `install` to `remove`.

    `told` carries the report of each kind of error, once. What Qt itself complains of is logged
    and not told: a user can do nothing about it.
    """

    told = Signal(str)
    _arrived = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self._counts: Counter[str] = Counter()
        # Queued, because the error may come from inside a paint event or from another thread.
        self._arrived.connect(self._tell, Qt.ConnectionType.QueuedConnection)

    def install(self) -> None:
        self._before = sys.excepthook, threading.excepthook, sys.unraisablehook
        sys.excepthook = self._on_exception
        threading.excepthook = self._on_thread
        sys.unraisablehook = self._on_unraisable
        self._qt_before = qInstallMessageHandler(self._on_qt_message)

    def remove(self) -> None:
        sys.excepthook, threading.excepthook, sys.unraisablehook = self._before
        qInstallMessageHandler(self._qt_before)
        for kind, count in self._counts.items():
            if count > 1:
                log.info("In all %d times: %s", count, kind)

    def take(self, error: BaseException, where: str = "An error that nobody foresaw") -> None:
        """Log an error; tell of it if it is the first of its kind."""
        kind = f"{type(error).__name__} at {_place(error.__traceback__)}"
        if self._is_new(kind):
            from ccm_timeline.app.report_text import report_of

            log.error("%s: %s", where, kind, exc_info=error)
            self._arrived.emit(report_of(where, error))

    def _tell(self, report: str) -> None:
        self.told.emit(report)

    def _is_new(self, kind: str) -> bool:
        """Count; a broken paint comes back with every frame and must not fill the log."""
        self._counts[kind] += 1
        return self._counts[kind] == 1

    def _on_exception(
        self, kind: type[BaseException], error: BaseException, trace: TracebackType | None
    ) -> None:
        if isinstance(error, KeyboardInterrupt):
            QCoreApplication.quit()
        else:
            self.take(error.with_traceback(trace))

    def _on_thread(self, args: threading.ExceptHookArgs) -> None:
        if args.exc_value is not None:
            self.take(args.exc_value, "An error in the background that nobody foresaw")

    def _on_unraisable(self, args: sys.UnraisableHookArgs) -> None:
        if args.exc_value is not None:
            self.take(args.exc_value, args.err_msg or "An error where none can be raised")

    def _on_qt_message(self, level: QtMsgType, context: QMessageLogContext, words: str) -> None:
        if self._is_new(f"Qt: {words}"):
            log.log(_LEVELS[level], "Qt (%s): %s", context.category, words)


def _place(trace: TracebackType | None) -> str:
    """The line where it broke."""
    while trace is not None and trace.tb_next is not None:
        trace = trace.tb_next
    return "?" if trace is None else f"{trace.tb_frame.f_code.co_filename}:{trace.tb_lineno}"
