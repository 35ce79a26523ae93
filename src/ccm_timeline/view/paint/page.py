"""A timeline as a page: title above, the whole timeline, its sources below."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QLineF, QPointF
from PySide6.QtGui import QColor, QFont, QPainter, QPen

from ccm_timeline.files.citation import cite_source
from ccm_timeline.layout.compose import Composer
from ccm_timeline.layout.metrics import Metrics, Role
from ccm_timeline.layout.scale import make_scale
from ccm_timeline.layout.table import make_table
from ccm_timeline.layout.texts import fitted
from ccm_timeline.model.choices import Grouping, ScaleKind
from ccm_timeline.model.timeline import Timeline, independent_count
from ccm_timeline.model.visible import visible
from ccm_timeline.view.paint.fonts import SceneFonts
from ccm_timeline.view.paint.look import Look, theme_colours
from ccm_timeline.view.paint.scene import paint_scene
from ccm_timeline.view.paint.subject import subject_of
from ccm_timeline.view.palette import Palette

PAGE_HEIGHT = 1080.0
"""Height in which a page is laid out; it is then drawn as large as the image is."""

_TEXT = 14.0
_MOST_SOURCES = 12
_COLUMNS = 2


@dataclass(frozen=True)
class PageChoice:
    """What may be chosen of a page."""

    palette: Palette
    grouping: Grouping = Grouping.THEME
    scale_kind: ScaleKind | None = None


class Page:
    """Lays out and draws one page of `width` times `height` pixels."""

    def __init__(self, timeline: Timeline, choice: PageChoice, width: float, height: float) -> None:
        self._timeline = timeline
        self._zoom = height / PAGE_HEIGHT
        self._width = width / self._zoom
        self._fonts = SceneFonts(Metrics(_TEXT), QFont())
        themes = theme_colours(timeline.document.themes, choice.palette)
        self._look = Look(choice.palette, self._fonts, themes)
        self._margin = 3 * self._fonts.metrics.pad
        self._head = self._title_lines()
        self._foot = self._source_lines()
        scale = make_scale(timeline.dates, choice.scale_kind)
        subject = subject_of(timeline, make_table(timeline), scale, choice.grouping, self._fonts)
        height_left = PAGE_HEIGHT - self._head_height - self._foot_height
        self.scene = Composer(subject).scene(self._width, height_left, scale.whole)

    def paint(self, painter: QPainter) -> None:
        """Draw the page with its upper left corner at the painter's origin."""
        painter.save()
        painter.scale(self._zoom, self._zoom)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.fillRect(0, 0, round(self._width + 1), round(PAGE_HEIGHT + 1), self._ground)
        painter.save()
        painter.translate(0, self._head_height)
        paint_scene(painter, self.scene, self._look)
        painter.restore()
        self._draw_head(painter)
        self._draw_foot(painter)
        painter.restore()

    @property
    def _ground(self) -> QColor:
        return QColor(self._look.palette.ground)

    # The head.

    @property
    def _head_line(self) -> float:
        return self._fonts.height(Role.HEADING) * 1.15

    @property
    def _head_height(self) -> float:
        return round(
            self._margin
            + len(self._head) * self._head_line
            + self._fonts.metrics.line
            + self._margin
        )

    def _title_lines(self) -> tuple[str, ...]:
        title = visible(self._timeline.document.title)
        room = self._width - 2 * self._margin
        return fitted(title, self._fonts.measure, room, 2, Role.HEADING)

    def _counts(self) -> str:
        """How much there is: "44 events · 36 quotations · 5 sources, 4 of them independent"."""
        document = self._timeline.document
        independent = independent_count(document.sources)
        of_them = "" if independent == len(document.sources) else f", {independent} independent"
        return (
            f"{len(document.events)} events · {len(document.quotes)} quotations · "
            f"{len(document.sources)} sources{of_them}"
        )

    def _draw_head(self, painter: QPainter) -> None:
        y = self._margin / 2
        painter.setPen(QColor(self._look.palette.ink))
        painter.setFont(self._fonts[Role.HEADING])
        for line in self._head:
            baseline = self._fonts.baseline(Role.HEADING, y, self._head_line)
            painter.drawText(QPointF(self._margin, baseline), line)
            y += self._head_line
        painter.setPen(QColor(self._look.palette.secondary))
        painter.setFont(self._fonts[Role.AXIS])
        baseline = self._fonts.baseline(Role.AXIS, y, self._fonts.metrics.line)
        painter.drawText(QPointF(self._margin, baseline), self._counts())

    # The foot.

    @property
    def _foot_rows(self) -> int:
        return -(-len(self._foot) // _COLUMNS)

    @property
    def _foot_height(self) -> float:
        return round(self._margin + (self._foot_rows + 1) * self._fonts.metrics.line)

    @property
    def _column(self) -> float:
        return (self._width - (_COLUMNS + 1) * self._margin) / _COLUMNS

    def _source_lines(self) -> tuple[str, ...]:
        """The sources in short form, one line each; what has no room is counted."""
        sources = self._timeline.document.sources
        shown = sources if len(sources) <= _MOST_SOURCES else sources[: _MOST_SOURCES - 1]
        lines = [
            fitted(visible(cite_source(source)), self._fonts.measure, self._column, 1, Role.DATE)[0]
            for source in shown
        ]
        if len(shown) < len(sources):
            lines.append(f"and {len(sources) - len(shown)} more sources")
        return tuple(lines)

    def _draw_foot(self, painter: QPainter) -> None:
        palette, metrics = self._look.palette, self._fonts.metrics
        top = PAGE_HEIGHT - self._foot_height
        painter.setPen(QPen(QColor(palette.rule), metrics.unit))
        painter.drawLine(QLineF(0, top + 0.5, self._width, top + 0.5))
        y = top + metrics.pad
        self._draw_line(painter, Role.LANE, self._margin, y, "Sources")
        for index, line in enumerate(self._foot):
            column, row = divmod(index, self._foot_rows)
            x = self._margin + column * (self._column + self._margin)
            self._draw_line(painter, Role.DATE, x, y + (row + 1) * metrics.line, line)

    def _draw_line(self, painter: QPainter, role: Role, x: float, y: float, text: str) -> None:
        painter.setFont(self._fonts[role])
        painter.setPen(QColor(self._look.palette.secondary))
        baseline = self._fonts.baseline(role, y, self._fonts.metrics.line)
        painter.drawText(QPointF(x, baseline), text)
