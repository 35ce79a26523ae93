"""The files of pictures, decoded: their sizes, pixels, words, metadata, and bytes."""

from __future__ import annotations

import io
import random

import pypdf
import pytest
from PySide6.QtGui import QColor, QImage, QPageSize, QPdfWriter

from ccm_timeline.app.shipped import shipped_timeline
from ccm_timeline.files.reader import read_document
from ccm_timeline.model.days import day_of
from ccm_timeline.model.forms import PictureForm
from ccm_timeline.model.picture import PictureWish
from ccm_timeline.model.sheets import SHEETS, sheet_of
from ccm_timeline.model.timeline import Timeline
from ccm_timeline.view.picture.clipboard import copy_of
from ccm_timeline.view.picture.drawing import Cancelled
from ccm_timeline.view.picture.forms import files_of
from ccm_timeline.view.picture.page import TimelinePages
from ccm_timeline.view.picture.pdf import print_pages
from ccm_timeline.view.picture.png import png_of
from ccm_timeline.view.picture.raster import TooLarge, image_of
from tests.builders import document, event
from tests.view.picture.written import root_of, texts_of

WORDS = "Lietuva ąčęėįšųūž Ελλάδα Россия"
DAY = day_of(2025, 11, 22)
SMALL = sheet_of(800, 450)


@pytest.fixture(scope="module")
def pages(qapp: object) -> TimelinePages:
    events = (event(title=WORDS), event(id="other", title="العربية 漢字 <b>", when="2024-02"))
    made = document(title=f"{WORDS} office", events=events, quotes=())
    return TimelinePages(Timeline(made), PictureWish(SMALL, day=DAY))


@pytest.fixture(scope="module")
def shipped(qapp: object) -> TimelinePages:
    return TimelinePages(Timeline(read_document(shipped_timeline())), PictureWish(day=DAY))


@pytest.mark.parametrize("height", [1, 255, 256, 257, 700])
def test_the_pixels_of_a_png_are_those_of_the_image(qapp: object, height: int) -> None:
    image = QImage(37, height, QImage.Format.Format_RGB32)
    dice = random.Random(height)
    for y in range(height):
        for x in range(0, 37, 3):
            image.setPixelColor(x, y, QColor(*(dice.randrange(256) for _ in range(3))))
    assert QImage.fromData(png_of(image, {})) == image.convertToFormat(QImage.Format.Format_RGB32)


@pytest.mark.parametrize("factor", [1, 2, 4])
def test_at_a_multiple_of_the_size_everything_stands_at_the_multiple(
    pages: TimelinePages, factor: int
) -> None:
    """Made small again, the larger picture is the first one but for the edges of letters."""
    once, more = image_of(pages, 0), image_of(pages, 0, factor)
    assert (more.width(), more.height()) == (800 * factor, 450 * factor)
    assert more.dotsPerMeterX() == pytest.approx(once.dotsPerMeterX() * factor, abs=factor)
    for card in pages.scenes[0].cards:
        # The upper left corner of the card, its ground within and the lane's without.
        x, y = card.rect.left + 6, card.rect.top + pages_head(pages) + card.rect.height / 2
        assert more.pixelColor(round(x * factor), round(y * factor)) == QColor("#FFFFFF")
    small = more.scaled(once.size()) if factor > 1 else once
    assert mean_difference(once, small) < 6


def pages_head(pages: TimelinePages) -> float:
    """Units of the page above the timeline."""
    return pages._head_height


def mean_difference(one: QImage, two: QImage) -> float:
    points = [(x, y) for x in range(0, one.width(), 5) for y in range(0, one.height(), 5)]
    found = (
        abs(one.pixelColor(*at).lightness() - two.pixelColor(*at).lightness()) for at in points
    )
    return sum(found) / len(points)


@pytest.mark.parametrize("form", list(PictureForm))
def test_the_same_picture_is_the_same_bytes_and_names_nobody(
    pages: TimelinePages, form: PictureForm
) -> None:
    (data,) = files_of(pages, form)
    again = TimelinePages(pages.content.timeline, pages.wish)
    assert files_of(again, form) == (data,)
    for forbidden in (b"/root", b"/home", b"/tmp", b"2026"):
        assert forbidden not in data


def test_a_png_says_what_it_is(pages: TimelinePages) -> None:
    image = QImage.fromData(files_of(pages, PictureForm.PNG)[0])
    assert image.text("Title") == f"{WORDS} office"
    assert image.text("Description").startswith("1. Feb 2024: ")
    assert image.text("Source") == "“A report”, n.d."
    assert image.dotsPerMeterX() == 3780


def test_the_words_of_an_svg_can_be_searched_and_read_aloud(pages: TimelinePages) -> None:
    (data,) = files_of(pages, PictureForm.SVG)
    texts = [item.text for item in texts_of(data)]
    assert any(WORDS in text for text in texts)
    assert any("العربية 漢字 <b>" in text for text in texts)
    root = root_of(data)
    named = {node.tag.partition("}")[2]: node for node in root}
    assert root.get("role") == "img"
    assert named["title"].text == f"{WORDS} office"
    assert WORDS in (named["desc"].text or "")
    assert "A report" in "".join(named["metadata"].itertext())
    tags = {node.tag.partition("}")[2] for node in root.iter()}
    assert tags.isdisjoint({"image", "script", "a", "foreignObject", "style", "use"})


def test_the_words_of_a_pdf_can_be_searched(pages: TimelinePages) -> None:
    (data,) = files_of(pages, PictureForm.PDF)
    reader = pypdf.PdfReader(io.BytesIO(data))
    text = reader.pages[0].extract_text()
    assert "ąčęėįšųūž" in text
    assert "Ελλάδα" in text
    assert "Россия" in text
    assert "office" in text
    assert reader.metadata is not None
    assert reader.metadata.title == f"{WORDS} office"
    assert reader.metadata.creation_date is None
    xmp = reader.xmp_metadata
    assert xmp is not None
    assert xmp.dc_title["x-default"] == f"{WORDS} office"
    assert "A report" in data.decode("utf-8", "replace")
    fonts = reader.pages[0]["/Resources"]["/Font"]  # type: ignore[index]
    for font in fonts.values():
        below = font.get_object()["/DescendantFonts"][0].get_object()
        assert "/FontFile2" in below["/FontDescriptor"].get_object()


def test_a_pdf_has_pages_of_the_size_of_their_sheet(pages: TimelinePages) -> None:
    wish = PictureWish(SHEETS["a4"], pages=3, day=DAY)
    several = TimelinePages(pages.content.timeline, wish)
    (data,) = files_of(several, PictureForm.PDF)
    reader = pypdf.PdfReader(io.BytesIO(data))
    assert len(reader.pages) == 3
    box = reader.pages[0].mediabox
    assert (float(box.width), float(box.height)) == pytest.approx((841.9, 595.3), abs=0.6)


def test_vector_files_of_the_shipped_timeline_are_small(shipped: TimelinePages) -> None:
    assert len(files_of(shipped, PictureForm.SVG)[0]) < 300_000
    assert len(files_of(shipped, PictureForm.PDF)[0]) < 200_000


def test_a_crowded_lane_is_drawn_as_shapes(qapp: object) -> None:
    events = tuple(
        event(id=f"e{n}", title=f"Event {n}", when=f"{1900 + n // 4}-0{1 + n % 9}")
        for n in range(400)
    )
    made = TimelinePages(Timeline(document(events=events, quotes=())), PictureWish(SMALL))
    assert made.scenes[0].densities
    assert b'fill-opacity="0.45"' in files_of(made, PictureForm.SVG)[0]
    reader = pypdf.PdfReader(io.BytesIO(files_of(made, PictureForm.PDF)[0]))
    assert list(reader.pages[0].images) == []


# Stopped, or impossible.


@pytest.mark.parametrize("form", list(PictureForm))
def test_an_export_is_told_of_and_can_be_stopped(pages: TimelinePages, form: PictureForm) -> None:
    told: list[float] = []
    files_of(pages, form, tell=told.append)
    assert told == sorted(told)
    assert (told[0], told[-1]) == (0.0, pytest.approx(1.0))

    def stop(share: float) -> None:
        if share > 0:
            raise Cancelled

    with pytest.raises(Cancelled):
        files_of(pages, form, tell=stop)


def test_what_a_format_cannot_hold_is_refused(pages: TimelinePages) -> None:
    wide = TimelinePages(pages.content.timeline, PictureWish(sheet_of(16_384, 320)))
    with pytest.raises(TooLarge, match="WebP has at most 16383"):
        files_of(wide, PictureForm.WEBP)


# Elsewhere.


def test_the_clipboard_has_image_drawing_and_words(pages: TimelinePages) -> None:
    data = copy_of(pages).as_mime()
    assert data.hasImage()
    assert bytes(data.data("image/svg+xml").data()) == files_of(pages, PictureForm.SVG)[0]
    assert data.text().startswith(f"{WORDS} office\n")
    paper = copy_of(pages, form=PictureForm.PDF).as_mime()
    assert paper.data("application/pdf").startsWith(b"%PDF")


def test_a_printer_gets_each_page_on_a_sheet_of_its_own(
    pages: TimelinePages, tmp_path_factory: pytest.TempPathFactory
) -> None:
    path = tmp_path_factory.mktemp("print") / "printed.pdf"
    device = QPdfWriter(str(path))
    device.setPageSize(QPageSize(QPageSize.PageSizeId.Letter))
    print_pages(device, TimelinePages(pages.content.timeline, PictureWish(SMALL, pages=2)))
    reader = pypdf.PdfReader(path)
    assert len(reader.pages) == 2
    assert "Россия" in reader.pages[0].extract_text() + reader.pages[1].extract_text()
