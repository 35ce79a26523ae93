"""Does something with a window very often, and measures what that leaves behind."""

from __future__ import annotations

import logging
import time
from collections.abc import Callable
from dataclasses import dataclass

from tests.soak.whole_window import WholeWindow, memory

log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Endured:
    """What came of it."""

    what: str
    """What was done so often, in the plural."""
    count: int
    tenths: tuple[float, ...]
    """MiB after each tenth of it."""
    most: float
    """MiB that it may grow from the first tenth to the last."""
    heard: tuple[str, ...]
    """Errors and stray logs."""
    seconds: float

    @property
    def growth(self) -> float:
        """MiB from the first tenth to the last."""
        return self.tenths[-1] - self.tenths[0]

    @property
    def is_good(self) -> bool:
        return not self.heard and self.growth <= self.most

    def __str__(self) -> str:
        tenths = " ".join(f"{tenth:.0f}" for tenth in self.tenths)
        return (
            f"{self.count:,} {self.what} in {self.seconds:.0f} s, {tenths} MiB after each tenth "
            f"({self.growth:+.1f}), {len(self.heard)} errors or stray logs"
        )


def endure(
    window: WholeWindow, what: str, count: int, most: float, act: Callable[[int], None]
) -> Endured:
    """Do it so often, told the number from 1; the window may grow by `most` MiB."""
    begin = time.monotonic()
    ends = {count * tenth // 10 for tenth in range(1, 11)}
    tenths: list[float] = []
    for number in range(1, count + 1):
        act(number)
        if number in ends:
            tenths.append(memory())
            log.info("%s %s, %.1f MiB", f"{number:,}", what, tenths[-1])
    window.turn()
    heard = tuple(window.heard.words)
    return Endured(what, count, tuple(tenths), most, heard, time.monotonic() - begin)
