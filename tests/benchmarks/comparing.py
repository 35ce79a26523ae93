"""How long it takes to find what many articles share, in the three cases that cost the most.

Run as `python -m tests.benchmarks.comparing [--articles N] [--words N] [--json]`: articles of their
own, articles around one agency wire, and copies of one article that are edited in 30 places each.
Each case is a process of its own. `work` is what the processor worked in all threads; divided by
the pairs it tells how the time grows with more articles.
"""

from __future__ import annotations

import argparse
import json
import multiprocessing
from collections.abc import Callable, Sequence
from multiprocessing.connection import Connection
from random import Random
from time import perf_counter, process_time
from typing import Any

from ccm_timeline.files.comparing.shared import find_shared
from ccm_timeline.files.comparing.words import Text

CASES = ("different", "wire", "edited")
EDITS = 30
_LIGHT = ("of", "and", "to", "in", "a", "that", "is", "was", "for", "on", "with", "as", "by", "it")
_LIGHT_SHARE = 0.4


class Writer:
    """Makes up words and articles, the same for the same seed."""

    def __init__(self, seed: int) -> None:
        self._random = Random(seed)
        self._known = [self._word() for _ in range(6000)]

    def articles(self, case: str, count: int, words: int) -> list[Text]:
        base = self.words(words)
        make: Callable[[], Sequence[str]] = {
            "different": lambda: self.words(words),
            "wire": lambda: self._around(base[: words * 3 // 5], words * 2 // 5),
            "edited": lambda: self._edited(base),
        }[case]
        return [Text(f"article-{at}", " ".join(make()), "en") for at in range(count)]

    def words(self, count: int) -> list[str]:
        """Words as they are used: few of them often, most of them seldom."""
        return [
            self._random.choice(_LIGHT)
            if self._random.random() < _LIGHT_SHARE
            else self._known[min(int(self._random.paretovariate(0.6)), len(self._known) - 1)]
            for _ in range(count)
        ]

    def _word(self) -> str:
        choose = self._random.choice
        syllables = range(self._random.randint(1, 4))
        letters = (choose("bcdfglmnprstvk") + choose("aeiou") for _ in syllables)
        return "".join(letters) + choose(["", "n", "s", "r"])

    def _around(self, wire: list[str], own: int) -> list[str]:
        at, words = self._random.randint(0, own), self.words(own)
        return [*words[:at], *wire, *words[at:]]

    def _edited(self, base: list[str]) -> list[str]:
        """A copy with words replaced, left out and put in, and now and then a few at once."""
        words = list(base)
        for _ in range(EDITS):
            at, kind = self._random.randrange(len(words)), self._random.random()
            taken = 0 if 0.6 < kind < 0.8 or kind > 0.9 else self._random.choice((1, 1, 1, 3))
            given = 0 if 0.4 < kind < 0.6 else self._random.choice((1, 1, 1, 4))
            words[at : at + taken] = self.words(given)
        return words


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(prog="python -m tests.benchmarks.comparing")
    parser.add_argument("--articles", type=int, default=200)
    parser.add_argument("--words", type=int, default=1000)
    parser.add_argument("--json", action="store_true")
    asked = parser.parse_args()
    results = [_in_a_process(case, asked.articles, asked.words) for case in CASES]
    print(json.dumps(results) if asked.json else "\n".join(map(_in_words, results)))


def _in_a_process(case: str, articles: int, words: int) -> dict[str, Any]:
    here, there = multiprocessing.get_context("spawn").Pipe(duplex=False)
    process = multiprocessing.get_context("spawn").Process(
        target=_measure, args=(case, articles, words, there)
    )
    process.start()
    there.close()
    measured: dict[str, Any] = here.recv()
    process.join()
    return measured


def _measure(case: str, articles: int, words: int, answer: Connection) -> None:
    texts = Writer(1).articles(case, articles, words)
    wall, work = perf_counter(), process_time()
    pairs = find_shared(texts)
    wall, work = perf_counter() - wall, process_time() - work
    answer.send(
        {
            "case": case,
            "articles": articles,
            "wall": wall,
            "work": work,
            "work_per_pair": work / max(articles * (articles - 1) // 2, 1),
            "pairs": len(pairs),
            "passages": sum(len(pair.passages) for pair in pairs),
        }
    )


def _in_words(result: dict[str, Any]) -> str:
    return (
        f"{result['articles']} articles, {result['case']:9}: {result['wall']:6.2f} s, processor "
        f"{result['work']:6.2f} s, {result['work_per_pair'] * 1000:5.2f} ms a pair; "
        f"{result['pairs']:,} pairs share {result['passages']:,} passages"
    )


if __name__ == "__main__":
    main()
