"""`oversight extract`: sheets and JSON Lines, in the order of the files."""

import json
from pathlib import Path

from click.testing import CliRunner

from oversight.extract_command import extract_command
from tests.extract.letters import letter


def _written(folder: Path, count: int) -> list[str]:
    paths = [folder / f"letter-{n:02}.txt" for n in range(count)]
    for n, path in enumerate(paths):
        path.write_text(letter(f"The information is exempt under section {21 + n % 4}."), "utf-8")
    return [str(path) for path in paths]


def test_json_lines_come_in_the_order_of_the_files_however_many_read(tmp_path: Path) -> None:
    result = CliRunner().invoke(extract_command, ["--json", *reversed(_written(tmp_path, 20))])
    assert result.exit_code == 0
    names = [json.loads(line)["document"] for line in result.output.splitlines()]
    assert names == [f"letter-{n:02}" for n in reversed(range(20))]


def test_a_sheet_has_every_value_with_its_rule(tmp_path: Path) -> None:
    result = CliRunner().invoke(extract_command, _written(tmp_path, 1))
    assert result.exit_code == 0
    assert "outcome/exempt" in result.output


def test_the_output_goes_to_a_file(tmp_path: Path) -> None:
    to = tmp_path / "out.jsonl"
    result = CliRunner().invoke(extract_command, ["--json", "-o", str(to), *_written(tmp_path, 2)])
    assert (result.exit_code, result.output) == (0, "")
    assert len(to.read_text("utf-8").splitlines()) == 2


def test_a_file_that_is_not_utf8_is_told_in_one_line(tmp_path: Path) -> None:
    path = tmp_path / "bad.txt"
    path.write_bytes(b"Dear A\xff")
    result = CliRunner().invoke(extract_command, [str(path)])
    assert result.exit_code == 1
    assert "byte 6 is not UTF-8" in result.output
