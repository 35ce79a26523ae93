"""From a session to scenes: keeps the subject and the composer that belong to what is shown."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from PySide6.QtGui import QFont

from ccm_timeline.layout.calendar import year_name
from ccm_timeline.layout.compose import Composer
from ccm_timeline.layout.metrics import Metrics
from ccm_timeline.layout.pointing import points_of
from ccm_timeline.layout.scale import LEAST_SPAN
from ccm_timeline.layout.scene import LaneBand, Scene
from ccm_timeline.layout.window import Window
from ccm_timeline.model.days import ymd
from ccm_timeline.session.session import Session
from ccm_timeline.view.paint.fonts import SceneFonts
from ccm_timeline.view.paint.look import Look, theme_colours
from ccm_timeline.view.paint.picture_store import PictureStore
from ccm_timeline.view.paint.subject import subject_of
from ccm_timeline.view.palette import Palette
from ccm_timeline.view.timeline.hits import Hits


class Stage:
    """What `TimelineView` shows, of the size in pixels that it asks for."""

    def __init__(self, session: Session, palette: Palette, text: float) -> None:
        self._session = session
        self._palette = palette
        self._fonts = SceneFonts(Metrics(text), QFont())
        self.pictures = PictureStore()
        self.hits = Hits(session)
        self.renew()

    def renew(self) -> None:
        """Begin again: other events, lanes or scale."""
        session = self._session
        self._composer = Composer(
            subject_of(
                session.timeline,
                session.table,
                session.scale,
                session.grouping,
                self._fonts,
                session.folded,
                lanes=session.lanes,
            ),
            session.passing,
        )
        self._dress()
        self.find()

    def sift(self) -> None:
        """Show the events that pass the filter, in the lanes that there are."""
        self._composer = Composer(self._composer.subject, self._session.passing)
        self.find()

    def find(self) -> None:
        """Take over what the search found."""
        self.hits.renew()

    def wear(self, palette: Palette) -> None:
        self._palette = palette
        self._dress()

    def resize_text(self, text: float) -> None:
        if text != self._fonts.metrics.text:
            self._fonts = SceneFonts(Metrics(text), QFont())
            self.renew()

    def _dress(self) -> None:
        themes = theme_colours(self._session.timeline.document.themes, self._palette)
        self.look = Look(self._palette, self._fonts, themes)
        self.pictures.clear()

    def scene(self, width: float, height: float) -> Scene:
        return self._composer.scene(width, height, self._session.viewport)

    def with_mark_of(self, scene: Scene, position: int | None) -> Scene:
        """The scene with the mark of an event that is merely counted where it has too many about
        it: who has chosen one sees where it is."""
        if position is None or not scene.densities:
            return scene
        return self._composer.with_mark_of(scene, position, self._session.viewport)

    def settle(self) -> bool:
        """Arrange anew what was only carried along; whether the scene may be another now."""
        return self._composer.settle()

    def window(self, width: float, height: float) -> Window:
        return self._composer.window(width, height, self._session.viewport)

    def anchor_x(self, position: int, window: Window) -> float:
        """The x that the flag of an event points to."""
        subject = self._composer.subject
        (point,) = points_of(subject.table, subject.scale, np.array([position]))
        return float(window.origin + point * window.pixels_per_unit)

    def lane_of(self, position: int, width: float, height: float) -> LaneBand:
        """The lane that an event is in."""
        return self._composer.lane_of(position, width, height)

    def can_part(self, positions: Sequence[int]) -> bool:
        """Whether the closest look would show the marks of these events beside one another."""
        start, end = self._composer.subject.anchors
        middles = [(start[position] + end[position]) / 2 for position in positions]
        apart = max(middles) - min(middles)
        return bool(apart > LEAST_SPAN / 4 and self._session.viewport.width > 2 * apart)

    def description(self) -> str:
        """What a screen reader says of the drawing: "Timeline, 44 events, 1997 to 2025, sources
        disagree on 31"."""
        timeline = self._session.timeline
        if not len(timeline):
            return "Timeline, no events"
        words = self._composer.subject.words
        first, last = (year_name(ymd(day)[0], words) for day in timeline.dates.range())
        shown = len(self._session.listed)
        count = f"{shown:,} of {len(timeline):,}" if shown < len(timeline) else f"{shown:,}"
        disputed = self._disputed()
        dispute = f", sources disagree on {disputed:,}" if disputed else ""
        years = first if first == last else f"{first} to {last}"
        noun = "event" if count == "1" else "events"
        return f"Timeline, {count} {noun}, {years}{dispute}"

    def _disputed(self) -> int:
        """On how many of the shown events the sources disagree."""
        disputed, passing = self._session.table.disputed, self._session.passing
        return len(disputed) if passing is None else int(passing[disputed].sum())
