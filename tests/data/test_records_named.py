"""Records by name, out of YAML files and JSON Lines, without the others."""

from pathlib import Path

from data.records_named import records_named
from tests.data.spoken import plain_record
from tests.invented import as_line, as_yaml


def test_a_record_is_found_in_either_kind_of_file(tmp_path: Path) -> None:
    yaml, lines = tmp_path / "lamps-thread.yaml", tmp_path / "many.jsonl"
    yaml.write_text(as_yaml(plain_record()), "utf-8")
    other = {**plain_record(), "record": "other-thread"}
    lines.write_text("\n" + as_line(other) + as_line({**other, "record": "third"}), "utf-8")

    found = records_named(["lamps-thread", "other-thread", "absent"], [yaml, lines])

    assert {name: record.record for name, record in found.items()} == {
        "lamps-thread": "lamps-thread",
        "other-thread": "other-thread",
    }


def test_other_files_are_not_read(tmp_path: Path) -> None:
    (tmp_path / "broken.yaml").write_text("record: [", "utf-8")
    (tmp_path / "many.jsonl").write_text("not json\n", "utf-8")

    assert records_named(["lamps-thread"], sorted(tmp_path.iterdir())) == {}
