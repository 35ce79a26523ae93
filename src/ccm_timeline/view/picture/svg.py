"""A page of a picture as SVG, with its title and its words for those who do not see it."""

from __future__ import annotations

from ccm_timeline.view.picture.drawing import About, Drawing, size_in_units
from ccm_timeline.view.picture.svg_painter import SvgPainter
from ccm_timeline.view.picture.xml_text import xml_text

_RDF = "http://www.w3.org/1999/02/22-rdf-syntax-ns#"
_DC = "http://purl.org/dc/elements/1.1/"


def svg_of(drawing: Drawing, page: int) -> bytes:
    """Text stays text; there is no script, no link and nothing that is loaded in it."""
    painter = SvgPainter()
    drawing.paint(painter, page)
    sheet, (width, height) = drawing.sheet, size_in_units(drawing.sheet)
    inches = sheet.width / sheet.dpi, sheet.height / sheet.dpi
    said = drawing.about
    parts = (
        '<?xml version="1.0" encoding="UTF-8"?>\n'
        f'<svg xmlns="http://www.w3.org/2000/svg" width="{inches[0]:.4f}in" '
        f'height="{inches[1]:.4f}in" viewBox="0 0 {width:.3f} {height:.3f}" role="img" '
        f'aria-labelledby="title desc" xml:lang="{xml_text(said.language)}" '
        "style=\"font-feature-settings:'tnum','liga' 0\">\n",
        f'<title id="title">{xml_text(said.title)}</title>\n',
        f'<desc id="desc">{xml_text(said.description)}</desc>\n',
        f"<metadata>{dublin_core(said)}</metadata>\n",
        *painter.parts,
        "</svg>\n",
    )
    return "".join(parts).encode()


def dublin_core(about: About) -> str:
    """Title, language and sources as RDF, which SVG and PDF both carry (Dublin Core 1.1)."""
    sources = "".join(f"<rdf:li>{xml_text(source)}</rdf:li>" for source in about.sources)
    return (
        f'<rdf:RDF xmlns:rdf="{_RDF}" xmlns:dc="{_DC}"><rdf:Description rdf:about="">'
        f'<dc:title><rdf:Alt><rdf:li xml:lang="x-default">{xml_text(about.title)}</rdf:li>'
        f"</rdf:Alt></dc:title><dc:description><rdf:Alt>"
        f'<rdf:li xml:lang="x-default">{xml_text(about.description)}</rdf:li></rdf:Alt>'
        f"</dc:description><dc:language><rdf:Bag><rdf:li>{xml_text(about.language)}</rdf:li>"
        f"</rdf:Bag></dc:language><dc:source>{xml_text('; '.join(about.sources))}</dc:source>"
        f"<dc:relation><rdf:Bag>{sources}</rdf:Bag></dc:relation>"
        "</rdf:Description></rdf:RDF>"
    )
