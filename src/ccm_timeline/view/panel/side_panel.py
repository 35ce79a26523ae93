"""The panel beside the timeline: the selected event in words, or the document while none is."""

from __future__ import annotations

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent, QGuiApplication
from PySide6.QtWidgets import QFrame, QScrollArea, QWidget

from ccm_timeline.files.citation import cite_quote
from ccm_timeline.model.document import Event
from ccm_timeline.model.timeline import Timeline
from ccm_timeline.session.session import Session
from ccm_timeline.view.palette import Palette
from ccm_timeline.view.panel.boxes import Facts, Row, settle
from ccm_timeline.view.panel.facts import (
    disagreements_of,
    heading_of,
    quotations_of,
    sources_of,
    stances_of,
)
from ccm_timeline.view.panel.names import Names
from ccm_timeline.view.panel.overview import overview_of
from ccm_timeline.view.panel.page import Page
from ccm_timeline.view.panel.scroll_bar import SlimScrollBar

COPIED_MILLISECONDS = 1600


class SidePanel(QScrollArea):
    """Follows the session: what is selected, what is open, what was found in the sources."""

    def __init__(self, session: Session, palette: Palette, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._names = Names(session.timeline)
        self._given: dict[object, object] = {}
        self.page = Page()
        self._copied = QTimer(self)
        self._copied.setSingleShot(True)
        self._copied.setInterval(COPIED_MILLISECONDS)
        self._build()
        self._connect()
        self.apply(palette)
        self._show_selected()

    def apply(self, palette: Palette) -> None:
        """Wear these colours; everything in the panel paints from the palette that it inherits."""
        self.setPalette(palette.qt())

    def _build(self) -> None:
        self.setAccessibleName("The selected event")
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setWidgetResizable(True)
        self.setVerticalScrollBar(SlimScrollBar(self))
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOn)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setWidget(self.page)

    def _connect(self) -> None:
        self._session.document_changed.connect(self._open)
        self._session.selection_changed.connect(self._select)
        self._session.verification_changed.connect(self._show_selected)
        self.page.story.quotations.card.copy_requested.connect(self.copy_quotation)
        self._copied.timeout.connect(self._forget_copied)

    # What is shown.

    def _open(self) -> None:
        self._names = Names(self._session.timeline)
        self._select()

    def _select(self) -> None:
        self._forget_copied()
        self._show_selected()
        self.verticalScrollBar().setValue(0)

    def _show_selected(self) -> None:
        timeline, selected = self._session.timeline, self._session.selected_id
        event = None if selected is None else timeline.event(selected)
        with self.page.held():
            self.page.overview.setVisible(event is None)
            self.page.story.setVisible(event is not None)
            if event is None:
                self._give(self.page.overview, overview_of(timeline, self._session.verification))
            else:
                self._show_event(timeline, event)
        settle()

    def _show_event(self, timeline: Timeline, event: Event) -> None:
        story, names = self.page.story, self._names
        grades = self._session.verification
        self._give(story.heading, heading_of(timeline, event))
        self._give(story.quotations, quotations_of(timeline, names, event, grades))
        self._give(story.stances, stances_of(timeline, names, event))
        self._give(story.disagreements, disagreements_of(timeline, names, event))
        self._give(story.sources, sources_of(timeline, names, event))

    def _give(self, part: Row[Facts], facts: Facts) -> None:
        """Hand a part its facts, unless it shows them already."""
        if self._given.get(part) != facts:
            self._given[part] = facts
            part.show_facts(facts)

    # Copying.

    def copy_quotation(self, quote_id: str) -> None:
        """Put a quotation with its citation on the clipboard, and say that it was done."""
        document = self._session.timeline.document
        quote = next(quote for quote in document.quotes if quote.id == quote_id)
        QGuiApplication.clipboard().setText(cite_quote(document, quote))
        self.page.story.quotations.card.copy.setText("Copied")
        self._copied.start()
        announcement = QAccessibleAnnouncementEvent(self, "Copied the quotation with its citation")
        QAccessible.updateAccessibility(announcement)

    def _forget_copied(self) -> None:
        self._copied.stop()
        self.page.story.quotations.card.copy.setText("Copy")
