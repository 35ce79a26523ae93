"""Where a code point of a text stands in its UTF-16 units, and back.

Documents and Python count code points (W3C TextPositionSelector), Qt counts UTF-16 units. What is
laid out has one shown unit for each unit of the text (`view.textflow.shown`), so that this map is
all that lies between a passage and its place on the screen.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right

_WIDE = re.compile("[\U00010000-\U0010ffff]")


class OffsetMap:
    """The map of one text; characters beyond U+FFFF have two units."""

    def __init__(self, text: str) -> None:
        self.length = len(text)
        self._wide = [found.start() for found in _WIDE.finditer(text)]
        self._wide_ends = [at + before + 2 for before, at in enumerate(self._wide)]
        """In units, the end of each wide character."""

    def unit(self, point: int) -> int:
        """The first unit of a code point; of the text's end, the number of its units."""
        return point + bisect_left(self._wide, point)

    def point(self, unit: int) -> int:
        """The code point to which a unit belongs; of the units' end, the length of the text."""
        before = bisect_right(self._wide_ends, unit)
        within = before < len(self._wide) and self._wide_ends[before] - 1 == unit
        return unit - before - within
