"""Reads exported files back with the decoders of others, as the programs that take them would."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Callable
from html.parser import HTMLParser
from pathlib import Path
from xml.etree import ElementTree

import bibtexparser
import icalendar
import markdown_it
import pypdf
import rispy
from PySide6.QtCore import QSize
from PySide6.QtGui import QImage


def decode(path: Path, size: QSize) -> None:
    """Read a file as what its name says; a picture made of pixels has this size.

    Raises `AssertionError` where it holds nothing, and whatever its decoder raises.
    """
    data = path.read_bytes()
    if path.suffix in _PIXELS:
        assert QImage.fromData(data).size() == size, f"{path.name} is not {size}"
    else:
        assert _DECODERS[path.suffix](data), f"there is nothing in {path.name}"


def _svg(data: bytes) -> bool:
    root = ElementTree.fromstring(data)
    return root.tag.endswith("}svg") and len(root) > 0


def _pdf(data: bytes) -> bool:
    reader = pypdf.PdfReader(io.BytesIO(data), strict=True)
    return any(page.extract_text().strip() for page in reader.pages)


def _html(data: bytes) -> bool:
    parser = HTMLParser()
    parser.feed(data.decode())
    parser.close()
    return data.lower().startswith(b"<!doctype html>")


def _ics(data: bytes) -> bool:
    """It may be empty: events without a certain day are left out."""
    return icalendar.Calendar.from_ical(data.decode()).name == "VCALENDAR"


def _csv(data: bytes) -> bool:
    rows = list(csv.reader(io.StringIO(data.decode("utf-8-sig"))))
    return len({len(row) for row in rows}) == 1


def _json(data: bytes) -> bool:
    return bool(json.loads(data))


def _bib(data: bytes) -> bool:
    library = bibtexparser.parse_string(data.decode())
    return bool(library.entries) and not library.failed_blocks


def _ris(data: bytes) -> bool:
    return bool(rispy.loads(data.decode("utf-8-sig")))


def _md(data: bytes) -> bool:
    return bool(markdown_it.MarkdownIt().parse(data.decode()))


def _txt(data: bytes) -> bool:
    return bool(data.decode().strip())


_DECODERS: dict[str, Callable[[bytes], bool]] = {
    ".svg": _svg,
    ".pdf": _pdf,
    ".html": _html,
    ".ics": _ics,
    ".csv": _csv,
    ".json": _json,
    ".bib": _bib,
    ".ris": _ris,
    ".md": _md,
    ".txt": _txt,
}
_PIXELS = frozenset({".png", ".jpg", ".webp"})

EXPORTED = _PIXELS | _DECODERS.keys()
"""The endings of what can be decoded."""
