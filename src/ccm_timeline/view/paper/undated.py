"""Takes the dates of writing out of a PDF, which would make two of one document differ."""

from __future__ import annotations

import re

_DATES = re.compile(rb"/(?:Creation|Mod)Date \(D:[^)]*\)\n")
_OFFSET = re.compile(rb"^([0-9]{10})(?= [0-9]{5} n)", re.MULTILINE)
_START = re.compile(rb"(?<=startxref\n)[0-9]+")


def undated(data: bytes) -> bytes:
    """Give the PDF that Qt wrote without its two dates, which are optional (ISO 32000-1, 14.3.3).

    They stand in the information dictionary, the first object of the file. Their length differs
    with the time zone, so that they are taken out and every later offset is made smaller (7.5.4).
    """
    information = data.index(b"endobj")
    kept = _DATES.sub(b"", data[:information])
    shift = information - len(kept)
    table = data.rindex(b"\nxref\n")
    tail = _OFFSET.sub(lambda found: _moved(found, information, shift), data[table:])
    tail = _START.sub(lambda found: b"%d" % (int(found[0]) - shift), tail)
    return kept + data[information:table] + tail


def _moved(found: re.Match[bytes], information: int, shift: int) -> bytes:
    offset = int(found[1])
    return b"%010d" % (offset - shift if offset > information else offset)
