"""A pyqtgraph plot with nothing of its own to see: no axes, buttons, menus or mouse handling."""

from __future__ import annotations

from typing import Any

from pyqtgraph import PlotWidget, ViewBox
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGraphicsView, QWidget

from ccm_timeline.layout.window import Window


class Plot(PlotWidget):
    """One plot and one view box for the whole life of a window: collecting a view box can crash."""

    def __init__(self, parent: QWidget | None = None) -> None:
        self.box = ViewBox(enableMouse=False, enableMenu=False, defaultPadding=0.0)
        super().__init__(parent, background=None, viewBox=self.box, enableMenu=False)
        for name in ("left", "bottom"):
            self.hideAxis(name)
        self.hideButtons()
        self.setMenuEnabled(False)
        scene: Any = self.scene()
        scene.contextMenu = None
        layout: Any = self.getPlotItem().layout
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        self.box.disableAutoRange()
        self.setFrameShape(QGraphicsView.Shape.NoFrame)
        # The scene fills every pixel: Qt need not clear the ground first, nor keep a copy of it.
        self.setCacheMode(QGraphicsView.CacheModeFlag.CacheNone)
        self.setViewportUpdateMode(QGraphicsView.ViewportUpdateMode.FullViewportUpdate)
        self.viewport().setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)

    def show_range(self, window: Window, width: float, height: float) -> None:
        """Give the view box the units of the scale that its left and right edge show."""
        # The hidden axes would write labels that nobody sees, for most of a millisecond.
        blocked = self.box.blockSignals(True)
        self.box.setRange(
            xRange=(window.unit_at(0.0), window.unit_at(width)),
            yRange=(0.0, max(height, 1.0)),
            padding=0.0,
        )
        self.box.blockSignals(blocked)
