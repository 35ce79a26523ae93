"""Where an export goes and in which format: what `-o` and `--as` say.

The table of formats is imported late: a window that opens without an export does not need it.
"""

from __future__ import annotations

import argparse
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from ccm_timeline.app.usage import UsageError

IMAGE = "png"
STANDARD_OUTPUT = "-"

OUT, AS = "-o", "--as"


@dataclass(frozen=True, slots=True)
class Output:
    """One file to write."""

    path: Path | None
    """None: the standard output."""
    form: str
    """The image, or the name of a format in `files.formats.table`."""


@dataclass(frozen=True, slots=True)
class Said:
    """One option as it was given, in the order of the command line."""

    option: str
    value: str


def add_output_options(group: argparse._ArgumentGroup) -> None:
    """Add `-o` and `--as`, which are kept in the order in which they are said, as `said`."""
    group.add_argument(
        OUT,
        "--output",
        metavar="OUT",
        dest="said",
        action="append",
        default=[],
        type=_name,
        help=f"a file to write, which ends in {_either(endings())}; "
        f"{STANDARD_OUTPUT} is the standard output; may be said again",
    )
    group.add_argument(
        AS,
        metavar="FORMAT",
        dest="said",
        action="append",
        default=[],
        type=_form,
        help=f"the format of the {OUT} before it, where its ending does not say it: "
        f"{_either(form_names())}",
    )


def form_names() -> tuple[str, ...]:
    """Give all that `--as` takes."""
    from ccm_timeline.files.formats.table import FORMATS

    return (IMAGE, *(known.name for known in FORMATS))


def endings() -> tuple[str, ...]:
    """Give the endings that say a format, or choose among some, each once."""
    from ccm_timeline.files.formats.table import FORMATS

    return tuple(dict.fromkeys((f".{IMAGE}", *(known.ending for known in FORMATS))))


def read_outputs(said: Sequence[Said]) -> tuple[Output, ...]:
    """Join each `--as` to the `-o` before it; one that stands before the first is the first's.

    Raises `UsageError`.
    """
    names: list[str] = []
    forms: dict[int, str] = {}
    for item in said:
        if item.option == OUT:
            names.append(item.value)
            continue
        at = max(len(names) - 1, 0)
        if at in forms:
            raise UsageError(f"{AS} is said twice for one file; it belongs to the {OUT} before it")
        forms[at] = item.value
    if not names:
        raise UsageError(f"export wants the name of the file to write: {OUT} OUT.png")
    for name in names:
        if names.count(name) > 1:
            raise UsageError(f"“{name}” is to be written twice; give each {OUT} a name of its own")
    return tuple(_output(name, forms.get(at)) for at, name in enumerate(names))


def _output(name: str, form: str | None) -> Output:
    if name != STANDARD_OUTPUT:
        return Output(Path(name), form or _form_by_ending(Path(name)))
    if form is None:
        raise UsageError(f"the standard output has no ending; say the format, as in {AS} csv")
    return Output(None, form)


def _form_by_ending(path: Path) -> str:
    from ccm_timeline.files.formats.table import with_ending

    if path.suffix.lower() == f".{IMAGE}":
        return IMAGE
    fitting = [known.name for known in with_ending(path.suffix)]
    if len(fitting) == 1:
        return fitting[0]
    if fitting:
        choices = _either([f"{AS} {name}" for name in fitting])
        raise UsageError(f"“{path}” may be of several formats: say {choices}")
    raise UsageError(
        f"the ending of “{path}” says no format: give a name that ends in "
        f"{_either(endings())}, or say the format with {AS}"
    )


def _name(text: str) -> Said:
    if not text:
        raise argparse.ArgumentTypeError("the name of a file is empty")
    return Said(OUT, text)


def _form(text: str) -> Said:
    if text not in form_names():
        raise argparse.ArgumentTypeError(
            f"there is no format “{text}”; say {_either(form_names())}"
        )
    return Said(AS, text)


def _either(words: Sequence[str]) -> str:
    return f"{', '.join(words[:-1])} or {words[-1]}"
