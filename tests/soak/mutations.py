"""Hands mutated files of every kind to the code that reads them, and judges what comes of it.

    python -m tests.soak documents=1000000 sources=100000 --seed 7

An input is bad for the program if it raises what is not its refusal, takes longer than `PATIENCE`,
or is accepted although it breaks a rule.
"""

from __future__ import annotations

import random
import signal
import time
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path

from tests.soak import reading
from tests.soak.mutator import mutated_bytes, mutated_tree

PATIENCE = 10.0
"""Seconds that one small input may take: a thousand times what it usually takes."""

KEPT = 10
"""Bad inputs that an outcome holds, for somebody to look at."""

Judge = Callable[[bytes, Path], str]
"""What became of an input, in a word; the folder is a scratch one, for what has to be a file."""


@dataclass(frozen=True, slots=True)
class Kind:
    """A kind of files: some good ones, and who reads them."""

    corpus: Callable[[], tuple[bytes, ...]]
    judge: Judge
    structured: bool = True
    """Whether they are JSON."""


@dataclass(slots=True)
class Outcome:
    """What came of many mutated files."""

    answers: Counter[str] = field(default_factory=Counter)
    bad: list[tuple[bytes, str]] = field(default_factory=list)
    """Inputs, and what was wrong."""
    slowest: float = 0.0
    """Seconds of the slowest input."""
    seconds: float = 0.0

    def __str__(self) -> str:
        total = sum(self.answers.values())
        parts = ", ".join(f"{count:,} {answer}" for answer, count in self.answers.most_common())
        return (
            f"{total:,} inputs in {self.seconds:.0f} s ({parts}), slowest "
            f"{self.slowest * 1000:.0f} ms, {len(self.bad)} bad"
        )


KINDS = {
    "documents": Kind(reading.documents, reading.read_document_bytes),
    "sources": Kind(reading.source_texts, reading.read_source_bytes, structured=False),
    "settings": Kind(reading.settings, reading.read_settings_bytes),
    "recovery": Kind(reading.snapshots, reading.read_snapshot_bytes),
    "locks": Kind(reading.locks, reading.read_lock_bytes),
    "records": Kind(reading.records, reading.read_record_bytes, structured=False),
}


def run_mutations(name: str, count: int, folder: Path, seed: int = 1) -> Outcome:
    """Judge so many mutated files of a kind; the same seed gives the same files."""
    kind, outcome, dice = KINDS[name], Outcome(), random.Random(seed)
    corpus = kind.corpus()
    texts = [data.decode() for data in corpus] if kind.structured else []
    begin = time.monotonic()
    with _bounded():
        for _ in range(count):
            by_structure = texts and dice.random() < 0.6
            data = (
                mutated_tree(dice, dice.choice(texts))
                if by_structure
                else mutated_bytes(dice, corpus)
            )
            _judge(outcome, data, partial(kind.judge, data, folder))
    outcome.seconds = time.monotonic() - begin
    return outcome


def _judge(outcome: Outcome, data: bytes, judge: Callable[[], str]) -> None:
    start = time.perf_counter()
    signal.setitimer(signal.ITIMER_REAL, PATIENCE)
    try:
        outcome.answers[judge()] += 1
    except BaseException as error:  # Whatever it is, the input is to be looked at.
        if isinstance(error, KeyboardInterrupt):
            raise
        outcome.answers["bad"] += 1
        if len(outcome.bad) < KEPT:
            outcome.bad.append((data, f"{type(error).__name__}: {error}"))
    finally:
        signal.setitimer(signal.ITIMER_REAL, 0)
    outcome.slowest = max(outcome.slowest, time.perf_counter() - start)


@contextmanager
def _bounded() -> Iterator[None]:
    """Turn the alarm of an input that takes too long into an error."""

    def alarm(number: int, frame: object) -> None:
        raise TimeoutError("no answer")

    before = signal.signal(signal.SIGALRM, alarm)
    try:
        yield
    finally:
        signal.signal(signal.SIGALRM, before)
