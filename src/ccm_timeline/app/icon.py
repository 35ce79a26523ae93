"""The program's icon, for its windows and the task bar."""

from __future__ import annotations

from importlib import import_module
from pathlib import Path

from PySide6.QtCore import QSize
from PySide6.QtGui import QIcon

SIZES = (16, 24, 32, 48, 64, 128)


def window_icon() -> QIcon:
    # From images and not from the SVG: a window appears sooner without Qt's SVG.
    folder = Path(import_module("ccm_timeline.resources").__file__ or "").with_name("icons")
    icon = QIcon()
    for size in SIZES:
        icon.addFile(str(folder / f"ccm-timeline-{size}.png"), QSize(size, size))
    return icon
