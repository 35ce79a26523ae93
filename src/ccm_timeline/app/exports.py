"""The command `export`: writes a timeline into every file that is asked for; Qt is for images."""

from __future__ import annotations

from typing import TextIO

from msgspec.structs import replace

from ccm_timeline.app.exit_status import COULD_NOT, DONE, tell_mistake, tell_note
from ccm_timeline.app.export_arguments import Export
from ccm_timeline.app.outputs import PAGE, Output
from ccm_timeline.app.put import is_same_file, name_of, put
from ccm_timeline.app.shipped import shipped_timeline
from ccm_timeline.files.formats.exported import Exported
from ccm_timeline.files.problems import DocumentRefused
from ccm_timeline.files.reader import read_document
from ccm_timeline.model.timeline import Timeline


def run_exports(request: Export, out: TextIO, err: TextIO) -> int:
    """Write each output, whole or not at all; the answer is an exit status.

    0: all are written, and `err` has a line for each thing that a format could not carry;
    2: at least one is not, and `err` says why. One that fails does not keep the others back.
    """
    file = request.file or shipped_timeline()
    kept = [output for output in request.outputs if not is_same_file(output.path, file)]
    status = DONE if len(kept) == len(request.outputs) else COULD_NOT
    if status == COULD_NOT:
        tell_mistake(f"“{file}” is the document itself and was not written over", err)
    if not kept:
        return status
    try:
        timeline = Timeline(read_document(file))
    except DocumentRefused as refused:
        tell_mistake(refused.sentence, err)
        return COULD_NOT
    pictures = [output for output in kept if output.picture is not None]
    statuses = [
        _write_one(timeline, output, request, out, err) for output in kept if output.picture is None
    ]
    if pictures:
        from ccm_timeline.app.export_command import write_pictures

        kept_back = replace(request, file=file, outputs=tuple(pictures))
        statuses.append(write_pictures(timeline, kept_back, out, err))
    return max([status, *statuses])


def _write_one(
    timeline: Timeline, output: Output, request: Export, out: TextIO, err: TextIO
) -> int:
    exported = _exported(timeline, output.form, request)
    status = put(exported.data, output.path, out, err)
    if status == DONE:
        _tell_left_out(exported, output, err)
    return status


def _exported(timeline: Timeline, name: str, request: Export) -> Exported:
    if name == PAGE:
        # Here and not at the head: the other formats need no layout and no numpy.
        from ccm_timeline.app.webpage.page import page_of_today

        return page_of_today(timeline, request.grouping, request.scale_kind, request.sources)
    from ccm_timeline.files.formats.table import named

    form = named(name)
    assert form is not None, "read_outputs lets no other name pass"
    return form.write(timeline)


def _tell_left_out(exported: Exported, output: Output, err: TextIO) -> None:
    for sentence in exported.left_out:
        tell_note(f"{name_of(output.path)}: {sentence}", err)
