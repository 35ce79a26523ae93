"""What stands beside the list: the step at hand, its note, and what can be done with it."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QMenu,
    QPushButton,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from ccm_timeline.model.preparing import PreparedStep, further_quotations
from ccm_timeline.model.steps import Key
from ccm_timeline.model.timeline import Timeline
from ccm_timeline.view.palette import Ink
from ccm_timeline.view.parts.layouts import column
from ccm_timeline.view.parts.scroll_bar import SlimScrollBar
from ccm_timeline.view.plain import PlainLabel
from ccm_timeline.view.preparing.facts import Telling
from ccm_timeline.view.preparing.note_field import NoteField
from ccm_timeline.view.textflow import Run
from ccm_timeline.view.typefaces import Face

_LONGEST = 4000
"""Code points of a quotation that are shown: the list is about its place, not its words."""


class Side(QWidget):
    """It changes nothing: it says what is asked for."""

    quotation_requested = Signal(object, bool)
    """The key of a quotation, and whether it is to be a step."""
    start_requested = Signal(bool)
    """Whether the show is to begin with the event at hand."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.heading = PlainLabel("", self, face=Face.SUBTITLE)
        self.words = PlainLabel("", self)
        self.note = NoteField(self)
        self.start = QPushButton("&Begin with this event", self)
        self.start.setCheckable(True)
        self.start.clicked.connect(self.start_requested)
        self.further = QPushButton("&Further quotations", self)
        self._menu = QMenu(self)
        self._menu.aboutToShow.connect(self._on_menu)
        self._fill: Callable[[], None] = self.show_nothing
        self.further.setMenu(self._menu)
        self._lay_out()

    def show_step(
        self,
        telling: Telling,
        timeline: Timeline,
        step: PreparedStep,
        *,
        is_start: bool,
        listed: frozenset[Key],
    ) -> None:
        """Show a step; `listed` are the steps of its event that the list has."""
        self.setEnabled(True)
        self._show_words(telling, timeline, step)
        self.note.show_note(step.note)
        self.start.setChecked(is_start)
        self._fill = partial(self._offer, telling, timeline, step, listed)
        self.further.setEnabled(bool(further_quotations(timeline, step.event_id)))

    def show_nothing(self) -> None:
        self.heading.setText("")
        self.words.setText("")
        self.note.show_note("")
        self.start.setChecked(False)
        self.setEnabled(False)

    def _on_menu(self) -> None:
        """Not before: an action must not be deleted by what it does."""
        self._menu.clear()
        self._fill()

    def _offer(
        self, telling: Telling, timeline: Timeline, step: PreparedStep, listed: frozenset[Key]
    ) -> None:
        """Put the further quotations of a step's event into the menu."""
        quotes = {quote.id: quote for quote in timeline.quotes_of(step.event_id)}
        for quote_id in further_quotations(timeline, step.event_id):
            key = (step.event_id, quote_id)
            quote = quotes[quote_id]
            said = f"{telling.speaker(quote)}: {telling.first_words(quote)}"
            action = self._menu.addAction(said.replace("&", "&&"))
            action.setCheckable(True)
            action.setChecked(key in listed)
            action.toggled.connect(partial(self.quotation_requested.emit, key))

    def _show_words(self, telling: Telling, timeline: Timeline, step: PreparedStep) -> None:
        self.heading.show_runs(
            Run(f"{telling.date(step)}\n", Face.DATE, Ink.SECONDARY),
            Run(telling.title(step), Face.SUBTITLE),
        )
        if step.is_event:
            event = timeline.event(step.event_id)
            self.words.setText("" if event is None else (event.summary or "")[:_LONGEST])
            return
        quote = telling.quote(step)
        self.words.show_runs(
            Run(quote.exact[:_LONGEST], Face.WORDING),
            Run(f"\n{telling.speaker(quote)}", Face.SMALL, Ink.SECONDARY),
        )

    def _lay_out(self) -> None:
        page = QWidget(self)
        words = column(page, 8)
        words.addWidget(self.words)
        words.addStretch()
        area = QScrollArea(self)
        area.setAccessibleName("The words of the step")
        area.setFrameShape(QFrame.Shape.NoFrame)
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        area.setWidgetResizable(True)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        area.setVerticalScrollBar(SlimScrollBar(area))
        area.setWidget(page)
        buttons = QHBoxLayout()
        buttons.addWidget(self.start)
        buttons.addWidget(self.further)
        buttons.addStretch()
        layout = QVBoxLayout(self)
        layout.setContentsMargins(16, 0, 0, 0)
        layout.setSpacing(10)
        layout.addWidget(self.heading)
        layout.addWidget(area, 2)
        layout.addWidget(PlainLabel("Note", self, face=Face.HEADING, ink=Ink.SECONDARY))
        layout.addWidget(self.note, 3)
        layout.addLayout(buttons)
