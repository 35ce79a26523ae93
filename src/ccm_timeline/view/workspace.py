"""What fills the window: the finding row, the timeline, the list below it, the panel beside it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractScrollArea, QSplitter, QVBoxLayout, QWidget

from ccm_timeline.session.session import Session
from ccm_timeline.view.finding import FindRow
from ccm_timeline.view.ground import Ground
from ccm_timeline.view.overview import OverviewStrip
from ccm_timeline.view.palette import Palette
from ccm_timeline.view.sizes import NARROWEST_PANEL
from ccm_timeline.view.timeline import TimelineView

if TYPE_CHECKING:
    from ccm_timeline.view.event_list import EventList
    from ccm_timeline.view.panel.side_panel import SidePanel
    from ccm_timeline.view.reading import Reader, ReadingColumn

LIST_SHARE = 0.3


class _Dressed(Protocol):
    """A part that wears the colours of a palette."""

    def apply(self, palette: Palette) -> None: ...


class Workspace(QWidget):
    """Timeline over list, and panel, with borders that can be moved.

    The timeline can be seen before `furnish` brings the list and the panel: until then a quiet
    ground has their room, so that nothing moves when they come.
    """

    events: EventList
    panel: SidePanel
    reader: Reader
    beside: ReadingColumn

    def __init__(self, session: Session, palette: Palette, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self.timeline = TimelineView(session, palette, self)
        self.find_row = FindRow(session, self)
        self.overview = OverviewStrip(session, palette, self)
        self._dressed: list[_Dressed] = [self.timeline, self.overview]
        upper = _stack(self.timeline, self.overview)
        self._below: QWidget = Ground()
        self._at_side: QWidget = Ground()
        self._at_side.setMinimumWidth(NARROWEST_PANEL)
        self._rows = _splitter(Qt.Orientation.Vertical, upper, self._below)
        self._columns = _splitter(Qt.Orientation.Horizontal, self._rows, self._at_side)
        self.show_list(False)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(self.find_row)
        layout.addWidget(self._columns, 1)
        self.find_row.left.connect(self.go_to_timeline)
        self._leave_drops_to_window()

    def furnish(self, palette: Palette) -> None:
        """Bring the list, the panel and the reader to their places."""
        from ccm_timeline.view.event_list import EventList
        from ccm_timeline.view.panel.side_panel import SidePanel
        from ccm_timeline.view.reading import Reader, ReadingColumn

        session = self._session
        self.events = EventList(session, palette, self)
        self.panel = SidePanel(session, palette, self)
        self.reader = Reader(session, palette, self)
        self.beside = ReadingColumn(session, self.panel, self.reader, self)
        self.beside.setMinimumWidth(NARROWEST_PANEL)
        self._dressed += [self.events, self.panel, self.reader]
        self._below = _put(self.events, self._below, self._rows)
        self._at_side = _put(self.beside, self._at_side, self._columns)
        self._leave_drops_to_window()

    def apply(self, palette: Palette) -> None:
        for part in self._dressed:
            part.apply(palette)

    def divide(self, panel_width: int, list_height: int | None) -> None:
        """Give the panel and the list their sizes; the timeline has the rest."""
        self._columns.setSizes([max(self.width() - panel_width, 1), panel_width])
        height = list_height or round(self.height() * LIST_SHARE)
        self._rows.setSizes([max(self.height() - height, 1), height])

    def panel_width(self) -> int:
        return self._at_side.width()

    def list_height(self) -> int | None:
        """The height of the list, or None while it is hidden."""
        return self._below.height() if self.is_list_shown() else None

    def is_list_shown(self) -> bool:
        return not self._below.isHidden()

    def show_list(self, wanted: bool) -> None:
        self._below.setVisible(wanted)

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


def _put(widget: QWidget, before: QWidget, splitter: QSplitter) -> QWidget:
    """Put a widget in the place of the second one, which goes; the answer is the widget."""
    splitter.replaceWidget(1, widget)
    splitter.setStretchFactor(1, 0)
    before.deleteLater()
    return widget
