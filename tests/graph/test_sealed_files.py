"""Seals: whatever changes in a file is seen, at once in a small one and in the end in a large."""

import os
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from graph.errors import DamagedStoreError
from graph.sealed_files import (
    BLOCK,
    CHECKED_WHOLE,
    Seal,
    check_seals,
    is_checked_whole,
    read_plain_file,
    seal,
)

LARGE = CHECKED_WHOLE + BLOCK + 5


@pytest.fixture
def file(tmp_path: Path) -> Path:
    file = tmp_path / "file"
    file.write_bytes(b"lamps " * 20_000)
    return file


def flip(file: Path, position: int) -> None:
    with file.open("r+b") as opened:
        opened.seek(position)
        byte = opened.read(1)
        opened.seek(position)
        opened.write(bytes([byte[0] ^ 1]))


def link(file: Path) -> None:
    file.rename(file.with_name("b"))
    file.symlink_to("b")


def make_folder(file: Path) -> None:
    file.unlink()
    file.mkdir()


def make_pipe(file: Path) -> None:
    """Whoever opens one to read waits for a writer who never comes."""
    file.unlink()
    os.mkfifo(file)


def is_found(folder: Path, seals: dict[str, Seal], *, full: bool = False) -> bool:
    try:
        check_seals(folder, seals, full=full)
    except DamagedStoreError as error:
        assert error.path.parent == folder
        return True
    return False


@pytest.mark.parametrize("size", [0, 1, BLOCK - 1, BLOCK, BLOCK + 1, 3 * BLOCK])
def test_a_file_left_alone_is_as_it_was_sealed(tmp_path: Path, size: int) -> None:
    (tmp_path / "file").write_bytes(b"x" * size)
    sealed = seal(tmp_path / "file")

    assert sealed.size == size
    check_seals(tmp_path, {"file": sealed}, full=True)
    check_seals(tmp_path, {"file": sealed}, full=False)


@given(position=st.integers(0, 119_999))
def test_any_changed_byte_of_a_small_file_is_found(
    tmp_path_factory: pytest.TempPathFactory, position: int
) -> None:
    folder = tmp_path_factory.mktemp("sealed")
    (folder / "file").write_bytes(b"lamps " * 20_000)
    seals = {"file": seal(folder / "file")}
    flip(folder / "file", position)

    assert is_found(folder, seals)


@pytest.mark.parametrize(
    ("change", "what"),
    [
        (lambda file: os.truncate(file, 100), "has 100 bytes of 120000"),
        (lambda file: os.truncate(file, 120_001), "has 120001 bytes of 120000"),
        (lambda file: file.unlink(), "is missing"),
        (link, "is not a file of its own"),
        (make_folder, "is not a file of its own"),
        (make_pipe, "is not a file of its own"),
    ],
)
def test_what_is_wrong_is_said_of_the_file(
    file: Path, change: Callable[[Path], object], what: str
) -> None:
    seals = {"file": seal(file)}
    change(file)

    with pytest.raises(DamagedStoreError, match=what) as caught:
        check_seals(file.parent, seals, full=False)
    assert caught.value.path == file
    assert "oversight build" in caught.value.mend


def test_large_files_are_checked_at_their_ends_always_and_within_by_chance(tmp_path: Path) -> None:
    file = tmp_path / "large"
    file.write_bytes(b"\0" * LARGE)
    seals = {"large": seal(file)}
    assert not is_checked_whole(seals)
    for end in (0, BLOCK - 1, LARGE - 1, LARGE - 5):
        flip(file, end)
        assert is_found(tmp_path, seals)
        flip(file, end)
    assert not is_found(tmp_path, seals)

    flip(file, LARGE // 2)
    assert all(is_found(tmp_path, seals, full=True) for _ in range(10))
    # A quarter of the blocks each time: that 80 samples all miss it is one chance in 10 ** 9.
    assert any(is_found(tmp_path, seals) for _ in range(80))


def test_small_files_together_are_checked_whole(file: Path) -> None:
    assert is_checked_whole({"file": seal(file)})


def test_a_seal_of_too_few_digits_is_none() -> None:
    with pytest.raises(ValueError, match="16 digits for 65537 bytes"):
        Seal(BLOCK + 1, "0" * 16)


def test_a_file_reached_by_a_link_is_not_read(file: Path) -> None:
    assert read_plain_file(file) == file.read_bytes()
    (file.parent / "link").symlink_to(file)

    with pytest.raises(DamagedStoreError, match="not a file of its own"):
        read_plain_file(file.parent / "link")
