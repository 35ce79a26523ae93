"""The formats of references, and each as an export of a whole timeline."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator

import msgspec

from ccm_timeline.files.citing.bibtex import bibtex
from ccm_timeline.files.citing.csl_json import csl_json
from ccm_timeline.files.citing.ris import ris
from ccm_timeline.files.formats.exported import Exported, Part, not_carried, sentence
from ccm_timeline.model.document import Source
from ccm_timeline.model.timeline import Timeline


class ReferenceFormat(msgspec.Struct, frozen=True):
    """How references are written for one kind of program."""

    name: str
    ending: str
    title: str
    write: Callable[[Iterable[Source]], bytes]

    def export(self, timeline: Timeline) -> Exported:
        """Write the references of all sources, and say what they cannot carry."""
        sources = timeline.document.sources
        return Exported(self.write(sources), (*_unstated(sources), *_left_out(timeline)))


REFERENCE_FORMATS = (
    ReferenceFormat(
        "csl-json", ".csl.json", "References for Zotero or pandoc (CSL-JSON)", csl_json
    ),
    ReferenceFormat("bib", ".bib", "References for LaTeX (BibTeX)", bibtex),
    ReferenceFormat("ris", ".ris", "References for other programs (RIS)", ris),
)


def _unstated(sources: Iterable[Source]) -> Iterator[str]:
    yield from sentence(
        sum(not (source.title or "").strip() for source in sources),
        "{} source states no title and is described in brackets.",
        "{} sources state no title and are described in brackets.",
    )
    yield from sentence(
        sum(source.published is None for source in sources),
        "{} source states no date of publication.",
        "{} sources state no date of publication.",
    )


def _left_out(timeline: Timeline) -> Iterator[str]:
    yield from not_carried(
        timeline, Part.QUOTATIONS, Part.STANCES, Part.DISAGREEMENTS, Part.EVIDENCE
    )
