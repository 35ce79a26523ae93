"""What is kept as long as it is used: of a full store, what nobody asked for lately is dropped."""

from __future__ import annotations

from collections.abc import Hashable
from typing import Generic, TypeVar

K = TypeVar("K", bound=Hashable)
V = TypeVar("V")


class Kept(Generic[K, V]):
    """A store in two generations.

    When the young one has half of what may be kept, it becomes the old one, and the old one goes:
    whatever was asked for since is in the young one. A frame that finds its store full would have
    to paint all that it shows, if all were dropped.
    """

    def __init__(self, most: int) -> None:
        """`most` things are kept, and at least the half of them that was asked for last."""
        self._half = most // 2
        self._young: dict[K, V] = {}
        self._old: dict[K, V] = {}

    def get(self, key: K) -> V | None:
        if (value := self._young.get(key)) is None and (value := self._old.get(key)) is not None:
            self.put(key, value)
        return value

    def put(self, key: K, value: V) -> None:
        if len(self._young) >= self._half:
            self._old, self._young = self._young, {}
        self._young[key] = value

    def clear(self) -> None:
        self._young.clear()
        self._old.clear()
