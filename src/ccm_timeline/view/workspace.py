"""What fills the window: the finding row, the timeline, the list below it, the panel beside it."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractScrollArea, QSplitter, QVBoxLayout, QWidget

from ccm_timeline.session.session import Session
from ccm_timeline.view.event_list import EventList
from ccm_timeline.view.finding import FindRow
from ccm_timeline.view.overview import OverviewStrip
from ccm_timeline.view.palette import Palette
from ccm_timeline.view.panel import SidePanel
from ccm_timeline.view.reading import Reader, ReadingColumn
from ccm_timeline.view.sizes import NARROWEST_PANEL
from ccm_timeline.view.timeline import TimelineView

LIST_SHARE = 0.3


class Workspace(QWidget):
    """Timeline over list, and panel, with borders that can be moved."""

    def __init__(self, session: Session, palette: Palette, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.timeline = TimelineView(session, palette, self)
        self.events = EventList(session, palette, self)
        self.panel = SidePanel(session, palette, self)
        self.events.hide()
        self.find_row = FindRow(session, self)
        self.overview = OverviewStrip(session, palette, self)
        upper = _stack(self.timeline, self.overview)
        self._rows = _splitter(Qt.Orientation.Vertical, upper, self.events)
        self.reader = Reader(session, palette, self)
        self.beside = ReadingColumn(session, self.panel, self.reader, self)
        self._columns = _splitter(Qt.Orientation.Horizontal, self._rows, self.beside)
        self.beside.setMinimumWidth(NARROWEST_PANEL)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(self.find_row)
        layout.addWidget(self._columns, 1)
        self.find_row.left.connect(self.go_to_timeline)
        self._leave_drops_to_window()

    def apply(self, palette: Palette) -> None:
        for part in (self.timeline, self.overview, self.events, self.panel, self.reader):
            part.apply(palette)

    def divide(self, panel_width: int, list_height: int | None) -> None:
        """Give the panel and the list their sizes; the timeline has the rest."""
        self._columns.setSizes([max(self.width() - panel_width, 1), panel_width])
        height = list_height or round(self.height() * LIST_SHARE)
        self._rows.setSizes([max(self.height() - height, 1), height])

    def panel_width(self) -> int:
        return self.beside.width()

    def list_height(self) -> int | None:
        """The height of the list, or None while it is hidden."""
        return self.events.height() if self.is_list_shown() else None

    def is_list_shown(self) -> bool:
        return not self.events.isHidden()

    def show_list(self, wanted: bool) -> None:
        self.events.setVisible(wanted)

    def turn_to_list(self, wanted: bool) -> None:
        """Show the list and go there, or hide it and go back."""
        self.show_list(wanted)
        (self.events if wanted else self.timeline).setFocus(Qt.FocusReason.ShortcutFocusReason)

    def go_to_timeline(self) -> None:
        self.timeline.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def _leave_drops_to_window(self) -> None:
        """Scrolled widgets accept drops from birth, and what they do not want is then lost."""
        for area in self.findChildren(QAbstractScrollArea):
            area.setAcceptDrops(False)
            area.viewport().setAcceptDrops(False)


def _stack(upper: QWidget, lower: QWidget) -> QWidget:
    """Two widgets over one another, of which the upper one grows."""
    both = QWidget()
    layout = QVBoxLayout(both)
    layout.setContentsMargins(0, 0, 0, 0)
    layout.setSpacing(0)
    layout.addWidget(upper, 1)
    layout.addWidget(lower)
    return both


def _splitter(orientation: Qt.Orientation, first: QWidget, second: QWidget) -> QSplitter:
    splitter = QSplitter(orientation)
    splitter.addWidget(first)
    splitter.addWidget(second)
    splitter.setStretchFactor(0, 1)
    splitter.setStretchFactor(1, 0)
    splitter.setChildrenCollapsible(False)
    return splitter
