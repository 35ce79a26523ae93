"""The arguments of the command line, read into frozen values."""

from __future__ import annotations

import argparse
from collections.abc import Sequence
from typing import NoReturn

import msgspec

from ccm_timeline.app.about import COMMAND
from ccm_timeline.app.argument_paths import folder_of, path_of
from ccm_timeline.app.check_arguments import (
    Check,
    Compare,
    add_check_options,
    read_check,
    read_compare,
)
from ccm_timeline.app.export_arguments import Export, add_export_options, read_export
from ccm_timeline.app.handout_arguments import (
    Handout,
    add_handout_options,
    add_handout_output,
    add_one_output,
    read_handout,
)
from ccm_timeline.app.open_arguments import (
    Open,
    OpenSeveral,
    add_open_options,
    read_open,
    split_at_dashes,
)
from ccm_timeline.app.present_arguments import Present, add_present_options, read_present
from ccm_timeline.app.usage import UsageError
from ccm_timeline.app.worksheet_arguments import (
    Worksheets,
    add_worksheet_options,
    read_worksheets,
)

USAGE = f"""{COMMAND} [FILE ...] [--sources DIR] [--safe-mode]
       {COMMAND} present [FILE] [--screen N] [--start EVENT] [--every SECONDS [--loop]]
       {COMMAND} export [FILE] -o OUT [--as FORMAT] [-o ...]
           [--size SIZE] [--theme NAME] [--lanes NAME] [--scale NAME] [--sources DIR]
           [--from DATE] [--to DATE] [--events ID,…] [--without PART,…] [--pages N]
       {COMMAND} handout [FILE] -o OUT.pdf [--event ID] [--paper a4|letter]
       {COMMAND} worksheets [FILE] -o OUT.pdf [--activities order,who,where]
           [--solutions appended|separate|none] [--paper a4|letter]
       {COMMAND} check [FILE] --sources DIR [--json]
       {COMMAND} compare [FILE] --sources DIR [--json]
       {COMMAND} doctor
       {COMMAND} --version | --help"""

WORDS = """Opens a timeline, presents or exports it, or checks its quotations against their sources.
Without a FILE it takes the timeline that the program brings along. Several files open in a window
each."""

NOTES = f"""exit status: 0 done; 1 check or doctor found something; 2 could not be done,
told in one line.

doctor tells versions and folders, and tries what the program needs.

A file that is called like a command, or that begins with a dash, wants its folder
({COMMAND} ./export) or two dashes ({COMMAND} -- -notes.ccmt)."""


class Doctor(msgspec.Struct, frozen=True):
    """Tell versions and folders, and try what the program needs."""


class Print(msgspec.Struct, frozen=True):
    """Write a text to the standard output."""

    text: str


class PrintVersion(msgspec.Struct, frozen=True):
    """Write the version to the standard output."""


Request = (
    Open
    | OpenSeveral
    | Present
    | Export
    | Handout
    | Worksheets
    | Check
    | Compare
    | Doctor
    | Print
    | PrintVersion
)


def read_arguments(arguments: Sequence[str]) -> Request:
    """What is asked for; raises UsageError where it cannot be understood."""
    match list(arguments):
        case ["present", *rest]:
            return _read_present(rest)
        case ["export", *rest]:
            return _read_export(rest)
        case ["handout", *rest]:
            return _read_handout(rest)
        case ["worksheets", *rest]:
            return _read_worksheets(rest)
        case ["check", *rest]:
            return _read_check(rest)
        case ["compare", *rest]:
            return _read_compare(rest)
        case ["doctor", *rest]:
            return _read_doctor(rest)
        case everything:
            return _read_open(everything)


class _Parser(argparse.ArgumentParser):
    """Raises where argparse would print its usage, many lines of it, and end the program."""

    def __init__(self, files: str = "?") -> None:
        """`files` says how many there may be, as `nargs` does."""
        super().__init__(
            prog=COMMAND,
            usage=USAGE,
            description=WORDS,
            epilog=NOTES,
            formatter_class=argparse.RawDescriptionHelpFormatter,
            add_help=False,
            allow_abbrev=False,
        )
        add = self.add_argument
        add("file", metavar="FILE", nargs=files, type=path_of, help="a .ccmt document")
        add("-h", "--help", action="store_true", help="show this page")

    def error(self, message: str) -> NoReturn:
        raise UsageError(message)


def _read_open(arguments: Sequence[str]) -> Request:
    parser = _Parser("*")
    parser.add_argument(
        "--sources",
        metavar="DIR",
        type=folder_of,
        help="the folder of the source texts, to check each quotation against",
    )
    add_open_options(parser)
    before, behind = split_at_dashes(arguments)
    found = parser.parse_intermixed_args(before)
    if found.help:
        return Print(_help())
    if found.version:
        return PrintVersion()
    return read_open(found, [*map(str, found.file), *behind])


def _read_present(arguments: Sequence[str]) -> Request:
    parser = _Parser()
    add_present_options(parser.add_argument_group("present"))
    found = parser.parse_args(arguments)
    return Print(_help()) if found.help else read_present(found)


def _read_export(arguments: Sequence[str]) -> Request:
    parser = _Parser()
    add_export_options(parser.add_argument_group("export"))
    # Not among them: on the page of help, `check` has told of it already.
    parser.add_argument("--sources", metavar="DIR", type=folder_of)
    found = parser.parse_args(arguments)
    return Print(_help()) if found.help else read_export(found)


def _read_handout(arguments: Sequence[str]) -> Request:
    parser = _Parser()
    group = parser.add_argument_group("handout")
    add_handout_options(group)
    add_handout_output(group)
    found = parser.parse_args(arguments)
    return Print(_help()) if found.help else read_handout(found)


def _read_worksheets(arguments: Sequence[str]) -> Request:
    parser = _Parser()
    group = parser.add_argument_group("worksheets")
    add_worksheet_options(group)
    add_handout_options(group)
    add_one_output(group)
    found = parser.parse_args(arguments)
    return Print(_help()) if found.help else read_worksheets(found)


def _read_check(arguments: Sequence[str]) -> Request:
    parser = _Parser()
    add_check_options(parser.add_argument_group("check, compare"))
    found = parser.parse_args(arguments)
    return Print(_help()) if found.help else read_check(found)


def _read_compare(arguments: Sequence[str]) -> Request:
    parser = _Parser()
    add_check_options(parser.add_argument_group("check, compare"))
    found = parser.parse_args(arguments)
    return Print(_help()) if found.help else read_compare(found)


def _read_doctor(arguments: Sequence[str]) -> Request:
    if arguments in (["-h"], ["--help"]):
        return Print(_help())
    if arguments:
        raise UsageError("doctor takes no arguments")
    return Doctor()


def _help() -> str:
    """One page for the program and its commands."""
    parser = _Parser()
    add_open_options(parser)
    add_present_options(parser.add_argument_group("present"))
    add_check_options(parser.add_argument_group("check, compare"))
    add_export_options(parser.add_argument_group("export"), for_help=True)
    add_handout_options(parser.add_argument_group("handout, worksheets"))
    add_worksheet_options(parser.add_argument_group("worksheets"))
    return parser.format_help()
