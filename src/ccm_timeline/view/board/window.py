"""The window of the stance board: follows the session, and takes one to events."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent, QResizeEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from ccm_timeline.model.document import Event, Stance, Topic
from ccm_timeline.model.standing import Standings, Stood, topics_of
from ccm_timeline.session.session import Session
from ccm_timeline.view.board.details import Details
from ccm_timeline.view.board.facts import (
    details_of,
    entries_of,
    moment_in_words,
    news_in_words,
    silence_in_words,
)
from ccm_timeline.view.board.field import Field
from ccm_timeline.view.board.moments import Moments
from ccm_timeline.view.board.stops import Stops
from ccm_timeline.view.companion import Companion
from ccm_timeline.view.panel.names import Names
from ccm_timeline.view.parts.layouts import settle
from ccm_timeline.view.parts.parted import Parted
from ccm_timeline.view.parts.scroll_area import SlimScrollArea
from ccm_timeline.view.way_back import WayBack

_MARGIN = 20
_BESIDE = 56
"""Heights of a line from which the details stand beside the board, and not below it."""


class StanceBoard(Companion):
    """Shows one topic as of one day: that of the event selected last, until one steps away."""

    event_requested = Signal(str)
    """The id of the event that is to be gone to in the main window."""
    reading_requested = Signal(object)
    """The passage that is to be read in the main window."""

    def __init__(
        self, session: Session, parent: QWidget, is_motion_reduced: Callable[[], bool]
    ) -> None:
        super().__init__("Where they stand", parent, QSize(1180, 700))
        self._session = session
        self._is_motion_reduced = is_motion_reduced
        self.moments = Moments(self)
        self.field = Field()
        self.details = Details()
        self._actor: str | None = None
        self._is_own = False
        self._is_stale = True
        self._build()
        self._connect()
        self._way_back = WayBack(self, self.reading_requested, session.reading)

    def present(self) -> None:
        """Open the board at the selected event, and at a topic that it tells of."""
        if self._is_stale:
            self._adopt()
        topic = self._topic_told()
        if topic is not None:
            self._session.set_topic(topic)
            self._day = self._stops.last
        self._follow()
        super().present()
        self._show()
        self.field.reveal(self._actor)
        self.field.setFocus(Qt.FocusReason.ActiveWindowFocusReason)

    def present_stance(self, stance: Stance) -> None:
        """Open the board at an actor, as of the day by which all is known."""
        if self._is_stale:
            self._adopt()
        self._session.set_topic(stance.topic)
        self._day, self._actor = self._stops.last, stance.actor
        super().present()
        self._show()
        self.field.reveal(self._actor)
        self.field.setFocus(Qt.FocusReason.ActiveWindowFocusReason)

    def _build(self) -> None:
        area = SlimScrollArea()
        area.setAccessibleName("Where organisations stand")
        area.setWidget(self.field)
        self._parts = Parted((area, self.details), (2, 1), (0.71, 0.57), self)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(_MARGIN, _MARGIN, _MARGIN // 2, _MARGIN // 2)
        layout.setSpacing(_MARGIN // 2)
        layout.addWidget(self.moments)
        layout.addWidget(self._parts, 1)

    def _connect(self) -> None:
        self._session.document_changed.connect(self._on_document_changed)
        self._session.topic_changed.connect(self._on_topic_changed)
        self._session.selection_changed.connect(self._on_selection_changed)
        self._session.evidence.texts_changed.connect(self._on_texts_changed)
        self.moments.stepped.connect(self.step)
        self.moments.topic_chosen.connect(self._session.set_topic)
        self.field.chosen.connect(self._on_chosen)
        self.details.event_requested.connect(self.event_requested)
        self.details.reading_requested.connect(self.reading_requested)

    # What is looked at.

    def _adopt(self) -> None:
        """Begin with the document's first topic, with all that is known.

        Only when the board is shown: a document with many stances need not wait for that to open.
        """
        self._is_stale = False
        timeline = self._session.timeline
        self._names = Names(timeline)
        self._topics = topics_of(timeline) or (self._session.topic,)
        self._actor = None
        self._begin()

    def _begin(self) -> None:
        self._standings = Standings(self._session.timeline, self._session.topic)
        self._stops = Stops(self._standings)
        self._day = self._stops.last

    def _topic_told(self) -> Topic | None:
        """The topic of the selected event's stances, unless the one at hand is among them."""
        event = self._event()
        told = () if event is None else self._session.timeline.stances_of(event.id)
        topics = [stance.topic for stance in told]
        return topics[0] if topics and self._session.topic not in topics else None

    def _event(self) -> Event | None:
        selected = self._session.selected_id
        return None if selected is None else self._session.timeline.event(selected)

    def _follow(self) -> None:
        """Go to the day of the selected event, and to those whose stances it tells of."""
        event = self._event()
        if event is None:
            return
        moment = self._standings.moment_of(event)
        if moment is not None:
            self._day = moment
        told = self._standings.told_by(event)
        if told and self._actor not in told:
            self._actor = told[0]

    def step(self, delta: int) -> None:
        """Go to the next or previous day on which something more became known."""
        stop = self._stops.beside(self._day, delta)
        if stop is not None:
            self._day = stop.day
            self._show()
            self._say()

    # What is shown.

    def _stood(self) -> Stood:
        return self._standings.at(self._day)

    def _show(self) -> None:
        timeline, event = self._session.timeline, self._event()
        self.field.is_motion_reduced = self._is_motion_reduced()
        new = () if self._day is None else self._standings.new_on(self._day)
        here = () if event is None else self._standings.told_by(event)
        self.moments.show_topics(self._topics, self._session.topic)
        self.moments.show_moment(
            moment_in_words(self._day),
            self._news(new),
            has_previous=self._stops.beside(self._day, -1) is not None,
            has_next=self._stops.beside(self._day, 1) is not None,
        )
        self.field.show_entries(entries_of(timeline, self._names, self._stood(), here, new))
        self._show_details()

    def _news(self, new: tuple[str, ...]) -> str:
        """What is told below the day: who is new, or why the board is empty."""
        if self._stood().standings:
            return news_in_words(self._session.timeline, self._names, new)
        following = self._stops.beside(self._day, 1)
        return silence_in_words(None if following is None else following.day)

    def _show_details(self) -> None:
        self.field.mark(self._actor)
        if self._actor is None:
            self.details.show_facts(None)
        else:
            timeline, texts = self._session.timeline, self._session.evidence.texts
            facts = details_of(timeline, self._names, texts, self._actor, self._stood())
            self.details.show_facts(facts)
        settle()

    def _say(self) -> None:
        """Tell a screen reader what a step changed."""
        new = () if self._day is None else self._standings.new_on(self._day)
        news = self._news(new)
        said = ". ".join(part for part in (moment_in_words(self._day), news) if part)
        QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self, said))

    # What happens.

    def _on_document_changed(self) -> None:
        self._is_stale = True
        if self.isVisible():
            self._adopt()
            self._show()

    def _on_texts_changed(self) -> None:
        if self.isVisible():
            self._show_details()

    def _on_selection_changed(self) -> None:
        """Follow whoever selects elsewhere; the board's own choice leaves the day as it is."""
        if not self.isVisible():
            return
        if not self._is_own:
            self._follow()
        self._show()

    def _on_topic_changed(self) -> None:
        """Show the other topic as of the same day; who is told of stays who it was."""
        if self._is_stale:
            return
        day = self._day
        self._begin()
        self._day = day
        if self.isVisible():
            self._show()

    def _on_chosen(self, actor: str) -> None:
        """Tell of an actor, and select the event by which its stance was judged."""
        self._actor = actor
        current = (one.current for one in self._stood().standings if one.actor == actor)
        event = next((stance.event for stances in current for stance in stances), None)
        if event is not None and event != self._session.selected_id:
            self._is_own = True
            try:
                self._session.select(event)
                self._session.reveal(event)
            finally:
                self._is_own = False
        else:
            self._show_details()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Put the details beside the board, or below it where it is narrow."""
        super().resizeEvent(event)
        beside = self.width() >= _BESIDE * self.fontMetrics().height()
        self._parts.follow(event, beside=beside)
