"""The arguments of the command line, read into frozen values."""

from __future__ import annotations

import argparse
import re
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import NoReturn

from ccm_timeline.app.about import COMMAND
from ccm_timeline.app.outputs import Output, add_output_options, read_outputs
from ccm_timeline.app.usage import UsageError
from ccm_timeline.model.choices import Grouping, ScaleKind, ThemeChoice

DEFAULT_SIZE = (3840, 2160)
SMALLEST_SIDE, LARGEST_SIDE = 320, 16_384

USAGE = f"""{COMMAND} [FILE] [--sources DIR]
       {COMMAND} present [FILE] [--screen N] [--start EVENT]
       {COMMAND} export [FILE] -o OUT [--as FORMAT] [-o ...]
           [--size WxH] [--theme NAME] [--lanes NAME] [--scale NAME]
       {COMMAND} check [FILE] --sources DIR [--json]
       {COMMAND} doctor
       {COMMAND} --version | --help"""

WORDS = """Opens a timeline, presents or exports it, or checks its quotations against their sources.
Without a FILE it takes the timeline that the program brings along."""

NOTES = f"""exit status: 0 done; 1 check or doctor found something; 2 could not be done,
told in one line.

doctor tells versions and folders, and tries what the program needs.

A file that is called like a command, or that begins with a dash, wants its folder
({COMMAND} ./export) or two dashes ({COMMAND} -- -notes.ccmt)."""


@dataclass(frozen=True, slots=True)
class Open:
    """Show a window."""

    file: Path | None
    sources: Path | None


@dataclass(frozen=True, slots=True)
class Present:
    """Show a timeline step by step on a whole screen."""

    file: Path | None
    screen: int | None
    """Counted from 1; None lets the program choose."""
    start: str | None
    """The id of the event to begin with."""


@dataclass(frozen=True, slots=True)
class Export:
    """Write files for other programs and other readers; size to scale are those of an image."""

    file: Path | None
    outputs: tuple[Output, ...]
    size: tuple[int, int]
    theme: ThemeChoice
    grouping: Grouping
    scale_kind: ScaleKind | None
    """None: the one that suits the document, as in the window."""


@dataclass(frozen=True, slots=True)
class Check:
    """Compare a document with its sources."""

    file: Path | None
    sources: Path
    as_json: bool


@dataclass(frozen=True, slots=True)
class Doctor:
    """Tell versions and folders, and try what the program needs."""


@dataclass(frozen=True, slots=True)
class Print:
    """Write a text to the standard output."""

    text: str


@dataclass(frozen=True, slots=True)
class PrintVersion:
    """Write the version to the standard output."""


Request = Open | Present | Export | Check | Doctor | Print | PrintVersion


def read_arguments(arguments: Sequence[str]) -> Request:
    """What is asked for; raises UsageError where it cannot be understood."""
    match list(arguments):
        case ["present", *rest]:
            return _read_present(rest)
        case ["export", *rest]:
            return _read_export(rest)
        case ["check", *rest]:
            return _read_check(rest)
        case ["doctor", *rest]:
            return _read_doctor(rest)
        case everything:
            return _read_open(everything)


class _Parser(argparse.ArgumentParser):
    """Raises where argparse would print its usage, many lines of it, and end the program."""

    def __init__(self) -> None:
        super().__init__(
            prog=COMMAND,
            usage=USAGE,
            description=WORDS,
            epilog=NOTES,
            formatter_class=argparse.RawDescriptionHelpFormatter,
            add_help=False,
            allow_abbrev=False,
        )
        self.add_argument("file", metavar="FILE", nargs="?", type=_path, help="a .ccmt document")
        self.add_argument("-h", "--help", action="store_true", help="show this page")

    def error(self, message: str) -> NoReturn:
        raise UsageError(message)


def _read_open(arguments: Sequence[str]) -> Request:
    parser = _Parser()
    parser.add_argument(
        "--sources",
        metavar="DIR",
        type=_folder,
        help="the folder of the source texts, to check each quotation against",
    )
    parser.add_argument("--version", action="store_true", help="show the version")
    found = parser.parse_args(arguments)
    if found.help:
        return Print(_help())
    if found.version:
        return PrintVersion()
    return Open(found.file, found.sources)


def _read_present(arguments: Sequence[str]) -> Request:
    parser = _Parser()
    _add_present_options(parser)
    found = parser.parse_args(arguments)
    if found.help:
        return Print(_help())
    return Present(found.file, found.screen, found.start)


def _add_present_options(parser: argparse.ArgumentParser) -> None:
    add = parser.add_argument_group("present").add_argument
    add("--screen", metavar="N", type=_number, help="the audience's screen, counted from 1")
    add("--start", metavar="EVENT", help="the id of the event to begin with")


def _read_export(arguments: Sequence[str]) -> Request:
    parser = _Parser()
    _add_export_options(parser)
    found = parser.parse_args(arguments)
    if found.help:
        return Print(_help())
    return Export(
        found.file,
        read_outputs(found.said),
        found.size,
        ThemeChoice(found.theme),
        Grouping(found.lanes),
        None if found.scale is None else ScaleKind(found.scale),
    )


def _add_export_options(parser: argparse.ArgumentParser) -> None:
    group = parser.add_argument_group("export")
    add_output_options(group)
    add = group.add_argument
    width, height = DEFAULT_SIZE
    add(
        "--size",
        metavar="WxH",
        type=_size,
        default=DEFAULT_SIZE,
        help=f"the size of an image in pixels, {width}x{height} where not given",
    )
    add("--theme", choices=["light", "dark"], default="light", help="light (at first) or dark")
    add(
        "--lanes",
        choices=[grouping.value for grouping in Grouping],
        default=Grouping.THEME.value,
        help="what makes a lane: theme (at first), organisation, stance, source or none",
    )
    add(
        "--scale",
        choices=[kind.value for kind in ScaleKind],
        help="elastic (quiet stretches are short), true, or steps (event by event); "
        "where not given, the one that suits the timeline",
    )


def _read_check(arguments: Sequence[str]) -> Request:
    parser = _Parser()
    _add_check_options(parser)
    found = parser.parse_args(arguments)
    if found.help:
        return Print(_help())
    if found.sources is None:
        raise UsageError("check wants the folder of the source texts: --sources DIR")
    return Check(found.file, found.sources, found.json)


def _read_doctor(arguments: Sequence[str]) -> Request:
    if arguments in (["-h"], ["--help"]):
        return Print(_help())
    if arguments:
        raise UsageError("doctor takes no arguments")
    return Doctor()


def _add_check_options(parser: argparse.ArgumentParser) -> None:
    add = parser.add_argument_group("check").add_argument
    add("--sources", metavar="DIR", type=_path, help="the folder of the source texts")
    add("--json", action="store_true", help="one JSON object for each item")


def _help() -> str:
    """One page for the program and its commands."""
    parser = _Parser()
    parser.add_argument("--version", action="store_true", help="show the version")
    _add_present_options(parser)
    _add_check_options(parser)
    _add_export_options(parser)
    return parser.format_help()


def _number(text: str) -> int:
    if not re.fullmatch("[1-9][0-9]?", text):
        raise argparse.ArgumentTypeError(f"screens are counted from 1, and {text} is none")
    return int(text)


def _path(text: str) -> Path:
    if not text:
        raise argparse.ArgumentTypeError("the name of a file is empty")
    return Path(text)


def _folder(text: str) -> Path:
    path = _path(text)
    if not path.is_dir():
        raise argparse.ArgumentTypeError(f"there is no such folder: {text}")
    return path


def _size(text: str) -> tuple[int, int]:
    found = re.fullmatch(r"([0-9]{1,6})[x×]([0-9]{1,6})", text)
    if not found:
        raise argparse.ArgumentTypeError(f"a size is written like 3840x2160, not {text}")
    width, height = int(found[1]), int(found[2])
    if not all(SMALLEST_SIDE <= side <= LARGEST_SIDE for side in (width, height)):
        raise argparse.ArgumentTypeError(
            f"the sides of an image have {SMALLEST_SIDE} to {LARGEST_SIDE} pixels, not {text}"
        )
    return width, height
