"""Documents as plain values that remember where each stood."""

from pathlib import Path

import pytest

from data import json_line
from data.errors import Fault, FaultyFile
from data.marked import MAX_BYTES, Marked, read_json_line, read_text, read_yaml
from data.marks import Place

_YAML = """\
record: ambleford-cameras
claims:
  cameras-funding:
    money: {value: 1400, currency: GBP}
    see: [intro, cost]
"""


@pytest.fixture
def record() -> Marked:
    return read_yaml(_YAML, path="data/records/ambleford.yaml")


def _only_fault(error: FaultyFile) -> Fault:
    (fault,) = error.faults
    return fault


def test_a_value_and_its_key_have_their_places(record: Marked) -> None:
    loc = ("claims", "cameras-funding", "money", "currency")

    assert record.place(loc) == Place(4, 36)
    assert record.place(loc, key=True) == Place(4, 26)
    assert record.place(("claims", "cameras-funding", "see", 1)) == Place(5, 18)
    assert record.place(["claims"], key=True) == Place(2, 1)
    assert record.place([]) == Place(1, 1)


def test_what_is_missing_has_the_place_of_what_should_hold_it(record: Marked) -> None:
    funding = ("claims", "cameras-funding")

    assert record.place((*funding, "money", "step")) == record.place((*funding, "money"))
    assert record.place((*funding, "money", "step"), key=True) == Place(4, 12)
    assert record.place((*funding, "see", 9, "x")) == Place(5, 10)
    assert record.place((*funding, "see", 0, "x", 3)) == Place(5, 11)
    assert record.place(("nothing", "claims")) == Place(1, 1)


def test_the_item_of_a_list_has_no_key_but_its_own_place(record: Marked) -> None:
    assert record.place(("claims", "cameras-funding", "see", 0), key=True) == Place(5, 11)


def test_a_fault_found_later_is_placed(record: Marked) -> None:
    fault = record.fault(
        ("claims", "cameras-funding", "money", "currency"), "no such currency", "write GBP"
    )

    assert str(fault) == (
        "data/records/ambleford.yaml:4:36: claims.cameras-funding.money.currency: "
        "no such currency; write GBP"
    )


def test_a_json_line_has_places_on_its_line() -> None:
    line = '{"money": {"value": 1400, "currency": "GBP"}, "see": ["é", "b"]}\n'
    read = read_json_line(line, path="bulk.jsonl", line_number=12)

    assert read.place(("money", "currency")) == Place(12, 39)
    assert read.place(("money", "currency"), key=True) == Place(12, 27)
    assert read.place(("see", 1)) == Place(12, 60)
    assert read.place(("money", "step")) == Place(12, 11)


def test_places_are_in_composed_keys_too() -> None:
    read = read_json_line('{"cafe\u0301": "e\u0301"}', path="f", line_number=1)

    assert read.value == {"caf\u00e9": "\u00e9"}
    assert read.place(["caf\u00e9"]) == Place(1, 11)


def test_a_clean_json_line_is_gone_through_for_places_only_when_they_are_asked_for(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    asked: list[int] = []
    exactly = json_line.read

    def counted(line: str, *, path: str, line_number: int) -> object:
        asked.append(line_number)
        return exactly(line, path=path, line_number=line_number)

    monkeypatch.setattr(json_line, "read", counted)
    read = read_json_line('{"a": "b"}', path="f", line_number=3)

    assert asked == []
    assert [read.place(["a"]), read.place([])] == [Place(3, 7), Place(3, 1)]
    assert asked == [3]


def test_readings_of_the_same_are_equal_and_cannot_be_changed() -> None:
    read = read_yaml("a: b", path="f")

    assert read == read_yaml("a:   b", path="f")
    with pytest.raises(AttributeError):
        read.path = "g"  # type: ignore[misc]  # the very thing that must fail


@pytest.mark.parametrize("end", ["", "\n", "\r\n"])
def test_a_json_line_may_keep_its_line_end(end: str) -> None:
    assert read_json_line('{"a": 1}' + end, path="f", line_number=2).value == {"a": 1}


def test_a_byte_order_mark_is_passed_over_at_the_start_alone() -> None:
    assert read_yaml("\ufeffa: b", path="f").place(["a"]) == Place(1, 4)
    assert read_json_line('\ufeff{"a": 1}', path="f", line_number=1).value == {"a": 1}
    with pytest.raises(FaultyFile, match=r"f:2:1: .*U\+FEFF"):
        read_json_line('\ufeff{"a": 1}', path="f", line_number=2)
    with pytest.raises(FaultyFile, match=r"f:1:2: .*U\+FEFF"):
        read_yaml("a\ufeff: b", path="f")


def test_what_is_too_long_is_refused() -> None:
    filler = "x" * (MAX_BYTES - 3)

    assert read_yaml(f"a: {filler}", path="f")
    with pytest.raises(FaultyFile, match="f:1:1: longer than 16 MiB"):
        read_yaml(f"a: {filler}y", path="f")
    with pytest.raises(FaultyFile, match="f:1:1: longer than 16 MiB"):
        read_yaml("é" * (MAX_BYTES // 2 + 1), path="f")
    with pytest.raises(FaultyFile, match="f:9:1: longer than 16 MiB"):
        read_json_line(f'{{"a": "{filler}"}}', path="f", line_number=9)


def test_a_file_is_read_with_its_line_ends_as_they_stand(tmp_path: Path) -> None:
    file = tmp_path / "a.yaml"
    file.write_bytes("a: é\r\nb: 😀\n".encode())

    assert read_text(file) == "a: é\r\nb: 😀\n"


@pytest.mark.parametrize(
    ("data", "line", "column", "byte"),
    [
        (b"a: \xe9\n", 1, 4, "E9"),
        ("a: é\r\nb: 😀".encode() + b"\xff", 2, 5, "FF"),
        (b"a: \xed\xa0\x80", 1, 4, "ED"),
        (b"a: \xc0\xaf", 1, 4, "C0"),
        (b"a: \xf0\x9f\x98", 1, 4, "F0"),
        ("a: b".encode("utf-16"), 1, 1, "FF"),
    ],
)
def test_the_first_byte_that_is_not_utf8_is_placed(
    tmp_path: Path, data: bytes, line: int, column: int, byte: str
) -> None:
    file = tmp_path / "a.yaml"
    file.write_bytes(data)

    with pytest.raises(FaultyFile) as caught:
        read_text(file, path="data/records/a.yaml")

    fault = _only_fault(caught.value)
    assert (fault.path, fault.line, fault.column) == ("data/records/a.yaml", line, column)
    assert f"the byte {byte} is not UTF-8" in fault.problem
    assert "UTF-8" in fault.mend


def test_a_file_too_long_is_refused_by_its_own_name(tmp_path: Path) -> None:
    file = tmp_path / "a.yaml"
    file.write_bytes(b"x" * (MAX_BYTES + 1))

    with pytest.raises(FaultyFile) as caught:
        read_text(file)

    assert _only_fault(caught.value).path == str(file)
