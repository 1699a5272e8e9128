"""The set-up keeps its promises: a whole environment, a browser that starts, no hollow run."""

import base64
import hashlib
import importlib.util
import os
import re
import shutil
import subprocess
import sys
import zipfile
from collections.abc import Callable
from pathlib import Path
from types import ModuleType

import pytest

ROOT = Path(__file__).parents[1]
LOCKS = ("requirements.lock", "requirements-dev.lock")
HELP = ("make", "--no-print-directory")

# A build backend small enough to write here, so that the whole set-up runs without a network.
BACKEND = """
import zipfile

FILES = {
    "METADATA": "Metadata-Version: 2.1\\nName: ambleford\\nVersion: 1\\n",
    "WHEEL": "Wheel-Version: 1.0\\nRoot-Is-Purelib: true\\nTag: py3-none-any\\n",
    "RECORD": "",
}

def build_editable(directory, config_settings=None, metadata_directory=None):
    name = "ambleford-1-py3-none-any.whl"
    with zipfile.ZipFile(f"{directory}/{name}", "w") as wheel:
        for file, text in FILES.items():
            wheel.writestr(f"ambleford-1.dist-info/{file}", text)
    return name
"""
PROJECT = """
[build-system]
requires = ["amblebuild"]
build-backend = "amblebuild"
"""


def test_help_tells_of_every_verb() -> None:
    text = (ROOT / "Makefile").read_text(encoding="utf-8")
    phony = re.search(r"^\.PHONY: (.+)$", text, re.MULTILINE)
    assert phony
    shown = subprocess.run(HELP, cwd=ROOT, capture_output=True, text=True, check=True).stdout
    told = {line.split()[1] for line in shown.splitlines() if len(line.split()) > 3}
    assert told == set(phony[1].split()) - {"help", "environment"}


class Clone:
    """A small project with the real set-up script, its one package in a folder beside it."""

    def __init__(self, place: Path) -> None:
        self.root = place / "clone"
        self.wheels = place / "wheels"
        (self.root / ".ci").mkdir(parents=True)
        self.wheels.mkdir()
        shutil.copy(ROOT / ".ci" / "environment", self.root / ".ci")
        (self.root / "pyproject.toml").write_text(PROJECT)
        self.lock(build_wheel(self.wheels))

    @property
    def stamp(self) -> Path:
        return self.root / ".venv" / "set-up"

    def lock(self, digest: str) -> None:
        for name in LOCKS:
            line = f"amblebuild==1 --hash=sha256:{digest}\n"
            (self.root / name).write_text(line, encoding="utf-8")

    def set_up(self, *, python: Path | None = None) -> subprocess.CompletedProcess[str]:
        quiet = {
            "PIP_NO_INDEX": "1",
            "PIP_FIND_LINKS": str(self.wheels),
            "PIP_CONFIG_FILE": os.devnull,
        }
        environment = {**os.environ, **quiet, "PYTHON": str(python or sys.executable)}
        command = ["sh", str(self.root / ".ci" / "environment"), LOCKS[0]]
        return subprocess.run(command, env=environment, capture_output=True, text=True)

    def installed(self) -> set[str]:
        packages = next((self.root / ".venv" / "lib").glob("*/site-packages"))
        return {path.name for path in packages.glob("amble*")}


def build_wheel(folder: Path) -> str:
    """Write the backend as a wheel, and give its SHA-256."""
    path = folder / "amblebuild-1-py3-none-any.whl"
    digest = base64.urlsafe_b64encode(hashlib.sha256(BACKEND.encode()).digest()).decode()
    files = {
        "METADATA": "Metadata-Version: 2.1\nName: amblebuild\nVersion: 1\n",
        "WHEEL": "Wheel-Version: 1.0\nRoot-Is-Purelib: true\nTag: py3-none-any\n",
        "RECORD": f"amblebuild.py,sha256={digest.rstrip('=')},{len(BACKEND)}\n",
    }
    with zipfile.ZipFile(path, "w") as wheel:
        wheel.writestr("amblebuild.py", BACKEND)
        for name, text in files.items():
            wheel.writestr(f"amblebuild-1.dist-info/{name}", text)
    return hashlib.sha256(path.read_bytes()).hexdigest()


@pytest.fixture
def clone(tmp_path: Path) -> Clone:
    return Clone(tmp_path)


def program(folder: Path, name: str, body: str) -> Path:
    """A shell script that stands in for a program."""
    folder.mkdir(exist_ok=True)
    path = folder / name
    path.write_text(f"#!/bin/sh\n{body}\n", encoding="utf-8")
    path.chmod(0o755)
    return path


def test_refused_package_leaves_no_finished_set_up(clone: Clone) -> None:
    clone.lock("0" * 64)
    done = clone.set_up()
    assert done.returncode == 1
    assert "THESE PACKAGES DO NOT MATCH THE HASHES" in done.stderr
    assert done.stderr.count("set-up: ") == 2
    assert "set-up: the packages of requirements.lock could not be installed" in done.stderr
    assert clone.stamp.parent.exists()
    assert not clone.stamp.exists()


def test_set_up_is_made_once_and_anew_where_it_is_half_made_or_moved(clone: Clone) -> None:
    half = program(clone.root / ".venv", "half-made", "exit 1")
    done = clone.set_up()
    assert done.returncode == 0, done.stderr
    assert clone.installed() == {"amblebuild.py", "amblebuild-1.dist-info", "ambleford-1.dist-info"}
    assert not half.exists()
    made = clone.stamp.stat().st_mtime_ns
    assert clone.set_up().stderr == ""
    assert clone.stamp.stat().st_mtime_ns == made
    clone.root = clone.root.rename(clone.root.with_name("moved"))
    assert "installing" in clone.set_up().stderr
    pip = (clone.root / ".venv/bin/pip").read_text(encoding="utf-8")
    assert str(clone.root) in pip.splitlines()[0]
    refuse_the_project(clone)


def refuse_the_project(clone: Clone) -> None:
    """A failure on top of a whole environment takes its stamp away too."""
    (clone.root / "pyproject.toml").write_text(PROJECT.replace('"amblebuild"\n', '"absent"\n'))
    done = clone.set_up()
    assert done.returncode == 1
    assert "set-up: the project itself could not be installed" in done.stderr
    assert not clone.stamp.exists()


@pytest.mark.parametrize("minor", [10, 15])
def test_python_without_wheels_is_refused_by_name(clone: Clone, tmp_path: Path, minor: int) -> None:
    pretend = f"import sys; sys.version_info = (3, {minor}); exec(sys.argv[1])"
    version = f'[ "$1" = -V ] && echo Python 3.{minor} && exit'
    body = f"""{version}\nexec "{sys.executable}" -c '{pretend}' "$2\""""
    done = clone.set_up(python=program(tmp_path / "bin", "python3", body))
    assert done.returncode == 1
    assert "Python 3.11, 3.12, 3.13 or 3.14 is needed" in done.stderr
    assert f"is: Python 3.{minor}." in done.stderr


def test_missing_venv_module_gives_the_command_that_mends_it(clone: Clone, tmp_path: Path) -> None:
    bare = 'case "$2" in *_base_executable*) echo "$0" ;; *) exit 1 ;; esac'
    done = clone.set_up(python=program(tmp_path / "bin", "python3.12", bare))
    assert done.returncode == 1
    assert "sudo apt-get install python3.12-venv" in done.stderr


@pytest.fixture
def browser(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> ModuleType:
    """The browser script, on a machine whose PATH holds tmp_path/bin alone."""
    spec = importlib.util.spec_from_file_location("browser", ROOT / ".ci" / "browser.py")
    assert spec and spec.loader
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    monkeypatch.setenv("PATH", str(tmp_path / "bin"))
    monkeypatch.setenv("PLAYWRIGHT_BROWSERS_PATH", str(tmp_path / "none"))
    monkeypatch.delenv("OVERSIGHT_CHROMIUM", raising=False)
    return module


def test_stub_that_does_not_start_is_no_browser(browser: ModuleType, tmp_path: Path) -> None:
    stub = program(tmp_path / "bin", "chromium", "echo requires the snap; exit 1")
    assert next(browser.candidates()) == stub
    assert browser.find() is None


def test_browser_is_installed_only_where_none_starts(
    browser: ModuleType, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(browser, "starts", lambda path: path.name == "google-chrome")
    program(tmp_path / "bin", "chromium", "exit 1")

    def refuse() -> None:
        raise browser.InstallError("apt-get: out of time")

    def install() -> None:
        program(tmp_path / "bin", "google-chrome", "exit 0")

    found = browser.find_or_install((refuse, install))
    assert found == tmp_path / "bin" / "google-chrome"
    assert browser.find_or_install((pytest.fail,)) == found


def test_missing_browser_fails_with_a_way_out(
    browser: ModuleType, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def refuse() -> None:
        raise browser.InstallError("apt-get: out of time")

    for name in ("install_by_apt", "install_by_playwright"):
        monkeypatch.setattr(browser, name, refuse)
    assert browser.main() == 1
    printed = capsys.readouterr()
    assert printed.out == ""
    assert printed.err.count("apt-get: out of time") == 2
    assert "sudo apt-get install chromium" in printed.err


def test_named_browser_that_does_not_start_is_not_replaced(
    browser: ModuleType, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("OVERSIGHT_CHROMIUM", str(program(tmp_path / "bin", "mine", "exit 1")))
    for name in ("install_by_apt", "install_by_playwright"):
        monkeypatch.setattr(browser, name, pytest.fail)
    assert browser.main() == 1


@pytest.fixture
def run_ci(tmp_path: Path) -> Callable[[str], subprocess.CompletedProcess[str]]:
    """Runs .ci/run where make is a stand-in whose tests end with the given line."""

    def run(closing: str) -> subprocess.CompletedProcess[str]:
        program(tmp_path / "bin", "apt-get", "exit 1")
        program(tmp_path / "bin", "make", f'[ "$1" = check ] || echo "{closing}"')
        path = f"{tmp_path / 'bin'}{os.pathsep}{os.environ['PATH']}"
        command = ["bash", str(ROOT / ".ci" / "run")]
        environment = {**os.environ, "PATH": path}
        return subprocess.run(command, env=environment, capture_output=True, text=True)

    return run


@pytest.mark.parametrize(
    ("closing", "code"),
    [
        ("==== 12 passed in 75.01s (0:01:15) ====", 0),
        ("==== 10 passed in 3.2s ====", 0),
        ("==== 3 skipped in 0.10s ====", 1),
        ("==== 12 passed, 1 skipped in 0.10s ====", 0),
        ("SKIPPED [1] tests/browser/test_map.py:3: no browser\n12 passed, 1 skipped in 0.10s", 1),
        ("==== 12 passed, 30 deselected in 0.10s ====", 1),
        ("==== 30 deselected in 0.10s ====", 1),
        ("==== no tests ran in 0.01s ====", 1),
        ("", 1),
    ],
)
def test_run_that_left_tests_out_does_not_pass(
    run_ci: Callable[[str], subprocess.CompletedProcess[str]], closing: str, code: int
) -> None:
    done = run_ci(closing)
    assert done.returncode == code
    assert ("ci: " in done.stderr) == bool(code)
