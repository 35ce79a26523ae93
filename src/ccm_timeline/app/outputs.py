"""Where an export goes and in which format: what `-o` and `--as` say.

The table of formats is imported late: a window that opens without an export does not need it.
"""

from __future__ import annotations

import argparse
from collections.abc import Sequence
from pathlib import Path

import msgspec

from ccm_timeline.app.usage import UsageError
from ccm_timeline.model.forms import ENDINGS, PictureForm

CARD = "card"
"""One event as a picture, in the format that the ending says."""
PICTURES = tuple(form.value for form in PictureForm)
PAGE = "html"
STANDARD_OUTPUT = "-"

OUT, AS = "-o", "--as"


class Output(msgspec.Struct, frozen=True):
    """One file to write."""

    path: Path | None
    """None: the standard output."""
    form: str
    """A picture, the card, the page, or the name of a format in `files.formats.table`."""

    @property
    def picture(self) -> PictureForm | None:
        """The format of a picture; None of what is none."""
        if self.form == CARD:
            ending = PictureForm.PNG.value if self.path is None else self.path.suffix
            return ENDINGS.get(ending.lower(), PictureForm.PNG)
        return PictureForm(self.form) if self.form in PICTURES else None


class Said(msgspec.Struct, frozen=True):
    """One option as it was given, in the order of the command line."""

    option: str
    value: str


def add_output_options(group: argparse._ArgumentGroup, *, for_help: bool) -> None:
    """Add `-o` and `--as`, which are kept in the order in which they are said, as `said`.

    Only the page of help tells all names: to know them takes the import of every format.
    """
    ending, form = (_either(endings()), _either(form_names())) if for_help else ("", "")
    group.add_argument(
        OUT,
        "--output",
        metavar="OUT",
        dest="said",
        action="append",
        default=[],
        type=_name,
        help=f"a file to write, which ends in {ending}; "
        f"{STANDARD_OUTPUT} is the standard output; may be said again",
    )
    group.add_argument(
        AS,
        metavar="FORMAT",
        dest="said",
        action="append",
        default=[],
        type=_form,
        help=f"the format of the {OUT} before it, where its ending does not say it: {form}",
    )


def form_names() -> tuple[str, ...]:
    """Give all that `--as` takes."""
    from ccm_timeline.files.formats.table import FORMATS

    return (*PICTURES, CARD, PAGE, *(known.name for known in FORMATS))


def endings() -> tuple[str, ...]:
    """Give the endings that say a format, or choose among some, each once."""
    from ccm_timeline.files.formats.table import FORMATS

    return tuple(dict.fromkeys((*ENDINGS, f".{PAGE}", *(known.ending for known in FORMATS))))


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
    ending = path.suffix.lower()
    if ending in ENDINGS:
        return ENDINGS[ending].value
    if ending == f".{PAGE}":
        return PAGE
    from ccm_timeline.files.formats.table import with_ending

    doubled = "".join(path.suffixes[-2:])
    fitting = [known.name for known in with_ending(doubled) or with_ending(path.suffix)]
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
    if text not in PICTURES and text not in form_names():
        raise argparse.ArgumentTypeError(
            f"there is no format “{text}”; say {_either(form_names())}"
        )
    return Said(AS, text)


def _either(words: Sequence[str]) -> str:
    return f"{', '.join(words[:-1])} or {words[-1]}"
