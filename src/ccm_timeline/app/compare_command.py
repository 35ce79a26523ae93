"""The command `compare`: tells which passages the source texts share."""

from __future__ import annotations

from pathlib import Path
from typing import TextIO

from ccm_timeline.app.exit_status import COULD_NOT, DONE, tell_mistake
from ccm_timeline.app.put import put_lines
from ccm_timeline.app.shipped import shipped_timeline
from ccm_timeline.files.comparing.independence import compare_sources
from ccm_timeline.files.comparing.report import json_lines, text_lines
from ccm_timeline.files.problems import DocumentRefused
from ccm_timeline.files.reader import read
from ccm_timeline.files.sources import DecodedSource, read_sources


def run_compare(file: Path | None, sources: Path, as_json: bool, out: TextIO, err: TextIO) -> int:
    """Compare the source texts of a document, or of the one that the program brings along.

    The answer is the exit status. 0: compared; 2: it could not be, and `err` says why.
    """
    if not sources.is_dir():
        tell_mistake(f"there is no folder “{sources}”", err)
        return COULD_NOT
    try:
        document = read(file or shipped_timeline()).document
    except DocumentRefused as refused:
        tell_mistake(refused.sentence, err)
        return COULD_NOT
    found = read_sources(document, sources)
    texts = {id: text.text for id, text in found.items() if isinstance(text, DecodedSource)}
    if not texts:
        tell_mistake(f"the folder “{sources}” holds none of the source texts", err)
        return COULD_NOT
    comparison = compare_sources(document, texts)
    lines = json_lines(document, comparison) if as_json else text_lines(document, comparison, texts)
    return DONE if put_lines(lines, out, err) else COULD_NOT
