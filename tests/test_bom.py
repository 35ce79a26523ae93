"""The list of what is bundled: every pin of the program, and what CycloneDX 1.6 asks for."""

import importlib.util
import json
import re
import sys
from pathlib import Path
from types import ModuleType

import pytest

ROOT = Path(__file__).parents[1]
DIGEST = re.compile(r"[0-9a-f]{64}")
IDENTIFIERS = re.compile(r"[A-Za-z0-9.-]+(?: (?:AND|OR) [A-Za-z0-9.-]+)*")
REFERENCE = re.compile(r"urn:uuid:[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}")


@pytest.fixture(scope="module")
def bom() -> ModuleType:
    spec = importlib.util.spec_from_file_location("bom", ROOT / "packaging" / "bom.py")
    assert spec
    assert spec.loader
    made = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(made)
    return made


@pytest.fixture(scope="module")
def listed(bom: ModuleType, tmp_path_factory: pytest.TempPathFactory) -> dict:  # type: ignore[type-arg]
    path = tmp_path_factory.mktemp("bom") / "bom.json"
    assert bom.main([str(path)]) == 0
    first = path.read_bytes()
    bom.main([str(path)])
    assert path.read_bytes() == first, "it is another one each time"
    return json.loads(first)  # type: ignore[no-any-return]


def test_it_has_what_the_format_requires(listed: dict) -> None:  # type: ignore[type-arg]
    assert (listed["bomFormat"], listed["specVersion"], listed["version"]) == (
        "CycloneDX",
        "1.6",
        1,
    )
    assert REFERENCE.fullmatch(listed["serialNumber"])
    everything = [listed["metadata"]["component"], *listed["components"]]
    for part in everything:
        assert part["type"] in ("application", "platform", "library")
        assert part["name"]
        assert part["version"]
        assert all(IDENTIFIERS.fullmatch(each["expression"]) for each in part["licenses"])
    refs = [part["bom-ref"] for part in everything]
    assert len(set(refs)) == len(refs)
    named = {ref for each in listed["dependencies"] for ref in (each["ref"], *each["dependsOn"])}
    assert named == set(refs)


def test_every_pin_that_is_bundled_is_listed_with_its_hashes(
    bom: ModuleType,
    listed: dict,  # type: ignore[type-arg]
) -> None:
    text = (ROOT / "packaging" / "requirements" / "run.txt").read_text("utf-8")
    pins = {pin.name: pin for pin in bom.read_pins(text)}
    assert set(pins) == {match[1] for match in re.finditer(r"(?m)^([a-z0-9-]+)==", text)}
    assert sum(len(pin.hashes) for pin in pins.values()) == text.count("--hash=")
    parts = {part["name"]: part for part in listed["components"]}
    wanted = {name for name in pins if name not in bom.NOT_BUNDLED and bom.is_installed(name)}
    assert set(parts) == wanted | {"python"}
    assert "pyside6-essentials" in wanted
    for name in wanted:
        assert parts[name]["version"] == pins[name].version
        digests = [each["content"] for each in parts[name]["hashes"]]
        assert digests == list(pins[name].hashes)
        assert all(DIGEST.fullmatch(digest) for digest in digests)
    assert parts["python"]["version"] == sys.version.split()[0]


def test_an_unknown_licence_is_an_error(bom: ModuleType, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(bom, "_said", lambda found: iter(["Ask the author, please!"]))
    with pytest.raises(LookupError, match="msgspec"):
        bom.licence_of("msgspec")
