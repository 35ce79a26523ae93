"""What a show shows, as one frozen value, and what each act makes of it."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from enum import Enum

from ccm_timeline.model.document import ShowTheme
from ccm_timeline.view.show.acts import Act, Stroke
from ccm_timeline.view.show.place import Deck, Place

FARTHEST, NEAREST, CLOSE = -6, 4, 2
"""Steps of the strip's zoom: the ends, and the one that shows an event among its neighbours."""

_LONGEST_NUMBER = 6


class Cover(Enum):
    """What hides the picture."""

    NONE = "none"
    BLACK = "black"
    WHITE = "white"


@dataclass(frozen=True, slots=True)
class ShowState:
    """Place and aids; `typed` is the number of the step to go to, None while none is asked for."""

    place: Place = field(default_factory=Place)
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

    @property
    def is_aside(self) -> bool:
        """Whether a page is shown that is none of the steps."""
        return self.help or self.card


def after(state: ShowState, act: Act, deck: Deck) -> ShowState:
    """The state that an act leads to; acts that are not of the picture change nothing."""
    match act:
        case Act.NEXT | Act.PREVIOUS | Act.FIRST | Act.LAST:
            return _moved(state, act, deck)
        case Act.BLACK:
            return _covered(state, Cover.BLACK)
        case Act.WHITE:
            return _covered(state, Cover.WHITE)
        case Act.FREEZE:
            return replace(state, frozen=not state.frozen)
        case Act.POINTER:
            return replace(state, spotlight=not state.spotlight)
        case Act.WHOLE:
            return replace(state, whole=not state.whole, help=False, card=False)
        case Act.HELP:
            return replace(state, help=not state.help, card=False)
        case Act.TEST_CARD:
            return replace(state, card=not state.card, help=False)
        case Act.ZOOM_TO_EVENT:
            return replace(state, zoom=0 if state.zoom == CLOSE else CLOSE, whole=False)
        case Act.ZOOM_IN:
            return replace(state, zoom=min(state.zoom + 1, NEAREST))
        case Act.ZOOM_OUT:
            return replace(state, zoom=max(state.zoom - 1, FARTHEST))
        case Act.GO_TO:
            return replace(state, typed="", cover=Cover.NONE, help=False, card=False, whole=False)
        case Act.COLOURS:
            dark = state.theme is ShowTheme.DARK
            return replace(state, theme=ShowTheme.LIGHT if dark else ShowTheme.DARK)
        case _:
            return state


def _moved(state: ShowState, act: Act, deck: Deck) -> ShowState:
    """A step on; from a covered picture, or from help, back to the picture first."""
    if state.cover is not Cover.NONE or state.is_aside:
        return replace(state, cover=Cover.NONE, help=False, card=False)
    places = {
        Act.NEXT: deck.moved(state.place, 1),
        Act.PREVIOUS: deck.moved(state.place, -1),
        Act.FIRST: deck.place(1),
        Act.LAST: deck.place(deck.total),
    }
    return replace(state, place=places[act])


def _covered(state: ShowState, cover: Cover) -> ShowState:
    return replace(state, cover=Cover.NONE if state.cover is cover else cover)


def after_typing(state: ShowState, stroke: Stroke, deck: Deck) -> ShowState | None:
    """While a number is typed: what a key makes of it, or None where it ends the typing."""
    typed = state.typed or ""
    if stroke.digit:
        return replace(state, typed=(typed + stroke.digit)[:_LONGEST_NUMBER])
    if stroke.erases:
        return replace(state, typed=typed[:-1])
    if stroke.enters:
        place = deck.place(int(typed)) if typed else state.place
        return replace(state, place=place, typed=None)
    if stroke.act is Act.LEAVE:
        return replace(state, typed=None)
    return None
