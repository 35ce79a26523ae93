"""Makes timelines of any size: clustered dates, spans, all precisions; the same for the same
seed."""

from __future__ import annotations

import hashlib
import json
import random
from collections.abc import Iterator

from ccm_timeline.model.days import day_of, ymd

SOURCE_TEXT = "An event took place, it says here, and somebody spoke of it at some length. " * 40
_FIRST, _LAST = day_of(1900, 1, 1), day_of(2025, 12, 31)
_CLUSTERS = 60
_WORDS = [
    "treaty",
    "parliament",
    "vote",
    "notice",
    "withdrawal",
    "statement",
    "meeting",
    "report",
    "border",
    "harbour",
    "bridge",
    "election",
    "speech",
    "strike",
    "court",
    "decision",
    "archive",
    "museum",
    "railway",
    "festival",
    "census",
    "mission",
]


def make_timeline(count: int, seed: int = 1) -> bytes:
    """A document of `count` events as its file would be: UTF-8 JSON, every rule kept."""
    chance = random.Random(seed)
    head = _head()
    events = ",".join(_events(count, chance))
    return (head[:-1] + f', "events": [{events}]}}').encode()


def _head() -> str:
    text = SOURCE_TEXT.encode()
    source = {
        "id": "s1",
        "title": "A made-up source",
        "kind": "news-report",
        "language": "en",
        "file": "made-up.txt",
        "sha256": hashlib.sha256(text).hexdigest(),
        "length": len(SOURCE_TEXT),
    }
    return json.dumps(
        {
            "format": "ccm-timeline",
            "version": 1,
            "id": "made-up",
            "title": "A made-up timeline",
            "language": "en",
            "sources": [source, source | {"id": "s2", "file": "made-up-2.txt"}],
            "actors": [{"id": f"a{n}", "name": f"Actor {n}", "kind": "ngo"} for n in range(20)],
            "themes": [{"id": f"t{n}", "name": f"Theme {n}"} for n in range(4)],
            "quotes": [],
            "stances": [],
            "disagreements": [],
        }
    )


def _events(count: int, chance: random.Random) -> Iterator[str]:
    centres = [chance.randint(_FIRST, _LAST) for _ in range(_CLUSTERS)]
    length = len(SOURCE_TEXT)
    for number in range(count):
        start = chance.randrange(length - 60)
        passage = SOURCE_TEXT[start : start + 50].encode()
        title = " ".join(chance.choices(_WORDS, k=4)).capitalize()
        importance = chance.choices((1, 2, 3), (60, 30, 10))[0]
        yield (
            f'{{"id": "e{number}", "title": "{title}", "when": "{_date(centres, chance)}", '
            f'"summary": "What is told of event {number} in one sentence of usual length.", '
            f'"theme": "t{chance.randrange(4)}", "importance": {importance}, '
            f'"actors": ["a{chance.randrange(20)}"], "evidence": [{{"source": '
            f'"s{chance.choice("12")}", "start": {start}, "end": {start + 50}, "sha256": '
            f'"{hashlib.sha256(passage).hexdigest()}", "supports": "fact"}}]}}'
        )


def _date(centres: list[int], chance: random.Random) -> str:
    """Four of five dates are days, most of them near the centre of a cluster."""
    day = chance.randint(_FIRST, _LAST)
    if chance.random() < 0.8:
        day = min(max(int(chance.gauss(chance.choice(centres), 90)), _FIRST), _LAST)
    form = chance.random()
    if form < 0.8:
        return _day(day)
    year, month, _ = ymd(day)
    if form < 0.88:
        return f"{_day(day)}/{_day(day + chance.randint(1, 400))}"
    rare = (
        f"{year:04}-{month:02}",
        f"{year:04}",
        f"{year:04}-2{chance.randint(1, 4)}",
        f"{year:04}~",
        f"{_day(day)}?",
        f"{year:04}-{month:02}%",
        f"[{_day(day)}..{_day(day + 30)}]",
        f"{year:04}~/{year + 1:04}",
        f"{_day(day)}/..",
    )
    return chance.choices(rare, (20, 15, 10, 10, 10, 10, 10, 10, 1))[0]


def _day(day: int) -> str:
    return "{:04}-{:02}-{:02}".format(*ymd(day))
