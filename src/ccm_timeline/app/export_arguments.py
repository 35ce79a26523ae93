"""What the command `export` takes."""

from __future__ import annotations

import argparse
from pathlib import Path
from typing import TYPE_CHECKING

import msgspec

from ccm_timeline.app.outputs import Output, add_output_options, read_outputs
from ccm_timeline.model.choices import Grouping, ScaleKind

if TYPE_CHECKING:
    from ccm_timeline.app.picture_options import PictureOptions


class Export(msgspec.Struct, frozen=True):
    """Write files for other programs and other readers; a page begins with lanes and scale."""

    file: Path | None
    outputs: tuple[Output, ...]
    picture: PictureOptions
    grouping: Grouping
    scale_kind: ScaleKind | None
    """None: the one that suits the document, as in the window."""
    sources: Path | None = None
    """The folder of the source texts; pages and cards say what was found in them."""


def add_export_options(group: argparse._ArgumentGroup, *, for_help: bool = False) -> None:
    """Add all but FILE and the folder of the sources."""
    # Here and not at the head: a window opens sooner without what they take.
    from ccm_timeline.app.picture_options import add_picture_options

    add_output_options(group, for_help=for_help)
    add_picture_options(group)
    group.add_argument(
        "--lanes",
        choices=[grouping.value for grouping in Grouping],
        default=Grouping.THEME.value,
        help="what makes a lane: theme (at first), organisation, stance, source or none",
    )
    group.add_argument(
        "--scale",
        choices=[kind.value for kind in ScaleKind],
        help="elastic (quiet stretches are short), true, or steps (event by event); "
        "where not given, the one that suits the timeline",
    )


def read_export(found: argparse.Namespace) -> Export:
    """What was asked for. Raises `UsageError`."""
    from ccm_timeline.app.picture_options import read_picture_options

    lanes = Grouping(found.lanes)
    scale = None if found.scale is None else ScaleKind(found.scale)
    outputs, picture = read_outputs(found.said), read_picture_options(found, lanes, scale)
    return Export(found.file, outputs, picture, lanes, scale, found.sources)
