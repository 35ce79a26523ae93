"""Writes a list of what is bundled with the program, as CycloneDX 1.6 in JSON.

    python packaging/bom.py [FILE]

Names, versions and hashes are those of the pins in `packaging/requirements/run.txt`; the licences
are those that the installed packages state. The same pins give the same list, byte for byte: it
holds no moment and no random number. https://cyclonedx.org/docs/1.6/json/
"""

from __future__ import annotations

import json
import platform
import re
import sys
import tomllib
import uuid
from collections.abc import Iterator
from importlib.metadata import Distribution, PackageNotFoundError, distribution
from pathlib import Path
from typing import Any, NamedTuple

ROOT = Path(__file__).parents[1]
PINS = ROOT / "packaging" / "requirements" / "run.txt"
NOT_BUNDLED = {"setuptools"}
"""Pinned to make the program, and not part of what is made."""

SHORT_NAMES = {"MIT License": "MIT", "BSD License": "BSD-3-Clause"}
"""What older packages say of their licence, as SPDX says it."""

_PIN = re.compile(r"^(?P<name>[a-z0-9.-]+)==(?P<version>\S+)(?P<hashes>(?: --hash=\S+)*)")
_HASH = re.compile(r"--hash=sha256:([0-9a-f]{64})")
_SPDX = re.compile(r"[A-Za-z0-9.+-]+(?: (?:AND|OR|WITH) [A-Za-z0-9.+-]+)*")


class Pin(NamedTuple):
    """A package as it is pinned."""

    name: str
    version: str
    hashes: tuple[str, ...]
    """SHA-256 of each file that the pin allows: a wheel for each system, and the source."""


def read_pins(text: str) -> Iterator[Pin]:
    """The packages of a list with hashes, in its order."""
    for line in re.sub(r" *(;[^\\\n]*)?\\\n *", " ", text).splitlines():
        if found := _PIN.match(line):
            yield Pin(found["name"], found["version"], tuple(_HASH.findall(found["hashes"])))


def make_list(pins: list[Pin], project: dict[str, Any]) -> dict[str, Any]:
    """The list as JSON values. Raises `LookupError` where a package's licence is not known.

    A pin that is not installed is for another Python or system, and is not bundled here.
    """
    program = _component("application", project["name"], project["version"], project["license"])
    python = _component("platform", "python", platform.python_version(), "PSF-2.0")
    parts = [
        _component("library", pin.name, pin.version, licence_of(pin.name))
        | {"purl": f"pkg:pypi/{pin.name}@{pin.version}"}
        | {"hashes": [{"alg": "SHA-256", "content": digest} for digest in pin.hashes]}
        for pin in pins
        if pin.name not in NOT_BUNDLED and is_installed(pin.name)
    ]
    components = [python, *parts]
    number = uuid.uuid5(uuid.NAMESPACE_OID, json.dumps([program, components], sort_keys=True))
    refs = [part["bom-ref"] for part in components]
    return {
        "$schema": "http://cyclonedx.org/schema/bom-1.6.schema.json",
        "bomFormat": "CycloneDX",
        "specVersion": "1.6",
        "serialNumber": f"urn:uuid:{number}",
        "version": 1,
        "metadata": {"component": program},
        "components": components,
        "dependencies": [{"ref": program["bom-ref"], "dependsOn": refs}],
    }


def _component(kind: str, name: str, version: str, licence: str) -> dict[str, Any]:
    return {
        "type": kind,
        "bom-ref": f"{name}@{version}",
        "name": name,
        "version": version,
        "licenses": [{"expression": licence}],
    }


def is_installed(name: str) -> bool:
    try:
        distribution(name)
    except PackageNotFoundError:
        return False
    return True


def licence_of(name: str) -> str:
    """The licence of an installed package as an SPDX expression. Raises `LookupError`."""
    for said in _said(distribution(name)):
        short = SHORT_NAMES.get(said, said)
        if _SPDX.fullmatch(short):
            return short
    raise LookupError(f"{name} does not say under which licence it is")


def _said(found: Distribution) -> Iterator[str]:
    """What a package says of its licence, the most exact first."""
    stated = found.metadata
    for name in ("License-Expression", "License"):
        if name in stated:
            yield stated[name].strip()
    for classifier in stated.get_all("Classifier") or ():
        if classifier.startswith("License ::"):
            yield classifier.rpartition(" :: ")[2]


def main(arguments: list[str]) -> int:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]
    made = make_list(list(read_pins(PINS.read_text("utf-8"))), project)
    text = json.dumps(made, indent=1) + "\n"
    if arguments:
        Path(arguments[0]).write_text(text, "utf-8")
    else:
        sys.stdout.write(text)
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
