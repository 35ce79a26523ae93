"""What a good programmer gets from pyqtgraph directly: the same events as points with labels."""

from __future__ import annotations

import numpy as np
from pyqtgraph.graphicsItems.DateAxisItem import DateAxisItem
from pyqtgraph.graphicsItems.ScatterPlotItem import ScatterPlotItem
from pyqtgraph.graphicsItems.TextItem import TextItem
from pyqtgraph.widgets.PlotWidget import PlotWidget
from PySide6.QtWidgets import QWidget

from ccm_timeline.layout.table import Table
from ccm_timeline.model.days import day_of

MOST_LABELS = 1000
"""Labels in the pool; each costs a sixth of a millisecond a frame."""

_DAY = 86_400.0
_EPOCH = day_of(1970, 1, 1)


class Baseline(PlotWidget):
    """`PlotWidget`, `DateAxisItem`, `ScatterPlotItem`, and `TextItem`s from a pool."""

    def __init__(self, table: Table, labels: bool, parent: QWidget | None = None) -> None:
        super().__init__(parent, axisItems={"bottom": DateAxisItem()})
        self._table = table
        days = np.where(np.isnan(table.start), table.end, table.start)
        self._x = (days - _EPOCH) * _DAY
        order = np.argsort(self._x)
        self._x, self._order = self._x[order], order
        self._y = table.theme[order].astype(float)
        self.addItem(ScatterPlotItem(x=self._x, y=self._y, size=8, pen=None, brush="#2F7F79"))
        self.setYRange(-1, float(self._y.max() if self._y.size else 1) + 1)
        self._pool = [TextItem(anchor=(0, 1)) for _ in range(MOST_LABELS if labels else 0)]
        for item in self._pool:
            self.addItem(item, ignoreBounds=True)
            item.hide()

    @property
    def whole(self) -> tuple[float, float]:
        return float(self._x[0]), float(self._x[-1])

    def look(self, left: float, right: float) -> None:
        """Show a stretch of time, in seconds from 1970, with the labels of what is in it."""
        self.setXRange(left, right, padding=0)
        if not self._pool:
            return
        first, last = np.searchsorted(self._x, (left, right))
        shown = range(first, min(last, first + len(self._pool)))
        for item, index in zip(self._pool, shown, strict=False):
            item.setText(self._table.row(int(self._order[index])).title)
            item.setPos(self._x[index], self._y[index])
            item.show()
        for item in self._pool[len(shown) :]:
            item.hide()
