"""Each lock pins, with hashes, what the project asks for, and says nothing of the machine."""

import re
import tomllib
from pathlib import Path
from typing import Any

import pytest
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

ROOT = Path(__file__).parents[1]
LOCKS = ("requirements.lock", "requirements-dev.lock")
PIN = re.compile(r"(?P<name>[a-z0-9-]+)==(?P<version>[^ ;]+)( ; (?P<marker>[^\\]+?))?")
HASH = re.compile(r"--hash=sha256:[0-9a-f]{64}")


def read_lock(name: str) -> dict[str, tuple[str, frozenset[str]]]:
    """Each package of a lock with its version and hashes; a line of another kind fails."""
    packages = {}
    text = (ROOT / name).read_text(encoding="utf-8").replace("\\\n", "")
    for line in text.splitlines():
        if line.lstrip().startswith("#"):
            continue
        pin, *hashes = re.split(r" +(?=--hash)", line.rstrip())
        found = PIN.fullmatch(pin.rstrip())
        assert found, f"{name}: not a pinned package: {pin}"
        assert hashes and all(map(HASH.fullmatch, hashes)), f"{name}: {found['name']} lacks hashes"
        packages[found["name"]] = (found["version"], frozenset(hashes))
    return packages


def required(*groups: str) -> list[Requirement]:
    """What pyproject.toml asks for: the program's dependencies and those of the groups."""
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    named = list(project["project"]["dependencies"])
    waiting: list[Any] = [{"include-group": group} for group in groups]
    while waiting:
        entry = waiting.pop()
        if isinstance(entry, str):
            named.append(entry)
        else:
            waiting += project["dependency-groups"][entry["include-group"]]
    return [Requirement(text) for text in named]


@pytest.mark.parametrize(("lock", "group"), [(LOCKS[0], "build"), (LOCKS[1], "dev")])
def test_lock_satisfies_every_requirement_of_the_project(lock: str, group: str) -> None:
    packages = read_lock(lock)
    requirements = required(group)
    assert len(requirements) > 10
    for requirement in requirements:
        version, _ = packages.get(canonicalize_name(requirement.name), ("", None))
        fits = bool(version) and requirement.specifier.contains(version)
        assert fits, f'{lock}: {requirement}, not {version or "there"}: run "make lock"'


@pytest.mark.parametrize("lock", LOCKS)
def test_lock_names_no_index_host_or_place(lock: str) -> None:
    text = (ROOT / lock).read_text(encoding="utf-8")
    assert not re.search(r"://|^\s*-(?!-hash)|@ |/\w+/|\.(org|com|io)\b", text, re.MULTILINE)


def test_locks_agree() -> None:
    run, dev = map(read_lock, LOCKS)
    assert run.items() <= dev.items()
