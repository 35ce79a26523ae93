"""What is drawn: a frozen picture of the timeline in pixels, that every painter and click reads."""

from __future__ import annotations

from array import array
from enum import Enum

import msgspec

from ccm_timeline.layout.marks import MarkKind, MarkStyle
from ccm_timeline.layout.metrics import Metrics, Role
from ccm_timeline.model.document import StanceValue


class Rect(msgspec.Struct, frozen=True, gc=False):
    """A rectangle in pixels; right and bottom are exclusive."""

    left: float
    top: float
    width: float
    height: float

    @property
    def right(self) -> float:
        return self.left + self.width

    @property
    def bottom(self) -> float:
        return self.top + self.height

    def holds(self, x: float, y: float) -> bool:
        return self.left <= x < self.right and self.top <= y < self.bottom

    def overlaps(self, other: Rect) -> bool:
        return (
            self.left < other.right
            and other.left < self.right
            and self.top < other.bottom
            and other.top < self.bottom
        )


class Form(Enum):
    """How much a card shows."""

    FULL = "full"
    TITLE = "title"


FULL, TITLE = Form
"""By names of their own: to find a member in its class takes Python 3.11 as long as a call."""


class LaneBand(msgspec.Struct, frozen=True):
    """A lane: its place across the whole width, and its name in the lines in which it is
    written."""

    rect: Rect
    name: tuple[str, ...]
    alternate: bool
    key: str | None = None
    """What tells the lane from all others, by which it is folded; None where it cannot be."""
    is_folded: bool = False


class Mark(msgspec.Struct, frozen=True, gc=False):
    """The mark of an event; `left` and `right` are where it begins and ends.

    The mark of a saying of which only the report has a day stands at the report; `said` are the
    ends of the days on which it may have been said.
    """

    position: int
    left: float
    right: float
    y: float
    style: MarkStyle
    theme: int
    said: tuple[float, float] | None = None
    disputed: bool = False
    """Whether the sign of a disagreement stands beside it: the event has no card that bears it."""

    @property
    def middle(self) -> float:
        return (self.left + self.right) / 2


class Card(msgspec.Struct, frozen=True, gc=False):
    """The card of an event, hung on a pole that stands on its mark."""

    position: int
    form: Form
    rect: Rect
    lines: tuple[str, ...]
    date: str
    filled: int
    total: int
    theme: int
    key: bool
    stances: tuple[StanceValue, ...]
    disputed: bool
    pole: float
    """The x of the pole."""
    foot: float
    """The y at which the pole ends, on the mark."""


class SpanTitle(msgspec.Struct, frozen=True, gc=False):
    """The title of a long span that has no card, written on its mark."""

    position: int
    rect: Rect
    text: str
    role: Role
    disputed: bool
    """Whether the sign of a disagreement follows the text."""


class Badge(msgspec.Struct, frozen=True):
    """A count of events that have no room for a card and whose marks lie on one another."""

    rect: Rect
    count: int
    positions: tuple[int, ...]
    """The events, by position; none where they are too many to be told one by one."""
    units: tuple[float, float]
    """The stretch of the scale that they are on."""
    disputed: int = 0
    """On how many of the events the sources disagree."""

    @property
    def text(self) -> str:
        return f"+{self.count:,}"


class Density(msgspec.Struct, frozen=True):
    """How many events there are along a crowded lane: columns that stand on a line."""

    left: float
    bottom: float
    heights: array[float]
    column: float
    """Width of a column in pixels."""


class AxisLabel(msgspec.Struct, frozen=True, gc=False):
    """The name of a day, month or year, and where it is written."""

    left: float
    text: str


class BreakMark(msgspec.Struct, frozen=True, gc=False):
    """A compressed stretch: where its line runs, and how long the stretch is in words."""

    x: float
    label: AxisLabel | None
    is_low: bool = False
    """Whether the label stands in the row of the fine units, for want of room above."""


class Axis(msgspec.Struct, frozen=True):
    """Two rows of dates under the lanes."""

    rect: Rect
    ticks: tuple[float, ...] = ()
    fine: tuple[AxisLabel, ...] = ()
    separators: tuple[float, ...] = ()
    """Where an enclosing unit begins."""
    coarse: tuple[AxisLabel, ...] = ()
    breaks: tuple[BreakMark, ...] = ()


class KeyEntry(msgspec.Struct, frozen=True):
    """An entry of the key of marks."""

    kind: MarkKind
    left: float
    text_left: float
    y: float


class Scene(msgspec.Struct, frozen=True):
    """The whole picture; x and y from the top left corner, in device-independent pixels."""

    width: float
    height: float
    metrics: Metrics
    plot: Rect
    """Where marks and cards are: right of the lanes' names, above the axis."""
    lanes: tuple[LaneBand, ...] = ()
    marks: tuple[Mark, ...] = ()
    cards: tuple[Card, ...] = ()
    titles: tuple[SpanTitle, ...] = ()
    badges: tuple[Badge, ...] = ()
    densities: tuple[Density, ...] = ()
    axis: Axis | None = None
    key: tuple[KeyEntry, ...] = ()

    def card_at(self, x: float, y: float) -> Card | None:
        return next((card for card in self.cards if card.rect.holds(x, y)), None)

    def lane_at(self, x: float, y: float) -> LaneBand | None:
        """The lane whose name is at a point, if it can be folded."""
        if x >= self.plot.left:
            return None
        lanes = (lane for lane in self.lanes if lane.key is not None and lane.rect.holds(x, y))
        return next(lanes, None)

    def badge_at(self, x: float, y: float) -> Badge | None:
        return next((badge for badge in self.badges if badge.rect.holds(x, y)), None)

    def title_at(self, x: float, y: float) -> SpanTitle | None:
        return next((title for title in self.titles if title.rect.holds(x, y)), None)

    def mark_at(self, x: float, y: float) -> Mark | None:
        """The mark nearest to a point that is not farther from it than a finger's tip."""
        reach = self.metrics.rail / 2
        near = [mark for mark in self.marks if abs(mark.y - y) <= reach]
        best = min(near, key=lambda mark: _distance(mark, x), default=None)
        return best if best is not None and _distance(best, x) <= reach else None

    def event_at(self, x: float, y: float) -> int | None:
        """The position of the event whose card or mark is at a point; a badge is no event."""
        if (card := self.card_at(x, y)) is not None:
            return card.position
        if (title := self.title_at(x, y)) is not None:
            return title.position
        if self.badge_at(x, y) is not None:
            return None
        mark = self.mark_at(x, y)
        return None if mark is None else mark.position


def _distance(mark: Mark, x: float) -> float:
    return max(mark.left - x, x - mark.right, 0.0)
