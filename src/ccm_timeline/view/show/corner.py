"""The number of the step, the progress and the timer: what a slide has besides its step."""

from __future__ import annotations

from msgspec.structs import replace

from ccm_timeline.layout.scene import Rect
from ccm_timeline.view.show.colours import ShowColours
from ccm_timeline.view.show.course import in_minutes
from ccm_timeline.view.show.faces import Faces, Type
from ccm_timeline.view.show.place import Deck
from ccm_timeline.view.show.sizes import Sizes
from ccm_timeline.view.show.slide import Box, Line, Slide, write
from ccm_timeline.view.show.state import ShowState

_BAR = 9
"""Height of the progress bar on a screen of 1080 lines."""


class Corner:
    """Adds them to slides of one size."""

    def __init__(self, faces: Faces, sizes: Sizes, colours: ShowColours) -> None:
        self._faces, self._sizes, self._colours = faces, sizes, colours

    def added(self, slide: Slide, state: ShowState, deck: Deck, timer: int | None) -> Slide:
        """The slide with its number and progress; with the timer where there is one."""
        ground = self._colours.band if state.has_strip else self._colours.ground
        lines = [self._number(state, deck)]
        if timer is not None:
            lines.append(self._timer(timer))
        lines = [replace(line, ground=ground) for line in lines]
        return replace(
            slide, boxes=(*slide.boxes, self._progress(state, deck)), lines=(*slide.lines, *lines)
        )

    def _number(self, state: ShowState, deck: Deck) -> Line:
        palette = self._colours.palette
        number, total = state.position(deck)
        if state.typed is None:
            text = state.notice or f"{number} / {total}"
            return self._at_right(text, Type(self._sizes.floor), palette.secondary)
        text = f"Go to {state.typed or '…'} / {total}"
        return self._at_right(text, Type(self._sizes.floor, bold=True), palette.accent)

    def _at_right(self, text: str, kind: Type, ink: str) -> Line:
        left = self._sizes.right - self._faces.width(text, kind)
        top = self._sizes.bottom - self._faces.metrics(kind).height()
        return write(self._faces, text, kind, ink, self._colours.band, left, top)

    def _timer(self, seconds: int) -> Line:
        """At the left of the same row, as large as a title: it is to be read from afar."""
        kind = Type(self._sizes.title, bold=True)
        top = self._sizes.bottom - self._faces.metrics(kind).height()
        ink, ground = self._colours.palette.ink, self._colours.band
        return write(self._faces, in_minutes(seconds), kind, ink, ground, self._sizes.left, top)

    def _progress(self, state: ShowState, deck: Deck) -> Box:
        sizes = self._sizes
        height = max(round(_BAR * sizes.unit), 2)
        number, total = state.position(deck)
        share = number / total if total else 0.0
        rect = Rect(0, sizes.height - height, sizes.width * share, height)
        return Box(rect, self._colours.palette.accent)
