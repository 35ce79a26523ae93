"""Every format that the export dialog offers, with a sentence on what it is good for."""

from __future__ import annotations

from enum import Enum

import msgspec

from ccm_timeline.files.formats.table import FORMATS
from ccm_timeline.model.forms import PictureForm


class Family(Enum):
    """The groups of the list of formats, by their headings."""

    PICTURE = "Picture"
    PAGE = "Page"
    DATA = "Data"


PAGE, HANDOUT = "html", "handout"


class Offer(msgspec.Struct, frozen=True):
    """One format of the list."""

    name: str
    family: Family
    title: str
    ending: str
    says: str

    @property
    def picture(self) -> PictureForm | None:
        """The format of a picture; None of what is none."""
        return PictureForm(self.name) if self.family is Family.PICTURE else None


_PICTURES = {
    PictureForm.PNG: ("PNG image", "Sharp, for slides, documents and web pages."),
    PictureForm.JPEG: ("JPEG image", "For places that take no PNG; letters are a little softer."),
    PictureForm.WEBP: ("WebP image", "As sharp as PNG in a smaller file, for web pages."),
    PictureForm.SVG: ("SVG drawing", "For drawing programs and the web; text can be searched."),
    PictureForm.PDF: ("PDF", "For printing and posters; sharp at any size, text can be searched."),
}

_DATA = {
    "ics": "Events for a calendar program, each on its days.",
    "csv": "A table for a spreadsheet program, a row for each event.",
    "quotes-csv": "A table for a spreadsheet program, a row for each quotation.",
    "timelinejs-csv": "A table that TimelineJS reads.",
    "timelinejs": "For a web page made with TimelineJS.",
    "vis": "For a web page made with vis-timeline.",
    "annotations": "Each quotation with its place in the source, for annotation programs.",
    "md": "Headings and paragraphs, for text editors and wikis.",
    "txt": "Whole sentences in the order of time, to be read or read aloud.",
    "csl-json": "The sources as references, for Zotero or pandoc.",
    "bib": "The sources as references, for LaTeX.",
    "ris": "The sources as references, for other reference managers.",
}

_PAGE_SAYS = (
    "One file for any browser, without a network: it can be zoomed and searched, and shows every "
    "event with its quotations, sources and stances."
)
_HANDOUT_SAYS = (
    "Every event on paper with its quotations, disagreements and references. It always has the "
    "whole timeline."
)


def offers() -> tuple[Offer, ...]:
    """All formats, in the order of the list."""
    pictures = (
        Offer(form.value, Family.PICTURE, title, f".{form.value}", says)
        for form, (title, says) in _PICTURES.items()
    )
    data = (
        Offer(of.name, Family.DATA, of.title, of.ending, _DATA.get(of.name, f"{of.title}."))
        for of in FORMATS
    )
    return (
        *pictures,
        Offer(PAGE, Family.PAGE, "Web page (HTML)", ".html", _PAGE_SAYS),
        Offer(HANDOUT, Family.PAGE, "Handout (PDF)", ".pdf", _HANDOUT_SAYS),
        *data,
    )
