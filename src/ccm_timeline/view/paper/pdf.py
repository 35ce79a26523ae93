"""Writes paper as PDF, whose bytes depend on nothing but what stands on it."""

from __future__ import annotations

import os
import sys
from collections.abc import Generator
from html import escape
from uuid import NAMESPACE_URL, uuid5

from PySide6.QtCore import QBuffer, QByteArray, QHashSeed, QIODevice, QMarginsF, QSizeF, QUuid
from PySide6.QtGui import QGuiApplication, QPageLayout, QPageSize, QPdfWriter

from ccm_timeline.model.visible import visible
from ccm_timeline.view.paper.drawing import Progress, draw_paper
from ccm_timeline.view.paper.pages import Paper
from ccm_timeline.view.paper.size import UNITS_PER_INCH, Sheet
from ccm_timeline.view.paper.undated import undated

CREATOR = "CCM Timeline"
_LONGEST_TITLE = 500
_XMP = """<?xpacket begin="\ufeff" id="W5M0MpCehiHzreSzNTczkc9d"?>
<x:xmpmeta xmlns:x="adobe:ns:meta/">
 <rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">
  <rdf:Description rdf:about="" xmlns:dc="http://purl.org/dc/elements/1.1/"
    xmlns:xmp="http://ns.adobe.com/xap/1.0/">
   <dc:title><rdf:Alt><rdf:li xml:lang="x-default">{title}</rdf:li></rdf:Alt></dc:title>
   <xmp:CreatorTool>{creator}</xmp:CreatorTool>
  </rdf:Description>
 </rdf:RDF>
</x:xmpmeta>
<?xpacket end="w"?>
"""


def write_pdf(paper: Paper) -> bytes:
    """Give the paper as PDF, at once; see `pdf_steps`."""
    # Kept in a name for as long as there is something to draw: fonts need an application.
    application = QGuiApplication.instance() or _offscreen_application()
    steps = pdf_steps(paper)
    while True:
        try:
            next(steps)
        except StopIteration as end:
            del application
            return bytes(end.value)


def pdf_steps(paper: Paper) -> Generator[Progress, None, bytes]:
    """Write the paper as PDF, yielding at each page; the answer is the file.

    It holds the paper's title, no author, no path, no date. The same paper, set with the same
    fonts by the same Qt, gives the same bytes on the command line; in a window the fonts may stand
    in another order within the file. Raises `PaperProblem`.
    """
    data = QByteArray()
    buffer = QBuffer(data)
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    writer = QPdfWriter(buffer)
    title = visible(paper.title)[:_LONGEST_TITLE]
    writer.setTitle(title)
    writer.setCreator(CREATOR)
    writer.setDocumentId(QUuid(str(uuid5(NAMESPACE_URL, f"ccm-timeline-paper:{title}"))))
    writer.setDocumentXmpMetadata(
        QByteArray(_XMP.format(title=escape(title), creator=CREATOR).encode())
    )
    writer.setResolution(UNITS_PER_INCH)
    writer.setPageLayout(page_layout(paper.sheet))
    yield from draw_paper(paper, writer)
    buffer.close()
    return undated(bytes(data.data()))


def page_layout(sheet: Sheet) -> QPageLayout:
    """The sheet as Qt knows it, without margins: the pages have their own."""
    size = QSizeF(sheet.width, sheet.height)
    page = QPageSize(size, QPageSize.Unit.Millimeter, "", QPageSize.SizeMatchPolicy.FuzzyMatch)
    none = QMarginsF(0, 0, 0, 0)
    return QPageLayout(
        page, QPageLayout.Orientation.Portrait, none, QPageLayout.Unit.Millimeter, none
    )


def _offscreen_application() -> QGuiApplication:
    """An application that asks for no display; fonts are those of the system."""
    # Qt writes the fonts in the order of a hash table.
    QHashSeed.setDeterministicGlobalSeed()
    os.environ["QT_QPA_PLATFORM"] = "offscreen"
    return QGuiApplication(sys.argv[:1])
