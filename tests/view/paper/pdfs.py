"""Reads what stands in a PDF, as another program would."""

import re
import shutil
import subprocess
from collections.abc import Iterable
from io import BytesIO

from pypdf import PdfReader
from pypdf.generic import DictionaryObject, IndirectObject

from ccm_timeline.model.choices import PaperSize
from ccm_timeline.view.paper.blocks import Block
from ccm_timeline.view.paper.pages import Paper
from ccm_timeline.view.paper.pdf import write_pdf
from ccm_timeline.view.paper.size import Sheet


def written(
    blocks: Iterable[Block], title: str = "A test", size: PaperSize = PaperSize.A4
) -> bytes:
    return write_pdf(Paper(title, tuple(blocks), Sheet.of(size)))


def read(data: bytes) -> PdfReader:
    return PdfReader(BytesIO(data), strict=True)


def pages(data: bytes) -> list[str]:
    """The text of each page without blanks, which a PDF need not have between words.

    Poppler reads a page in a hundredth of the time that pypdf takes.
    """
    if shutil.which("pdftotext"):
        command = ["pdftotext", "-raw", "-enc", "UTF-8", "-", "-"]
        done = subprocess.run(command, input=data, capture_output=True, check=True)
        texts = done.stdout.decode().split("\f")[:-1]
    else:
        texts = [page.extract_text() for page in read(data).pages]
    return [unbroken(text) for text in texts]


def unbroken(text: str) -> str:
    return re.sub(r"\s", "", text)


def fonts(data: bytes) -> dict[str, bool]:
    """Each font of a PDF, and whether its letters are in the file."""
    found: dict[str, bool] = {}
    for page in read(data).pages:
        for entry in _object(_object(page["/Resources"])["/Font"]).values():
            inner = _object(_object(entry)["/DescendantFonts"][0])  # type: ignore[index]
            descriptor = _object(inner["/FontDescriptor"])
            found[str(inner["/BaseFont"])] = "/FontFile2" in descriptor
    return found


def _object(found: object) -> DictionaryObject:
    resolved = found.get_object() if isinstance(found, IndirectObject) else found
    assert isinstance(resolved, DictionaryObject)
    return resolved
