"""Who said it, where they stand, and from which source it is known: the lines below a quotation."""

from __future__ import annotations

import msgspec
from msgspec.structs import replace

from ccm_timeline.files.check import Grade
from ccm_timeline.layout.scene import Rect
from ccm_timeline.view.panel.quotation_facts import ChipFacts
from ccm_timeline.view.show.colours import ShowColours
from ccm_timeline.view.show.content import QuoteContent
from ccm_timeline.view.show.faces import Faces, Type
from ccm_timeline.view.show.parts import Part
from ccm_timeline.view.show.sizes import Sizes
from ccm_timeline.view.show.slide import Box, Line, Sign, write

_GOOD = (Grade.EXACT, Grade.TYPOGRAPHIC)


class Attribution(msgspec.Struct, frozen=True):
    """The lines with their stance, as high as said, from y 0 on."""

    lines: tuple[Line, ...]
    boxes: tuple[Box, ...]
    signs: tuple[Sign, ...]
    height: float

    def at(self, y: float) -> Attribution:
        return Attribution(
            tuple(line.moved(0, y) for line in self.lines),
            tuple(replace(box, rect=_down(box.rect, y)) for box in self.boxes),
            tuple(replace(sign, y=sign.y + y) for sign in self.signs),
            self.height,
        )


def _down(rect: Rect, y: float) -> Rect:
    return Rect(rect.left, rect.top + y, rect.width, rect.height)


class AttributionMaker:
    """Sets speaker, standing and stance side by side as far as there is room, then the source."""

    def __init__(self, faces: Faces, sizes: Sizes, colours: ShowColours, left: float) -> None:
        self._faces, self._sizes, self._colours = faces, sizes, colours
        self._left = left
        self._x, self._y = left, 0.0
        self._lines: list[Line] = []
        self._boxes: list[Box] = []
        self._signs: list[Sign] = []

    def make(self, content: QuoteContent, part: str, *, compact: bool) -> Attribution:
        """`part` says which part of the words this is, or is empty; compact takes fewer rows."""
        self._x, self._y = self._left, 0.0
        palette, floor = self._colours.palette, Type(self._sizes.floor)
        speaker = Type(self._sizes.share(0.038), bold=True)
        room = self._sizes.right - self._left
        name = self._faces.one_line(content.speaker, speaker, room)
        self._put(name, speaker, palette.ink, Part.SPEAKER)
        beside = self._x + self._width_of(content) <= self._sizes.right
        if content.standing and beside:
            self._standing(content.standing, floor)
        if content.chip is not None:
            self._pill(content.chip)
        if content.standing and not beside and not compact:
            self._break(-0.1)
            self._standing(content.standing, floor)
        self._break()
        self._source(content, part, floor, compact=compact)
        return Attribution(tuple(self._lines), tuple(self._boxes), tuple(self._signs), self._y)

    @property
    def _row(self) -> float:
        """The height of a row, in which a pill has room."""
        return self._sizes.floor * 1.5

    def _put(self, text: str, kind: Type, ink: str, part: Part | None = None) -> None:
        """Write at the pen, on the baseline of the row."""
        line = write(self._faces, text, kind, ink, self._colours.ground, self._x, 0.0)
        metrics = self._faces.metrics(Type(self._sizes.floor))
        baseline = round(self._y + (self._row - metrics.height()) / 2 + metrics.ascent())
        line = replace(line, part=part)
        self._lines.append(line.moved(0, baseline - line.baseline))
        self._x += line.rect.width + 0.6 * self._sizes.floor

    def _break(self, gap: float = 0.0) -> None:
        self._x, self._y = self._left, self._y + self._row + gap * self._sizes.floor

    def _width_of(self, content: QuoteContent) -> float:
        """What standing and stance take beside a name."""
        floor = self._sizes.floor
        width = self._faces.width(content.standing, Type(floor))
        if content.chip is not None:
            width += self._faces.width(content.chip.words, Type(floor, bold=True)) + 3.5 * floor
        return width

    def _standing(self, text: str, kind: Type) -> None:
        room = self._sizes.right - self._left
        ink = self._colours.palette.secondary
        self._put(self._faces.one_line(text, kind, room), kind, ink, Part.SPEAKER)

    def _pill(self, chip: ChipFacts) -> None:
        """The stance: its sign and its words on a ground of its colour."""
        kind, floor = Type(self._sizes.floor, bold=True), self._sizes.floor
        room = self._sizes.right - self._left - 2.4 * floor
        words = self._faces.one_line(chip.words, kind, room)
        width = self._faces.width(words, kind) + 2.3 * floor
        self._x += 0.2 * floor
        if self._x + width > self._sizes.right:
            self._break()
        rect = Rect(self._x, self._y, width, self._row)
        ground = self._colours.pill(chip.value)
        ink = self._colours.palette.stance(chip.value).colour
        self._boxes.append(Box(rect, ground, self._row / 2, Part.STANCE))
        middle = self._y + self._row / 2
        sign = Sign(chip.value, self._x + 0.9 * floor, middle, 0.62 * floor, Part.STANCE)
        self._signs.append(sign)
        self._x += 1.55 * floor
        self._put(words, kind, ink, Part.STANCE)
        self._lines[-1] = replace(self._lines[-1], ground=ground)

    def _source(self, content: QuoteContent, part: str, kind: Type, *, compact: bool) -> None:
        """Part, source and badge in one line, or the badge in a line of its own."""
        palette, room = self._colours.palette, self._sizes.right - self._left
        grade = content.grade or Grade.SOURCE_ABSENT
        ink = palette.good if grade in _GOOD else palette.warning
        ink = palette.secondary if grade is Grade.SOURCE_ABSENT else ink
        named = " · ".join(text for text in (part, content.source) if text)
        said = self._faces.one_line(content.badge, kind, room)
        if compact:
            beside = room - self._faces.width(f" ·  {said}", kind) - 0.6 * self._sizes.floor
            named = self._faces.one_line(named, kind, max(beside, 0.25 * room))
        wanted = self._faces.width(named, kind) + self._faces.width(said, kind)
        if wanted + 0.6 * self._sizes.floor > room:
            self._put(self._faces.one_line(named, kind, room), kind, palette.secondary)
            self._break(-0.25)
        else:
            self._put(f"{named} ·" if named else "", kind, palette.secondary)
            self._x -= 0.3 * self._sizes.floor
        self._put(said, kind, ink)
        self._break()
