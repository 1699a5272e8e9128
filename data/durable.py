"""Writing so that what is written outlives a crash of the machine, not of the program alone."""

import os
from pathlib import Path


def write_durably(file: Path, content: bytes) -> None:
    """Writes a new file, or the whole of an old one, and waits until the disk has it."""
    with file.open("wb") as written:
        written.write(content)
        written.flush()
        os.fsync(written.fileno())


def sync_tree(folder: Path) -> None:
    """Waits until the disk has every file and folder below, each folder after what it holds."""
    for entry in folder.iterdir():
        if entry.is_dir():
            sync_tree(entry)
        else:
            sync(entry)
    sync(folder)


def sync(path: Path) -> None:
    """Waits until the disk has one file, or the names that one folder holds."""
    descriptor = os.open(path, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)
