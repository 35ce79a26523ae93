"""Reads the texts of an SVG picture back, with the places where they stand."""

from __future__ import annotations

import re
from dataclasses import dataclass
from xml.etree import ElementTree

_SVG = "{http://www.w3.org/2000/svg}"
_MOVED = re.compile(r"translate\(([-\d.]+) ([-\d.]+)\)")


@dataclass(frozen=True)
class Written:
    """A text of a picture in units: its box from the capitals' height to the baseline."""

    text: str
    left: float
    right: float
    top: float
    bottom: float
    size: float

    def overlaps(self, other: Written) -> bool:
        across = self.left < other.right - 0.5 and other.left < self.right - 0.5
        return across and self.top < other.bottom - 0.5 and other.top < self.bottom - 0.5


def root_of(svg: bytes) -> ElementTree.Element:
    return ElementTree.fromstring(svg)


def texts_of(svg: bytes) -> list[Written]:
    """All texts but question marks, which stand in marks."""
    found: list[Written] = []
    _walk(root_of(svg), 0.0, 0.0, found)
    return [item for item in found if item.text != "?"]


def _walk(node: ElementTree.Element, x: float, y: float, found: list[Written]) -> None:
    if moved := _MOVED.fullmatch(node.get("transform", "")):
        x, y = x + float(moved[1]), y + float(moved[2])
    if node.tag == f"{_SVG}text":
        left, baseline = x + float(node.get("x", "")), y + float(node.get("y", ""))
        size, width = float(node.get("font-size", "")), float(node.get("textLength", ""))
        top = baseline - 0.7 * size
        found.append(Written(node.text or "", left, left + width, top, baseline, size))
    for child in node:
        _walk(child, x, y, found)
