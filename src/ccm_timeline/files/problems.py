"""What is wrong with a document, in words that say where."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import islice

import msgspec

LISTED = 200
"""Problems that a refusal names; the rest are counted."""

COUNTED = 10_000
"""Problems after which the counting stops, so that a file of nothing but faults is soon refused."""

_SHOWN = 60
"""Code points of a foreign text that a message repeats."""


class Problem(msgspec.Struct, frozen=True):
    """One fault, and the place where it stands ("" is the document as a whole)."""

    place: str
    message: str

    def __str__(self) -> str:
        return f"{self.place}: {self.message}" if self.place else self.message


class DocumentRefused(Exception):  # noqa: N818 - it is an answer, not a fault of ours
    """A document that breaks the rules, with everything that is wrong with it.

    `problems` holds the first 200; `more` says how many were found beyond them.
    """

    def __init__(self, problems: Iterable[Problem], name: str = "") -> None:
        found = iter(problems)
        self.problems = tuple(islice(found, LISTED))
        self.more = sum(1 for _ in islice(found, COUNTED - LISTED))
        self.name = name
        super().__init__()

    @property
    def sentence(self) -> str:
        """The refusal in one line of plain words."""
        subject = f"“{shown(self.name)}”" if self.name else "The document"
        count = len(self.problems) + self.more
        if count == 1:
            return f"{subject} was not opened: {self.problems[0]}."
        number = f"{count:,}" if count < COUNTED else f"{COUNTED:,} or more"
        return (
            f"{subject} was not opened: {number} problems were found, "
            f"the first: {self.problems[0]}."
        )

    def __str__(self) -> str:
        """Give the sentence, and below it one line for each problem where there are several."""
        if len(self.problems) == 1:
            return self.sentence
        lines = [self.sentence, *(f"  {problem}" for problem in self.problems)]
        if self.more:
            at_least = "at least " if len(self.problems) + self.more == COUNTED else ""
            lines.append(f"  and {at_least}{self.more:,} more")
        return "\n".join(lines)


def shown(text: str) -> str:
    """Make a foreign text fit for a message: its beginning, printable, on one line."""
    start = text if len(text) <= _SHOWN else text[:_SHOWN] + "…"
    return "".join(c if c.isprintable() else "\N{REPLACEMENT CHARACTER}" for c in start)
