"""Which words of a passage tell that it was taken from one text into another.

Names, figures and dates, the words of reporting and of the treaty's own title, and what a text
says again and again, come to two writers of themselves: `the Convention on Cluster Munitions
entered into force on 1 August 2010` was copied by nobody. Only what is left is counted.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import pairwise

import numpy as np
from numpy.typing import NDArray

from ccm_timeline.files.comparing.words import Ints, Vocabulary, Words, folded_words
from ccm_timeline.model.folding import fold

_LIGHT = """
a about above across after again against all along also although always am among an and any
apie ar arba are around as at aš be because been before bei being below bet between both but
buvo by būti can could dar did do does during dėl each either every few for from gali had has
have he her here him his how i if iki in into ir is it its itself iš jau jei jeigu ji jie jis
jo jos just ją jų kad kai kaip kas kiek ko kol kur kuri kurie kurio kurios kuris kurių ką like
man many may me mes might more most much must my mūsų ne near nei neither nes net no nor nors
not nuo o of off on once one only onto or other others our out over own pagal per po prie
prieš pro same shall she should since so some su such ta tai taip tarp tas ten than that the
their them then there these they this those through throughout tie tiek tik to todėl too tos
toward towards tuo tų under until up upon us už very vis visi visų was we were what when where
whether which while who whom whose why will with within without would yet you your yra čia į
šie šio šios šis šią šių
"""
LIGHT = frozenset(map(fold, _LIGHT.split()))
"""Words that every text is held together by; they weigh little."""

_STOCK = """
accordance according added adopted agency announced announcement april asked august called
calling click comment conference contact correspondent countries country day days december
declined entered entry february find first force friday government here information interview
january journalists july june last march may media meeting members minister ministers ministry
monday month months national new news next november number october official officials page
parties party people percent policy president press privacy public published read reported
reporter reporters reports reserved rights said saturday saying says second secretary
september signed site spoke spokesman spokesperson spokeswoman state stated statement states
sunday talks thursday today told tomorrow tonight tuesday update version website wednesday
week weeks world year years yesterday
"""
STOCK = frozenset(_STOCK.split())
"""The stock of reports, of treaties' dates and of web pages; it may stand in any of them."""

_CALENDAR = """
april august december february friday january july june march monday november october saturday
september sunday thursday tuesday wednesday
"""
CALENDAR = frozenset(_CALENDAR.split())

_NOUNS_IN_CAPITALS = ("de", "lb")
"""Languages in which a capital is no sign of a name."""

_SENTENCE_ENDS = frozenset(".!?…:;“”\"‘'•\n\r\u2028\u2029|")
OFTEN, OFTEN_SHARE = 3, 0.01
"""A word that one text has so many times, and as so large a share of its words, is its topic."""


COUNTS, TELLS = 1, 2
"""What a word weighs, as bits; none tells that does not count."""

_UNKNOWN = 255


class Weights:
    """What each word of one text counts for: names and figures nothing, light words little."""

    def __init__(self, words: Words, vocabulary: Vocabulary, own: Sequence[int]) -> None:
        """`own` are the words, by number, of names and titles that the document itself has."""
        self._words = words
        self._folded = vocabulary.folded
        self._own = {pair for pair in pairwise(own) if -1 not in pair}
        self._topics = _topics(words.ids)
        self._capitals = not words.text.language.lower().startswith(_NOUNS_IN_CAPITALS)

        self._known = bytearray([_UNKNOWN]) * len(words)
        self._columns = np.frombuffer(self._known, np.uint8)

    def of(self, index: int) -> int:
        """`COUNTS` for a word that counts, with `TELLS` for one that tells; found out once."""
        found = self._known[index]
        if found == _UNKNOWN:
            found = 0
            if self._counts(index):
                found = COUNTS | TELLS if self._tells(index) else COUNTS
            self._known[index] = found
        return found

    def between(self, start: int, end: int) -> NDArray[np.uint8]:
        """The same of the words from one to before another; shape (end - start,)."""
        column = self._columns[start:end]
        for at in np.flatnonzero(column == _UNKNOWN).tolist():
            self.of(start + at)
        return column

    def _counts(self, index: int) -> bool:
        """Whether a word is neither a figure nor a part of a name or date."""
        folded = self._folded[self._words.ids[index]]
        return not (
            any(map(str.isdigit, folded))
            or folded in CALENDAR
            or self._is_name(index)
            or self._is_own(index)
        )

    def _tells(self, index: int) -> bool:
        """Whether a word that counts is one that writers choose."""
        number = int(self._words.ids[index])
        folded = self._folded[number]
        return len(folded) > 2 and not (
            folded in LIGHT or folded in STOCK or number in self._topics
        )

    def _is_name(self, index: int) -> bool:
        """A capital within a sentence."""
        if not self._capitals or not self._words.raw(index)[0].isupper():
            return False
        before = self._words.text.text[
            self._words.ends[index - 1] if index else 0 : self._words.starts[index]
        ]
        if not index or _SENTENCE_ENDS.intersection(before):
            return self._leads_name(index)
        return True

    def _leads_name(self, index: int) -> bool:
        """The capital of a sentence's first word tells nothing, but one more after it does."""
        after = index + 1
        return (
            after < len(self._words)
            and self._words.raw(after)[0].isupper()
            and self._folded[self._words.ids[index]] not in LIGHT
        )

    def _is_own(self, index: int) -> bool:
        ids = self._words.ids
        here = int(ids[index])
        before = int(ids[index - 1]) if index else -1
        after = int(ids[index + 1]) if index + 1 < len(ids) else -1
        return (before, here) in self._own or (here, after) in self._own


def own_words(vocabulary: Vocabulary, names: Iterable[str]) -> list[int]:
    """The words of names by number, -1 between two names and for what no text has."""
    numbers: list[int] = []
    for name in names:
        for word in folded_words([name]):
            number = vocabulary.number_of(word)
            numbers.append(-1 if number is None else number)
        numbers.append(-1)
    return numbers


def _topics(ids: Ints) -> frozenset[int]:
    numbers, counts = np.unique(ids, return_counts=True)
    often = (counts >= OFTEN) & (counts >= OFTEN_SHARE * len(ids))
    return frozenset(numbers[often].tolist())
