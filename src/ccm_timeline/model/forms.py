"""The formats of pictures, by the names that command line and dialog use."""

from __future__ import annotations

from enum import Enum


class PictureForm(Enum):
    """A format, by the ending that its files have."""

    PNG = "png"
    JPEG = "jpg"
    WEBP = "webp"
    SVG = "svg"
    PDF = "pdf"

    @property
    def title(self) -> str:
        """By which a dialog offers it."""
        return _TITLES[self]


_TITLES = {
    PictureForm.PNG: "PNG",
    PictureForm.JPEG: "JPEG",
    PictureForm.WEBP: "WebP",
    PictureForm.SVG: "SVG",
    PictureForm.PDF: "PDF",
}

ENDINGS = {f".{form.value}": form for form in PictureForm} | {".jpeg": PictureForm.JPEG}
"""The formats by the endings that say them."""
