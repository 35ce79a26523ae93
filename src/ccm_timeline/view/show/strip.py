"""The strip of the timeline below a slide, as frozen values in pixels."""

from __future__ import annotations

import msgspec
from msgspec.structs import replace

from ccm_timeline.layout.scene import Rect
from ccm_timeline.view.show.colours import ShowColours
from ccm_timeline.view.show.faces import Faces, Type
from ccm_timeline.view.show.parts import Part
from ccm_timeline.view.show.sizes import Sizes
from ccm_timeline.view.show.slide import Box, Line, write
from ccm_timeline.view.show.story import Pause, Stop, Story

_STEP = 5.2
"""Pixels between two events that follow at once, in sizes of the smallest text."""

_ZOOM = 1.4
_WIDEST, _SELECTED_WIDEST = 15.5, 20.0
"""The width that a title may take, in sizes of its text."""

_SHORTEST = 4
"""Characters that are left of a title at the least."""


class StripMark(msgspec.Struct, frozen=True):
    """The mark of an event on the line."""

    x: float
    stop: Stop


class Strip(msgspec.Struct, frozen=True):
    """The line with its marks, breaks and texts; `span` are the days of the selected event."""

    rect: Rect
    y: float
    mark: float
    """The size of a mark."""
    marks: tuple[StripMark, ...] = ()
    breaks: tuple[float, ...] = ()
    selected: StripMark | None = None
    span: tuple[float, float] | None = None
    lines: tuple[Line, ...] = ()
    bars: tuple[Box, ...] = ()
    """The grounds of what is hidden of the texts."""
    step: float = 0.0
    origin: float = 0.0
    """Pixels for a step, and the x of the first event."""


class StripMaker:
    """Lays the story along the strip, with the selected event in the middle where that can be."""

    def __init__(self, story: Story, faces: Faces, sizes: Sizes, colours: ShowColours) -> None:
        self._story, self._faces, self._sizes, self._colours = story, faces, sizes, colours

    def strip(self, event_id: str | None, zoom: int) -> Strip:
        sizes = self._sizes
        rect = Rect(0, sizes.band, sizes.width, sizes.height - sizes.band)
        y, mark = self._line_y, round(0.62 * sizes.floor)
        if event_id is None or not self._story.stops:
            return Strip(rect, y, mark)
        step, origin = self._scale(event_id, zoom)
        marks = tuple(StripMark(origin + stop.at * step, stop) for stop in self._story.stops)
        near = [each for each in marks if -sizes.width < each.x < 2 * sizes.width]
        at = self._story.place(event_id)
        selected = marks[at]
        until = origin + selected.stop.until * step
        return Strip(
            rect,
            y,
            mark,
            tuple(each for each in near if each is not selected),
            tuple(origin + pause.at * step for pause in self._story.pauses),
            selected,
            (selected.x, until) if until > selected.x else None,
            self._labels(at, marks, [(origin + p.at * step, p) for p in self._story.pauses]),
            step=step,
            origin=origin,
        )

    @property
    def _line_y(self) -> float:
        sizes = self._sizes
        free = sizes.bottom - sizes.line - sizes.band
        return round(sizes.band + free / 2)

    def _scale(self, event_id: str, zoom: int) -> tuple[float, float]:
        """Pixels for a step, and the x of the first event."""
        sizes, stops = self._sizes, self._story.stops
        margin = 2.0 * sizes.floor
        length, room = stops[-1].at, sizes.room - 2 * margin
        whole = room / length if length else room
        step = max(_STEP * sizes.floor * _ZOOM**zoom, whole)
        left = sizes.left + margin
        if length * step <= room + 1:
            return step, left + (room - length * step) / 2
        at = stops[self._story.place(event_id)].at * step
        return step, min(max(sizes.width / 2 - at, left + room - length * step), left)

    # Texts.

    def _labels(
        self, at: int, marks: tuple[StripMark, ...], pauses: list[tuple[float, Pause]]
    ) -> tuple[Line, ...]:
        """Date and title of the selected event, then of its neighbours as far as there is room."""
        taken: list[Line] = list(self._label(marks[at], at, at, []))
        for distance in range(1, len(marks)):
            around = [index for index in (at + distance, at - distance) if 0 <= index < len(marks)]
            seen = [index for index in around if 0 <= marks[index].x <= self._sizes.width]
            for index in seen:
                taken += self._label(marks[index], index, at, taken)
            if not seen:
                break
        for x, pause in pauses:
            taken += self._pause(x, pause, taken)
        return tuple(taken)

    def _label(
        self, mark: StripMark, index: int, selected: int, taken: list[Line]
    ) -> tuple[Line, ...]:
        """Above or below the line, by turns, or on the other side where that is free."""
        chosen = index == selected
        first = (index - selected) % 2 == 0
        for above in (first,) if chosen else (first, not first):
            lines = self._written(mark, chosen=chosen, above=above)
            if lines and not self._meets(lines, taken):
                return lines
        return ()

    def _written(self, mark: StripMark, *, chosen: bool, above: bool) -> tuple[Line, ...]:
        sizes, palette = self._sizes, self._colours.palette
        plain, bold = Type(sizes.floor), Type(sizes.floor, bold=True)
        widest = sizes.floor * (_SELECTED_WIDEST if chosen else _WIDEST)
        title = self._faces.one_line(mark.stop.title, bold if chosen else plain, widest)
        if len(title) < min(_SHORTEST, len(mark.stop.title)):
            return ()
        date = self._faces.one_line(mark.stop.date, plain, widest)
        reach = 0.95 * sizes.floor
        top = self._line_y - reach - 2 * sizes.line if above else self._line_y + reach
        first = self._centred(
            date, plain, palette.accent if chosen else palette.secondary, mark.x, top
        )
        first = replace(first, part=Part.DATE)
        second = self._centred(
            title, bold if chosen else plain, palette.ink, mark.x, top + sizes.line
        )
        lines = (first, second) if above else self._swapped(first, second)
        return lines if all(self._is_clear(line, mark.x) for line in lines) else ()

    def _swapped(self, first: Line, second: Line) -> tuple[Line, ...]:
        """Below the line the title comes first: titles stand next to the marks."""
        line = self._sizes.line
        return second.moved(0, -line), first.moved(0, line)

    def _centred(self, text: str, kind: Type, ink: str, x: float, top: float) -> Line:
        """Around a point, moved inwards as far as the clear edge wants it."""
        sizes = self._sizes
        width = self._faces.width(text, kind)
        left = min(max(x - width / 2, sizes.left), sizes.right - width)
        lead = (sizes.line - self._faces.metrics(kind).height()) / 2
        return write(self._faces, text, kind, ink, self._colours.band, left, top + lead)

    def _is_clear(self, line: Line, x: float) -> bool:
        """Whether a label that was moved inwards still stands at its mark."""
        reach = self._sizes.floor
        return line.rect.left - reach <= x <= line.rect.right + reach

    def _meets(self, lines: tuple[Line, ...], taken: list[Line]) -> bool:
        gap = 0.7 * self._sizes.floor
        wider = [
            Rect(line.rect.left - gap, line.rect.top, line.rect.width + 2 * gap, line.rect.height)
            for line in lines
        ]
        return any(rect.overlaps(other.rect) for rect in wider for other in taken)

    def _pause(self, x: float, pause: Pause, taken: list[Line]) -> tuple[Line, ...]:
        """How long a break is, under its sign."""
        sizes, kind = self._sizes, Type(self._sizes.floor)
        top = self._line_y + 0.95 * sizes.floor
        if not sizes.left <= x <= sizes.right:
            return ()
        line = self._centred(pause.words, kind, self._colours.palette.secondary, x, top)
        line = replace(line, part=Part.DATE)
        return () if self._meets((line,), taken) else (line,)
