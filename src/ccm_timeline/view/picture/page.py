"""A timeline as pages: title above, the timeline, then key, list and references below."""

from __future__ import annotations

from functools import cached_property
from math import ceil

from msgspec.structs import replace
from PySide6.QtCore import QLineF
from PySide6.QtGui import QColor, QFont, QPainter, QPen

from ccm_timeline.layout.compose import Composer
from ccm_timeline.layout.metrics import Metrics
from ccm_timeline.layout.scene import Scene
from ccm_timeline.layout.table import make_table
from ccm_timeline.layout.texts import Caption
from ccm_timeline.model.choices import Cards, PictureTheme
from ccm_timeline.model.picture import PagePart, PictureWish
from ccm_timeline.model.sheets import Sheet
from ccm_timeline.model.timeline import Timeline
from ccm_timeline.view.paint.fonts import SceneFonts
from ccm_timeline.view.paint.look import Look, theme_colours
from ccm_timeline.view.paint.scene import paint_scene
from ccm_timeline.view.paint.subject import subject_of
from ccm_timeline.view.palette import DARK, LIGHT, PAPER, Palette
from ccm_timeline.view.picture.about import about_timeline
from ccm_timeline.view.picture.content import content_of
from ccm_timeline.view.picture.drawing import About, size_in_units
from ccm_timeline.view.picture.foot import Foot, FootMaker
from ccm_timeline.view.picture.head import Head, facts_of, make_head, page_in_words
from ccm_timeline.view.picture.ink import Ink
from ccm_timeline.view.picture.tally import Tally, tally_of

_TEXT = 14.0
"""Units of a title on a card; of what is written, the smallest is then `drawing.SMALLEST`."""

_LEAST_SCENE = 0.45
"""Share of a page's height that the timeline has; what stands below it makes room first."""

_TRIES = 5

PALETTES = {
    PictureTheme.LIGHT: LIGHT,
    PictureTheme.DARK: DARK,
    PictureTheme.PAPER: PAPER,
}


class TimelinePages:
    """Lays a timeline out once, then draws its pages; it is a `Drawing`.

    Raises `NothingToDraw` where the wish leaves no event.
    """

    def __init__(self, timeline: Timeline, wish: PictureWish) -> None:
        self.wish = wish
        self.content = content_of(timeline, wish)
        self._width, self._height = size_in_units(wish.sheet)
        self._look = _look(timeline, PALETTES[wish.theme])
        self._ink = Ink(self._look)
        self._margin = 3 * self._look.fonts.metrics.pad
        self._table = make_table(self.content.timeline)
        self._heads = tuple(self._head(page) for page in range(wish.pages))
        self._foots, self.scenes = self._lay_out()

    # As a drawing.

    @property
    def sheet(self) -> Sheet:
        return self.wish.sheet

    @property
    def count(self) -> int:
        return self.wish.pages

    @property
    def ground(self) -> QColor:
        return QColor(self._look.palette.ground)

    @cached_property
    def about(self) -> About:
        return about_timeline(self.content.timeline)

    @cached_property
    def tally(self) -> Tally:
        """How many events are shown in which way, all pages together."""
        return tally_of(self.scenes, len(self._table))

    @property
    def notes(self) -> tuple[str, ...]:
        named = {position for foot in self._foots for position in foot.listed} & self.tally.bare
        left_out = dict.fromkeys(name for foot in self._foots for name in foot.left_out)
        return self.tally.sentences(len(named), tuple(left_out), self.wish.stretch is not None)

    def paint(self, painter: QPainter, page: int) -> None:
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.fillRect(0, 0, ceil(self._width), ceil(self._height), self.ground)
        painter.save()
        painter.translate(0, self._head_height)
        paint_scene(painter, self.scenes[page], self._look)
        painter.restore()
        self._heads[page].paint(painter, self._margin, self._margin / 2)
        self._paint_foot(painter, self._foots[page])
        painter.restore()

    def _paint_foot(self, painter: QPainter, foot: Foot) -> None:
        if not foot.height:
            return
        y = self._head_height + self.scenes[0].height
        unit = self._look.fonts.metrics.unit
        painter.setPen(QPen(QColor(self._look.palette.rule), unit))
        painter.drawLine(QLineF(0, y + unit / 2, self._width, y + unit / 2))
        foot.paint(painter, self._margin, y + self._margin / 3)

    # The layout.

    @property
    def _room(self) -> float:
        return self._width - 2 * self._margin

    @property
    def _head_height(self) -> float:
        height = max(head.height for head in self._heads)
        return round(height + self._margin) if height else round(self._margin / 2)

    def _head(self, page: int) -> Head:
        """Without a title a page of several still says which it is."""
        titled = self.wish.has(PagePart.TITLE)
        facts = facts_of(self.content, self.wish) if titled else ""
        if self.wish.pages > 1:
            said = page_in_words(self.content, page, self.wish.pages)
            facts = f"{said} · {facts}" if facts else said
        title = self.content.timeline.document.title if titled else ""
        return make_head(self._ink, title, facts, self._room)

    def _lay_out(self) -> tuple[tuple[Foot, ...], tuple[Scene, ...]]:
        """Foot and timeline depend on one another: what has no card wants to be listed below.

        A list that has no room for all of them is left out: the timeline makes better use of it.
        """
        composer = self._composer()
        if self.wish.has(PagePart.NUMBERS):
            listed = self._settle(composer, with_list=True)
            names_all = not any(foot.unlisted for foot in listed[0])
            if names_all or self.wish.cards is Cards.MARKS:
                return listed
        return self._settle(composer, with_list=False)

    def _settle(
        self, composer: Composer, *, with_list: bool
    ) -> tuple[tuple[Foot, ...], tuple[Scene, ...]]:
        """Foot and timeline of heights that go together.

        A foot that grew takes room of the timeline, and the other way about, so that both are tried
        again; at last the foot may not be higher than there is room.
        """
        maker = FootMaker(self._ink, self._table, self.wish, self._room, self._most_foot)
        height, found = maker.plain().height, None
        for _ in range(_TRIES):
            scenes = self._compose(composer, height)
            feet = maker.feet(scenes, with_list=with_list)
            needed = max(foot.height for foot in feet)
            if needed <= height:
                found = feet, scenes
            if needed == height:
                break
            height = needed
        if found is not None:
            return found
        scenes = self._compose(composer, height)
        held = FootMaker(self._ink, self._table, self.wish, self._room, height)
        return held.feet(scenes, with_list=with_list), scenes

    @property
    def _most_foot(self) -> float:
        return self._height - self._head_height - _LEAST_SCENE * self._height - self._margin

    def _composer(self) -> Composer:
        wish = self.wish
        subject = subject_of(
            self.content.timeline,
            self._table,
            self.content.scale,
            wish.grouping,
            self._look.fonts,
            caption=Caption(wish.cards, wish.has(PagePart.NUMBERS)),
            topic=wish.topic,
            with_key=False,
        )
        return Composer(subject)

    def _compose(self, composer: Composer, foot: float) -> tuple[Scene, ...]:
        clear = self._margin * 2 / 3 if foot else 0.0
        height = float(int(self._height - self._head_height - foot - clear))
        views = (self.content.part(page, self.wish.pages) for page in range(self.wish.pages))
        return tuple(_still(composer.scene(self._width, height, view)) for view in views)


def _still(scene: Scene) -> Scene:
    """A scene whose lanes cannot be folded: on paper there is nothing to press."""
    return replace(scene, lanes=tuple(replace(lane, key=None) for lane in scene.lanes))


def _look(timeline: Timeline, palette: Palette) -> Look:
    fonts = SceneFonts(Metrics(_TEXT), QFont(), scalable=True)
    return Look(palette, fonts, theme_colours(timeline.document.themes, palette))
