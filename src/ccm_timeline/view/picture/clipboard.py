"""What of a picture goes to the clipboard, made without it: image, drawing and words."""

from __future__ import annotations

import msgspec
from PySide6.QtCore import QMimeData
from PySide6.QtGui import QImage

from ccm_timeline.model.forms import PictureForm
from ccm_timeline.view.picture.drawing import Drawing
from ccm_timeline.view.picture.pdf import pdf_of
from ccm_timeline.view.picture.raster import image_of
from ccm_timeline.view.picture.svg import svg_of


class Copied(msgspec.Struct, frozen=True):
    """For whoever pastes to choose from; it can be made in any thread."""

    text: str
    image: QImage | None = None
    vectors: tuple[str, bytes] | None = None
    """A media type, and the bytes of a file of that type, which programs for drawing prefer."""

    def as_mime(self) -> QMimeData:
        """In the thread of the clipboard."""
        data = QMimeData()
        data.setText(self.text)
        if self.image is not None:
            data.setImageData(self.image)
        if self.vectors is not None:
            data.setData(*self.vectors)
        return data


def copy_of(drawing: Drawing, page: int = 0, form: PictureForm = PictureForm.SVG) -> Copied:
    """A page as image and SVG, or all pages as PDF; its words as text. Raises `TooLarge`."""
    if form is PictureForm.PDF:
        vectors = "application/pdf", pdf_of(drawing)
    else:
        vectors = "image/svg+xml", svg_of(drawing, page)
    text = f"{drawing.about.title}\n{drawing.about.description}"
    return Copied(text, image_of(drawing, page), vectors)
