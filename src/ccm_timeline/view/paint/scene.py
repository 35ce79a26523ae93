"""Draws a scene: the only drawing of the timeline that there is."""

from __future__ import annotations

from functools import partial

import msgspec
from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPen, QPolygonF

from ccm_timeline.layout.marks import is_doubled
from ccm_timeline.layout.metrics import Role
from ccm_timeline.layout.scene import FULL, Badge, Card, LaneBand, Mark, Rect, Scene, SpanTitle
from ccm_timeline.layout.signs import sign_rect
from ccm_timeline.view.paint.axis import AxisPainter
from ccm_timeline.view.paint.badges import BadgePainter
from ccm_timeline.view.paint.cards import CardPainter, as_rect
from ccm_timeline.view.paint.density import draw_density
from ccm_timeline.view.paint.disputes import DisputePainter
from ccm_timeline.view.paint.grid import Grid
from ccm_timeline.view.paint.hits import HitPainter
from ccm_timeline.view.paint.keeping import draw_anew
from ccm_timeline.view.paint.key import draw_key_entry
from ccm_timeline.view.paint.look import Look
from ccm_timeline.view.paint.marks import MarkPainter
from ccm_timeline.view.paint.picture_store import PictureStore
from ccm_timeline.view.paint.shapes import Shapes
from ccm_timeline.view.paint.span_titles import SpanTitlePainter
from ccm_timeline.view.paint.strokes import Dashes


class Emphasis(msgspec.Struct, frozen=True):
    """What stands out: the selected event, with the date on its flag, and the one under the
    pointer."""

    selected: int | None = None
    flag: str = ""
    flag_x: float = 0.0
    hovered: int | None = None
    hits: frozenset[int] = frozenset()
    """What the search found, by position."""
    tips: tuple[float, ...] = ()
    """The x of each hit on the axis."""


def paint_scene(
    painter: QPainter,
    scene: Scene,
    look: Look,
    emphasis: Emphasis | None = None,
    store: PictureStore | None = None,
) -> None:
    """Draw a scene with its upper left corner at the painter's origin.

    With a `store`, which only a screen should have, cards are drawn by pictures that it keeps.
    """
    if store is not None:
        store.begin(painter)
    _ScenePainter(painter, scene, look, emphasis or Emphasis(), store).paint()


def draw_fold(painter: QPainter, centre: QPointF, is_folded: bool) -> None:
    """A small triangle in the painter's ink: down where a lane is open, to the right where not."""
    x, y = centre.x(), centre.y()
    across = [QPointF(x - 2, y - 3.5), QPointF(x + 2.5, y), QPointF(x - 2, y + 3.5)]
    down = [QPointF(x - 3.5, y - 2), QPointF(x, y + 2.5), QPointF(x + 3.5, y - 2)]
    painter.save()
    painter.setBrush(painter.pen().color())
    painter.setPen(Qt.PenStyle.NoPen)
    painter.drawPolygon(QPolygonF(across if is_folded else down))
    painter.restore()


class _ScenePainter:
    """Draws from the ground up: lanes, breaks, marks, poles, cards, badges, axis, names, key."""

    def __init__(
        self,
        painter: QPainter,
        scene: Scene,
        look: Look,
        emphasis: Emphasis,
        store: PictureStore | None,
    ) -> None:
        self._painter, self._scene, self._look, self._emphasis = painter, scene, look, emphasis
        self._store = store
        self._dashes = Dashes() if store is None else store.dashes
        self._grid = Grid(painter, is_whole=store is not None and store.has_whole_pixels)
        self._keep = draw_anew if store is None else store.draw
        self._texts = None if store is None else store.texts
        self._badges = BadgePainter(painter, look, scene.metrics, self._keep, self._texts)
        self._hits = HitPainter(painter, QColor(look.palette.accent), scene.metrics)

    def paint(self) -> None:
        painter, scene = self._painter, self._scene
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self._fill_ground(painter)
        if self._store is None:
            self._paint_legends(painter)
        else:
            self._store.draw_legends(painter, scene, self._paint_legends_on_ground)
        painter.save()
        painter.setClipRect(as_rect(scene.plot))
        self._draw_plot()
        painter.restore()
        if scene.axis is not None:
            self._draw_axis()

    def _fill_ground(self, painter: QPainter) -> None:
        """Fill lanes and what is between them: no pixel twice, but for edges within one."""
        scene, ground = self._scene, QColor(self._look.palette.ground)
        shaded = [as_rect(lane.rect) for lane in scene.lanes if lane.alternate]
        ends = [0.0, *(end for rect in shaded for end in (rect.top(), rect.bottom())), scene.height]
        for top, bottom in zip(ends[::2], ends[1::2], strict=True):
            painter.fillRect(QRectF(0, top - 1, scene.width, bottom - top + 2), ground)
        for rect in shaded:
            painter.fillRect(rect, QColor(self._look.palette.lane))

    def _paint_legends_on_ground(self, painter: QPainter) -> None:
        # Beyond the edges, which on some screens lie within a pixel.
        whole = QRectF(-1, -1, self._scene.width + 2, self._scene.height + 2)
        painter.fillRect(whole, QColor(self._look.palette.ground))
        self._fill_ground(painter)
        self._paint_legends(painter)

    def _paint_legends(self, painter: QPainter) -> None:
        """What does not move with the viewport: the names of the lanes, and the key."""
        for lane in self._scene.lanes:
            self._draw_lane_name(painter, lane)
        for entry in self._scene.key:
            draw_key_entry(painter, self._look, self._scene.metrics, entry)

    def _draw_lane_name(self, painter: QPainter, lane: LaneBand) -> None:
        palette, metrics, fonts = self._look.palette, self._scene.metrics, self._look.fonts
        painter.setFont(fonts[Role.LANE])
        painter.setPen(QColor(palette.secondary))
        top = (
            lane.rect.top + metrics.lane_pad / 2
            if lane.is_folded
            else lane.rect.top + metrics.lane_pad
        )
        if lane.key is not None:
            draw_fold(
                painter, QPointF(0.8 * metrics.pad, top + metrics.small_line / 2), lane.is_folded
            )
        for line in lane.name:
            baseline = fonts.baseline(Role.LANE, top, metrics.small_line)
            painter.drawText(QPointF(2 * metrics.pad, baseline), line)
            top += metrics.small_line

    def _draw_plot(self) -> None:
        scene = self._scene
        with self._grid.sharp():
            if scene.axis is not None:
                self._axis_painter().draw_breaks(scene.plot)
            self._draw_flag_line()
            for density in scene.densities:
                draw_density(self._painter, density, QColor(self._look.palette.edge))
            self._draw_poles()
            self._draw_marks()
        for title in scene.titles:
            self._draw_title(title)
        for card in scene.cards:
            self._draw_card(card)
        for badge in scene.badges:
            self._draw_badge(badge)
        self._draw_hits()

    def _draw_poles(self) -> None:
        """Hairlines from cards to their marks, along a card that hangs like a flag."""
        palette, unit = self._look.palette, self._scene.metrics.unit
        edge, ink = QColor(palette.edge), QColor(palette.ink)
        for card in self._scene.cards:
            colour = ink if card.position == self._emphasis.selected else edge
            x = round(card.pole) + 0.5
            self._grid.upright(x, card.rect.bottom, card.foot, unit, colour)

    def _draw_hits(self) -> None:
        """Signs of what the search found; without a search there is nothing to look through."""
        scene, hits = self._scene, self._emphasis.hits
        self._hits.tips(self._emphasis.tips, scene.plot)
        if not hits:
            return
        for card in scene.cards:
            if card.position in hits:
                self._hits.underline(card)
        for badge in scene.badges:
            if not hits.isdisjoint(badge.positions):
                self._hits.ring_badge(badge)

    def _draw_card(self, card: Card) -> None:
        chosen = card.position == self._emphasis.selected
        hovered = card.position == self._emphasis.hovered
        at_right = card.pole >= card.rect.right - 1
        key = (card.position, card.form is FULL, card.lines, at_right, chosen, hovered)
        paint = partial(self._paint_card, card=card, chosen=chosen, hovered=hovered)
        self._keep(self._painter, card.rect, key, paint)

    def _paint_card(self, painter: QPainter, card: Card, *, chosen: bool, hovered: bool) -> None:
        cards = CardPainter(painter, self._look, self._scene.metrics, self._keep)
        cards.draw(card, chosen=chosen, hovered=hovered)

    def _draw_title(self, title: SpanTitle) -> None:
        chosen = title.position == self._emphasis.selected
        hovered = title.position == self._emphasis.hovered
        key = ("title", title.text, title.role, title.disputed, chosen, hovered)
        paint = partial(self._paint_title, title=title, chosen=chosen, hovered=hovered)
        self._keep(self._painter, title.rect, key, paint)

    def _paint_title(
        self, painter: QPainter, title: SpanTitle, *, chosen: bool, hovered: bool
    ) -> None:
        titles = SpanTitlePainter(painter, self._look, self._scene.metrics)
        titles.draw(title, chosen=chosen, hovered=hovered)

    def _draw_badge(self, badge: Badge) -> None:
        chosen = self._emphasis.selected in badge.positions
        self._badges.draw(badge, chosen=chosen)

    def _draw_marks(self) -> None:
        marks = self._mark_painter()
        chosen = None
        for mark in self._scene.marks:
            if mark.position in self._emphasis.hits:
                with self._grid.smooth():
                    self._hits.ring_mark(mark)
            if mark.position == self._emphasis.selected:
                chosen = mark
                continue
            marks.draw(mark, self._look.themes[mark.theme])
        if chosen is not None:
            with self._grid.smooth():
                self._draw_ring(chosen)
            marks.draw(chosen, self._look.themes[chosen.theme])
        self._sign_marks()

    def _mark_painter(self) -> MarkPainter:
        look, size, plot = self._look, self._scene.metrics.mark, self._scene.plot
        ground, ink = QColor(look.palette.ground), QColor(look.palette.ink)
        shapes = Shapes(self._painter, look.fonts, size, ground, ink, self._grid, self._keep)
        return MarkPainter(self._painter, shapes, (plot.left, plot.right), self._dashes)

    def _sign_marks(self) -> None:
        """The signs of disagreements, after all marks: nothing runs through one."""
        scene = self._scene
        for mark in scene.marks:
            if mark.disputed:
                self._draw_sign(sign_rect(mark, scene.plot, scene.metrics))

    def _draw_sign(self, rect: Rect) -> None:
        self._keep(self._painter, rect, "sign", partial(self._paint_sign, rect=rect))

    def _paint_sign(self, painter: QPainter, rect: Rect) -> None:
        DisputePainter(painter, self._look).draw_clear(as_rect(rect).center())

    def _draw_ring(self, mark: Mark) -> None:
        """A ring around the mark of the selected event, that shape and dashes stay visible in."""
        metrics, palette = self._scene.metrics, self._look.palette
        out, plot = metrics.mark * (1.0 if is_doubled(mark.style) else 0.75), self._scene.plot
        beside = out / 2 if mark.right - mark.left > 1 else out
        # No further than its round ends are out of view: a long ring takes long to draw.
        left = max(mark.left - beside, plot.left - 2 * out)
        right = min(mark.right + beside, plot.right + 2 * out)
        rect = QRectF(left, mark.y - out, right - left, 2 * out)
        self._painter.setPen(QPen(QColor(palette.ink), 2 * metrics.unit))
        self._painter.setBrush(QColor(palette.ground))
        self._painter.drawRoundedRect(rect, out, out)

    def _axis_painter(self) -> AxisPainter:
        scene = self._scene
        assert scene.axis is not None
        return AxisPainter(
            self._painter,
            self._look,
            scene.metrics,
            scene.axis,
            self._grid,
            self._keep,
            self._texts,
            self._dashes,
        )

    def _draw_axis(self) -> None:
        axis = self._axis_painter()
        axis.draw()
        if (x := self._flagged_x()) is not None:
            axis.draw_flag(x, self._emphasis.flag, self._scene.plot)

    def _draw_flag_line(self) -> None:
        if (x := self._flagged_x()) is not None and self._scene.axis is not None:
            self._axis_painter().draw_flag_line(x, self._scene.plot)

    def _flagged_x(self) -> float | None:
        """The x of the selected event, as near as the plot has it, if it has a flag."""
        if self._emphasis.selected is None or not self._emphasis.flag:
            return None
        plot = self._scene.plot
        return min(max(self._emphasis.flag_x, plot.left), plot.right)
