"""What was made for some numbers, as long as it is asked for now and then."""

from __future__ import annotations

from typing import Generic, TypeVar

T = TypeVar("T")

MOST = 4096
"""More events than any picture has a mark or a card of."""


class Latest(Generic[T]):
    """Keeps what was kept or found last: of at least `most` numbers, of at most twice as many."""

    def __init__(self, most: int = MOST) -> None:
        self._most = most
        # Two shelves in place of an order: to find something must not cost anything.
        self._now: dict[int, T] = {}
        self._before: dict[int, T] = {}

    def __len__(self) -> int:
        return len(self._now) + len(self._before)

    def find(self, number: int) -> T | None:
        """What was kept for a number, or None where that was long ago."""
        found = self._now.get(number)
        if found is None and (found := self._before.pop(number, None)) is not None:
            self.keep(number, found)
        return found

    def keep(self, number: int, value: T) -> T:
        """Keep a value that is not None, and hand it back."""
        if len(self._now) >= self._most:
            self._now, self._before = {}, self._now
        self._now[number] = value
        return value
