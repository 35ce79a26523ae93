"""Writes pictures of a timeline into files; no window and no display is needed."""

from __future__ import annotations

import os
import sys
from datetime import date
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, TextIO

from msgspec.structs import replace
from PySide6.QtGui import QGuiApplication

from ccm_timeline.app.exit_status import COULD_NOT, DONE, tell_mistake, tell_note
from ccm_timeline.app.export_arguments import Export
from ccm_timeline.app.outputs import CARD, Output
from ccm_timeline.app.put import is_same_file, name_of, put
from ccm_timeline.model.excerpt import excerpt
from ccm_timeline.model.forms import PictureForm
from ccm_timeline.model.picture import NothingToDraw, PictureWish
from ccm_timeline.model.timeline import Timeline
from ccm_timeline.view.picture.drawing import Drawing
from ccm_timeline.view.picture.forms import files_of
from ccm_timeline.view.picture.page import TimelinePages
from ccm_timeline.view.picture.raster import TooLarge

if TYPE_CHECKING:
    from ccm_timeline.files.check import Grade
    from ccm_timeline.view.picture.card import EvidenceCard

WORDS_ENDING = ".txt"


def png_of(timeline: Timeline, wish: PictureWish) -> bytes:
    """The first page of a picture as PNG. Raises `NothingToDraw` and `TooLarge`."""
    application = drawing_application()
    try:
        return files_of(TimelinePages(timeline, wish), PictureForm.PNG)[0]
    finally:
        del application


def drawing_application() -> object:
    """Keep it for as long as there is something to draw: fonts need an application.

    It asks for no display; fonts are those of the system.
    """
    if (running := QGuiApplication.instance()) is not None:
        return running
    os.environ["QT_QPA_PLATFORM"] = "offscreen"
    return QGuiApplication(sys.argv[:1])


def write_pictures(timeline: Timeline, request: Export, out: TextIO, err: TextIO) -> int:
    """Write all pictures of a call; the answer is an exit status, as of `run_exports`."""
    application = drawing_application()
    pictures = _Pictures(timeline, request)
    status = max(_write(pictures, output, out, err) for output in request.outputs)
    del application
    return status


class _Pictures:
    """What one call asks for, laid out once for all of its formats."""

    def __init__(self, timeline: Timeline, request: Export) -> None:
        self._timeline, self._request = timeline, request

    @cached_property
    def pages(self) -> TimelinePages:
        """Raises `NothingToDraw`."""
        wish = replace(self._request.picture.wish, day=date.today().toordinal())
        return TimelinePages(self._timeline, wish)

    @cached_property
    def card(self) -> EvidenceCard:
        """Raises `NothingToDraw`."""
        # Here and not at the head: a picture of the whole starts sooner without it.
        from ccm_timeline.view.picture.card import EvidenceCard

        wish = self._request.picture.card
        if wish is None:
            raise NothingToDraw("a card wants the event that it is of: --event ID")
        return EvidenceCard(self._timeline, wish, self._grade(wish.event))

    def _grade(self, event_id: str) -> Grade | None:
        """What comes of looking for the words of a card; None where there are no source texts."""
        quote = next(iter(self._timeline.quotes_of(event_id)), None)
        if quote is None or self._request.sources is None:
            return None
        from ccm_timeline.files.check import ItemKind, check_document
        from ccm_timeline.files.sources import read_sources

        document = self._timeline.document
        items = check_document(document, read_sources(document, self._request.sources))
        grades = (
            item.grade for item in items if item.kind is ItemKind.QUOTE and item.owner == quote.id
        )
        return next(grades, None)

    def drawing(self, output: Output) -> Drawing:
        """Raises `NothingToDraw`."""
        return self.card if output.form == CARD else self.pages

    def words(self, output: Output) -> bytes:
        """The picture in words, numbered as its cards are."""
        shown = self._timeline
        if output.form != CARD:
            shown = self.pages.content.timeline
        elif (wish := self._request.picture.card) is not None:
            position = shown.position(wish.event)
            shown = excerpt(shown, () if position is None else (position,))
        from ccm_timeline.files.formats.text_alternative import text_alternative

        return text_alternative(shown).data

    def files(self, output: Output) -> list[tuple[Path | None, bytes]]:
        """Each place with its bytes. Raises `NothingToDraw` and `TooLarge`."""
        form, options = output.picture, self._request.picture
        assert form is not None, "run_exports hands on pictures alone"
        files = files_of(self.drawing(output), form, options.factor)
        if output.path is None:
            if len(files) > 1:
                raise NothingToDraw("several pages do not fit in the standard output; take PDF")
            return [(None, files[0])]
        made: list[tuple[Path | None, bytes]] = list(
            zip(paths_of(output.path, len(files)), files, strict=True)
        )
        if options.alt:
            made.append((output.path.with_suffix(WORDS_ENDING), self.words(output)))
        file = self._request.file
        if file is not None and any(is_same_file(path, file) for path, _ in made):
            raise NothingToDraw("one of its files would be the document itself")
        return made


def paths_of(path: Path, count: int) -> tuple[Path, ...]:
    """The names of the files of some pages: name-1.png, name-2.png, …; one keeps its name."""
    if count == 1:
        return (path,)
    return tuple(path.with_stem(f"{path.stem}-{page}") for page in range(1, count + 1))


def _write(pictures: _Pictures, output: Output, out: TextIO, err: TextIO) -> int:
    """Write the files of one output, once all of them are made."""
    try:
        files = pictures.files(output)
    except (NothingToDraw, TooLarge) as problem:
        tell_mistake(f"{name_of(output.path)} was not written: {problem}", err)
        return COULD_NOT
    except MemoryError:
        tell_mistake(f"{name_of(output.path)} was not written: there is not enough memory", err)
        return COULD_NOT
    status = max(put(data, path, out, err) for path, data in files)
    if status == DONE:
        for sentence in pictures.drawing(output).notes:
            tell_note(f"{name_of(output.path)}: {sentence}", err)
    return status
