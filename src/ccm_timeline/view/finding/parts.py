"""The parts of a filter as lists to choose from."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from enum import Enum

import msgspec
from msgspec.structs import replace

from ccm_timeline.model.document import StanceValue
from ccm_timeline.model.filter import Certainty, Filter
from ccm_timeline.model.naming import SourceNames
from ccm_timeline.model.phrases import capitalised
from ccm_timeline.model.stances import STANCE_WORDS
from ccm_timeline.model.timeline import Timeline
from ccm_timeline.view.plain import one_line

_LONGEST = 60
"""Characters of an entry: a popup is no wider than that."""


class Part(Enum):
    """A part of a filter that is chosen from a list, by its words."""

    ORGANISATION = "Organisation"
    STANCE = "Stance"
    SOURCE = "Source"
    THEME = "Theme"
    IMPORTANCE = "Importance"
    CERTAINTY = "Certainty"

    @property
    def is_exclusive(self) -> bool:
        """Whether at most one entry can hold."""
        return self is Part.IMPORTANCE


class Offer(msgspec.Struct, frozen=True):
    """An entry of a list: what it stands for in the filter, and its words."""

    key: object
    words: str


Keys = frozenset[object]

_CERTAINTIES = (
    (Certainty.EXACT, "Exact day"),
    (Certainty.COARSE, "Span, month, year or longer"),
    (Certainty.DOUBTFUL, "Approximate or uncertain"),
    (Certainty.PLANNED, "Planned"),
    (Certainty.REPORTED, "Reported later"),
)
_IMPORTANCES = ((2, "Important and key events"), (3, "Key events only"))


def offers(part: Part, timeline: Timeline) -> tuple[Offer, ...]:
    """What a document has to choose from."""
    return tuple(Offer(key, one_line(words, _LONGEST)) for key, words in _OFFERS[part](timeline))


def chosen(part: Part, wanted: Filter) -> Keys:
    """The entries that hold in a filter."""
    match part:
        case Part.ORGANISATION:
            return frozenset(wanted.organisations)
        case Part.STANCE:
            return frozenset(wanted.stances)
        case Part.SOURCE:
            return frozenset(wanted.sources)
        case Part.THEME:
            return frozenset(wanted.themes)
        case Part.CERTAINTY:
            return frozenset(wanted.certainty)
        case Part.IMPORTANCE:
            return frozenset({wanted.importance} if wanted.importance > 1 else ())


def with_chosen(part: Part, wanted: Filter, keys: Keys) -> Filter:
    """A filter in which these entries hold, and the other parts as they were."""
    names = frozenset(key for key in keys if isinstance(key, str))
    match part:
        case Part.ORGANISATION:
            return replace(wanted, organisations=names)
        case Part.STANCE:
            stances = frozenset(key for key in keys if isinstance(key, StanceValue))
            return replace(wanted, stances=stances)
        case Part.SOURCE:
            return replace(wanted, sources=names)
        case Part.THEME:
            return replace(wanted, themes=names)
        case Part.CERTAINTY:
            certainty = frozenset(key for key in keys if isinstance(key, Certainty))
            return replace(wanted, certainty=certainty)
        case Part.IMPORTANCE:
            least = max((key for key in keys if isinstance(key, int)), default=1)
            return replace(wanted, importance=least)


_Pairs = Iterator[tuple[object, str]]


def _organisations(timeline: Timeline) -> _Pairs:
    """Those that have a part in the document, by name."""
    actors = (timeline.organisation_of(actor.id) for actor in timeline.document.actors)
    unique = {actor.id: actor.name for actor in actors}
    yield from sorted(unique.items(), key=lambda pair: pair[1].casefold())


def _stances(timeline: Timeline) -> _Pairs:
    used = {stance.value for stance in timeline.document.stances if stance.event is not None}
    return ((value, capitalised(words)) for value, words in STANCE_WORDS.items() if value in used)


def _sources(timeline: Timeline) -> _Pairs:
    names = SourceNames(timeline)
    return ((source.id, names.of(source.id)) for source in timeline.document.sources)


def _themes(timeline: Timeline) -> _Pairs:
    return ((theme.id, theme.name) for theme in timeline.document.themes)


def _importances(timeline: Timeline) -> _Pairs:
    return iter(_IMPORTANCES)


def _certainties(timeline: Timeline) -> _Pairs:
    return iter(_CERTAINTIES)


_OFFERS: dict[Part, Callable[[Timeline], _Pairs]] = {
    Part.ORGANISATION: _organisations,
    Part.STANCE: _stances,
    Part.SOURCE: _sources,
    Part.THEME: _themes,
    Part.IMPORTANCE: _importances,
    Part.CERTAINTY: _certainties,
}
