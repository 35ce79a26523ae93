"""Where a passage stands in the text that is shown, in places and in words; never a wrong place."""

from __future__ import annotations

from hashlib import sha256

import msgspec

from ccm_timeline.files.check import Grade, Item, Passage
from ccm_timeline.files.folding import fold
from ccm_timeline.files.long_text import AnyText
from ccm_timeline.model.document import Evidence
from ccm_timeline.model.phrases import counted
from ccm_timeline.view.reading.stretch import Stretch


class Standing(msgspec.Struct, frozen=True):
    """Where the words of a passage are found, and what is to be said of it."""

    places: tuple[Stretch, ...]
    words: str
    is_good: bool


def standing_of(text: AnyText, passage: Passage, item: Item | None) -> Standing:
    """`item` is what the check found, perhaps in a text that has changed since: each place that it
    names is compared with the text at hand, and only those that hold the words are kept."""
    grade = Grade.MISSING if item is None else item.grade
    named = () if item is None else item.found_at
    own = Stretch(passage.start, passage.end)
    length = passage.end - passage.start if isinstance(passage, Evidence) else len(passage.exact)
    elsewhere = tuple(Stretch(at, at + length) for at in named)
    places = tuple(place for place in (own, *elsewhere) if _holds(text, passage, place))
    if not places:
        return Standing((), f"Not found in this text, {_cited(own)}.", is_good=False)
    is_good = grade.passes or item is None  # a place that nobody claimed needs no check
    return Standing(places, _words(grade, own, places), is_good=is_good)


def _holds(text: AnyText, passage: Passage, place: Stretch) -> bool:
    """Whether the words of a passage are at a place, typography aside where they are known."""
    there = text[place.start : place.end]
    if isinstance(passage, Evidence):
        return place.end <= len(text) and _digest(there) == passage.sha256
    return there == passage.exact or fold(there) == fold(passage.exact)


def _digest(words: str) -> str:
    return sha256(words.encode("utf-8", "surrogatepass")).hexdigest()


def _words(grade: Grade, own: Stretch, places: tuple[Stretch, ...]) -> str:
    if places[0] != own:
        if len(places) == 1:
            return f"Moved: found word for word at character {places[0].start:,}, {_cited(own)}."
        first = f"the first, at character {places[0].start:,}, is shown"
        return f"Found at {counted(len(places), 'other place')}, {_cited(own)}; {first}."
    match grade:
        case Grade.EXACT:
            return "Found word for word in the source text."
        case Grade.TYPOGRAPHIC:
            return "Found in the source text, with other typography."
        case Grade.SOURCE_CHANGED:
            return "The source text has changed since it was cited; these words are at their place."
        case _:
            return "Found at its place in the source text."


def _cited(own: Stretch) -> str:
    return f"not at {own.start:,} where it was cited"
