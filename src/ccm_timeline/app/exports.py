"""The command `export`: writes a timeline into every file that is asked for; Qt is for images."""

from __future__ import annotations

import os
from pathlib import Path
from typing import TextIO

from ccm_timeline.app.arguments import Export
from ccm_timeline.app.exit_status import COULD_NOT, DONE, tell_mistake, tell_note
from ccm_timeline.app.outputs import IMAGE, Output
from ccm_timeline.app.shipped import shipped_timeline
from ccm_timeline.files.formats.exported import Exported
from ccm_timeline.files.formats.table import named
from ccm_timeline.files.problems import DocumentRefused
from ccm_timeline.files.reader import read_document
from ccm_timeline.model.timeline import Timeline
from ccm_timeline.system.whole_file import write_whole


def run_exports(request: Export, out: TextIO, err: TextIO) -> int:
    """Write each output, whole or not at all; the answer is an exit status.

    0: all are written, and `err` has a line for each thing that a format could not carry;
    2: at least one is not, and `err` says why. One that fails does not keep the others back.
    """
    file = request.file or shipped_timeline()
    kept = [output for output in request.outputs if not _is_document(output.path, file)]
    status = DONE if len(kept) == len(request.outputs) else COULD_NOT
    if status == COULD_NOT:
        tell_mistake(f"“{file}” is the document itself and was not written over", err)
    images = [output for output in kept if output.form == IMAGE]
    data = [output for output in kept if output.form != IMAGE]
    try:
        statuses = [_write_data(file, data, out, err)] if data else []
    except DocumentRefused as refused:
        tell_mistake(refused.sentence, err)
        return COULD_NOT
    return max(
        [status, *statuses, *(_write_image(file, image, request, out, err) for image in images)]
    )


def _is_document(path: Path | None, file: Path) -> bool:
    try:
        return path is not None and path.samefile(file)
    except OSError:
        return False  # one of the two is not there, or cannot be: reading and writing will tell


def _write_data(file: Path, outputs: list[Output], out: TextIO, err: TextIO) -> int:
    """Read the document once for all formats. Raises `DocumentRefused`."""
    timeline = Timeline(read_document(file))
    return max(_write_one(timeline, output, out, err) for output in outputs)


def _write_one(timeline: Timeline, output: Output, out: TextIO, err: TextIO) -> int:
    form = named(output.form)
    assert form is not None, "read_outputs lets no other name pass"
    exported = form.write(timeline)
    status = _put(exported.data, output.path, out, err)
    if status == DONE:
        _tell_left_out(exported, output, err)
    return status


def _tell_left_out(exported: Exported, output: Output, err: TextIO) -> None:
    name = "standard output" if output.path is None else f"“{output.path}”"
    for sentence in exported.left_out:
        tell_note(f"{name}: {sentence}", err)


def _put(data: bytes, path: Path | None, out: TextIO, err: TextIO) -> int:
    name = "the standard output" if path is None else f"“{path}”"
    try:
        if path is None:
            _put_out(data, out)
        else:
            write_whole(path, data)
    except OSError as error:
        tell_mistake(f"{name} could not be written: {error.strerror or error}", err)
        return COULD_NOT
    return DONE


def _put_out(data: bytes, out: TextIO) -> None:
    """Write bytes past the text layer, which would change line ends. Raises `OSError`.

    Nothing stays in a buffer, so that a reader who has closed the pipe is met here and not at exit.
    """
    out.flush()
    rest = memoryview(data)
    while rest:
        rest = rest[os.write(out.fileno(), rest) :]


def _write_image(file: Path, output: Output, request: Export, out: TextIO, err: TextIO) -> int:
    from ccm_timeline.app.export_command import NotWritten, draw, run_export

    choices = (request.size, request.theme, request.grouping, request.scale_kind)
    if output.path is not None:
        return run_export(file, output.path, *choices, err)
    try:
        return _put(draw(file, *choices), None, out, err)
    except DocumentRefused as refused:
        tell_mistake(refused.sentence, err)
    except NotWritten as problem:
        tell_mistake(str(problem), err)
    return COULD_NOT
