"""The result of a check as people and as programs read it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import msgspec

from ccm_timeline.files.check import Item, count_grades


def text_report(items: Sequence[Item]) -> Iterator[str]:
    """Yield one line for each item that fails or passes only as typographic, then the totals."""
    for item in items:
        if item.message:
            yield f"{item.grade.value}: {item.place}: {item.message}"
    totals = ", ".join(f"{count} {grade.value}" for grade, count in count_grades(items).items())
    yield f"{len(items)} checked: {totals}"


def json_lines(items: Sequence[Item]) -> Iterator[str]:
    """Yield one JSON object for each item, with the fields of `Item` and whether it passes."""
    for item in items:
        fields = msgspec.to_builtins(item)
        fields["passes"] = item.grade.passes
        yield msgspec.json.encode(fields).decode()
