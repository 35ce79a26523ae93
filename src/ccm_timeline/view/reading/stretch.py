"""Which stretch of a long text is laid out at once, so that no text is too long to be opened."""

from __future__ import annotations

import re

import msgspec

from ccm_timeline.files.long_text import AnyText

MOST = 10_000
"""Code points: some eight pages of a panel, laid out in about 10 ms. Most articles are shorter."""

LEAD = MOST // 3
"""Code points before a passage that somebody came for."""

SLIDE = MOST // 2
"""Code points by which the stretch moves on."""

_SEARCHED = 2_000
"""Code points within which the border of a paragraph is looked for."""

_BORDER = re.compile("\r\n|[\n\r\x0b\x0c\x85\u2028\u2029]")


class Stretch(msgspec.Struct, frozen=True):
    """Code points of the whole text, the end exclusive."""

    start: int
    end: int

    def holds(self, start: int, end: int) -> bool:
        return self.start <= start and end <= self.end


def around(text: AnyText, start: int, end: int) -> Stretch:
    """A stretch with a passage in it, which begins and ends with a paragraph if it can."""
    if len(text) <= MOST:
        return Stretch(0, len(text))
    first = max(0, min(start - LEAD, len(text) - MOST))
    return Stretch(_back_to_border(text, first), _on_to_border(text, max(first + MOST, end)))


def later(text: AnyText, shown: Stretch) -> Stretch:
    """The stretch that goes on after the one that is shown, with half of it kept."""
    first = _back_to_border(text, min(shown.start + SLIDE, max(0, len(text) - MOST)))
    return Stretch(first, _on_to_border(text, max(first + MOST, min(shown.end + 1, len(text)))))


def earlier(text: AnyText, shown: Stretch) -> Stretch:
    """The stretch that comes before the one that is shown, with half of it kept."""
    first = _back_to_border(text, max(0, shown.start - SLIDE))
    return Stretch(first, _on_to_border(text, first + MOST))


def _back_to_border(text: AnyText, at: int) -> int:
    """The begin of the paragraph that a place is in; the place itself where it is far away."""
    if at <= 0:
        return 0
    low = max(0, at - _SEARCHED)
    ends = [low + found.end() for found in _BORDER.finditer(text[low:at])]
    if ends:
        return ends[-1] - (text[ends[-1] - 1 : ends[-1] + 1] == "\r\n")
    return low if low == 0 else _between(text, at)


def _on_to_border(text: AnyText, at: int) -> int:
    """The end of the paragraph that a place is in, its line end included."""
    if at >= len(text):
        return len(text)
    found = _BORDER.search(text[at : at + _SEARCHED])
    return _between(text, at) if found is None else at + found.end()


def _between(text: AnyText, at: int) -> int:
    """A place that parts no line end of two characters."""
    return at - 1 if text[at - 1 : at + 1] == "\r\n" else at
