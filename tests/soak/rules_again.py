"""The rules of the event model once more, by the words of its table and none of the program's code.

What the program accepts is looked at as plain JSON: if one of the two is wrong, they differ.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from typing import Any
from urllib.parse import urlsplit

REQUIRED = {
    "": ("format", "version", "id", "title", "language", "sources", "actors", "themes", "events",
         "quotes", "stances", "disagreements"),
    "sources": ("id", "kind", "language", "file", "sha256", "length"),
    "actors": ("id", "name", "kind"),
    "themes": ("id", "name"),
    "events": ("id", "title", "when", "theme", "importance", "evidence"),
    "quotes": ("id", "event", "exact", "source", "start", "end", "kind", "organisation",
               "language"),
    "stances": ("actor", "topic", "value", "evidence"),
    "disagreements": ("id", "question", "positions"),
}  # fmt: skip
WITH_IDS = ("sources", "actors", "themes", "events", "quotes", "disagreements")
DATES = {"events": ("when", "reported"), "sources": ("published",), "stances": ("when",)}
SEASONS = range(21, 42)
DEEPEST = 32

_CONTROL = re.compile(r"[\x00-\x1f\x7f-\x9f\u2028\u2029]")
_DATE = re.compile(r"(-?\d{4})-(\d\d)(?:-(\d\d))?")
_HEX = re.compile(r"[0-9a-f]{64}")

Tree = dict[str, Any]


def broken_rules(data: bytes) -> Iterator[str]:
    """Yield each rule that a document breaks which the program has accepted."""
    twice: list[str] = []
    tree = json.loads(data.decode("utf-8-sig"), object_pairs_hook=lambda all: _object(all, twice))
    yield from twice
    if _depth(tree) > DEEPEST:
        yield "nested too deep"
    if tree.get("format") != "ccm-timeline" or tree.get("version") is True or tree["version"] < 1:
        yield "not of this format"
    yield from _required(tree)
    yield from _ids(tree)
    yield from _references(tree)
    yield from _passages(tree)
    yield from _dates(tree)
    yield from _names(tree)


def _object(pairs: list[tuple[str, Any]], twice: list[str]) -> Tree:
    if len({name for name, _ in pairs}) != len(pairs):
        twice.append("a name twice in an object")
    return dict(pairs)


def _depth(value: Any) -> int:
    if not isinstance(value, (dict, list)):
        return 0
    members = value.values() if isinstance(value, dict) else value
    return 1 + max((_depth(member) for member in members), default=0)


def _required(tree: Tree) -> Iterator[str]:
    for part, names in REQUIRED.items():
        for entry in tree[part] if part else [tree]:
            yield from (f"{part} without {name}" for name in names if entry.get(name) is None)
    if not tree["themes"]:
        yield "no theme"
    for entry in (*tree["events"], *tree["stances"], *_positions(tree)):
        if not entry["evidence"]:
            yield "no evidence"
    if any(len(entry["positions"]) < 2 for entry in tree["disagreements"]):
        yield "a disagreement of one"


def _ids(tree: Tree) -> Iterator[str]:
    for part in WITH_IDS:
        ids = [entry["id"] for entry in tree[part]]
        if len(set(ids)) != len(ids):
            yield f"an id twice in {part}"
        if any(not name.strip() or len(name) > 200 or _CONTROL.search(name) for name in ids):
            yield f"an id that is none in {part}"


def _references(tree: Tree) -> Iterator[str]:
    ids = {part: {entry["id"] for entry in tree[part]} for part in WITH_IDS}
    show = tree.get("presentation") or {}
    steps = show.get("steps") or []
    named = [
        ("themes", [entry["theme"] for entry in tree["events"]]),
        ("actors", [name for entry in tree["events"] for name in entry.get("actors") or ()]),
        ("actors", [entry.get("part_of") for entry in tree["actors"]]),
        ("actors", [entry["organisation"] for entry in tree["quotes"]]),
        ("actors", [entry.get("speaker") for entry in tree["quotes"]]),
        ("actors", [entry["actor"] for entry in tree["stances"]]),
        ("events", [entry["event"] for entry in tree["quotes"]]),
        ("events", [entry.get("event") for entry in tree["stances"]]),
        ("events", [id for entry in tree["disagreements"] for id in entry.get("events") or ()]),
        ("events", [show.get("start"), *(step["event"] for step in steps)]),
        ("quotes", [step.get("quote") for step in steps]),
        ("sources", [each["source"] for each in (*_evidence(tree), *_words(tree))]),
    ]
    for part, names in named:
        if {name for name in names if name is not None} - ids[part]:
            yield f"a reference to no entry of {part}"
    above = {entry["id"]: entry.get("part_of") for entry in tree["actors"]}
    for name in above:
        seen = set()
        while name is not None and name not in seen:
            seen.add(name)
            name = above[name]
        if name is not None:
            yield "actors in a ring"


def _passages(tree: Tree) -> Iterator[str]:
    lengths = {entry["id"]: entry["length"] for entry in tree["sources"]}
    for passage in (*_evidence(tree), *_words(tree)):
        if not 0 <= passage["start"] < passage["end"] <= lengths[passage["source"]]:
            yield "a passage beyond its source"
    for words in _words(tree):
        if words["end"] - words["start"] != len(words["exact"]):
            yield "words of another length than their place"
    for passage in (*_evidence(tree), *tree["sources"]):
        if not _HEX.fullmatch(passage["sha256"]):
            yield "a hash that is none"


def _dates(tree: Tree) -> Iterator[str]:
    for part, names in DATES.items():
        for entry in tree[part]:
            for name in names:
                text = entry.get(name)
                if text is not None and (not text or len(text) > 100 or _is_impossible(text)):
                    yield f"{part} with the date {text!r}"


def _is_impossible(text: str) -> bool:
    """Whether one of the plain dates in an EDTF text is on no calendar."""
    if "T" in text or not any(c in "0123456789X" for c in text):
        return True
    return any(not _exists(*map(_number, found)) for found in _DATE.findall(text))


def _number(digits: str) -> int | None:
    return int(digits) if digits else None


def _exists(year: int, month: int, day: int | None) -> bool:
    if month in SEASONS:
        return day is None
    leap = year % 4 == 0 and (year % 100 != 0 or year % 400 == 0)
    lengths = (31, 29 if leap else 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)
    return 1 <= month <= 12 and (day is None or 1 <= day <= lengths[month - 1])


def _names(tree: Tree) -> Iterator[str]:
    for entry in tree["sources"]:
        name = entry["file"]
        if name in ("", ".", "..") or any(c in name for c in "/\\:") or _CONTROL.search(name):
            yield f"a file name that leads elsewhere: {name!r}"
        url = entry.get("url")
        if url is not None and (urlsplit(url).scheme not in ("http", "https") or " " in url):
            yield f"a link that is none: {url!r}"
    for entry in tree["events"]:
        if not entry["title"].strip() or len(entry["title"]) > 70 or entry["importance"] > 3:
            yield "an event without a title of the right length"


def _positions(tree: Tree) -> Iterator[Tree]:
    for entry in tree["disagreements"]:
        yield from entry["positions"]


def _evidence(tree: Tree) -> Iterator[Tree]:
    for entry in (*tree["events"], *tree["stances"], *_positions(tree)):
        yield from entry["evidence"]


def _words(tree: Tree) -> Iterator[Tree]:
    for entry in tree["quotes"]:
        yield entry
        yield from entry.get("also_in") or ()
