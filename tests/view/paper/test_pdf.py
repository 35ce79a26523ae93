"""Paper as PDF: text that can be selected, fonts that go along, and nothing of the machine."""

import time

import pytest

from ccm_timeline.model.choices import PaperSize
from ccm_timeline.view.paper.blocks import (
    Columns,
    Heading,
    Items,
    Level,
    Mark,
    PageBreak,
    Paragraph,
    Quotation,
    Rule,
    Span,
    Together,
    Tone,
    WritingBox,
    WritingLines,
)
from ccm_timeline.view.paper.drawing import PaperProblem, draw_paper
from tests.view.paper.pdfs import fonts, pages, read, unbroken, written

pytestmark = pytest.mark.usefixtures("qapp")

LITHUANIAN = "Ąžuolas čia ęsąs: ėjo įšalę ūkai, „šviesūs“ žodžiai – ĄČĘĖĮŠŲŪŽ."
HOSTILE = "<img src='file:///etc/hostname'> &lt;b&gt; <table><script>alert(1)</script>"


def test_every_kind_of_block_is_written_and_its_text_can_be_read_back() -> None:
    data = written(
        (
            Heading("The title", Level.TITLE),
            Paragraph((Span("Strong", Tone.STRONG), Span(" italic", Tone.ITALIC))),
            Paragraph(LITHUANIAN),
            Quotation(f"Office, affluent, final: {LITHUANIAN}", "Somebody, minister"),
            Rule(),
            Items(("first", "second"), Mark.NUMBER, 4),
            Items(("yes", "no"), Mark.TICK_BOX),
            Columns(((Paragraph("on the left"),), (Quotation("on the right"),))),
            Together((Heading("Write here", Level.LABEL), WritingLines(3))),
            WritingBox(30, "Your words"),
        )
    )
    (page,) = pages(data)
    for text in (
        *("The title", "Strong italic", LITHUANIAN, "Office, affluent, final", "4.", "5."),
        *("Somebody, minister", "second", "yes", "on the left", "on the right", "Your words"),
    ):
        assert unbroken(text) in page


def test_markup_stays_text() -> None:
    data = written(
        (Heading(HOSTILE), Quotation(HOSTILE, HOSTILE), Items((HOSTILE,))), title=HOSTILE
    )
    assert pages(data)[0].count(unbroken(HOSTILE)) >= 4
    assert read(data).metadata.title == HOSTILE  # type: ignore[union-attr]


def test_pages_are_numbered_and_a_page_break_begins_one() -> None:
    data = written((Paragraph("one"), PageBreak(), PageBreak(), Paragraph("two"), PageBreak()))
    first, second = pages(data)
    assert "one" in first
    assert "two" in second
    assert first.endswith("1/2")
    assert second.endswith("2/2")


def test_all_fonts_are_embedded() -> None:
    found = fonts(written((Heading("Heading"), Paragraph("Text"), Quotation("Words", "Who"))))
    assert len(found) >= 3
    assert all(found.values())


def test_the_same_paper_gives_the_same_bytes_and_tells_nothing_of_the_machine(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    blocks = (Heading("Heading"), Paragraph(LITHUANIAN))
    data = written(blocks)
    monkeypatch.setenv("TZ", "Asia/Tokyo")
    time.tzset()
    monkeypatch.setenv("USER", "someone-else")
    assert written(blocks) == data
    monkeypatch.undo()
    time.tzset()
    information = read(data).metadata
    assert information is not None
    assert information.creator == "CCM Timeline"
    assert not information.author
    assert information.creation_date is None
    assert information.modification_date is None


@pytest.mark.parametrize(
    ("size", "points"), [(PaperSize.A4, (595, 842)), (PaperSize.LETTER, (612, 792))]
)
def test_the_paper_has_the_size_that_was_asked_for(
    size: PaperSize, points: tuple[int, int]
) -> None:
    box = read(written((Paragraph("text"),), size=size)).pages[0].mediabox
    assert (round(box.width), round(box.height)) == points


def test_no_heading_is_the_last_on_a_page_and_no_line_is_lost() -> None:
    blocks = []
    for number in range(24):
        blocks += [
            Heading(f"Heading {number:03}"),
            Paragraph(f"Text {number:03}. " * (2 * number + 1)),
        ]
    found = pages(written(blocks))
    assert len(found) > 2
    for page in found:
        # The foot is the title and the number of the page.
        last = page.rindex("Heading") if "Heading" in page else -1
        assert last < 0 or "Text" in page[last:]
    assert "".join(found).count("Text") == sum(range(1, 49, 2))


def test_endless_words_are_broken_and_not_cut() -> None:
    word = "".join(chr(ord("a") + at % 26) for at in range(2_400))
    found = pages(written((Paragraph(word), Quotation(word[:700]), Heading(word[:300]))))
    letters = "".join(
        page.removesuffix(f"Atest{n}/{len(found)}") for n, page in enumerate(found, 1)
    )
    assert word in letters


def test_columns_longer_than_a_page_go_on_upon_the_next_and_keep_their_heading() -> None:
    left = tuple(Paragraph(f"left-{number} " * 12) for number in range(30))
    found = pages(written((Heading("Both sides"), Columns((left, (Paragraph("right"),))))))
    assert len(found) > 1
    assert sum(page.count("left-29") for page in found) == 12
    assert "Bothsides" in found[0]
    assert "left-0" in found[0]
    tall = pages(written((Heading("A drawing"), WritingBox(1_000, "Draw"))))
    assert len(tall) == 1


def test_pages_that_are_not_there_cannot_be_printed() -> None:
    from PySide6.QtCore import QBuffer, QIODevice
    from PySide6.QtGui import QPdfWriter

    from ccm_timeline.view.paper.pages import Paper
    from ccm_timeline.view.paper.size import Sheet

    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    paper = Paper("A test", (Paragraph("text"),), Sheet.of(PaperSize.A4))
    with pytest.raises(PaperProblem, match="only 1 page"):
        list(draw_paper(paper, QPdfWriter(buffer), 2, 3))
