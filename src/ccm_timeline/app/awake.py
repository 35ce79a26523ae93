"""Keeps the system awake while a show runs, by the desktop's service for it on Linux."""

from __future__ import annotations

import logging
import sys

from PySide6.QtCore import QObject
from PySide6.QtDBus import QDBusConnection, QDBusMessage, QDBusPendingCallWatcher

from ccm_timeline.app.about import NAME

_CONNECTION = "ccm-timeline-awake"
_SERVICE, _PATH = "org.freedesktop.ScreenSaver", "/org/freedesktop/ScreenSaver"

log = logging.getLogger(__name__)


class Awake(QObject):
    """Holds a connection to the session's bus: the desktop lets sleep again when it is closed."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._watcher: QDBusPendingCallWatcher | None = None
        self._kept = False

    def keep(self) -> None:
        """Ask, and go on: an answer is waited for by nobody."""
        if self._kept or not sys.platform.startswith("linux"):
            return
        bus = QDBusConnection.connectToBus(QDBusConnection.BusType.SessionBus, _CONNECTION)
        self._kept = True
        if not bus.isConnected():
            log.info("The system may sleep during the show: there is no session bus")
            return
        call = QDBusMessage.createMethodCall(_SERVICE, _PATH, _SERVICE, "Inhibit")
        call.setArguments([NAME, "A presentation runs"])
        self._watcher = QDBusPendingCallWatcher(bus.asyncCall(call), self)
        self._watcher.finished.connect(self._on_answer)

    def let_sleep(self) -> None:
        if self._kept:
            self._kept = False
            if self._watcher is not None:
                self._watcher.deleteLater()
                self._watcher = None
            QDBusConnection.disconnectFromBus(_CONNECTION)

    def _on_answer(self, watcher: QDBusPendingCallWatcher) -> None:
        if watcher.isError():
            log.info("The system may sleep during the show: %s", watcher.error().message())
