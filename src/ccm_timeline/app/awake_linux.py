"""Keeps Linux desktops awake, by the service that the freedesktop.org screen saver has for it.

https://specifications.freedesktop.org/idle-inhibit-spec/latest/
"""

from __future__ import annotations

import logging

from PySide6.QtDBus import QDBusConnection, QDBusMessage, QDBusPendingCallWatcher

from ccm_timeline.app.about import NAME

_CONNECTION = "ccm-timeline-awake"
_SERVICE, _PATH = "org.freedesktop.ScreenSaver", "/org/freedesktop/ScreenSaver"

log = logging.getLogger(__name__)


class ScreenSaverService:
    """Holds a connection to the session's bus: the desktop lets sleep again when it is closed."""

    def __init__(self) -> None:
        self._answer: QDBusPendingCallWatcher | None = None

    def begin(self) -> None:
        """Ask, and go on: the answer is waited for by nobody."""
        bus = QDBusConnection.connectToBus(QDBusConnection.BusType.SessionBus, _CONNECTION)
        if not bus.isConnected():
            QDBusConnection.disconnectFromBus(_CONNECTION)
            raise OSError("there is no session bus")
        call = QDBusMessage.createMethodCall(_SERVICE, _PATH, _SERVICE, "Inhibit")
        call.setArguments([NAME, "A presentation runs"])
        self._answer = QDBusPendingCallWatcher(bus.asyncCall(call))
        self._answer.finished.connect(self._on_answer)

    def end(self) -> None:
        self._answer = None
        QDBusConnection.disconnectFromBus(_CONNECTION)

    def _on_answer(self, answer: QDBusPendingCallWatcher) -> None:
        if answer.isError():
            log.info("The system may sleep during the show: %s", answer.error().message())
