"""The slide of organisations to place from opposing to supporting, and that of their places."""

from __future__ import annotations

from ccm_timeline.layout.scene import Rect
from ccm_timeline.model.activities import WhereDoTheyStand
from ccm_timeline.model.document import Actor
from ccm_timeline.model.phrases import capitalised
from ccm_timeline.model.stances import LINE, STANCE_WORDS, StanceValue
from ccm_timeline.model.standing import TOPIC_WORDS
from ccm_timeline.view.panel.names import Names
from ccm_timeline.view.show.faces import Type
from ccm_timeline.view.show.lessons import Activity
from ccm_timeline.view.show.page import Page
from ccm_timeline.view.show.slide import Box, Sign

_UNSTATED = "No stance stated"
_ASKED = "To be placed"
_LINE = 0.16
"""Of a text's size: how thick the line is."""

_PADDING = 0.8
"""Of a text's size: from the frame to what is in it."""

_TEXTS = (0.046, 0.042, 0.038, 0.034)


class WhereSlide:
    """The line stands upright at the left with all its stances; names come to it from the right.

    Those who are asked about stand in a frame of their own, so that nobody reads a name and the
    stance beside it as one row."""

    def __init__(self, page: Page, task: WhereDoTheyStand, names: Names) -> None:
        self._page, self._task, self._names = page, task, names
        self._top = page.heading(Activity.WHERE.value, f"On {TOPIC_WORDS[task.topic]}")
        for share in _TEXTS:
            self._size = page.sizes.share(share)
            self._plain, self._bold = Type(self._size), Type(self._size, bold=True)
            self._room = page.sizes.right - self._left
            self._answers = self._answered()
            whole = not any(line.endswith("…") for lines in self._answers for line in lines)
            wanted = max(sum(self._heights()) + 2 * self._size, self._framed(self._least))
            if whole and self._top + wanted <= page.bottom:
                break

    @property
    def _left(self) -> float:
        """Where names begin: right of the widest stance."""
        page = self._page
        words = (*(STANCE_WORDS[value] for value in LINE), _UNSTATED)
        widest = max(page.faces.width(capitalised(each), self._bold) for each in words)
        return page.sizes.left + widest + 4.2 * self._size

    def draw(self, *, solved: bool) -> None:
        tops = self._tops()
        self._draw_line(tops)
        for value, top in zip(LINE, tops[:-1], strict=True):
            self._draw_stance(value, top)
        if solved:
            self._draw_places(tops)
        else:
            self._draw_names()

    # Where rows stand: the same for task and solution.

    def _answered(self) -> list[tuple[str, ...]]:
        """The lines of names beside each stance, then of those that have none."""
        task = self._task
        groups = [
            [self._name(each.actor) for each in task.placed if each.value is value]
            for value in LINE
        ]
        groups.append([self._name(actor) for actor in task.unstated])
        faces = self._page.faces
        return [
            faces.lines(", ".join(group), self._plain, self._room) if group else ()
            for group in groups
        ]

    def _name(self, actor: Actor) -> str:
        """In one line, which is not parted from its neighbours within."""
        name = self._names.short_actor(actor)
        name = self._page.faces.one_line(name, self._plain, self._room - self._size)
        return name.replace(" ", "\u00a0")

    @property
    def _row(self) -> float:
        return 1.5 * self._size

    def _heights(self) -> list[float]:
        height = self._page.faces.line_height(self._plain)
        return [self._row + max(len(lines) - 1, 0) * height for lines in self._answers]

    def _tops(self) -> list[float]:
        """The y of each stance, from opposing to supporting, and of those without one."""
        heights = self._heights()
        spare = self._page.bottom - self._top - sum(heights)
        gap = min(max(spare / len(heights), 0.0), 0.8 * self._size)
        tops, y = [], self._top
        for each in heights:
            tops.append(y)
            y += each + gap
        return tops

    # Drawing.

    def _draw_line(self, tops: list[float]) -> None:
        page, size = self._page, self._size
        thick = max(_LINE * size, 2.0)
        first, last = tops[0] + self._row / 2, tops[-2] + self._row / 2
        left = page.sizes.left + 0.9 * size - thick / 2
        page.boxes.append(Box(Rect(left, first, thick, last - first), page.colours.line))

    def _draw_stance(self, value: StanceValue, top: float) -> None:
        """Its sign on the line, and its words."""
        page, size = self._page, self._size
        words = capitalised(STANCE_WORDS[value])
        width = page.faces.width(words, self._bold) + 2.7 * size
        pill = page.colours.pill(value)
        rect = Rect(page.sizes.left, top, width, self._row)
        page.boxes.append(Box(rect, pill, self._row / 2))
        y = top + self._row / 2
        page.signs.append(Sign(value, page.sizes.left + 0.9 * size, y, 0.62 * size))
        ink = page.colours.palette.stance(value).colour
        self._write(words, self._bold, top, page.sizes.left + 1.75 * size, ink, pill)

    def _write(
        self, text: str, kind: Type, top: float, left: float, ink: str = "", ground: str = ""
    ) -> None:
        """A line in the middle of a row."""
        page = self._page
        lead = (self._row - page.faces.metrics(kind).height()) / 2
        line = page.write(text, kind, top + lead, left, ink)
        if ground:
            page.lines[-1] = line.on(ground)

    def _draw_places(self, tops: list[float]) -> None:
        page, height = self._page, self._page.faces.line_height(self._plain)
        for top, lines in zip(tops, self._answers, strict=True):
            for at, text in enumerate(lines):
                self._write(text, self._plain, top + at * height, self._left)
        if self._answers[-1]:
            secondary = page.colours.palette.secondary
            self._write(_UNSTATED, self._bold, tops[-1], page.sizes.left, secondary)

    # Those who are asked about, below one another, as a list to choose from.

    @property
    def _least(self) -> float:
        """The least from one name to the next."""
        return self._page.faces.line_height(self._plain)

    def _framed(self, step: float) -> float:
        """The height of the frame around a heading and the names."""
        return (len(self._task.asked) + 1) * step + 2 * _PADDING * self._size

    def _draw_names(self) -> None:
        page, padding = self._page, _PADDING * self._size
        asked = [self._name(actor) for actor in self._task.asked]
        room = (page.bottom - self._top - 2 * padding) / (len(asked) + 1)
        step = max(self._least, min(room, 1.9 * self._size))
        widest = max(page.faces.width(name, self._plain) for name in asked)
        width = max(widest, page.faces.width(_ASKED, self._bold)) + 2 * padding
        ground = page.colours.band
        frame = Rect(self._left, self._top, width, self._framed(step))
        page.boxes.append(Box(frame, ground, 0.4 * self._size))
        left, top = self._left + padding, self._top + padding + (step - self._row) / 2
        palette = page.colours.palette
        self._write(_ASKED, self._bold, top, left, palette.secondary, ground)
        for at, name in enumerate(asked, 1):
            self._write(name, self._plain, top + at * step, left, palette.ink, ground)
