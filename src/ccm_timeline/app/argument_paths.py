"""Files and folders that are named on the command line, as argparse's types."""

from __future__ import annotations

import argparse
from pathlib import Path


def path_of(text: str) -> Path:
    """A path, of which nothing need be there. Raises `ArgumentTypeError`."""
    if not text:
        raise argparse.ArgumentTypeError("the name of a file is empty")
    return Path(text)


def folder_of(text: str) -> Path:
    """A folder that is there. Raises `ArgumentTypeError`."""
    path = path_of(text)
    if not path.is_dir():
        raise argparse.ArgumentTypeError(f"there is no such folder: {text}")
    return path
