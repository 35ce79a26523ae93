"""Everything that is drawn of one document on a screen of one size in one set of colours."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtGui import QPainter

from ccm_timeline.model.document import ShowTheme
from ccm_timeline.model.steps import Step
from ccm_timeline.session.session import Session
from ccm_timeline.view.show.card import Card
from ccm_timeline.view.show.colours import colours_of
from ccm_timeline.view.show.corner import Corner
from ccm_timeline.view.show.faces import Faces
from ccm_timeline.view.show.help_page import help_slide
from ccm_timeline.view.show.maker import SlideMaker
from ccm_timeline.view.show.overview import Overview
from ccm_timeline.view.show.paint import StripPainter, paint_slide
from ccm_timeline.view.show.place import Deck, Place
from ccm_timeline.view.show.sizes import Sizes
from ccm_timeline.view.show.slide import Slide
from ccm_timeline.view.show.state import ShowState
from ccm_timeline.view.show.story import Story
from ccm_timeline.view.show.strip import Strip, StripMaker


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
        self._maker = SlideMaker(
            session.timeline, steps, session.verification, self.colours, sizes, self.faces
        )
        self._strips = StripMaker(story, self.faces, sizes, self.colours)
        self._corner = Corner(self.faces, sizes, self.colours)
        self.overview = Overview(session, self.colours, sizes)
        self.deck = Deck(self._maker.counts())

    def event_id(self, place: Place) -> str | None:
        """The event that a place shows."""
        return self.steps[place.step].event_id if self.steps else None

    def slide(self, state: ShowState, timer: int | None = None) -> Slide:
        """The picture of a state but for the strip."""
        if state.help:
            return help_slide(self.faces, self.sizes, self.colours)
        if state.card:
            return Card(self.faces, self.sizes, self.colours).slide()
        slide = self._maker.slide(state.place)
        return self._corner.added(slide, state, self.deck, timer)

    def strip(self, state: ShowState) -> Strip:
        return self._strips.strip(self.event_id(state.place), state.zoom)

    def paint(self, painter: QPainter, state: ShowState, timer: int | None = None) -> None:
        """Draw slide and strip, at rest."""
        self.paint_slide(painter, self.slide(state, timer))
        if not state.is_aside:
            self.paint_strip(painter, self.strip(state))

    def paint_slide(self, painter: QPainter, slide: Slide) -> None:
        paint_slide(painter, slide, self.faces, self.colours)

    def paint_strip(self, painter: QPainter, strip: Strip, shift: float = 0.0) -> None:
        painting = StripPainter(painter, self.faces, self.colours, self.sizes.stroke)
        painting.paint(strip, shift)

    def paint_place(self, painter: QPainter, place: Place) -> None:
        """Draw a place as the audience sees it, without any aids."""
        self.paint(painter, replace(ShowState(theme=self.theme), place=place))
