"""Things joined into groups, two at a time (union-find)."""

from __future__ import annotations


class Groups:
    """So many things, each in a group of its own until it is joined to another."""

    def __init__(self, count: int) -> None:
        self._parents = list(range(count))

    def join(self, one: int, two: int) -> None:
        first, second = sorted((self.of(one), self.of(two)))
        self._parents[second] = first

    def of(self, index: int) -> int:
        """The first thing of the group that a thing is in."""
        while self._parents[index] != index:
            self._parents[index] = self._parents[self._parents[index]]
            index = self._parents[index]
        return index

    def count(self) -> int:
        return len({self.of(index) for index in range(len(self._parents))})
