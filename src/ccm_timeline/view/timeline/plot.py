"""A pyqtgraph plot with nothing of its own to see: no axes, buttons, menus or mouse handling."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtGui import QPaintEvent
from PySide6.QtWidgets import QGraphicsView, QWidget

from ccm_timeline.layout.window import Window
from ccm_timeline.view.timeline.pyqtgraph_parts import GraphicsView, ViewBox


class Plot(GraphicsView):
    """One plot and one view box for the whole life of a window: collecting a view box can crash."""

    def __init__(self, parent: QWidget | None = None) -> None:
        self.box = ViewBox(enableMouse=False, enableMenu=False, defaultPadding=0.0)
        super().__init__(parent, background=None)
        self.setCentralItem(self.box)
        scene: Any = self.scene()
        scene.contextMenu = None
        self.box.disableAutoRange()
        self.setFrameShape(QGraphicsView.Shape.NoFrame)
        # The scene fills every pixel: Qt need not clear the ground first, nor keep a copy of it.
        self.setCacheMode(QGraphicsView.CacheModeFlag.CacheNone)
        self.setViewportUpdateMode(QGraphicsView.ViewportUpdateMode.FullViewportUpdate)
        self.viewport().setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)

    def show_range(self, window: Window, width: float, height: float) -> None:
        """Give the view box the units of the scale that its left and right edge show.

        For when the view has come to rest: it takes a thirtieth of a frame.
        """
        self.box.setRange(
            xRange=(window.unit_at(0.0), window.unit_at(width)),
            yRange=(0.0, max(height, 1.0)),
            padding=0.0,
        )

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint as every view does: pyqtgraph first prepares items, of which this has none."""
        QGraphicsView.paintEvent(self, event)

    def close(self) -> bool:
        """Close as every widget does: pyqtgraph would take the viewport away, and crash here."""
        return QGraphicsView.close(self)
