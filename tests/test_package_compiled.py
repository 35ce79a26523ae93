"""The file in which a bundle keeps all that is compiled: what is written there is read again."""

import _sre
import marshal
import re
import runpy
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

PACKAGING = Path(__file__).parents[1] / "packaging"
WRITER = runpy.run_path(str(PACKAGING / "compiled_file.py"))

READER = """
import dataclasses, os, re, runpy, sys, types, typing
class Loader:
    # As PyInstaller's own, which is there in a bundle alone.
    def __init__(self, name, archive, entry, is_package):
        self.archive, self.path = archive, os.path.join("bundle", *entry.split("."), "__init__.py")
    def create_module(self, spec):
        return None
    def exec_module(self, module):
        exec(self.archive.extract(module.__spec__.name), vars(module))
stand_in = types.ModuleType("pyimod02_importers")
stand_in.PyiFrozenLoader = Loader
sys.modules[stand_in.__name__] = stand_in
runpy.run_path(sys.argv[1])["install"](sys.argv[2])
"""


def module(text: str, is_package: bool = False) -> tuple[bool, bytes]:
    return is_package, marshal.dumps(compile(text, "a.py", "exec"))


def ask(folder: Path, code: str) -> str:
    """What a fresh interpreter writes that has the file in front of it."""
    command = [sys.executable, "-I", "-c", READER + code, PACKAGING / "bundle_compiled.py", folder]
    done = subprocess.run(command, capture_output=True, text=True, timeout=60)
    assert done.returncode == 0, done.stderr
    return done.stdout


def test_a_module_is_found_by_its_name(tmp_path: Path) -> None:
    modules = {"pack": module("a = 1", is_package=True), "pack.part": module("from . import a")}
    WRITER["write"](tmp_path / "compiled.bin", modules, {})
    assert WRITER["names"](tmp_path / "compiled.bin") == {"pack", "pack.part"}
    told = ask(
        tmp_path,
        "import pack.part, tabnanny\n"
        "print(pack.part.a, pack.__path__, pack.part.__spec__.parent, tabnanny.__file__)\n"
        "try: import pack.other\n"
        "except ModuleNotFoundError as error: print(error.name)",
    )
    where = str(Path("bundle", "pack"))
    assert told.startswith(f"1 {[where]} pack ")
    assert told.endswith("tabnanny.py\npack.other\n")


def test_a_text_is_taken_as_it_was_compiled_and_any_other_is_compiled_anew(tmp_path: Path) -> None:
    method = (
        "def __create_fn__(_type_a):\n def __init__(self,a:_type_a):\n  self.a=a\n return __init__"
    )
    made = {
        # Each stands for something else than it says: so it is seen which of them are taken.
        ("eval", "float"): compile("int", "<string>", "eval"),
        (re.UNICODE.value, "x+"): parts("y+"),
        (0, "x+"): parts("y+"),
        (0, b"x+"): parts(b"z+"),
        # This one and `buckeroo` have the same CRC-32.
        ("eval", "plumless"): compile("str", "<string>", "eval"),
        ("exec", method): compile(method, "<string>", "exec"),
    }
    WRITER["write"](tmp_path / "compiled.bin", {}, made)
    told = ask(
        tmp_path,
        "class buckeroo: pass\n"
        "types = {'a': 'float', 'b': 'buckeroo', 'c': 'bool', 'd': 'plumless'}\n"
        "kind = type('A', (), {'__annotations__': types})\n"
        "print([each.__name__ for each in typing.get_type_hints(kind, globals()).values()])\n"
        "print(re.findall('x+', 'xxyy'), re.findall(b'x+', b'xxzz'), re.findall('x*y', 'xxyy'))\n"
        "print(dataclasses.make_dataclass('B', [('a', int), ('b', int, 2)])(1))",
    )
    types, patterns, shown = told.splitlines()
    assert types == "['int', 'buckeroo', 'bool', 'str']"
    assert patterns == "['yy'] [b'zz'] ['xxy', 'y']"
    assert shown == "B(a=1, b=2)"


def parts(pattern: str | bytes) -> tuple[Any, ...]:
    """What Python's engine for patterns is given, as the recipe keeps it."""
    found: tuple[Any, ...] = runpy.run_path(str(PACKAGING / "compiled_texts.py"))["_pattern"](
        pattern, 0
    )
    return found


def test_equal_input_gives_equal_bytes(tmp_path: Path) -> None:
    modules = {name: module("") for name in ("b", "a", "c")}
    texts: dict[tuple[str | int, str | bytes], object] = {
        ("eval", "b"): compile("b", "<string>", "eval"),
        (0, "a"): parts("a"),
        (0, b"a"): parts(b"a"),
    }
    one, other = tmp_path / "one", tmp_path / "other"
    WRITER["write"](one, modules, texts)
    WRITER["write"](other, dict(reversed(modules.items())), dict(reversed(texts.items())))
    assert one.read_bytes() == other.read_bytes()


@pytest.fixture(scope="module")
def found(tmp_path_factory: pytest.TempPathFactory) -> dict[tuple[str | int, str | bytes], Any]:
    """What the recipe finds for the program as it is."""
    target = tmp_path_factory.mktemp("texts") / "texts"
    command = [sys.executable, PACKAGING / "compiled_texts.py", target]
    subprocess.run(command, check=True, timeout=60)
    texts: dict[tuple[str | int, str | bytes], Any] = marshal.loads(target.read_bytes())
    return texts


def test_what_a_start_compiles_is_found_whole(
    found: dict[tuple[str | int, str | bytes], Any],
) -> None:
    kinds = [kind if isinstance(kind, str) else "pattern" for kind, _ in found]
    assert min(kinds.count(kind) for kind in ("exec", "eval", "pattern")) > 20
    for (kind, text), made in found.items():
        if isinstance(kind, int):
            assert _sre.compile(text, *made) == re.compile(text, kind)  # Of code and flags as well.
            assert _sre.compile(text, *made).groupindex == re.compile(text, kind).groupindex
        else:
            assert made == compile(text, "<string>", kind)
