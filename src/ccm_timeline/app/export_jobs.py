"""What the export dialog has done in other threads: writing, copying and printing an order."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

import msgspec

from ccm_timeline.app.export_command import WORDS_ENDING, paths_of
from ccm_timeline.app.making import Maker
from ccm_timeline.app.put import is_same_file
from ccm_timeline.files.keeping.faults import not_saved, sentence_of
from ccm_timeline.model.forms import ENDINGS, PictureForm
from ccm_timeline.model.phrases import listed
from ccm_timeline.model.picture import NothingToDraw
from ccm_timeline.system.whole_file import write_whole
from ccm_timeline.view.export.order import Order
from ccm_timeline.view.picture.clipboard import Copied
from ccm_timeline.view.picture.drawing import Cancelled
from ccm_timeline.view.picture.raster import TooLarge
from ccm_timeline.view.plain import one_line

if TYPE_CHECKING:
    from ccm_timeline.view.paper.printer import PrintChoice

_MOST_NAMES = 3
_NOT_MADE = (NothingToDraw, TooLarge, MemoryError)


class Wanted:
    """Whether what is being made is still wanted; it is asked and told from two threads."""

    def __init__(self, told: Callable[[float], None]) -> None:
        self._told = told
        self._holds = True

    def end(self) -> None:
        self._holds = False

    def tell(self, share: float) -> None:
        """In the other thread. Raises `Cancelled`."""
        self.check()
        self._told(share)

    def check(self) -> None:
        """Raise `Cancelled` where it is not wanted any more."""
        if not self._holds:
            raise Cancelled


class Outcome(msgspec.Struct, frozen=True):
    """What came of an order, in a sentence; nothing where it was cancelled."""

    said: str = ""
    problem: str = ""


def with_ending(path: Path, order: Order) -> Path:
    """The name of a file with the ending of its format, which is added where it lacks."""
    name, ending = path.name, order.offer.ending
    is_right = name.lower().endswith(ending) and len(name) > len(ending)
    form = order.offer.picture
    if not is_right and form is not None:
        is_right = ENDINGS.get(path.suffix.lower()) is form
    return path if is_right else path.with_name(f"{name}{ending}")


def places(path: Path, order: Order) -> tuple[Path, ...]:
    """Every file that an order writes, that of the words last."""
    is_one = order.offer.picture in (None, PictureForm.PDF) or order.card is not None
    files = paths_of(path, 1 if is_one else order.wish.pages)
    return (*files, path.with_suffix(WORDS_ENDING)) if order.described else files


def write(maker: Maker, order: Order, path: Path, document: Path, wanted: Wanted) -> Outcome:
    """Write all files, once all of them are made; each is replaced whole, or left as it was."""
    targets = places(path, order)
    if any(is_same_file(target, document) for target in targets):
        reason = "that is the file of the timeline itself"
        return Outcome(problem=not_saved(path.name, reason, "save it under another name"))
    try:
        made = maker.files(order, wanted.tell)
        if order.described:
            made = (*made, maker.words(order))
        for path, data in zip(targets, made, strict=True):
            wanted.check()
            write_whole(path, data, wanted.check)
    except OSError as error:
        return Outcome(problem=sentence_of(error, path.name))
    except Cancelled:
        return Outcome()
    except _NOT_MADE as problem:
        return Outcome(problem=not_made("saved", problem))
    return Outcome(f"Saved: {_names(targets)}.")


def _names(targets: tuple[Path, ...]) -> str:
    """The names of files, of which only a few are told."""
    names = [f"“{one_line(target.name)}”" for target in targets]
    if len(names) > _MOST_NAMES:
        names = [names[0], f"{len(names) - 1} more files"]
    return listed(names)


def copy(maker: Maker, order: Order, page: int) -> Copied | Outcome:
    """Make what goes to the clipboard."""
    try:
        return maker.copied(order, page)
    except _NOT_MADE as problem:
        return Outcome(problem=not_made("copied", problem))


def put_on_paper(maker: Maker, order: Order, choice: PrintChoice, wanted: Wanted) -> Outcome:
    """Print the pages that were chosen; a job that is cancelled is taken back."""

    def tell(share: float) -> None:
        try:
            wanted.tell(share)
        except Cancelled:
            choice.printer.abort()
            raise

    try:
        maker.print(order, choice, tell)
    except Cancelled:
        return Outcome()
    except (*_NOT_MADE, OSError) as problem:
        return Outcome(problem=not_made("printed", problem))
    return Outcome("Printed.")


def not_made(done: str, problem: Exception) -> str:
    """Say in one sentence why nothing was saved, copied or printed."""
    if isinstance(problem, MemoryError):
        return f"Nothing was {done}: there is not enough memory; choose a smaller size."
    return f"Nothing was {done}: {str(problem).removesuffix('.')}."
