"""Everything that is drawn of one document on a screen of one size in one set of colours."""

from __future__ import annotations

from PySide6.QtGui import QPainter

from ccm_timeline.model.document import ShowTheme
from ccm_timeline.model.steps import Step
from ccm_timeline.session.session import Session
from ccm_timeline.view.show.card import Card
from ccm_timeline.view.show.colours import colours_of
from ccm_timeline.view.show.corner import Corner
from ccm_timeline.view.show.faces import Faces
from ccm_timeline.view.show.help_page import help_slide
from ccm_timeline.view.show.lessons import Lessons
from ccm_timeline.view.show.maker import SlideMaker
from ccm_timeline.view.show.overview import Overview
from ccm_timeline.view.show.paint import StripPainter, paint_slide
from ccm_timeline.view.show.place import Deck, Place
from ccm_timeline.view.show.sizes import Sizes
from ccm_timeline.view.show.slide import Slide
from ccm_timeline.view.show.state import ShowState
from ccm_timeline.view.show.story import Story
from ccm_timeline.view.show.strip import Strip, StripMaker
from ccm_timeline.view.show.tasks import TaskMaker
from ccm_timeline.view.show.veil import Secrets, Veil


class Projection:
    """Slides and strips of a show, and their painting."""

    def __init__(
        self,
        session: Session,
        steps: tuple[Step, ...],
        story: Story,
        theme: ShowTheme,
        sizes: Sizes,
    ) -> None:
        self.sizes, self.theme = sizes, theme
        self.colours = colours_of(theme)
        self.faces = Faces()
        self.steps = steps
        evidence = session.evidence
        self._maker = SlideMaker(
            session.timeline,
            steps,
            evidence.grades,
            evidence.comparison,
            self.colours,
            sizes,
            self.faces,
        )
        lessons = Lessons(session.timeline)
        self._tasks = TaskMaker(
            session.timeline, lessons, evidence.grades, self.colours, sizes, self.faces
        )
        self._strips = StripMaker(story, self.faces, sizes, self.colours)
        self._corner = Corner(self.faces, sizes, self.colours)
        self.overview = Overview(session, self.colours, sizes)
        self.deck = Deck(self._maker.counts(), self._maker.parts(), lessons.counts())

    def event_id(self, place: Place) -> str | None:
        """The event that a place shows."""
        return self.steps[place.step].event_id if self.steps else None

    def slide(self, state: ShowState, timer: int | None = None) -> Slide:
        """The picture of a state but for the strip."""
        if state.help:
            return help_slide(self.faces, self.sizes, self.colours)
        if state.card:
            return Card(self.faces, self.sizes, self.colours).slide()
        if state.activity is not None:
            slide = self._tasks.slide(state.activity, state.task)
        else:
            slide = self._maker.slide(state.place)
            if secrets := self._secrets(state):
                slide = Veil(self.faces, self.colours, secrets).over_slide(slide)
        return self._corner.added(slide, state, self.deck, timer)

    def strip(self, state: ShowState) -> Strip:
        strip = self._strips.strip(self.event_id(state.place), state.zoom)
        secrets = self._secrets(state)
        return Veil(self.faces, self.colours, secrets).over_strip(strip) if secrets else strip

    def _secrets(self, state: ShowState) -> Secrets | None:
        """What of the step of a state is hidden."""
        parts = state.hidden(self.deck)
        return Secrets(parts, self._maker.names(state.place.step)) if parts else None

    def paint(self, painter: QPainter, state: ShowState, timer: int | None = None) -> None:
        """Draw slide and strip, at rest."""
        self.paint_slide(painter, self.slide(state, timer))
        if state.has_strip:
            self.paint_strip(painter, self.strip(state))

    def paint_slide(self, painter: QPainter, slide: Slide) -> None:
        paint_slide(painter, slide, self.faces, self.colours)

    def paint_strip(self, painter: QPainter, strip: Strip, shift: float = 0.0) -> None:
        painting = StripPainter(painter, self.faces, self.colours, self.sizes.stroke)
        painting.paint(strip, shift)

    def bare(self, state: ShowState) -> ShowState:
        """The state without any aids, and with nothing hidden."""
        return ShowState(state.place, theme=self.theme, activity=state.activity, task=state.task)
