"""Hides parts of a picture behind bars, in place: what comes to light moves nothing."""

from __future__ import annotations

import re
from collections.abc import Iterator

import msgspec
from msgspec.structs import replace

from ccm_timeline.layout.scene import Rect
from ccm_timeline.model.words import ENGLISH_MONTHS, ENGLISH_MONTHS_SHORT
from ccm_timeline.view.show.colours import ShowColours
from ccm_timeline.view.show.faces import Faces
from ccm_timeline.view.show.parts import Part
from ccm_timeline.view.show.slide import Box, Line, Sign, Slide
from ccm_timeline.view.show.strip import Strip

_MONTHS = "|".join((*ENGLISH_MONTHS, *ENGLISH_MONTHS_SHORT))
_DATE = re.compile(
    rf"(?:\b\d{{1,2}}(?:\s?[–-]\s?\d{{1,2}})?\s+)?\b(?:{_MONTHS})\b(?:\s+\d{{4}})?"
    r"|\b(?:1[0-9]|20)\d{2}s?\b|\b\d{1,2}$"
)
"""What tells a date within a line; a day may be parted from its month at the line's end."""


class Secrets(msgspec.Struct, frozen=True):
    """What is hidden: parts of the picture, and the names that would tell who speaks."""

    parts: frozenset[Part]
    names: tuple[str, ...] = ()

    def pattern(self) -> re.Pattern[str] | None:
        """What is hidden within a text."""
        found = [_DATE.pattern] if Part.DATE in self.parts else []
        if Part.SPEAKER in self.parts:
            found += [rf"\b{re.escape(name)}\b" for name in self.names]
        return re.compile("|".join(found)) if found else None


class Veil:
    """Lays the bars; each has the place of what is behind it, and a question mark."""

    def __init__(self, faces: Faces, colours: ShowColours, secrets: Secrets) -> None:
        self._faces, self._colours = faces, colours
        self._parts, self._pattern = secrets.parts, secrets.pattern()
        self._boxes: list[Box] = []
        self._lines: list[Line] = []

    def over_slide(self, slide: Slide) -> Slide:
        for box in slide.boxes:
            self._boxes.append(self._veiled(box))
        for line in slide.lines:
            self._take(line)
        signs = tuple(sign for sign in slide.signs if not self._is_hidden(sign))
        return replace(slide, boxes=tuple(self._boxes), lines=tuple(self._lines), signs=signs)

    def over_strip(self, strip: Strip) -> Strip:
        for line in strip.lines:
            self._take(line)
        return replace(strip, lines=tuple(self._lines), bars=tuple(self._boxes))

    def _is_hidden(self, item: Box | Line | Sign) -> bool:
        return item.part in self._parts

    def _veiled(self, box: Box) -> Box:
        """A ground that would tell something by its colour."""
        return replace(box, colour=self._colours.bar) if self._is_hidden(box) else box

    def _take(self, line: Line) -> None:
        if self._is_hidden(line):
            if line.kind.serif:
                # The mark before a quotation has the colour of the stance.
                self._lines.append(replace(line, ink=self._colours.palette.accent))
            else:
                self._bar(line, line.rect)
        elif line.kind.serif or self._pattern is None:
            # Somebody's words are shown as they are, or not at all.
            self._lines.append(line)
        else:
            self._lines += self._pieces(line, self._pattern)

    def _bar(self, line: Line, rect: Rect) -> None:
        grounds = (box.rect for box in self._boxes if self._is_hidden(box))
        ground = next((each for each in grounds if _holds(each, rect)), None)
        if ground is None:
            inset = 0.08 * rect.height
            bar = Rect(rect.left, rect.top + inset, rect.width, rect.height - 2 * inset)
            self._boxes.append(Box(bar, self._colours.bar, 0.2 * bar.height))
        width = self._faces.width("?", line.kind)
        place = ground or rect
        if width <= place.width:
            left = place.left + (place.width - width) / 2
            inked = Rect(left, rect.top, width, rect.height)
            ink, colour = self._colours.palette.ink, self._colours.bar
            self._lines.append(
                replace(line, text="?", left=left, rect=inked, ink=ink, ground=colour, part=None)
            )

    def _pieces(self, line: Line, pattern: re.Pattern[str]) -> Iterator[Line]:
        """What stands before, between and behind the bars in a line."""
        at = 0
        for found in pattern.finditer(line.text):
            yield from self._piece(line, at, found.start())
            left, right = self._x(line, found.start()), self._x(line, found.end())
            self._bar(line, Rect(left, line.rect.top, right - left, line.rect.height))
            at = found.end()
        yield from self._piece(line, at, len(line.text))

    def _piece(self, line: Line, start: int, end: int) -> Iterator[Line]:
        text = line.text[start:end]
        if text.strip():
            left, right = self._x(line, start), self._x(line, end)
            rect = Rect(left, line.rect.top, right - left, line.rect.height)
            yield replace(line, text=text, left=left, rect=rect)

    def _x(self, line: Line, index: int) -> float:
        return line.left + self._faces.width(line.text[:index], line.kind)


def _holds(outer: Rect, inner: Rect) -> bool:
    x, y = (inner.left + inner.right) / 2, (inner.top + inner.bottom) / 2
    return outer.left <= x <= outer.right and outer.top <= y <= outer.bottom
