"""Tables as CSV (RFC 4180) that spreadsheets open rightly and without running anything."""

from __future__ import annotations

import csv
from collections.abc import Iterable, Iterator, Sequence
from io import StringIO

import msgspec

from ccm_timeline.files.formats.exported import sentence

FORMULA_STARTS = tuple("=+-@\t\r\n＝＋－＠")
"""What spreadsheets take for the start of a formula, or skip to reach one.

The list is OWASP's ("CSV Injection"), wide forms among them: Japanese versions fold these.
"""

LONGEST_CELL = 32_767
"""Characters that a cell of Excel keeps (its "Specifications and limits")."""

Cell = str | int
"""A text, which is made safe, or a number, which is written as it is."""


class Table(msgspec.Struct, frozen=True):
    """A written table, and how many of its cells are not as they were given."""

    data: bytes
    quoted: int
    """Cells with an apostrophe before what a spreadsheet would take for a formula."""
    long: int
    """Cells of which Excel would keep only a part."""

    def left_out(self) -> Iterator[str]:
        """Yield a sentence for each kind of cell that a reader should know of."""
        yield from sentence(
            self.quoted,
            "{} cell begins like a formula; an apostrophe was put before it.",
            "{} cells begin like a formula; an apostrophe was put before them.",
        )
        yield from sentence(
            self.long,
            f"{{}} cell is longer than the {LONGEST_CELL:,} characters that Excel keeps.",
            f"{{}} cells are longer than the {LONGEST_CELL:,} characters that Excel keeps.",
        )


def write_table(columns: Sequence[str], rows: Iterable[Sequence[Cell]]) -> Table:
    """Write a table as UTF-8 with a byte order mark, without which Excel guesses another encoding.

    Lines end in CRLF. Raises `UnicodeEncodeError` for text that holds half of a surrogate pair.
    """
    text = StringIO(newline="")
    text.write("\ufeff")
    writer = csv.writer(text, lineterminator="\r\n")
    writer.writerow(columns)
    quoted = long = 0
    for row in rows:
        safe = [_safe(cell) for cell in row]
        quoted += sum(new is not old for new, old in zip(safe, row, strict=True))
        long += sum(isinstance(cell, str) and len(cell) > LONGEST_CELL for cell in safe)
        writer.writerow(safe)
    return Table(text.getvalue().encode(), quoted, long)


def _safe(cell: Cell) -> Cell:
    return f"'{cell}" if isinstance(cell, str) and cell.startswith(FORMULA_STARTS) else cell
