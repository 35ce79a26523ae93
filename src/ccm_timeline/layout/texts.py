"""The texts of cards, wrapped and measured once."""

from __future__ import annotations

import math
import unicodedata
from collections.abc import Iterator

import msgspec

from ccm_timeline.layout.metrics import Measure, Metrics, Role
from ccm_timeline.layout.table import Table
from ccm_timeline.model.choices import Cards

MOST_DOTS = 8
"""With more sources than this a card gives the number instead of dots."""

KEY = 3
"""The importance of a key event."""

_MOST_LINES = 3
_ZERO_WIDTH_JOINER = "\u200d"


class Caption(msgspec.Struct, frozen=True):
    """What cards say at the most, and whether the number of the event stands before its title."""

    cards: Cards = Cards.FULL
    numbered: bool = False

    def title(self, table: Table, position: int) -> str:
        title = table.row(position).title
        if not self.numbered:
            return title
        number = str(position + 1)
        return number if self.cards is Cards.MARKS else f"{number}. {title}"


WHOLE_CARDS = Caption()


class CardText(msgspec.Struct, frozen=True):
    """The lines of a card's title, and the sizes of both its forms in pixels.

    In the form of a title alone, the sign of a disagreement follows the last line.
    """

    lines: tuple[str, ...]
    full_width: float
    full_height: float
    title_width: float
    title_height: float


def card_text(
    table: Table,
    position: int,
    measure: Measure,
    metrics: Metrics,
    caption: Caption = WHOLE_CARDS,
) -> CardText:
    """The text of the card of one event.

    A form that the caption leaves out is endlessly high, so that it never has room.
    """
    row, total = table.row(position), table.sources
    role = Role.KEY_TITLE if table.importance[position] == KEY else Role.TITLE
    lines = wrap(caption.title(table, position), measure, metrics.widest_title, role)
    widths = [measure(line, role) for line in lines]
    title = max(widths)
    signed = max(title, widths[-1] + metrics.pad + metrics.sign) if row.disputed else title
    signs = metrics.sign * (len(row.stances) + row.disputed)
    date = measure(row.date, Role.DATE) + signs + 2 * metrics.pad
    date += dots_width(row.filled, total, measure, metrics)
    edges = metrics.bar + 2 * metrics.pad
    height = metrics.line * len(lines) + 2 * metrics.pad_y
    return CardText(
        lines,
        float(round(max(title, date) + edges + 0.5)),
        height + metrics.small_line if caption.cards is Cards.FULL else math.inf,
        float(round(signed + edges + 0.5)),
        math.inf if caption.cards is Cards.MARKS and not caption.numbered else height,
    )


def dots_text(filled: int, total: int) -> str:
    """The number of stating sources in figures, where there are too many for dots; else nothing."""
    return f"{filled}/{total}" if total > MOST_DOTS else ""


def dots_width(filled: int, total: int, measure: Measure, metrics: Metrics) -> float:
    """Pixels that the dots, or the figures in their place, take."""
    if figures := dots_text(filled, total):
        return measure(figures, Role.DATE)
    return metrics.dot * total


def badge_width(measure: Measure, metrics: Metrics, count: int, disputed: bool) -> float:
    """Pixels of a badge, which has a sign where the sources disagree on events that it counts."""
    sign = metrics.beside if disputed else 0
    width = width_of_count(measure, f"+{count:,}")
    return max(float(round(width + metrics.pad + sign)), metrics.badge)


def width_of_count(measure: Measure, text: str) -> float:
    """Pixels of a count, figure by figure: in a crowd of events most counts are new in each
    frame."""
    return sum(measure(figure, Role.BADGE) for figure in text)


def wrap(text: str, measure: Measure, widest: float, role: Role) -> tuple[str, ...]:
    """Break a text into at most three lines of about the same width; nothing of it is left out."""
    whole = measure(text, role)
    if whole <= widest:
        return (text,)
    words = [piece for word in text.split() for piece in _pieces(word, measure, widest, role)]
    count = min(int(whole // widest) + 1, _MOST_LINES)
    limit = whole / count
    while True:
        lines = _fill(words, measure, limit, role)
        if len(lines) <= count:
            return tuple(lines)
        limit *= 1.06


def _fill(words: list[str], measure: Measure, limit: float, role: Role) -> list[str]:
    """Lines of words no wider than a limit.

    A line is as wide as its words and spaces: words are met again and their widths are known, but
    each beginning of a line would have to be measured anew.
    """
    lines: list[list[str]] = []
    space, room = measure(" ", role), -1.0
    for word in words:
        width = measure(word, role)
        if lines and space + width <= room:
            lines[-1].append(word)
            room -= space + width
        else:
            lines.append([word])
            room = limit - width
    return [" ".join(line) for line in lines]


def _pieces(word: str, measure: Measure, widest: float, role: Role) -> Iterator[str]:
    """A word, or its pieces where it is wider than a line may be."""
    if measure(word, role) <= widest:
        yield word
        return
    piece = ""
    for cluster in _clusters(word):
        if piece and measure(piece + cluster, role) > widest:
            yield piece
            piece = ""
        piece += cluster
    yield piece


def _clusters(word: str) -> Iterator[str]:
    """Characters with the marks that combine with them, so that none is torn off."""
    cluster = ""
    for character in word:
        joins = unicodedata.category(character) in {"Mn", "Me", "Mc"} or _ZERO_WIDTH_JOINER in (
            character,
            cluster[-1:],
        )
        if cluster and not joins:
            yield cluster
            cluster = ""
        cluster += character
    if cluster:
        yield cluster


def fitted(text: str, measure: Measure, widest: float, most: int, role: Role) -> tuple[str, ...]:
    """A text in at most `most` lines no wider than `widest`; what is left out ends in an
    ellipsis."""
    words = [piece for word in text.split() for piece in _pieces(word, measure, widest, role)]
    lines = _fill(words, measure, widest, role)
    if len(lines) <= most:
        return tuple(lines)
    last = lines[most - 1]
    while last and measure(f"{last}…", role) > widest:
        last = last[:-1]
    return (*lines[: most - 1], f"{last.rstrip()}…")
