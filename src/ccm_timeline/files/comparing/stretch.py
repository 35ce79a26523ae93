"""A run of the same words in two texts, with what is alike before and after it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from ccm_timeline.files.comparing.alignment import Link, Pairing
from ccm_timeline.files.comparing.runs import Run


@dataclass(frozen=True, slots=True)
class Stretch:
    """The run stays three numbers: a wire of 600 words in 200 texts has 20,000 of them."""

    before: tuple[Link, ...]
    """In the order of the texts, as are those after."""
    run: Run
    after: tuple[Link, ...]

    @property
    def span(self) -> tuple[int, int, int, int]:
        """First word and the one after the last, in both texts."""
        first = self.before[0] if self.before else self.run
        if self.after:
            return first.first, self.after[-1].first + 1, first.second, self.after[-1].second + 1
        end, other = self.run.first + self.run.length, self.run.second + self.run.length
        return first.first, end, first.second, other

    @property
    def words(self) -> int:
        """How many words both texts have the same."""
        return self.run.length + sum(link.same for link in (*self.before, *self.after))

    @property
    def likeness(self) -> float:
        """Twice what both have, of the words of both (Dice's coefficient), from 0 to 1."""
        a, b, c, d = self.span
        edges = sum(1.0 if link.same else 0.5 for link in (*self.before, *self.after))
        return 2 * (self.run.length + edges) / (b - a + d - c)

    def same_in_first(self) -> Iterator[int]:
        """The places in the first text of the words that both have the same."""
        yield from (link.first for link in self.before if link.same)
        yield from range(self.run.first, self.run.first + self.run.length)
        yield from (link.first for link in self.after if link.same)


def grown(pairing: Pairing, run: Run) -> Stretch:
    """A run with as much as is alike on both its sides."""
    before = pairing.grow(run.first - 1, run.second - 1, -1)
    after = pairing.grow(run.first + run.length, run.second + run.length, 1)
    return Stretch(tuple(reversed(before)), run, tuple(after))
