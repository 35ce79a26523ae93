"""The panel beside the timeline: the selected event in words, or the document while none is."""

from __future__ import annotations

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent, QGuiApplication
from PySide6.QtWidgets import QWidget

from ccm_timeline.files.check import Passage
from ccm_timeline.model.choices import CitationStyle
from ccm_timeline.model.document import Event
from ccm_timeline.model.filter import Filter
from ccm_timeline.model.timeline import Timeline
from ccm_timeline.session.session import Session
from ccm_timeline.view.palette import Palette
from ccm_timeline.view.panel.disagreement_facts import disagreements_of
from ccm_timeline.view.panel.heading_facts import heading_of
from ccm_timeline.view.panel.names import Names
from ccm_timeline.view.panel.overview import OverviewFacts, overview_of
from ccm_timeline.view.panel.page import Page
from ccm_timeline.view.panel.passages import Findings
from ccm_timeline.view.panel.quotation_facts import quotations_of
from ccm_timeline.view.panel.source_facts import sources_of
from ccm_timeline.view.panel.stance_facts import stances_of
from ccm_timeline.view.parts.layouts import settle
from ccm_timeline.view.parts.rows import Facts, Row
from ccm_timeline.view.parts.scroll_area import SlimScrollArea

COPIED_MILLISECONDS = 1600


class SidePanel(SlimScrollArea):
    """Follows the session: what is selected, what is open, what was found in the sources."""

    attach_requested = Signal()
    """To attach the text of a source that somebody wants to read."""
    citation_style_chosen = Signal(object)
    """Quotations are to be copied in this `CitationStyle` from now on."""
    disagreement_requested = Signal(object)
    """To see the sides of this `Disagreement` beside each other."""
    comparison_requested = Signal()
    """To see what each source says of the selected event."""
    shared_requested = Signal()
    """To see the passages that sources share."""
    board_requested = Signal()
    """To see the stances on the board."""

    def __init__(self, session: Session, palette: Palette, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._names = Names(session.timeline)
        self._style = CitationStyle.PLAIN
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
        self.setWidget(self.page)

    def _connect(self) -> None:
        self._session.document_changed.connect(self._open)
        self._session.selection_changed.connect(self._select)
        self._session.filter_changed.connect(self._follow_filter)
        self._session.evidence.grades_changed.connect(self._show_selected)
        self._session.evidence.texts_changed.connect(self._show_selected)
        self._session.evidence.comparison_changed.connect(self._show_selected)
        self.page.story.quotations.card.copy_requested.connect(self.copy_quotation)
        self.page.story.quotations.card.copying.style_chosen.connect(self._copy_in)
        for part in self.page.story.reading_parts:
            part.read_requested.connect(self.read)
        self.page.overview.attach_requested.connect(self.attach_requested)
        story = self.page.story
        story.hidden_note.show_all_requested.connect(self._show_all)
        story.stances.board_requested.connect(self.board_requested)
        story.disagreements.comparison_requested.connect(self.disagreement_requested)
        story.sources.comparison_requested.connect(self.comparison_requested)
        story.sources.shared_requested.connect(self.shared_requested)
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
                self._give(self.page.overview, self._overview())
            else:
                self._show_event(timeline, event)
        settle()

    def _overview(self) -> OverviewFacts:
        session = self._session
        return overview_of(session.timeline, session.evidence.grades, session.evidence.comparison)

    def _show_event(self, timeline: Timeline, event: Event) -> None:
        story, names = self.page.story, self._names
        self._tell_hidden()
        grades, checked = self._session.evidence.grades, self._session.evidence.checked
        findings = Findings(names, checked, self._session.evidence.texts.keys())
        self._give(story.heading, heading_of(timeline, event, self._session.evidence.comparison))
        self._give(story.quotations, quotations_of(timeline, names, event, grades, findings))
        self._give(story.stances, stances_of(timeline, names, event, findings))
        self._give(story.disagreements, disagreements_of(timeline, event, findings))
        comparison = self._session.evidence.comparison
        self._give(story.sources, sources_of(timeline, names, event, findings, comparison))

    def _follow_filter(self) -> None:
        with self.page.held():
            self._tell_hidden()
        settle()

    def _tell_hidden(self) -> None:
        """Say so where the filter hides the event that is told of."""
        timeline, selected = self._session.timeline, self._session.selected_id
        position = None if selected is None else timeline.position(selected)
        is_hidden = position is not None and not self._session.is_shown(position)
        self.page.story.hidden_note.tell(is_hidden)

    def _show_all(self) -> None:
        """Take the filter away, and leave the focus, whose button goes, at the event's title."""
        self.page.story.heading.title.setFocus(Qt.FocusReason.OtherFocusReason)
        self._session.set_filter(Filter())

    def _give(self, part: Row[Facts], facts: Facts) -> None:
        """Hand a part its facts, unless it shows them already."""
        if self._given.get(part) != facts:
            self._given[part] = facts
            part.show_facts(facts)

    # Reading.

    def read(self, passage: Passage) -> None:
        """Open a passage in its source, or have the source attached where it is not here."""
        if passage.source in self._session.evidence.texts:
            self._session.reading.begin(passage)
        else:
            self.attach_requested.emit()

    def read_shown(self) -> None:
        """Open the quotation that is shown; of an event without one, its first evidence."""
        selected = self._session.selected_id
        event = None if selected is None else self._session.timeline.event(selected)
        if event is not None:
            self.read(self.page.story.quotations.shown or event.evidence[0])

    # Copying.

    def copy_quotation(self, quote_id: str) -> None:
        """Put a quotation with its citation on the clipboard, and say that it was done."""
        # Not at the head: a start need not wait for the styles.
        from ccm_timeline.files.citing.styles import quote_in_style

        timeline = self._session.timeline
        quote = next(quote for quote in timeline.document.quotes if quote.id == quote_id)
        QGuiApplication.clipboard().setText(quote_in_style(timeline, quote, self._style))
        self.page.story.quotations.card.copy.setText("Copied")
        self._copied.start()
        announcement = QAccessibleAnnouncementEvent(self, "Copied the quotation with its citation")
        QAccessible.updateAccessibility(announcement)

    def cite_in(self, style: CitationStyle) -> None:
        """Copy quotations in this style from now on."""
        self._style = style
        self.page.story.quotations.card.copying.show_style(style)

    def _copy_in(self, style: CitationStyle) -> None:
        self.cite_in(style)
        self.citation_style_chosen.emit(style)
        shown = self.page.story.quotations.shown
        if shown is not None:
            self.copy_quotation(shown.id)

    def _forget_copied(self) -> None:
        self._copied.stop()
        self.page.story.quotations.card.copy.setText("Copy")
