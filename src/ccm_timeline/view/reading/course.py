"""The way from one marked passage of a text to the next."""

from __future__ import annotations

from collections.abc import Sequence

from ccm_timeline.view.reading.marks import Mark
from ccm_timeline.view.reading.stretch import Stretch


class Course:
    """The marks in the order of the text, and which of them is the current one."""

    def __init__(self) -> None:
        self.marks: Sequence[Mark] = ()
        self.index: int | None = None

    @property
    def mark(self) -> Mark | None:
        return None if self.index is None else self.marks[self.index]

    def take(self, marks: Sequence[Mark], at: Stretch | None, event_id: str | None) -> None:
        """Begin at the mark with a passage in it: the one of this event, if it is one of them."""
        self.marks = marks
        holding = [
            index
            for index, mark in enumerate(marks)
            if at is not None and mark.start <= at.start and at.end <= mark.end
        ]
        own = [index for index in holding if marks[index].event == event_id]
        self.index = next(iter((*own, *holding)), None)

    def step(self, delta: int, point: int) -> Mark | None:
        """Go to the next or previous mark, around the ends; without a current one, from a code
        point of the text."""
        if not self.marks:
            return None
        if self.index is None:
            before = sum(mark.start < point for mark in self.marks)
            self.index = (before if delta > 0 else before - 1) % len(self.marks)
        else:
            self.index = (self.index + delta) % len(self.marks)
        return self.mark
