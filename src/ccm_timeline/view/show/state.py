"""What a show shows, as one frozen value."""

from __future__ import annotations

from enum import Enum

import msgspec

from ccm_timeline.model.document import ShowTheme
from ccm_timeline.view.show.lessons import Activity
from ccm_timeline.view.show.parts import Part
from ccm_timeline.view.show.place import Deck, Place

FARTHEST, NEAREST, CLOSE = -6, 4, 2
"""Steps of the strip's zoom: the ends, and the one that shows an event among its neighbours."""


class Cover(Enum):
    """What hides the picture."""

    NONE = "none"
    BLACK = "black"
    WHITE = "white"


class ShowState(msgspec.Struct, frozen=True):
    """Place and aids; `typed` is the number of the step to go to, None while none is asked for."""

    place: Place = msgspec.field(default_factory=Place)
    cover: Cover = Cover.NONE
    frozen: bool = False
    spotlight: bool = False
    whole: bool = False
    help: bool = False
    card: bool = False
    """The test card is shown."""
    zoom: int = 0
    typed: str | None = None
    theme: ShowTheme = ShowTheme.LIGHT
    hides: frozenset[Part] = frozenset()
    """What is hidden on every step until the next key."""
    revealed: bool = False
    """That key was pressed on this step."""
    activity: Activity | None = None
    task: int = 0
    """The step of the activity, from 0."""
    notice: str = ""
    """What is told for a moment in the place of the number."""

    @property
    def is_aside(self) -> bool:
        """Whether a page is shown that belongs to no step."""
        return self.help or self.card

    @property
    def has_strip(self) -> bool:
        """Whether the timeline stands below: in an activity it would tell the solution."""
        return not self.is_aside and self.activity is None

    def hidden(self, deck: Deck) -> frozenset[Part]:
        """What of this step nobody sees now."""
        if self.revealed or self.activity is not None:
            return frozenset()
        return self.hides & deck.parts_at(self.place)

    def position(self, deck: Deck) -> tuple[int, int]:
        """The number of what is shown, from 1, and of how many."""
        if self.activity is None:
            return deck.number(self.place), deck.total
        return self.task + 1, deck.tasks.get(self.activity, 1)
