"""Writes a picture in one of its formats; each writer is imported when it is asked for."""

from __future__ import annotations

from collections.abc import Iterator

from PySide6.QtCore import QBuffer, QByteArray, QIODevice
from PySide6.QtGui import QImage, QImageWriter

from ccm_timeline.model.forms import PictureForm
from ccm_timeline.view.picture.drawing import About, Drawing, Tell, nobody
from ccm_timeline.view.picture.raster import TooLarge, image_of

_QUALITY = {PictureForm.JPEG: 92, PictureForm.WEBP: 100}
"""Of 100: without rings around letters; WebP loses nothing at 100, and is smaller for it."""

_LONGEST = {PictureForm.JPEG: 65_535, PictureForm.WEBP: 16_383}
"""Pixels of a side that the format can say."""


def files_of(
    drawing: Drawing, form: PictureForm, factor: float = 1.0, tell: Tell = nobody
) -> tuple[bytes, ...]:
    """The bytes of each file: one for PDF, else one a page.

    `factor` is for formats of pixels. Raises `TooLarge`, and whatever `tell` raises.
    """
    tell(0.0)
    if form is PictureForm.PDF:
        from ccm_timeline.view.picture.pdf import pdf_of

        return (pdf_of(drawing, tell),)
    return tuple(_file(drawing, form, factor, page, tell) for page in range(drawing.count))


def _file(drawing: Drawing, form: PictureForm, factor: float, page: int, tell: Tell) -> bytes:
    def told(share: float) -> None:
        tell((page + share) / drawing.count)

    if form is PictureForm.SVG:
        from ccm_timeline.view.picture.svg import svg_of

        data = svg_of(drawing, page)
        told(1.0)
        return data
    image = image_of(drawing, page, factor)
    told(0.2)
    texts = dict(_texts(drawing.about))
    if form is PictureForm.PNG:
        from ccm_timeline.view.picture.png import png_of

        return png_of(image, texts, lambda share: told(0.2 + 0.8 * share))
    data = _encoded(image, form, texts)
    told(1.0)
    return data


def _texts(about: About) -> Iterator[tuple[str, str]]:
    """What is said in the file, by the keywords of PNG."""
    yield "Title", about.title[:1000]
    yield "Description", about.description
    yield "Source", "\n".join(about.sources)
    yield "Software", "CCM Timeline"


def _encoded(image: QImage, form: PictureForm, texts: dict[str, str]) -> bytes:
    if max(image.width(), image.height()) > _LONGEST[form]:
        raise TooLarge(
            f"{form.title} has at most {_LONGEST[form]} pixels a side; "
            "choose a smaller size, or PNG"
        )
    for keyword, text in texts.items():
        image.setText(keyword, text)
    data = QByteArray()
    buffer = QBuffer(data)
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    writer = QImageWriter(buffer, QByteArray(form.value.encode()))
    writer.setQuality(_QUALITY[form])
    if not writer.write(image):
        raise TooLarge(f"the image could not be encoded as {form.title}")
    return bytes(data.data())
