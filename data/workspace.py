"""A workspace: a folder with one's own documents, records and registers, and a key of its own.

``oversight.toml`` marks it. Documents and the key are private; records are meant to be shared.
"""

import json
import os
import secrets
import tomllib
from collections.abc import Iterator
from dataclasses import dataclass
from importlib.resources import files
from pathlib import Path

from data.errors import WorkspaceError
from data.records import RECORD_ENDINGS, packaged_files

SETTINGS = "oversight.toml"
FORMAT = 1
KEY_BYTES = 32
_STARTER = ("example-answer.yaml", "example-answer.txt")
_IGNORED = """\
# Documents are other people's words, and the key guards passages that name people.
/documents/
/passage.key
# What can be made again.
/.oversight/
/out/
"""
_SETTINGS = """\
# An Oversight Graph workspace: commands run in this folder, or below it, work on it.
[workspace]
format = {format}
title = {title}
# Whether the records that come with Oversight Graph stand beside your own.
packaged-records = false
"""


@dataclass(frozen=True)
class Workspace:
    """An existing workspace: its folder, its title, and whether packaged records stand in it."""

    folder: Path
    title: str
    with_packaged: bool = False

    @property
    def documents(self) -> Path:
        return self.folder / "documents"

    @property
    def store_root(self) -> Path:
        """Where the stores of this workspace are kept."""
        return self.folder / ".oversight"

    @property
    def key_file(self) -> Path:
        return self.folder / "passage.key"

    def record_files(self) -> list[Path]:
        """Its record files in order of name, and the packaged ones where it asks for them.

        A record of its own stands in the place of a packaged one of the same name.
        """
        own = _in_order(self.folder / "records")
        names = {file.stem for file in own}
        packaged = packaged_files("records") if self.with_packaged else []
        return [file for file in packaged if file.stem not in names] + own

    def register_files(self) -> list[Path]:
        """The packaged registers and its own, which add to them."""
        return packaged_files("registers") + _in_order(self.folder / "registers")

    def key(self) -> bytes:
        """The key for digests of short and personal passages; raises WorkspaceError."""
        try:
            key = bytes.fromhex(self.key_file.read_text("ascii").strip())
        except FileNotFoundError:
            raise WorkspaceError(
                "the key is not there, and nothing digested under it can be checked",
                path=self.key_file,
                mend="bring it back from a copy",
            ) from None
        except ValueError:
            key = b""
        if len(key) != KEY_BYTES:
            raise WorkspaceError(
                f"the key is not {2 * KEY_BYTES} hexadecimal digits",
                path=self.key_file,
                mend="bring it back from a copy",
            )
        return key


def find_workspace(start: Path) -> Workspace | None:
    """The nearest workspace at or above a folder, or None; raises WorkspaceError."""
    for folder in _upwards(start.resolve()):
        if (folder / SETTINGS).is_file():
            return open_workspace(folder)
    return None


def open_workspace(folder: Path) -> Workspace:
    """The workspace of a folder; raises WorkspaceError where its settings are not well made."""
    path = folder / SETTINGS
    try:
        read = tomllib.loads(path.read_text("utf-8"))
    except FileNotFoundError:
        raise WorkspaceError(
            f"is no workspace: it has no {SETTINGS}", path=folder, mend="run oversight init there"
        ) from None
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise WorkspaceError(f"is not TOML: {error}", path=path, mend="mend it there") from None
    return _well_made(folder, read)


def init_workspace(folder: Path, *, title: str) -> list[Path]:
    """Makes a folder a workspace and returns what was made; raises WorkspaceError.

    Nothing that is there is written over. The settings come last: without them it is none.
    """
    if (folder / SETTINGS).exists():
        raise WorkspaceError(
            "is a workspace already", path=folder, mend=f"use it as it is, or edit {SETTINGS}"
        )
    made = [
        part for name in ("documents", "records", "registers") for part in _folder(folder, name)
    ]
    key = secrets.token_hex(KEY_BYTES) + "\n"
    made += _file(folder / "passage.key", key, mode=0o600)
    made += _file(folder / ".gitignore", _IGNORED)
    for name in _STARTER:
        made += _file(folder / "example" / name, _starter(name))
    settings = _SETTINGS.format(format=FORMAT, title=_toml_text(title))
    return made + _file(folder / SETTINGS, settings)


def _well_made(folder: Path, read: dict[str, object]) -> Workspace:
    table = read.get("workspace")
    settings: dict[str, object] = dict(table) if isinstance(table, dict) else {}
    number = settings.pop("format", None)
    title = settings.pop("title", folder.name)
    with_packaged = settings.pop("packaged-records", False)
    wrong: list[tuple[str, str]] = []
    if not isinstance(table, dict):
        wrong.append(("has no table [workspace]", "write one, as oversight init does"))
    elif number != FORMAT:
        wrong.append((f"is of format {number}", f"this version reads format {FORMAT}"))
    if not isinstance(title, str):
        wrong.append(("has a title that is no text", 'write title = "..."'))
    if not isinstance(with_packaged, bool):
        wrong.append(("has packaged-records that is not true or false", "write true or false"))
    unknown = sorted([*settings, *(key for key in read if key != "workspace")])
    if unknown:
        wrong.append((f'has "{unknown[0]}", which is no setting', "take it out, or mend its name"))
    if wrong:
        problem, mend = wrong[0]
        raise WorkspaceError(problem, path=folder / SETTINGS, mend=mend)
    return Workspace(folder, str(title), bool(with_packaged))


def _upwards(folder: Path) -> Iterator[Path]:
    yield folder
    yield from folder.parents


def _in_order(folder: Path) -> list[Path]:
    if not folder.is_dir():
        return []
    return sorted(file for file in folder.iterdir() if file.name.endswith(RECORD_ENDINGS))


def _folder(folder: Path, name: str) -> list[Path]:
    path = folder / name
    is_new = not path.exists()
    path.mkdir(parents=True, exist_ok=True)
    return [path] if is_new else []


def _file(path: Path, content: str, *, mode: int = 0o666) -> list[Path]:
    path.parent.mkdir(parents=True, exist_ok=True)
    try:
        descriptor = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, mode)
    except FileExistsError:
        return []
    with os.fdopen(descriptor, "w", encoding="utf-8", newline="") as file:
        file.write(content)
        file.flush()
        os.fsync(file.fileno())
    return [path]


def _starter(name: str) -> str:
    # The package is installed unpacked, so its resources are files.
    return Path(str(files("data").joinpath("starter", name))).read_bytes().decode("utf-8")


def _toml_text(text: str) -> str:
    """A TOML basic string (TOML 1.0, String): its escapes are those of JSON."""
    return json.dumps(text, ensure_ascii=False).replace("\x7f", "\\u007f")
