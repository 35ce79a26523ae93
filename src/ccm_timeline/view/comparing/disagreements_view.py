"""Every question on which the sources disagree, with its sides beside each other."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from ccm_timeline.model.document import Disagreement
from ccm_timeline.session.session import Session
from ccm_timeline.view.comparing.aspect import AspectView
from ccm_timeline.view.comparing.box import Box, BoxFacts
from ccm_timeline.view.comparing.columns import Columns
from ccm_timeline.view.comparing.passage_block import LEGEND
from ccm_timeline.view.comparing.questions import EventLink, question_of, row_of
from ccm_timeline.view.palette import Ink
from ccm_timeline.view.parts.controls import TextButton
from ccm_timeline.view.parts.layouts import settle
from ccm_timeline.view.parts.long_text import LongText
from ccm_timeline.view.parts.rows import Rows
from ccm_timeline.view.plain import PlainLabel
from ccm_timeline.view.typefaces import Face

NONE = "This timeline names no question on which its sources disagree."


class LinkRow(TextButton):
    """An event to be gone to, by its title."""

    event_requested = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(("Go to the event",), parent)
        self._id = ""
        self.clicked.connect(lambda: self.event_requested.emit(self._id))

    def show_facts(self, link: EventLink) -> None:
        self._id = link.id
        self.setText(f"Go to: {link.title}")
        self.setAccessibleName(f"Go to the event: {link.title}")
        self.updateGeometry()


class DisagreementsView(AspectView):
    """A question that is chosen selects its event, so that timeline and panel tell of the same."""

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(session, ("Disagreements", "The question with its sides"), parent)
        self._question = LongText(face=Face.SUBTITLE)
        self._sides = Columns[BoxFacts](self._make_box)
        self._legend = PlainLabel("")
        self._legend.show_runs(*LEGEND)
        self._note = LongText(ink=Ink.SECONDARY)
        body = self.leaf.body
        for widget in (self._question, self._sides, self._legend, self._note):
            body.addWidget(widget)
        self._links = Rows[EventLink](body, self._make_link)
        body.addStretch(1)
        self._shown: Disagreement | None = None
        self.choices.chosen.connect(self._on_chosen)

    def choose(self, disagreement: Disagreement) -> None:
        """Have this question shown, if the document has it."""
        self._shown = disagreement

    def follow(self) -> None:
        """Have a question of the selected event shown, unless the one at hand is one."""
        selected = self._session.selected_id
        told = () if selected is None else self._session.timeline.disagreements_of(selected)
        if told and self._shown not in told:
            self._shown = told[0]

    def refresh(self) -> None:
        every = self._all()
        if self._shown not in every:
            self._shown = every[0] if every else None
        timeline = self._session.timeline
        rows = [row_of(timeline, item) for item in every]
        self.choices.setVisible(bool(every))
        self.choices.show_rows(rows, -1 if self._shown is None else every.index(self._shown))
        self._show()

    def _all(self) -> tuple[Disagreement, ...]:
        return self._session.timeline.document.disagreements

    def _show(self) -> None:
        for widget in (self._sides, self._legend, self._note):
            widget.setVisible(self._shown is not None)
        if self._shown is None:
            self._question.setText(NONE)
            self._links.show_facts(())
            return
        facts = question_of(self._session.timeline, self.wordings(), self._shown)
        self._question.setText(facts.question)
        self._sides.show_facts(facts.sides)
        self._legend.setVisible(facts.is_marked)
        self._note.setText(facts.note)
        self._links.show_facts(facts.events)
        settle()

    def _on_chosen(self, row: int) -> None:
        self._shown = self._all()[row]
        self._show()
        self.leaf.to_top()
        events = self._shown.events
        if events and self._session.selected_id not in events:
            self._session.select(events[0])
            self._session.reveal(events[0])

    def _make_box(self) -> Box:
        box = Box()
        box.read_requested.connect(self.reading_requested)
        return box

    def _make_link(self) -> LinkRow:
        link = LinkRow()
        link.event_requested.connect(self.event_requested)
        return link
