"""Makes the files of an order of the export dialog, and what is shown of them beforehand."""

from __future__ import annotations

from collections.abc import Mapping
from itertools import pairwise
from threading import Lock
from typing import TYPE_CHECKING

import msgspec
from msgspec.structs import replace
from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QImage, QPainter

from ccm_timeline.files.check import Grade
from ccm_timeline.files.formats.exported import Exported, Part, not_carried, sentence
from ccm_timeline.files.formats.table import named
from ccm_timeline.files.formats.text_alternative import text_alternative
from ccm_timeline.model.picture import ALL_PARTS
from ccm_timeline.model.timeline import Timeline
from ccm_timeline.view.export.offers import PAGE, Family
from ccm_timeline.view.export.order import Order
from ccm_timeline.view.picture.card import EvidenceCard
from ccm_timeline.view.picture.clipboard import Copied, copy_of
from ccm_timeline.view.picture.content import content_of
from ccm_timeline.view.picture.drawing import Drawing, Tell, nobody
from ccm_timeline.view.picture.forms import files_of
from ccm_timeline.view.picture.page import TimelinePages
from ccm_timeline.view.picture.pdf import print_pages
from ccm_timeline.view.picture.raster import image_of

if TYPE_CHECKING:
    from ccm_timeline.view.paper.printer import PrintChoice

MOST_SHOWN = 24_000_000
"""Pixels of a page that is shown as it will be written (A3 at 300 dpi); a larger one is drawn
smaller, in the same layout."""

_BAND = 32
"""Rows of a fitted copy that are made at a time."""


class Shown(msgspec.Struct, frozen=True):
    """A preview: the page as it will be written, or words alone where there is no picture."""

    image: QImage | None
    page: int
    count: int
    notes: tuple[str, ...]
    is_whole: bool = True
    """Whether the image has every pixel that will be written."""
    size: int = 0
    """Bytes of a file that has no picture."""


class Maker:
    """Draws and writes one timeline; its calls come from several threads, one waits for the other.

    Raises `NothingToDraw` where an order leaves no event, and `TooLarge`.
    """

    def __init__(self, timeline: Timeline, grades: Mapping[str, Grade]) -> None:
        self._timeline, self._grades = timeline, grades
        self._lock = Lock()
        self._last: tuple[Order, Drawing] | None = None

    def drawing(self, order: Order) -> Drawing:
        """Lay a picture out, once for all calls that follow one another."""
        if self._last is not None and self._last[0] == order:
            return self._last[1]
        made: Drawing
        if order.card is not None:
            made = EvidenceCard(self._timeline, order.card, self._grade(order.card.event))
        else:
            made = TimelinePages(self._timeline, order.wish)
        self._last = order, made
        return made

    def show(self, order: Order, page: int) -> Shown:
        """Draw a page to be looked at, from 0; the last one where there are fewer."""
        with self._lock:
            if order.offer.family is not Family.PICTURE:
                exported = self._exported(order)
                return Shown(None, 0, 1, exported.left_out, size=len(exported.data))
            drawing = self.drawing(order)
            page = min(page, drawing.count - 1)
            sheet = drawing.sheet
            factor = min((MOST_SHOWN / (sheet.width * sheet.height)) ** 0.5, 1.0)
            image = image_of(drawing, page, factor)
            return Shown(image, page, drawing.count, drawing.notes, factor == 1.0)

    def files(self, order: Order, tell: Tell = nobody) -> tuple[bytes, ...]:
        """The bytes of each file, without that of the words. Raises whatever `tell` raises."""
        with self._lock:
            form = order.offer.picture
            if form is not None:
                return files_of(self.drawing(order), form, tell=tell)
            tell(0.0)
            return (self._exported(order).data,)

    def copied(self, order: Order, page: int) -> Copied:
        """What goes to the clipboard: of a picture a page, else the text of the file."""
        with self._lock:
            form = order.offer.picture
            if form is not None:
                return copy_of(self.drawing(order), page, form)
            return Copied(self._exported(order).data.decode("utf-8-sig"))

    def print(self, order: Order, choice: PrintChoice, tell: Tell) -> None:
        """Print the pages that were chosen. Raises `OSError`, and whatever `tell` raises."""
        with self._lock:
            print_pages(choice.printer, self.drawing(order), tell, choice.first, choice.last)

    def words(self, order: Order) -> bytes:
        """The picture in words, numbered as its cards are."""
        return text_alternative(self._part(order)).data

    def _part(self, order: Order) -> Timeline:
        return content_of(self._timeline, replace(order.wish, parts=ALL_PARTS)).timeline

    def _exported(self, order: Order) -> Exported:
        part = self._part(order)
        if order.offer.name != PAGE:
            form = named(order.offer.name)
            assert form is not None, "the list offers what the table has"
            return form.write(part)
        # Here and not at the head: the dialog opens sooner without it.
        from ccm_timeline.app.webpage.grades import Grades
        from ccm_timeline.app.webpage.page import PageChoices, web_page

        wish = order.wish
        assert wish.day is not None, "an order is made on some day"
        grades = Grades(wish.day, self._grades)
        page = web_page(part, PageChoices(grades, wish.grouping, wish.scale, wish.topic))
        unchecked = _unchecked(grades.unchecked(part.document))
        return Exported(page.data, (*not_carried(part, Part.NOTES), *unchecked))

    def _grade(self, event_id: str) -> Grade | None:
        quote = next(iter(self._timeline.quotes_of(event_id)), None)
        return None if quote is None else self._grades.get(quote.id)


def fitted(image: QImage, room: QSize) -> QImage:
    """An image made smaller to fit a room in pixels of the screen; never larger than it is.

    In bands, because one call for all rows would hold up every other thread for too long.
    """
    keep, smooth = Qt.AspectRatioMode.KeepAspectRatio, Qt.TransformationMode.SmoothTransformation
    size = image.size()
    if size.width() <= room.width() and size.height() <= room.height():
        return image
    size.scale(room.expandedTo(QSize(1, 1)), keep)
    small = QImage(size.expandedTo(QSize(1, 1)), image.format())
    tops = [*range(0, small.height(), _BAND), small.height()]
    painter = QPainter(small)
    for top, end in pairwise(tops):
        first, last = (round(y * image.height() / small.height()) for y in (top, end))
        band = image.copy(0, first, image.width(), last - first)
        stretch = Qt.AspectRatioMode.IgnoreAspectRatio
        painter.drawImage(0, top, band.scaled(small.width(), end - top, stretch, smooth))
    painter.end()
    return small


def _unchecked(count: int) -> tuple[str, ...]:
    """What the page says of quotations that were not looked for, and what to do about it."""
    return tuple(
        sentence(
            count,
            "It says of 1 quotation that it was not checked: attach the source texts first.",
            "It says of {} quotations that they were not checked: attach the source texts first.",
        )
    )
