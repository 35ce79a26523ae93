"""The slide of a quotation whose speaker is asked for, and that of the answer."""

from __future__ import annotations

from msgspec.structs import replace

from ccm_timeline.view.show.attribution import Attribution, AttributionMaker
from ccm_timeline.view.show.content import QuoteContent
from ccm_timeline.view.show.faces import Type
from ccm_timeline.view.show.lessons import Activity
from ccm_timeline.view.show.page import Page

_WORDS = (0.064, 0.058, 0.052, 0.047, 0.043, 0.039, 0.034)
_MEASURE = 0.9


class WhoSlide:
    """The words stand in the same place on both; below them is room for the answer.

    Where both have no room together, the words are whole where they are asked about.
    """

    def __init__(self, page: Page, content: QuoteContent) -> None:
        self._page, self._content = page, content
        self._top = page.heading(Activity.WHO.value)
        sizes = page.sizes
        self._left = sizes.left + 1.9 * sizes.floor
        maker = AttributionMaker(page.faces, sizes, page.colours, self._left)
        self._answer = maker.make(content, "", compact=False)

    def draw(self, *, solved: bool) -> None:
        page, floor = self._page, self._page.sizes.floor
        kind, lines = self._fit(solved=solved)
        y = page.column(lines, kind, self._top, self._left)
        large = Type(round(floor * 2.6), bold=True, serif=True)
        self._draw_mark(kind, large)
        if solved:
            self._draw_answer(self._answer.at(y + 0.5 * floor), y + 0.5 * floor)

    def _fit(self, *, solved: bool) -> tuple[Type, tuple[str, ...]]:
        """The words in the largest size in which there is room for the answer too."""
        page, sizes = self._page, self._page.sizes
        foot = self._answer.height + 0.5 * sizes.floor + sizes.line
        room = (sizes.right - self._left) * _MEASURE
        height = page.bottom - self._top - foot
        for share in _WORDS:
            kind = Type(sizes.share(share), serif=True)
            lines = page.faces.lines(self._content.words + "”", kind, room)
            if len(lines) * page.faces.line_height(kind) <= height:
                return kind, lines
        height += 0 if solved else foot
        most = max(int(height // page.faces.line_height(kind)), 1)
        return kind, page.faces.few_lines(self._content.words + "”", kind, room, most)

    def _draw_answer(self, answer: Attribution, y: float) -> None:
        """Who it was, and below on what occasion."""
        page, content = self._page, self._content
        page.lines += answer.lines
        page.boxes += answer.boxes
        page.signs += answer.signs
        plain = Type(page.sizes.floor)
        said = f"{content.title} · {content.short_date}"
        said = page.faces.one_line(said, plain, page.sizes.right - self._left)
        ink = page.colours.palette.secondary
        page.column((said,), plain, y + answer.height, self._left, ink)

    def _draw_mark(self, kind: Type, large: Type) -> None:
        """The opening mark, which would tell the stance by the colour that it has elsewhere."""
        page = self._page
        first = page.lines[1]
        rect = page.faces.metrics(large).tightBoundingRect("“")
        capital = page.faces.metrics(kind).capHeight()
        baseline = round(first.baseline - capital - rect.top())
        left = page.sizes.left - rect.left()
        mark = page.write("“", large, 0.0, left, page.colours.palette.accent)
        inked = replace(
            mark.rect,
            left=page.sizes.left,
            top=baseline + rect.top(),
            width=rect.width(),
            height=rect.height(),
        )
        page.lines[-1] = replace(mark, baseline=baseline, rect=inked)
