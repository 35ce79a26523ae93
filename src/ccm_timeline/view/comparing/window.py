"""The comparison window: disagreements, one event by its sources, and shared passages."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent
from PySide6.QtWidgets import QTabWidget, QWidget

from ccm_timeline.files.check import Passage
from ccm_timeline.model.document import Disagreement
from ccm_timeline.model.phrases import counted
from ccm_timeline.session.session import Session
from ccm_timeline.view.companion import Companion
from ccm_timeline.view.comparing.disagreements_view import DisagreementsView
from ccm_timeline.view.comparing.event_view import EventView
from ccm_timeline.view.comparing.shared_view import SharedView
from ccm_timeline.view.parts.layouts import column
from ccm_timeline.view.way_back import WayBack

_MARGIN = 8


TABS = ("&Disagreements", "Sources of the &event", "&Shared passages")


class ComparisonWindow(Companion):
    """What is not in sight is made when somebody turns to it."""

    event_requested = Signal(str)
    """The id of the event that is to be gone to in the main window."""
    reading_requested = Signal(object)
    """The passage that is to be read in the main window."""
    attach_requested = Signal()
    """To attach source texts."""

    def __init__(self, session: Session, parent: QWidget) -> None:
        super().__init__("Compare sources", parent, QSize(1180, 720))
        self._session = session
        self.disagreements = DisagreementsView(session)
        self.event_view = EventView(session)
        self.shared = SharedView(session)
        self.tabs = QTabWidget(self)
        self.tabs.setDocumentMode(True)
        self.tabs.setAccessibleName("What is compared")
        self._views = (self.disagreements, self.event_view, self.shared)
        for words, view in zip(TABS, self._views, strict=True):
            self.tabs.addTab(view, words)
        layout = column(self)
        layout.setContentsMargins(_MARGIN, _MARGIN, _MARGIN, _MARGIN)
        layout.addWidget(self.tabs)
        self._connect()
        self._way_back = WayBack(self, self.reading_requested, session.reading)

    def _connect(self) -> None:
        session = self._session
        session.document_changed.connect(self._refresh)
        session.selection_changed.connect(self._on_selection_changed)
        session.evidence.texts_changed.connect(self._refresh)
        session.evidence.grades_changed.connect(self._refresh)
        session.evidence.comparison_changed.connect(self._on_comparison_changed)
        session.evidence.comparing_changed.connect(self._on_comparing_changed)
        self.tabs.currentChanged.connect(self._refresh)
        for view in self._views:
            view.reading_requested.connect(self.read)
            view.event_requested.connect(self.event_requested)
        self.shared.attach_requested.connect(self.attach_requested)

    def open_disagreements(self, disagreement: Disagreement | None = None) -> None:
        """Show the question that somebody came from, or else one of the selected event."""
        if disagreement is None:
            self.disagreements.follow()
        else:
            self.disagreements.choose(disagreement)
        self._open(self.disagreements)

    def open_event(self) -> None:
        """Show what each source says of the selected event."""
        self._open(self.event_view)

    def open_shared(self) -> None:
        """Show the passages that sources share."""
        self._open(self.shared)

    def _open(self, view: QWidget) -> None:
        self.present()
        self.tabs.setCurrentWidget(view)
        self._refresh()
        view.setFocus(Qt.FocusReason.ActiveWindowFocusReason)

    def read(self, passage: Passage) -> None:
        """Have a passage read in its source, or the source attached where it is not here."""
        if passage.source in self._session.evidence.texts:
            self.reading_requested.emit(passage)
        else:
            self.attach_requested.emit()

    def _refresh(self) -> None:
        if self.isVisible():
            self._views[self.tabs.currentIndex()].refresh()

    def _on_selection_changed(self) -> None:
        if self.tabs.currentWidget() is self.event_view:
            self._refresh()
            self.event_view.leaf.to_top()

    def _on_comparing_changed(self) -> None:
        if self.isVisible() and self.tabs.currentWidget() is self.shared:
            self.shared.tell_progress()

    def _on_comparison_changed(self) -> None:
        if not self.isVisible() or self.tabs.currentWidget() is not self.shared:
            return
        self._refresh()
        found = counted(len(self._session.evidence.comparison.pairs), "pair")
        said = QAccessibleAnnouncementEvent(self, f"{found} of sources share passages")
        QAccessible.updateAccessibility(said)
