"""Shows the tool tips of the plot, of which Qt's graphics view would ask its own items only."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject
from PySide6.QtGui import QHelpEvent
from PySide6.QtWidgets import QWidget

from ccm_timeline.view.tool_tips import show_set_tool_tip


class TipEvents(QObject):
    """Watches the viewport of the plot, and shows the tip that it has at the moment."""

    def __init__(self, viewport: QWidget) -> None:
        super().__init__(viewport)
        self._viewport = viewport
        viewport.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if isinstance(event, QHelpEvent) and event.type() is QEvent.Type.ToolTip:
            show_set_tool_tip(event.globalPos(), self._viewport)
            return True
        return False
