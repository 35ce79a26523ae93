"""What a picture of a timeline is to show, how large and how it is to look: one frozen value."""

from __future__ import annotations

import msgspec

from ccm_timeline.model.choices import MOST_PAGES as MOST_PAGES
from ccm_timeline.model.choices import Cards, Grouping, PictureTheme, ScaleKind
from ccm_timeline.model.choices import PagePart as PagePart
from ccm_timeline.model.document import Topic
from ccm_timeline.model.filter import Filter
from ccm_timeline.model.sheets import SHEETS, Sheet

ALL_PARTS = frozenset(PagePart)
EVERY_EVENT = Filter()


class Span(msgspec.Struct, frozen=True):
    """The events of a stretch of time, on a scale of their own; both days are inclusive.

    None: as far as the timeline goes.
    """

    first: int | None
    last: int | None


class Seen(msgspec.Struct, frozen=True):
    """What is in view in a window: days at its edges, with their fractions, on its scale."""

    first: float
    last: float


class PictureWish(msgspec.Struct, frozen=True):
    """A picture that is asked for; the same wish for the same document gives the same picture."""

    sheet: Sheet = SHEETS["4k"]
    theme: PictureTheme = PictureTheme.LIGHT
    grouping: Grouping = Grouping.THEME
    scale: ScaleKind | None = None
    """None: the one that suits the events."""
    cards: Cards = Cards.FULL
    stretch: Span | Seen | None = None
    """None: the whole of the timeline."""
    chosen: Filter = EVERY_EVENT
    events: frozenset[str] | None = None
    """The ids of the events that are wanted; None for all that pass the filter."""
    parts: frozenset[PagePart] = ALL_PARTS
    pages: int = 1
    """How many pages lie side by side."""
    day: int | None = None
    """The day of the export, told where `PagePart.DATE` is among the parts."""
    topic: Topic | None = None
    """That of lanes by stance; None: the first of the timeline."""

    def has(self, part: PagePart) -> bool:
        return part in self.parts


class CardWish(msgspec.Struct, frozen=True):
    """One event as a card: its date, its words, who said them, and where they stand."""

    event: str
    sheet: Sheet = SHEETS["slide-16x9"]
    theme: PictureTheme = PictureTheme.LIGHT


class NothingToDraw(Exception):  # noqa: N818 - it is an answer, not a fault of ours
    """No event is left, or there is none of that name; its text is one sentence."""
