"""What a source is called where it states no title of its own."""

from __future__ import annotations

from ccm_timeline.model.document import Source


def source_label(source: Source) -> str:
    """The title that a source states; without one its kind, with its author or its file.

    A title is never made up: "Untitled news report by A. Writer", "Untitled page (003.txt)".
    """
    if stated := (source.title or "").strip():
        return stated
    kind = f"Untitled {source.kind.replace('-', ' ')}"
    return f"{kind} by {source.author}" if source.author else f"{kind} ({source.file})"
