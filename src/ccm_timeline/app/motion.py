"""Whether things move: not where the user or the system wants no movement."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QApplication, QStyle

from ccm_timeline.settings.store import Settings

_DESKTOP_WISH = "isMotionReducedByDesktop"
"""The property of the application in which the desktop's wish stands for all who ask."""


def is_motion_reduced(settings: Settings) -> bool:
    """The setting's wish, the desktop's, or that of a system which has turned the animations of
    widgets off."""
    hint, application = QStyle.StyleHint.SH_Widget_Animation_Duration, QApplication.instance()
    by_desktop = application is not None and bool(application.property(_DESKTOP_WISH))
    return settings.reduce_motion or by_desktop or QApplication.style().styleHint(hint) == 0


def follow_desktop(parent: QObject, changed: Callable[[], object]) -> None:
    """Ask a Linux desktop what Qt does not: whether it wants no movement. Call back when it does,
    and when it does no more."""
    if not sys.platform.startswith("linux") or "DBUS_SESSION_BUS_ADDRESS" not in os.environ:
        return
    from ccm_timeline.app.motion_linux import PortalMotion

    portal = PortalMotion(parent)

    def on_changed() -> None:
        application = QApplication.instance()
        assert application is not None
        application.setProperty(_DESKTOP_WISH, portal.is_reduced)
        changed()

    portal.changed.connect(on_changed)
    portal.listen()
