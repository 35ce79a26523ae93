"""A small document with every kind of part, beside texts in which all its passages are found."""

from __future__ import annotations

import json
from hashlib import sha256
from pathlib import Path
from typing import Any

import msgspec

from ccm_timeline.app.shipped import shipped_timeline
from ccm_timeline.files.reader import LARGE, read_document
from ccm_timeline.model.excerpt import excerpt
from ccm_timeline.model.timeline import Timeline

RARE_DATES = ("[1997,1999]", "201X", "1984?-06", "156X-12-25", "2001-34")
"""Legal, and none of the plain forms."""

EVENTS = 8
"""Of the document, at the least."""


def make_document(folder: Path) -> tuple[Path, Path]:
    """Some events of the timeline that the program brings, and texts that bear them out.

    The texts hold the quotations, each in its place; what the passages of evidence name is there
    as well, as their hashes are made from these texts.
    """
    whole = Timeline(read_document(shipped_timeline()))
    spread = range(0, len(whole), len(whole) // EVENTS)
    document = excerpt(whole, tuple(spread)).document
    texts = {source.id: ["\n"] * source.length for source in document.sources}
    for quote in document.quotes:
        for place in (quote, *quote.also_in):
            texts[place.source][place.start : place.end] = place.exact
    path, sources = folder / "walk.ccmt", folder / "sources"
    path.write_text(json.dumps(_borne_out(msgspec.to_builtins(document), texts)), "utf-8")
    sources.mkdir()
    for source in document.sources:
        (sources / source.file).write_text("".join(texts[source.id]), "utf-8", newline="")
    return path, sources


def make_hard_document(folder: Path, document: Path, sources: Path) -> tuple[Path, Path]:
    """The same with what seldom comes, and is read by modules that nothing else needs.

    It is so large that it is read in pieces, has dates of rare forms, and one of its texts says
    not in which of the old encodings it is.
    """
    data = json.loads(document.read_text("utf-8"))
    event = data["events"][0] | {"evidence": data["events"][0]["evidence"][:1]}
    for number in range(1 + LARGE // len(json.dumps(event))):
        when = RARE_DATES[number % len(RARE_DATES)]
        data["events"].append(event | {"id": f"more-{number}", "when": when, "reported": None})
    texts = folder / "old texts"
    texts.mkdir()
    for source in data["sources"]:
        text = (sources / source["file"]).read_bytes().decode("utf-8") + "ąčęž"
        (texts / source["file"]).write_bytes(text.encode("cp1257", "replace"))
    path = folder / "hard.ccmt"
    path.write_text(json.dumps(data), "utf-8")
    return path, texts


def _borne_out(part: Any, texts: dict[str, list[str]]) -> Any:
    """A part of a document whose hashes are those of these texts and of passages in them."""
    if isinstance(part, list | tuple):
        return [_borne_out(each, texts) for each in part]
    if not isinstance(part, dict):
        return part
    changed = {name: _borne_out(each, texts) for name, each in part.items()}
    if "sha256" in changed:
        text = texts[changed["source"] if "source" in changed else changed["id"]]
        words = "".join(text[changed.get("start") : changed.get("end")])
        changed["sha256"] = sha256(words.encode()).hexdigest()
    return changed
