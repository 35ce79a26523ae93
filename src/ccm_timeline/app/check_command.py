"""The command `check`: looks up every quotation and piece of evidence in the source texts."""

from __future__ import annotations

from itertools import islice
from pathlib import Path
from typing import TextIO

from ccm_timeline.app.exit_status import COULD_NOT, DONE, tell_mistake, tell_note
from ccm_timeline.app.put import put_lines
from ccm_timeline.app.shipped import shipped_timeline
from ccm_timeline.files.check import all_pass, check_document
from ccm_timeline.files.problems import DocumentRefused
from ccm_timeline.files.reader import read
from ccm_timeline.files.report import json_lines, text_report
from ccm_timeline.files.sources import read_sources
from ccm_timeline.files.unknown import Unknown
from ccm_timeline.files.unknown_words import unknown_in_words

FOUND_FAULTS = 1
MOST_UNKNOWN = 20
"""Unknown fields that are named; the rest are counted."""


def run_check(file: Path | None, sources: Path, as_json: bool, out: TextIO, err: TextIO) -> int:
    """Check a document, or the one that the program brings along; the answer is the exit status.

    0: all pass; 1: something fails; 2: it could not be checked, and `err` says why.
    """
    if not sources.is_dir():
        tell_mistake(f"there is no folder “{sources}”", err)
        return COULD_NOT
    try:
        reading = read(file or shipped_timeline())
    except DocumentRefused as refused:
        tell_mistake(refused.sentence, err)
        # One line says why it ended; the list of problems is the answer, where people read it.
        if not as_json:
            put_lines((line.strip() for line in str(refused).splitlines()[1:]), out, err)
        return COULD_NOT
    if reading.newer:
        tell_mistake(
            "the document was made by a newer version and may claim more than can be checked", err
        )
        return COULD_NOT
    items = check_document(reading.document, read_sources(reading.document, sources))
    if not put_lines(json_lines(items) if as_json else text_report(items), out, err):
        return COULD_NOT
    _tell_unknown(reading.unknown, err)
    return DONE if all_pass(items) else FOUND_FAULTS


def _tell_unknown(unknown: Unknown, err: TextIO) -> None:
    """A field with a slip in its name is no fault of the document, and yet shown by nobody."""
    found = unknown_in_words(unknown)
    for sentence in islice(found, MOST_UNKNOWN):
        tell_note(sentence, err)
    if more := sum(1 for _ in found):
        tell_note(f"and {more:,} more such fields.", err)
