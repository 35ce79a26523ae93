"""Numbers and names as a sentence has them."""

from __future__ import annotations

from collections.abc import Sequence


def counted(number: int, singular: str, plural: str | None = None) -> str:
    """Write a number with its noun: 1 source, 1,204 sources."""
    return f"{number:,} {singular if number == 1 else plural or singular + 's'}"


def listed(names: Sequence[str]) -> str:
    """Join names as a sentence has them: A, B and C."""
    if len(names) < 2:
        return "".join(names)
    return f"{', '.join(names[:-1])} and {names[-1]}"


def capitalised(words: str) -> str:
    """Begin with a capital, and leave the rest as it is."""
    return words[:1].upper() + words[1:]
