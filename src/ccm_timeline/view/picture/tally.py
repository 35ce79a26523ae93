"""Counts how the events of a picture are shown: with a card, as a mark, or in a count."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import msgspec

from ccm_timeline.layout.scene import Scene
from ccm_timeline.model.phrases import counted, listed


class Tally(msgspec.Struct, frozen=True):
    """Events by position; those that are only counted in a crowded lane have no position."""

    total: int
    carded: frozenset[int]
    bare: frozenset[int]
    """They have a mark, or are told by name in a count, and no card."""
    counted: int

    @property
    def outside(self) -> int:
        """Events of which no page shows the mark."""
        return max(self.total - len(self.carded) - len(self.bare) - self.counted, 0)

    def sentences(self, named: int, left_out: tuple[str, ...], is_part: bool) -> tuple[str, ...]:
        """What is to be told of what had no room; `named` events are in the list of a page."""
        return tuple(self._sentences(named, left_out, is_part))

    def _sentences(self, named: int, left_out: tuple[str, ...], is_part: bool) -> Iterator[str]:
        if without := len(self.bare) + self.counted:
            below = f"; {_of_them(named, without)} named below the timeline" if named else ""
            yield f"{counted(without, 'event has', 'events have')} no card{below}."
        if self.outside:
            where = "outside of the stretch of time" if is_part else "outside of the pages"
            yield f"{counted(self.outside, 'event has its', 'events have their')} mark {where}."
        if left_out:
            yield f"Left out for want of room: {listed(left_out)}."


def _of_them(named: int, all_: int) -> str:
    if named == all_:
        return "it is" if all_ == 1 else "all of them are"
    return f"{named:,} of them {'is' if named == 1 else 'are'}"


def tally_of(scenes: Sequence[Scene], total: int) -> Tally:
    """Count the events of some pages; one that two pages show counts once."""
    carded = {card.position for scene in scenes for card in scene.cards}
    shown = {mark.position for scene in scenes for mark in scene.marks}
    told = {position for scene in scenes for badge in scene.badges for position in badge.positions}
    crowd = sum(badge.count for scene in scenes for badge in scene.badges if not badge.positions)
    bare = (shown | told) - carded
    return Tally(total, frozenset(carded), frozenset(bare), crowd)
