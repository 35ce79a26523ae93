"""Whether things move: not where the user or the system wants no movement."""

from __future__ import annotations

from PySide6.QtWidgets import QApplication, QStyle

from ccm_timeline.settings.store import Settings


def is_motion_reduced(settings: Settings) -> bool:
    """The setting's wish, or that of a system which has turned the animations of widgets off."""
    hint = QStyle.StyleHint.SH_Widget_Animation_Duration
    return settings.reduce_motion or QApplication.style().styleHint(hint) == 0
