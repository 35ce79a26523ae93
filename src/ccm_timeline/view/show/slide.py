"""One picture of the show as frozen values in pixels, that painter and tests read."""

from __future__ import annotations

import msgspec
from msgspec.structs import replace

from ccm_timeline.layout.scene import Rect
from ccm_timeline.model.document import StanceValue
from ccm_timeline.view.show.faces import Faces, Type
from ccm_timeline.view.show.parts import Part


class Line(msgspec.Struct, frozen=True):
    """One line of text: where, how and on what it is written."""

    text: str
    left: float
    baseline: float
    rect: Rect
    kind: Type
    ink: str
    ground: str
    part: Part | None = None
    """Which part of the step it tells."""

    def moved(self, x: float, y: float = 0.0) -> Line:
        rect = Rect(self.rect.left + x, self.rect.top + y, self.rect.width, self.rect.height)
        return replace(self, left=self.left + x, baseline=self.baseline + y, rect=rect)

    def on(self, ground: str) -> Line:
        return replace(self, ground=ground)


class Box(msgspec.Struct, frozen=True):
    """A filled rectangle with round corners."""

    rect: Rect
    colour: str
    radius: float = 0.0
    part: Part | None = None


class Sign(msgspec.Struct, frozen=True):
    """The sign of a stance around a point."""

    value: StanceValue
    x: float
    y: float
    size: float
    part: Part | None = None


class Slide(msgspec.Struct, frozen=True):
    """Everything of a picture but the strip: boxes below, then signs, then texts."""

    width: float
    height: float
    ground: str
    boxes: tuple[Box, ...] = ()
    signs: tuple[Sign, ...] = ()
    lines: tuple[Line, ...] = ()


def write(
    faces: Faces, text: str, kind: Type, ink: str, ground: str, left: float, top: float
) -> Line:
    """A line of text with its upper left corner at a point."""
    metrics = faces.metrics(kind)
    baseline = round(top + metrics.ascent())
    rect = Rect(left, top, faces.width(text, kind), metrics.height())
    return Line(text, left, baseline, rect, kind, ink, ground)
