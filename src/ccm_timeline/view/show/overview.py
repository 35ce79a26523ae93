"""The whole timeline on the projector: the window's scene, in letters that can be read."""

from __future__ import annotations

from math import ceil

from msgspec.structs import replace
from PySide6.QtCore import QRectF
from PySide6.QtGui import QColor, QFont, QPainter

from ccm_timeline.layout.compose import Composer
from ccm_timeline.layout.metrics import Metrics
from ccm_timeline.layout.scene import Scene
from ccm_timeline.model.choices import Grouping
from ccm_timeline.session.session import Session
from ccm_timeline.view.paint.fonts import SceneFonts
from ccm_timeline.view.paint.look import Look, theme_colours
from ccm_timeline.view.paint.scene import Emphasis, paint_scene
from ccm_timeline.view.paint.subject import subject_of
from ccm_timeline.view.show.colours import ShowColours
from ccm_timeline.view.show.sizes import FLOOR, Sizes

_SMALLEST_ROLE = 0.85
"""Of a scene's text size: in this size its smallest texts are set."""


class Overview:
    """All events of a session within the clear edges of a screen; made when first asked for."""

    def __init__(self, session: Session, colours: ShowColours, sizes: Sizes) -> None:
        self._session, self._colours, self._sizes = session, colours, sizes
        # Half a pixel more: a scene's sizes are rounded to whole ones.
        text = ceil((sizes.height * FLOOR + 0.5) / _SMALLEST_ROLE)
        self.fonts = SceneFonts(Metrics(text), QFont())
        self._scene: Scene | None = None

    @property
    def scene(self) -> Scene:
        if self._scene is None:
            session, sizes = self._session, self._sizes
            subject = subject_of(
                session.timeline, session.table, session.scale, Grouping.NONE, self.fonts
            )
            composer, whole = Composer(subject), session.scale.whole
            height = sizes.bottom - sizes.top
            first = composer.scene(sizes.room, height, whole)
            # Without the key of marks, which would take a third of the picture in these letters.
            key = 0.0 if first.axis is None else height - first.axis.rect.bottom
            self._scene = replace(composer.scene(sizes.room, height + key, whole), key=())
        return self._scene

    def paint(self, painter: QPainter, event_id: str | None) -> None:
        """Draw it, the event of the step standing out."""
        session, sizes, palette = self._session, self._sizes, self._colours.palette
        painter.fillRect(QRectF(0, 0, sizes.width, sizes.height), QColor(palette.ground))
        painter.save()
        painter.translate(sizes.left, sizes.top)
        themes = theme_colours(session.timeline.document.themes, palette)
        position = None if event_id is None else session.timeline.position(event_id)
        look = Look(palette, self.fonts, themes)
        paint_scene(painter, self.scene, look, Emphasis(position))
        painter.restore()
