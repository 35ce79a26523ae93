"""Which words are spellings or forms of one word."""

from __future__ import annotations

from collections.abc import Sequence
from difflib import SequenceMatcher

import numpy as np

from ccm_timeline.files.comparing.words import Flags, Numbers

_LIKE = 0.79
"""Likeness of two spellings of one word, from 0 to 1: `intent` and `intention` are just alike."""

_SHORTEST = 5
"""Letters of a word that may be spelt in two ways."""


class Spellings:
    """Answers for many pairs of words of a vocabulary at once."""

    def __init__(self, folded: Sequence[str]) -> None:
        self._folded = folded
        # Two more, for what is no word and has a negative number.
        self._letters = np.array([*map(_letter, folded), -1, -1], np.int32)
        self._known: dict[int, bool] = {}

    def letters(self, ids: Numbers) -> Numbers:
        """The first letter of each word that may be spelt in two ways, as a number; else -1."""
        return self._letters[ids]

    def are(self, one: Numbers, two: Numbers) -> Flags:
        """Whether the words of two columns are spellings of each other; none is negative."""
        both = one.astype(np.int64) * len(self._folded) + two
        pairs, places = np.unique(both, return_inverse=True)
        answers = np.fromiter(map(self._answer, pairs.tolist()), np.bool_, len(pairs))
        found: Flags = answers[places]
        return found

    def _answer(self, pair: int) -> bool:
        known = self._known.get(pair)
        if known is None:
            one, two = divmod(pair, len(self._folded))
            known = self._known[pair] = are_spellings(self._folded[one], self._folded[two])
        return known


def _letter(word: str) -> int:
    return ord(word[0]) if len(word) >= _SHORTEST and word.isalpha() else -1


def are_spellings(one: str, two: str) -> bool:
    """Whether two words are spellings or forms of one: `defence` and `defense`, never figures."""
    if _letter(one) != _letter(two) or _letter(one) < 0:
        return False
    matcher = SequenceMatcher(None, one, two, autojunk=False)
    return matcher.real_quick_ratio() >= _LIKE and matcher.ratio() >= _LIKE
