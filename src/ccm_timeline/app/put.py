"""Puts what a command gives into a file, whole or not at all, or on the standard output."""

from __future__ import annotations

import os
from collections.abc import Iterable
from pathlib import Path
from typing import TextIO

from ccm_timeline.app.exit_status import COULD_NOT, DONE, tell_mistake
from ccm_timeline.system.whole_file import write_whole


def name_of(path: Path | None) -> str:
    """What a place is called in a sentence that begins with it."""
    return "standard output" if path is None else f"“{path}”"


def is_same_file(path: Path | None, file: Path) -> bool:
    """Whether to write there would be to write over the file."""
    try:
        return path is not None and path.samefile(file)
    except OSError:
        return False  # one of the two is not there, or cannot be: reading and writing will tell


def put(data: bytes, path: Path | None, out: TextIO, err: TextIO) -> int:
    """Write, or say in one line why not; None is the standard output."""
    name = "the standard output" if path is None else name_of(path)
    try:
        if path is None:
            _put_out(data, out)
        else:
            write_whole(path, data)
    except OSError as error:
        tell_mistake(f"{name} could not be written: {error.strerror or error}", err)
        return COULD_NOT
    return DONE


def put_lines(lines: Iterable[str], out: TextIO, err: TextIO) -> bool:
    """Write lines on the standard output, or say in one line why not; whether they are written."""
    try:
        out.writelines(f"{line}\n" for line in lines)
        out.flush()
    except OSError as error:
        tell_mistake(f"the standard output could not be written: {error.strerror or error}", err)
        _let_go(out)
        return False
    return True


def _let_go(out: TextIO) -> None:
    """Lead what is still in the buffer nowhere: at exit it would be met, and told, once more."""
    nowhere = os.open(os.devnull, os.O_WRONLY)
    os.dup2(nowhere, out.fileno())
    os.close(nowhere)


def _put_out(data: bytes, out: TextIO) -> None:
    """Write bytes past the text layer, which would change line ends. Raises `OSError`.

    Nothing stays in a buffer, so that a reader who has closed the pipe is met here and not at exit.
    """
    out.flush()
    rest = memoryview(data)
    while rest:
        rest = rest[os.write(out.fileno(), rest) :]
