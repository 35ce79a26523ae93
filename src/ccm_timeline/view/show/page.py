"""A picture of a whole screen being written: heading, columns, what stands in them."""

from __future__ import annotations

from msgspec.structs import replace

from ccm_timeline.view.show.colours import ShowColours
from ccm_timeline.view.show.faces import Faces, Type
from ccm_timeline.view.show.sizes import Sizes
from ccm_timeline.view.show.slide import Box, Line, Sign, Slide, write


class Page:
    """Collects boxes, signs and lines between the clear edges, above the row of the number."""

    def __init__(self, faces: Faces, sizes: Sizes, colours: ShowColours) -> None:
        self.faces, self.sizes, self.colours = faces, sizes, colours
        self.boxes: list[Box] = []
        self.signs: list[Sign] = []
        self.lines: list[Line] = []

    @property
    def bottom(self) -> float:
        """Where contents end: below stand the number and the timer."""
        timer = self.faces.metrics(Type(self.sizes.title, bold=True)).height()
        return self.sizes.bottom - timer - 0.3 * self.sizes.floor

    def slide(self) -> Slide:
        ground = self.colours.ground
        blank = Slide(self.sizes.width, self.sizes.height, ground)
        return replace(
            blank, boxes=tuple(self.boxes), signs=tuple(self.signs), lines=tuple(self.lines)
        )

    def heading(self, title: str, below: str = "") -> float:
        """The title, a quieter line below it, and the y where contents begin."""
        sizes = self.sizes
        kind = Type(sizes.heading, bold=True)
        y = self.column((title,), kind, sizes.top, sizes.left)
        if below:
            plain = Type(sizes.floor)
            said = self.faces.one_line(below, plain, sizes.room)
            y = self.column((said,), plain, y, sizes.left, self.colours.palette.secondary)
        return y + 0.75 * sizes.floor

    def write(self, text: str, kind: Type, top: float, left: float, ink: str = "") -> Line:
        """A line with its upper left corner at a point."""
        ink = ink or self.colours.palette.ink
        line = write(self.faces, text, kind, ink, self.colours.ground, left, top)
        self.lines.append(line)
        return line

    def column(
        self, lines: tuple[str, ...], kind: Type, top: float, left: float, ink: str = ""
    ) -> float:
        """Lines below one another, and the y below them."""
        height = self.faces.line_height(kind)
        lead = (height - self.faces.metrics(kind).height()) / 2
        for at, text in enumerate(lines):
            self.write(text, kind, top + at * height + lead, left, ink)
        return top + len(lines) * height
