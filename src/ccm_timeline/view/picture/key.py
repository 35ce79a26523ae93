"""The key of a page: only the marks and signs that the picture uses."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import msgspec
from PySide6.QtCore import QPointF
from PySide6.QtGui import QPainter

from ccm_timeline.layout.key import kinds_in
from ccm_timeline.layout.marks import MarkKind
from ccm_timeline.layout.metrics import Role
from ccm_timeline.layout.scene import Card, Form, KeyEntry, Scene
from ccm_timeline.layout.table import Table
from ccm_timeline.layout.texts import MOST_DOTS
from ccm_timeline.model.document import StanceValue
from ccm_timeline.model.stances import STANCE_WORDS
from ccm_timeline.view.paint.cards import draw_source_dot
from ccm_timeline.view.paint.key import draw_key_entry
from ccm_timeline.view.paint.stances import draw_stance
from ccm_timeline.view.picture.ink import Ink

_DOTS = "dots"

Entry = MarkKind | StanceValue | str
"""A mark, a stance, or one of the signs above."""

_WORDS = {
    _DOTS: "sources that state it",
}


def entries_of(table: Table, scenes: Sequence[Scene]) -> tuple[Entry, ...]:
    """The marks of a table's events, and the signs of the cards."""
    cards = [card for scene in scenes for card in scene.cards]
    drawn = {
        MarkKind.DISPUTED: any(_has_sign(scene) for scene in scenes),
        MarkKind.REPORTED: any(mark.said is not None for scene in scenes for mark in scene.marks),
    }
    marks = (kind for kind in kinds_in(table) if drawn.get(kind, True))
    return (*marks, *_signs([card for card in cards if card.form is Form.FULL]))


def _has_sign(scene: Scene) -> bool:
    """Whether a card, a bare mark or a count bears the sign of a disagreement."""
    return (
        any(card.disputed for card in scene.cards)
        or any(title.disputed for title in scene.titles)
        or any(mark.disputed for mark in scene.marks)
        or any(badge.disputed for badge in scene.badges)
    )


def _signs(cards: Sequence[Card]) -> Iterator[Entry]:
    used = {value for card in cards for value in card.stances}
    yield from (value for value in STANCE_WORDS if value in used)
    if any(1 < card.total <= MOST_DOTS for card in cards):
        yield _DOTS


class Key(msgspec.Struct, frozen=True):
    """The entries with their places: units from the left, and rows."""

    ink: Ink
    placed: tuple[tuple[Entry, float, int], ...]
    height: float

    def paint(self, painter: QPainter, left: float, top: float) -> None:
        row = self.ink.look.fonts.metrics.key
        for entry, x, index in self.placed:
            _draw(painter, self.ink, entry, left + x, top + (index + 0.5) * row)


def make_key(ink: Ink, entries: tuple[Entry, ...], room: float) -> Key:
    """The entries from the left in as many rows as they need."""
    metrics = ink.look.fonts.metrics
    placed: list[tuple[Entry, float, int]] = []
    x, row = 0.0, 0
    for entry in entries:
        needed = _sample(ink, entry) + metrics.pad + ink.width(_words(entry), Role.DATE)
        if x and x + needed > room:
            x, row = 0.0, row + 1
        placed.append((entry, x, row))
        x += needed + 2 * metrics.pad
    return Key(ink, tuple(placed), (row + 1) * metrics.key if placed else 0.0)


def _words(entry: Entry) -> str:
    match entry:
        case MarkKind():
            return entry.value
        case StanceValue():
            return STANCE_WORDS[entry]
        case _:
            return _WORDS[entry]


def _sample(ink: Ink, entry: Entry) -> float:
    """Units that the sign of an entry takes."""
    metrics = ink.look.fonts.metrics
    if isinstance(entry, MarkKind):
        return 3 * metrics.mark
    return 2 * metrics.dot if entry == _DOTS else metrics.sign


def _draw(painter: QPainter, ink: Ink, entry: Entry, x: float, y: float) -> None:
    look, metrics = ink.look, ink.look.fonts.metrics
    text_left = x + _sample(ink, entry) + metrics.pad
    if isinstance(entry, MarkKind):
        draw_key_entry(painter, look, metrics, KeyEntry(entry, x, text_left, y))
        return
    middle = QPointF(x + metrics.sign / 2, y)
    if isinstance(entry, StanceValue):
        draw_stance(painter, look.palette, entry, middle, metrics.mark * 0.8)
    else:
        for index in range(2):
            centre = QPointF(x + (index + 0.5) * metrics.dot, y)
            draw_source_dot(painter, look, centre, filled=index == 0)
    row = metrics.key
    lead = (row - ink.line_height(Role.DATE)) / 2
    ink.write(painter, Role.DATE, text_left, y - row / 2 + lead, _words(entry))
