"""Whether a Linux desktop wants no movement, as its portal tells of the desktop's settings.

https://flatpak.github.io/xdg-desktop-portal/docs/doc-org.freedesktop.portal.Settings.html
"""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import SLOT, QObject, Signal, Slot
from PySide6.QtDBus import (
    QDBusConnection,
    QDBusMessage,
    QDBusPendingCallWatcher,
    QDBusVariant,
)

_SERVICE, _PATH = "org.freedesktop.portal.Desktop", "/org/freedesktop/portal/desktop"
_INTERFACE = "org.freedesktop.portal.Settings"
_REDUCED: dict[tuple[str, str], object] = {
    ("org.freedesktop.appearance", "reduced-motion"): 1,
    ("org.gnome.desktop.interface", "enable-animations"): False,
}
"""Settings, and the value of each with which nothing is to move."""


class PortalMotion(QObject):
    """Asks a portal that runs, and listens to it; where there is none, everything may move."""

    changed = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._wishes: dict[tuple[str, str], bool] = {}
        self._calls: dict[QDBusPendingCallWatcher, tuple[str, str]] = {}

    @property
    def is_reduced(self) -> bool:
        """What the desktop said last; not that it wants no movement before it has answered."""
        return any(self._wishes.values())

    def listen(self) -> None:
        """Ask, and ask again whenever a setting changes; nobody waits for the answers."""
        bus = QDBusConnection.sessionBus()
        if bus.isConnected():
            slot: Any = SLOT("ask()")  # The stubs want bytes, and PySide takes text alone.
            bus.connect(_SERVICE, _PATH, _INTERFACE, "SettingChanged", self, slot)
            self.ask()

    @Slot()
    def ask(self) -> None:
        for setting in _REDUCED:
            call = QDBusMessage.createMethodCall(_SERVICE, _PATH, _INTERFACE, "Read")
            call.setArguments(list(setting))
            # A desktop without a portal need not start one for this.
            call.setAutoStartService(False)
            watcher = QDBusPendingCallWatcher(QDBusConnection.sessionBus().asyncCall(call))
            watcher.finished.connect(self._on_answer)
            self._calls[watcher] = setting

    def _on_answer(self, watcher: QDBusPendingCallWatcher) -> None:
        setting = self._calls.pop(watcher)
        before = self.is_reduced
        self._wishes[setting] = not watcher.isError() and is_wish(
            setting, watcher.reply().arguments()
        )
        if self.is_reduced is not before:
            self.changed.emit()


def is_wish(setting: tuple[str, str], answer: list[object]) -> bool:
    """Whether a portal's answer, a value in a variant or in two, is the wish for no movement."""
    value = answer[0] if answer else None
    while isinstance(value, QDBusVariant):
        value = value.variant()
    wanted = _REDUCED[setting]
    return type(value) is type(wanted) and value == wanted
