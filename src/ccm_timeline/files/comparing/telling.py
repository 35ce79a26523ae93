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

from ccm_timeline.files.comparing.words import Flags, Ints, Vocabulary, Words, folded_words
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


class Traits:
    """What is known of each word of the vocabulary by itself; each of shape (vocabulary,)."""

    def __init__(self, folded: Sequence[str]) -> None:
        self.plain = _flags(not (word in CALENDAR or _has_digit(word)) for word in folded)
        """Whether it is neither a figure nor a part of a date."""
        self.chosen = _flags(
            len(word) > 2 and not (word in LIGHT or word in STOCK) for word in folded
        )
        """Whether writers choose it."""
        self.held = _flags(word in LIGHT for word in folded)
        """Whether every text is held together by it."""
        self.light = _flags(word in LIGHT or len(word) < 3 for word in folded)
        """Whether it weighs little where texts are laid side by side."""


def weights_of(words: Words, traits: Traits, own: Sequence[int]) -> NDArray[np.uint8]:
    """What each word counts for: `COUNTS`, with `TELLS` for one that tells; shape (words,).

    Names, figures and dates count for nothing. `own` are the words, by number, of names and titles
    that the document itself has (`own_words`).
    """
    ids = words.ids
    counts = traits.plain[ids] & ~_owned(ids, own)
    counts[_names(words, traits)] = False
    tells = counts & traits.chosen[ids] & ~np.isin(ids, _topics(ids))
    return (counts * COUNTS + tells * TELLS).astype(np.uint8)


def _names(words: Words, traits: Traits) -> Ints:
    """The words with a capital within a sentence, and those at its begin that lead a name."""
    capitals = words.capitals
    if words.text.language.lower().startswith(_NOUNS_IN_CAPITALS):
        return np.empty(0, np.int64)
    leads = np.append(capitals[1:], False) & ~traits.held[words.ids]
    found = np.flatnonzero(capitals)
    begins = [
        place for place in found.tolist() if not leads[place] and _begins_sentence(words, place)
    ]
    return np.setdiff1d(found, np.array(begins, np.int64), assume_unique=True)


def _begins_sentence(words: Words, index: int) -> bool:
    if not index:
        return True
    before = words.text.text[int(words.ends[index - 1]) : int(words.starts[index])]
    return not _SENTENCE_ENDS.isdisjoint(before)


def _owned(ids: Ints, own: Sequence[int]) -> Flags:
    """Whether a word stands with its neighbour as in a name; shape (words,)."""
    owned = np.zeros(len(ids), np.bool_)
    pairs = [one * _MANY + two for one, two in pairwise(own) if -1 not in (one, two)]
    if pairs and len(ids) > 1:
        both = np.isin(ids[:-1] * _MANY + ids[1:], pairs)
        owned[:-1] |= both
        owned[1:] |= both
    return owned


_MANY = 2**31
"""More than any vocabulary has, so that two numbers make one."""


def _has_digit(word: str) -> bool:
    return any(map(str.isdigit, word))


def _flags(each: Iterable[bool]) -> Flags:
    return np.fromiter(each, np.bool_)


def own_words(vocabulary: Vocabulary, names: Iterable[str]) -> list[int]:
    """The words of names by number, -1 between two names and for what no text has."""
    numbers: list[int] = []
    for name in names:
        for word in folded_words([name]):
            number = vocabulary.number_of(word)
            numbers.append(-1 if number is None else number)
        numbers.append(-1)
    return numbers


def _topics(ids: Ints) -> Ints:
    """The words that one text has again and again."""
    numbers, counts = np.unique(ids, return_counts=True)
    return numbers[(counts >= OFTEN) & (counts >= OFTEN_SHARE * len(ids))]
