"""What each act, or key while a number is typed, makes of a show's state."""

from __future__ import annotations

from msgspec.structs import replace

from ccm_timeline.model.document import ShowTheme
from ccm_timeline.view.show.acts import Act, Stroke
from ccm_timeline.view.show.lessons import Activity
from ccm_timeline.view.show.parts import Part
from ccm_timeline.view.show.place import Deck, Place
from ccm_timeline.view.show.state import CLOSE, FARTHEST, NEAREST, Cover, ShowState

_LONGEST_NUMBER = 6
_PARTS = {
    Act.HIDE_DATE: Part.DATE,
    Act.HIDE_SPEAKER: Part.SPEAKER,
    Act.HIDE_STANCE: Part.STANCE,
}
_ACTIVITIES = {Act.ORDER: Activity.ORDER, Act.WHO: Activity.WHO, Act.WHERE: Activity.WHERE}
_IN_TURN = (None, *Activity)


def after(state: ShowState, act: Act, deck: Deck) -> ShowState:
    """The state that an act leads to; acts that are not of the picture change nothing."""
    match act:
        case Act.NEXT | Act.PREVIOUS | Act.FIRST | Act.LAST:
            return _moved(state, act, deck)
        case Act.BLACK:
            return _covered(state, Cover.BLACK)
        case Act.WHITE:
            return _covered(state, Cover.WHITE)
        case Act.HIDE_DATE | Act.HIDE_SPEAKER | Act.HIDE_STANCE:
            return replace(state, hides=state.hides ^ {_PARTS[act]}, revealed=False)
        case Act.ORDER | Act.WHO | Act.WHERE:
            wanted = _ACTIVITIES[act]
            return in_activity(state, None if state.activity is wanted else wanted)
        case Act.ACTIVITY:
            following = _IN_TURN.index(state.activity) + 1
            return in_activity(state, _IN_TURN[following % len(_IN_TURN)])
        case Act.COLOURS:
            dark = state.theme is ShowTheme.DARK
            return replace(state, theme=ShowTheme.LIGHT if dark else ShowTheme.DARK)
        case _:
            return _aided(state, act)


def _aided(state: ShowState, act: Act) -> ShowState:
    """The acts that lay something over the picture, or look closer."""
    match act:
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
        case _:
            return state


def in_activity(state: ShowState, activity: Activity | None) -> ShowState:
    """At the first task of an activity, or back where the show was left for one."""
    plain = replace(state, cover=Cover.NONE, help=False, card=False, whole=False)
    return replace(plain, activity=activity, task=0)


def at_place(state: ShowState, place: Place) -> ShowState:
    """At a place of the show, with what is hidden there hidden again."""
    kept = state.revealed and place.step == state.place.step
    return replace(state, place=place, revealed=kept, activity=None, task=0)


def _moved(state: ShowState, act: Act, deck: Deck) -> ShowState:
    """A step on; from a covered picture, or from help, back to the picture first."""
    if state.cover is not Cover.NONE or state.is_aside:
        return replace(state, cover=Cover.NONE, help=False, card=False)
    if state.activity is not None:
        return _moved_in_activity(state, act, deck)
    hides = bool(state.hides & deck.parts_at(state.place))
    if hides and act is Act.NEXT and not state.revealed:
        return replace(state, revealed=True)
    if hides and act is Act.PREVIOUS and state.revealed and not state.place.page:
        return replace(state, revealed=False)
    places = {
        Act.NEXT: deck.moved(state.place, 1),
        Act.PREVIOUS: deck.moved(state.place, -1),
        Act.FIRST: deck.place(1),
        Act.LAST: deck.place(deck.total),
    }
    if places[act] == state.place:
        return state
    moved = at_place(state, places[act])
    # The way back is the way that was come.
    return replace(moved, revealed=True) if act is Act.PREVIOUS and state.hides else moved


def _moved_in_activity(state: ShowState, act: Act, deck: Deck) -> ShowState:
    """From task to task; beyond both ends the show goes on where it was left."""
    if state.whole:
        return replace(state, whole=False)
    last = state.position(deck)[1] - 1
    tasks = {
        Act.NEXT: state.task + 1,
        Act.PREVIOUS: state.task - 1,
        Act.FIRST: 0,
        Act.LAST: last,
    }
    if not 0 <= tasks[act] <= last:
        return in_activity(state, None)
    return replace(state, task=tasks[act])


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
        ended = replace(state, typed=None)
        return _at_number(ended, int(typed), deck) if typed else ended
    if stroke.act is Act.LEAVE:
        return replace(state, typed=None)
    return None


def _at_number(state: ShowState, number: int, deck: Deck) -> ShowState:
    """At a step by its number: of the activity while one is shown, else of the show."""
    if state.activity is None:
        return at_place(state, deck.place(number))
    return replace(state, task=min(max(number, 1), state.position(deck)[1]) - 1)
