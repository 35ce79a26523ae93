"""Has Qt's own dialogs keep what they remember among the program's state."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QSettings


def keep_qt_memory_in(state: Path | None) -> None:
    """Say where, before any dialog opens; `state` is the state folder, or None where there is none.

    Qt's file dialog writes the folders that were looked at into `QtProject.conf` in the folder of
    all programs' settings, without being asked. Qt lets that be moved where its settings are files,
    which is neither on Windows nor on macOS.
    """
    if state is not None:
        native, user = QSettings.Format.NativeFormat, QSettings.Scope.UserScope
        QSettings.setPath(native, user, str(state))
