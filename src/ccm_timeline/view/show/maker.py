"""Makes the slides of a show for one size of the screen: the upper part of the picture."""

from __future__ import annotations

from collections.abc import Mapping

from msgspec.structs import replace

from ccm_timeline.files.check import Grade
from ccm_timeline.files.comparing.independence import Comparison
from ccm_timeline.layout.scene import Rect
from ccm_timeline.model.steps import Step
from ccm_timeline.model.timeline import Timeline
from ccm_timeline.view.panel.names import Names
from ccm_timeline.view.show.attribution import Attribution, AttributionMaker
from ccm_timeline.view.show.colours import ShowColours
from ccm_timeline.view.show.content import (
    Content,
    EventContent,
    QuoteContent,
    content_of,
    parts_of,
)
from ccm_timeline.view.show.faces import Faces, Type
from ccm_timeline.view.show.fitting import Fitted, fit, fit_title, page_count
from ccm_timeline.view.show.parts import Part
from ccm_timeline.view.show.place import Place
from ccm_timeline.view.show.sizes import Sizes
from ccm_timeline.view.show.slide import Box, Line, Slide, write

_QUOTATION = (0.05, 0.047, 0.044, 0.041, 0.038, 0.036, 0.034)
_SUMMARY = (0.046, 0.043, 0.04, 0.037, 0.034)
_EVENT_TITLES = ((0.075, 1), (0.066, 2), (0.06, 2), (0.052, 3), (0.045, 3))
_QUOTE_TITLES = ((0.06, 1), (0.052, 1), (0.045, 2), (0.045, 3))
_MEASURE = 0.9
"""Share of the room that lines of reading take: longer ones are hard to follow."""


class SlideMaker:
    """Knows what every step says and how it fits; results are kept."""

    def __init__(
        self,
        timeline: Timeline,
        steps: tuple[Step, ...],
        grades: Mapping[str, Grade],
        comparison: Comparison,
        colours: ShowColours,
        sizes: Sizes,
        faces: Faces,
    ) -> None:
        self._timeline, self._steps = timeline, steps
        self._grades, self._comparison = grades, comparison
        self.colours, self.sizes, self.faces = colours, sizes, faces
        self._names = Names(timeline)
        self._contents: dict[int, Content] = {}
        self._fitted: dict[int, Fitted] = {}

    def counts(self) -> tuple[int, ...]:
        """How many pages each step has."""
        return tuple(self._count(step) for step in range(len(self._steps)))

    def parts(self) -> tuple[frozenset[Part], ...]:
        """What of each step can be hidden."""
        return tuple(parts_of(self._content(step)) for step in range(len(self._steps)))

    def names(self, step: int) -> tuple[str, ...]:
        """What would tell who speaks."""
        content = self._content(step)
        return content.names if isinstance(content, QuoteContent) else ()

    def slide(self, place: Place) -> Slide:
        """The picture of a place; one that is beyond the pages is the last one."""
        sizes = self.sizes
        boxes = (
            Box(Rect(0, sizes.band, sizes.width, sizes.height - sizes.band), self.colours.band),
        )
        blank = Slide(sizes.width, sizes.height, self.colours.ground, boxes)
        if not self._steps:
            return replace(blank, lines=self._nothing())
        content = self._content(place.step)
        fitted = self._fit(place.step)
        page = min(place.page, len(fitted.pages) - 1)
        match content:
            case EventContent():
                return self._event(blank, content, fitted, page)
            case QuoteContent():
                return self._quote(blank, content, fitted, page)

    def _nothing(self) -> tuple[Line, ...]:
        kind = Type(self.sizes.heading, bold=True)
        return (self._write("There is nothing to show", kind, self.sizes.top),)

    def _content(self, step: int) -> Content:
        if step not in self._contents:
            self._contents[step] = content_of(
                self._timeline,
                self._names,
                self._steps[step],
                self._grades,
                self._comparison,
            )
        return self._contents[step]

    # Where things stand.

    @property
    def _indent(self) -> float:
        """Where quotations begin: their mark hangs before them."""
        return self.sizes.left + 1.9 * self.sizes.floor

    def _write(
        self, text: str, kind: Type, top: float, ink: str = "", left: float | None = None
    ) -> Line:
        ink = ink or self.colours.palette.ink
        at = self.sizes.left if left is None else left
        return write(self.faces, text, kind, ink, self.colours.ground, at, top)

    def _column(
        self,
        lines: tuple[str, ...],
        kind: Type,
        top: float,
        ink: str = "",
        left: float | None = None,
    ) -> tuple[tuple[Line, ...], float]:
        """Lines below one another, and the y below them."""
        height = self.faces.line_height(kind)
        lead = (height - self.faces.metrics(kind).height()) / 2
        written = tuple(
            self._write(line, kind, top + at * height + lead, ink, left)
            for at, line in enumerate(lines)
        )
        return written, top + len(lines) * height

    def _head(self, content: Content) -> tuple[tuple[Line, ...], float]:
        """Date and title, and the y below them."""
        sizes = self.sizes
        kind = Type(sizes.floor, bold=True, spaced=True)
        date = content.date.upper()
        if self.faces.width(date, kind) > sizes.room:
            date = content.short_date.upper()
        dates = self.faces.few_lines(date, kind, sizes.room, 2)
        first, y = self._column(dates, kind, sizes.top, self.colours.palette.accent)
        first = tuple(replace(line, part=Part.DATE) for line in first)
        shares = _EVENT_TITLES if isinstance(content, EventContent) else _QUOTE_TITLES
        tries = [(sizes.share(share), most) for share, most in shares]
        title, lines = fit_title(self.faces, content.title, tries, sizes.room)
        second, y = self._column(lines, title, y)
        return first + second, y

    def _kinds(self, content: Content) -> tuple[Type, ...]:
        if isinstance(content, QuoteContent):
            return tuple(Type(self.sizes.share(share), serif=True) for share in _QUOTATION)
        return tuple(Type(self.sizes.share(share)) for share in _SUMMARY)

    @property
    def _gap(self) -> float:
        return 0.75 * self.sizes.floor

    def _fit(self, step: int) -> Fitted:
        """What is read, in the pages that it takes between head and foot."""
        if step not in self._fitted:
            content = self._content(step)
            text, width, height = self._room(content, compact=self._is_compact(content))
            self._fitted[step] = fit(self.faces, text, self._kinds(content), width, height)
        return self._fitted[step]

    def _count(self, step: int) -> int:
        """The pages of a step: those in the smallest size, for a larger one takes no more."""
        content = self._content(step)
        return self._pages(content, compact=self._is_compact(content))

    def _pages(self, content: Content, *, compact: bool) -> int:
        text, width, height = self._room(content, compact=compact)
        return page_count(self.faces, text, self._kinds(content)[-1], width, height)

    def _is_compact(self, content: Content) -> bool:
        """Whether less is said of a quotation, so that more of it stands on a page."""
        return isinstance(content, QuoteContent) and self._pages(content, compact=False) > 1

    def _room(self, content: Content, *, compact: bool) -> tuple[str, float, float]:
        """What is read, and the width and height that there are for it."""
        top = self._head(content)[1] + self._gap
        if isinstance(content, QuoteContent):
            # The part is named where there are several, which may take a line.
            foot = self._attribution(content, "Part 9 of 9", compact=compact).height
            left, text = self._indent, content.words + "”"
        else:
            foot, left, text = self.sizes.line, self.sizes.left, content.summary
        height = self._end - foot - 0.4 * self._gap - top
        return text, (self.sizes.right - left) * _MEASURE, height

    @property
    def _end(self) -> float:
        """The y above which everything ends."""
        return self.sizes.band - 0.6 * self._gap

    # The two kinds of slides.

    def _event(self, blank: Slide, content: EventContent, fitted: Fitted, page: int) -> Slide:
        lines, y = self._head(content)
        floor = Type(self.sizes.floor)
        lead = self._lead(y, fitted, page, self.sizes.line)
        body, y = self._column(fitted.pages[page], fitted.kind, y + self._gap + lead)
        many = len(fitted.pages) > 1
        part = f"Part {page + 1} of {len(fitted.pages)} · " if many else ""
        said = self.faces.one_line(part + content.sources, floor, self.sizes.room)
        top = y + 0.4 * self._gap + lead
        foot = self._write(said, floor, top, self.colours.palette.secondary)
        return replace(blank, lines=tuple(line for line in (*lines, *body, foot) if line.text))

    def _quote(self, blank: Slide, content: QuoteContent, fitted: Fitted, page: int) -> Slide:
        head, y = self._head(content)
        many = len(fitted.pages) > 1
        part = f"Part {page + 1} of {len(fitted.pages)}" if many else ""
        foot = self._attribution(content, part, compact=self._is_compact(content))
        lead = self._lead(y, fitted, page, foot.height)
        top = y + self._gap + lead
        body, y = self._column(fitted.pages[page], fitted.kind, top, left=self._indent)
        foot = foot.at(y + 0.4 * self._gap + lead)
        mark = (self._mark(content, fitted.kind, body[0]),) if page == 0 else ()
        return replace(
            blank,
            boxes=blank.boxes + foot.boxes,
            signs=foot.signs,
            lines=(*head, *mark, *body, *foot.lines),
        )

    def _lead(self, y: float, fitted: Fitted, page: int, foot: float) -> float:
        """Clear space above and below what is read, as far as some is left over."""
        read = len(fitted.pages[page]) * self.faces.line_height(fitted.kind)
        spare = self._end - y - 1.4 * self._gap - read - foot
        return min(max(spare / 3, 0.0), self.sizes.floor)

    def _attribution(self, content: QuoteContent, part: str, *, compact: bool) -> Attribution:
        maker = AttributionMaker(self.faces, self.sizes, self.colours, self._indent)
        return maker.make(content, part, compact=compact)

    def _mark(self, content: QuoteContent, kind: Type, first: Line) -> Line:
        """The opening mark, large, in the colour of the stance, beside the first line."""
        palette = self.colours.palette
        chip = content.chip
        ink = palette.accent if chip is None else palette.stance(chip.value).colour
        large = Type(round(self.sizes.floor * 2.6), bold=True, serif=True)
        ink_rect = self.faces.metrics(large).tightBoundingRect("“")
        capital = self.faces.metrics(kind).capHeight()
        baseline = round(first.baseline - capital - ink_rect.top())
        left = self.sizes.left - ink_rect.left()
        rect = Rect(self.sizes.left, baseline + ink_rect.top(), ink_rect.width(), ink_rect.height())
        told = None if chip is None else Part.STANCE
        return Line("“", left, baseline, rect, large, ink, self.colours.ground, told)
