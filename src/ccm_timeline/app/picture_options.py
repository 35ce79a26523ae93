"""The options of `export` that are for pictures, read into frozen values."""

from __future__ import annotations

import argparse
import re
from enum import Enum
from typing import TypeVar

import msgspec

from ccm_timeline.app.usage import UsageError
from ccm_timeline.model.choices import Cards, Grouping, PictureTheme, ScaleKind
from ccm_timeline.model.edtf import EdtfError, parse
from ccm_timeline.model.filter import Filter
from ccm_timeline.model.picture import ALL_PARTS, MOST_PAGES, CardWish, PagePart, PictureWish, Span
from ccm_timeline.model.sheets import LARGEST_SIDE, SHEETS, SMALLEST_SIDE, Sheet, sheet_of
from ccm_timeline.model.stances import StanceValue

MOST_FACTOR = 8

_Choice = TypeVar("_Choice", bound=Enum)


class PictureOptions(msgspec.Struct, frozen=True):
    """What is asked of all the pictures of one call."""

    wish: PictureWish
    card: CardWish | None = None
    """The event of which a card is wanted."""
    factor: int = 1
    """How many times as many pixels each way."""
    alt: bool = False
    """Whether the picture in words is written beside it."""


def add_picture_options(group: argparse._ArgumentGroup) -> None:
    """Add all of them but lanes and scale, which are not for pictures alone."""
    add = group.add_argument
    add(
        "--size",
        metavar="SIZE",
        type=_size,
        help=f"of a picture: {', '.join(SHEETS)}, or pixels like 3840x2160; 4k where not given",
    )
    add("--theme", choices=_names(PictureTheme), default="light", help="light (at first), dark, or "
        "paper (on white)")  # fmt: skip
    add("--cards", choices=_names(Cards), default="full", help="what cards say at the most")
    add("--from", dest="since", metavar="DATE", type=_date, help="the first day, as EDTF")
    add("--to", dest="until", metavar="DATE", type=_date, help="the last day, as EDTF")
    add("--events", metavar="ID,…", type=_ids, help="only these events")
    add("--only-organisation", metavar="ID,…", type=_ids, help="only events with one of these")
    add("--only-stance", metavar="NAME,…", type=_ids, help="only events with one of these stances")
    add("--only-source", metavar="ID,…", type=_ids, help="only events that one of these states")
    add("--only-theme", metavar="ID,…", type=_ids, help="only events of one of these themes")
    add("--importance", choices=["1", "2", "3"], default="1", help="only events as important")
    add("--without", metavar="PART,…", type=_ids, help=f"leave out {', '.join(_names(PagePart))}")
    add("--pages", metavar="N", type=_pages, default=1, help="pages that lie side by side")
    add("--scale-factor", metavar="N", type=_factor, default=1, help="N times as many pixels")
    add("--alt", action="store_true", help="write the picture in words beside it, as .txt")
    add("--event", metavar="ID", help="the one event of a card (--as card) or of a handout")


def read_picture_options(
    found: argparse.Namespace, grouping: Grouping, scale: ScaleKind | None
) -> PictureOptions:
    """Join what was said. Raises `UsageError`."""
    theme = PictureTheme(found.theme)
    wish = PictureWish(
        found.size or SHEETS["4k"],
        theme,
        grouping,
        scale,
        Cards(found.cards),
        _span(found.since, found.until),
        _filter(found),
        found.events,
        ALL_PARTS - _members(PagePart, found.without, "--without"),
        found.pages,
    )
    card = None
    if found.event is not None:
        card = CardWish(found.event, found.size or SHEETS["slide-16x9"], theme)
    return PictureOptions(wish, card, found.scale_factor, found.alt)


def _filter(found: argparse.Namespace) -> Filter:
    nobody: frozenset[str] = frozenset()
    return Filter(
        organisations=found.only_organisation or nobody,
        stances=_members(StanceValue, found.only_stance, "--only-stance"),
        sources=found.only_source or nobody,
        themes=found.only_theme or nobody,
        importance=int(found.importance),
    )


def _span(since: tuple[int, int] | None, until: tuple[int, int] | None) -> Span | None:
    if since is None and until is None:
        return None
    first, last = since[0] if since else None, until[1] if until else None
    if first is not None and last is not None and first > last:
        raise UsageError("--from is later than --to")
    return Span(first, last)


def _members(
    choices: type[_Choice], names: frozenset[str] | None, option: str
) -> frozenset[_Choice]:
    known = {choice.value: choice for choice in choices}
    for name in names or ():
        if name not in known:
            raise UsageError(f"{option} knows no “{name}”; say {', '.join(known)}")
    return frozenset(known[name] for name in names or ())


def _names(choices: type[Enum]) -> list[str]:
    return [choice.value for choice in choices]


def _ids(text: str) -> frozenset[str]:
    names = frozenset(name.strip() for name in text.split(",")) - {""}
    if not names:
        raise argparse.ArgumentTypeError("nothing is named")
    return names


def _date(text: str) -> tuple[int, int]:
    """The first and the last day that a date may mean."""
    try:
        when = parse(text)
    except EdtfError as error:
        raise argparse.ArgumentTypeError(str(error)) from error
    if when.earliest is None or when.latest is None:
        raise argparse.ArgumentTypeError(f"{text} has an open end, and a day is wanted")
    return when.earliest, when.latest


def _size(text: str) -> Sheet:
    if text in SHEETS:
        return SHEETS[text]
    found = re.fullmatch(r"([0-9]{1,6})[x×]([0-9]{1,6})", text)
    if not found:
        names = ", ".join(SHEETS)
        raise argparse.ArgumentTypeError(f"a size is {names} or like 3840x2160, not {text}")
    width, height = int(found[1]), int(found[2])
    if not all(SMALLEST_SIDE <= side <= LARGEST_SIDE for side in (width, height)):
        raise argparse.ArgumentTypeError(
            f"the sides of an image have {SMALLEST_SIDE} to {LARGEST_SIDE} pixels, not {text}"
        )
    return sheet_of(width, height)


def _pages(text: str) -> int:
    return _between(text, MOST_PAGES, "pages")


def _factor(text: str) -> int:
    return _between(text, MOST_FACTOR, "times as many pixels")


def _between(text: str, most: int, what: str) -> int:
    if not re.fullmatch("[1-9][0-9]?", text) or int(text) > most:
        raise argparse.ArgumentTypeError(f"it is 1 to {most} {what}, not {text}")
    return int(text)
