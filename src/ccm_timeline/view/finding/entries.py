"""What the palette offers for a few letters: commands, and events by what is said of them."""

from __future__ import annotations

from array import array
from collections.abc import Iterable

import msgspec

from ccm_timeline.model.folding import fold
from ccm_timeline.model.timeline import Timeline
from ccm_timeline.model.words import in_short
from ccm_timeline.view.actions import shown_keys
from ccm_timeline.view.commands import Command
from ccm_timeline.view.commands.other_words import OTHER_WORDS
from ccm_timeline.view.plain import one_line

MOST_EVENTS = 50
"""Events that are offered; more letters bring the others."""

MOST_LOOKED_AT = 400
"""Events that are found before those whose titles say it are put first."""

_MOST_COMMANDS = 8
_BY_OTHER_WORDS, _BY_LETTERS = 3, 4
_AROUND = ".,:;?!…"
"""What stands around words and is not looked for."""


class Entry(msgspec.Struct, frozen=True):
    """A line of the palette: whose it is by id, its words, and what stands at the right."""

    id: str
    words: str
    aside: str
    is_event: bool = False


def command_entries(text: str, commands: Iterable[Command]) -> tuple[list[Entry], list[Entry]]:
    """The commands that have the words or are known by them, and those that have the letters; all
    for no text."""
    wanted = fold(text).strip(_AROUND)
    entries = [Entry(command.id, title_of(command), shown_keys(command)) for command in commands]
    if not wanted:
        return entries, []
    ranked = [
        (likeness(wanted, fold(entry.words), OTHER_WORDS[entry.id]), entry) for entry in entries
    ]
    found = sorted(
        ((rank, entry) for rank, entry in ranked if rank is not None), key=lambda pair: pair[0]
    )
    likely = [entry for rank, entry in found if rank < _BY_LETTERS]
    others = [entry for rank, entry in found if rank == _BY_LETTERS]
    return likely[:_MOST_COMMANDS], others[:_MOST_COMMANDS]


def event_entries(text: str, timeline: Timeline, found: array[int]) -> list[Entry]:
    """The events that were found, those first whose titles have the words."""
    words = fold(text).split()
    by_title = [position for position in found if _has(timeline, position, words)]
    others = [position for position in found if not _has(timeline, position, words)]
    return [_entry(timeline, position) for position in (by_title + others)[:MOST_EVENTS]]


def title_of(command: Command) -> str:
    """A command's words, behind those of the menu that it stands in with others."""
    if command.submenu is None:
        return command.name
    return f"{command.submenu.value.replace('&', '')}: {command.name.lower()}"


def likeness(wanted: str, words: str, others: str = "") -> int | None:
    """How well folded letters fit folded words, 0 best; None where they do not.

    In turn: the beginning, beginnings of words in any order, parts of words, beginnings of these
    and of `others` that mean the same, letters in order.
    """
    if words.startswith(wanted):
        return 0
    pieces = [piece for part in wanted.split() if (piece := part.strip(_AROUND))]
    if _begin(pieces, words.split()):
        return 1
    if all(piece in words for piece in pieces):
        return 2
    if _begin(pieces, [*words.split(), *others.split()]):
        return _BY_OTHER_WORDS
    letters = iter(words)
    return _BY_LETTERS if all(letter in letters for letter in wanted.replace(" ", "")) else None


def _begin(pieces: Iterable[str], words: Iterable[str]) -> bool:
    """Whether each piece is the beginning of a word."""
    return all(any(word.startswith(piece) for word in words) for piece in pieces)


def _has(timeline: Timeline, position: int, words: list[str]) -> bool:
    title = fold(timeline.events[position].title)
    return all(word in title for word in words)


def _entry(timeline: Timeline, position: int) -> Entry:
    event = timeline.events[position]
    return Entry(event.id, one_line(event.title), in_short(timeline.whens[position]), True)
