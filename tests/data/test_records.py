"""Reading files into a corpus: what is said comes through, and every fault of every file."""

import gc
from contextlib import suppress
from pathlib import Path
from random import Random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from data.errors import FaultyFile
from data.normal import normal_form
from data.records import read_corpus
from tests.data.damaged import GOOD, NAME, replaced, told, told_of
from tests.invented import Plain, as_line, read_plain, shuffled, write_registers
from tests.strategies import corpora

SECOND = "westmarch-notice.yaml"
BARE = """\
record: westmarch-notice
schema: 1
document: {kind: report, label: Notice, publisher: org/ambleford-council, text: TEXT}
review: {status: proposed, by: agent/readers, on: 2026-11-22}
""".replace("TEXT", f"{{sha256: {'0' * 64}, length: 9}}")


@settings(max_examples=30)
@given(corpora())
def test_yaml_and_json_lines_say_the_same(plain: list[Plain]) -> None:
    from_yaml = read_plain(*plain)
    from_lines = read_plain(*plain, lines=True)

    assert [normal_form(r) for r in from_yaml.records] == [
        normal_form(r) for r in from_lines.records
    ]
    assert from_yaml.catalogue == from_lines.catalogue
    assert from_yaml.registers == from_lines.registers


@settings(max_examples=25)
@given(corpora(), st.randoms(use_true_random=False))
def test_the_order_of_keys_and_lists_says_nothing(plain: list[Plain], random: Random) -> None:
    again = read_plain(*[shuffled(record, random) for record in random.sample(plain, len(plain))])

    assert [normal_form(r) for r in again.records] == [
        normal_form(r) for r in read_plain(*plain).records
    ]


def test_a_record_of_a_document_alone_is_enough() -> None:
    assert told_of({SECOND: BARE.encode()}) == []


@pytest.mark.parametrize("content", [b"", b"\n\n", b"# only a comment\n", b"\xef\xbb\xbf"])
def test_an_empty_file_is_told(content: bytes) -> None:
    assert told_of({NAME: content}) == [
        f"{NAME}:1:1: empty; begin it with a key, a colon and a value"
    ]


def test_a_list_at_the_top_is_told() -> None:
    assert told("- record: ambleford-lamps\n") == [
        f"{NAME}:1:1: the whole is not a mapping of keys to values; "
        "begin it with a key, a colon and a value"
    ]


def test_what_is_not_utf8_is_told_by_its_byte() -> None:
    latin = GOOD.encode().replace(b"on lamps\n", b"on l\xe4mps\n", 1)

    assert told_of({NAME: latin}) == [
        f"{NAME}:5:23: the byte E4 is not UTF-8; save the file in the encoding UTF-8"
    ]


def test_what_is_not_utf8_in_a_line_is_told_by_its_place() -> None:
    (line,) = told_of({"all.jsonl": b"\n" + b'{"record": "a\xe4"}\n'})

    assert line.startswith("all.jsonl:2:14: record: the unseen character U+DCE4")


def test_a_file_that_is_not_there_is_an_error_of_the_system(tmp_path: Path) -> None:
    with pytest.raises(FileNotFoundError):
        read_corpus(records=[tmp_path / "none.yaml"], registers=write_registers(tmp_path))


def test_a_record_is_named_as_its_file() -> None:
    other = replaced(GOOD, "record: ambleford-lamps", "record: lamps").replace(
        "document/ambleford-lamps", "document/lamps"
    )

    assert told(other) == [
        f'{NAME}:1:9: record: "lamps" is not the name of the file; write ambleford-lamps'
    ]
    assert told(GOOD, name="ambleford-lamps.yml") == []
    assert told(other, name="ambleford-lamps.yml") != []


def test_a_line_may_bear_any_name() -> None:
    read_plain({"record": "any", **_bare_plain()}, {"record": "other", **_bare_plain()}, lines=True)


def test_a_thing_described_in_two_files_is_told_with_the_first_place() -> None:
    again = BARE + "things:\n  project/second-lamps: {label: Lamps, see: head}\nclaims: {}\n"
    lines = told_of({NAME: GOOD.encode(), SECOND: again.encode()})

    assert lines[0] == (
        f"{SECOND}:6:3: things.project/second-lamps: is already described in {NAME}:14; "
        "describe it in one place"
    )


def test_a_thing_of_a_register_is_not_described_again() -> None:
    again = BARE + "things:\n  org/ambleford-council: {kind: unit, label: Council, see: head}\n"
    lines = told_of({SECOND: again.encode()})

    assert lines[0] == (
        f"{SECOND}:6:3: things.org/ambleford-council: "
        "is already described in westmarch-bodies.yaml:17; describe it in one place"
    )


def test_a_record_does_not_describe_the_document_of_another_or_its_own() -> None:
    own = BARE + "things:\n  document/westmarch-notice: {label: Notice, held: no, see: head}\n"
    other = own.replace("document/westmarch-notice", "document/ambleford-lamps")

    for text in (own, other):
        lines = told_of({NAME: GOOD.encode(), SECOND: text.encode()})
        assert "is already described in" in lines[0]


def test_a_record_that_stands_twice_is_told_once() -> None:
    line = as_line({"record": "westmarch-notice", **_bare_plain()})
    lines = told_of({"all.jsonl": (line + line).encode()})

    assert lines == [
        "all.jsonl:2:2: record: is already described in all.jsonl:1; describe it in one place"
    ]


def test_a_record_and_a_register_share_no_name() -> None:
    named = as_line({"record": "westmarch-laws", **_bare_plain()})
    (line,) = told_of({"a.jsonl": named.encode()})

    assert "record: is already described in westmarch-laws.yaml:1" in line


def test_faults_of_several_files_are_told_in_order_of_file_and_place() -> None:
    first = replaced(GOOD, "when: 2018-10", "when: soon").replace("schema: 1", "schema: 9")
    second = BARE.replace("kind: report", "kind: repor")
    lines = told_of({SECOND: second.encode(), NAME: first.encode()})

    assert [":".join(line.split(":")[:2]) for line in lines] == [
        f"{NAME}:2",
        f"{NAME}:35",
        f"{SECOND}:3",
    ]


def test_a_fault_in_one_line_hides_none_in_the_next() -> None:
    good = as_line({"record": "good", **_bare_plain()})
    lines = told_of(
        {"all.jsonl": f'{{"record": 1,}}\n{good}\n{{"record": NaN}}\n{{"schema": 1}}\n'.encode()}
    )

    assert sorted({line.split(":")[1] for line in lines}) == ["1", "4", "5"]


@pytest.mark.parametrize(
    ("line", "told_first"),
    [
        ('{"record": "a", "record": "b"}', "1:17: record: the key record stands twice"),
        (
            '{"record": NaN}',
            "1:12: record: NaN is not a number; write null, or leave the field out",
        ),
        ('{"record": "a"', "1:15: not JSON: the end of the line where a comma"),
        ("[1]", "1:1: the whole is not a mapping of keys to values"),
    ],
)
def test_a_damaged_line_is_told(line: str, told_first: str) -> None:
    assert told_of({"all.jsonl": line.encode()})[0].startswith(f"all.jsonl:{told_first}")


def test_a_reference_into_a_file_that_cannot_be_read_is_no_fault() -> None:
    refers = replaced(GOOD, "tension-with: funding", "tension-with: westmarch-notice/any")
    lines = told_of(
        {NAME: refers.encode(), SECOND: BARE.replace("schema: 1", "schema: 7").encode()}
    )

    assert [line.split(":")[0] for line in lines] == [SECOND]


def test_a_damaged_register_is_told_once_and_not_by_all_who_refer_to_it(tmp_path: Path) -> None:
    registers = write_registers(tmp_path)
    registers[0].write_text("register: {\n", "utf-8")
    (tmp_path / NAME).write_text(GOOD, "utf-8")

    with pytest.raises(FaultyFile) as caught:
        read_corpus(records=[tmp_path / NAME], registers=registers)

    assert [Path(fault.path).name for fault in caught.value.faults] == ["westmarch-bodies.yaml"]


def test_the_records_of_a_corpus_stand_in_order_of_name() -> None:
    plain = [{"record": name, **_bare_plain()} for name in ("b", "c", "a")]

    assert [record.record for record in read_plain(*plain).records] == ["a", "b", "c"]


def _bare_plain() -> Plain:
    return {
        "schema": 1,
        "document": {
            "kind": "report",
            "label": "Notice",
            "publisher": "org/ambleford-council",
            "text": {"sha256": "0" * 64, "length": 9},
        },
        "review": {"status": "proposed", "by": "agent/readers", "on": "2026-11-22"},
    }


def test_progress_is_told_document_by_document_to_the_end(tmp_path: Path) -> None:
    told_of_reading: list[tuple[str, int, int]] = []
    file = tmp_path / "all.jsonl"
    records = ({"record": name, **_bare_plain()} for name in ("a", "b", "c"))
    file.write_text("".join(map(as_line, records)), "utf-8")
    read_corpus(
        records=[file],
        registers=write_registers(tmp_path),
        progress=lambda *step: told_of_reading.append(step),
    )

    assert told_of_reading == [("reading", done, 3) for done in range(4)]


@pytest.mark.parametrize("content", ["", "{"])
def test_reading_leaves_the_collector_of_cycles_at_work(tmp_path: Path, content: str) -> None:
    file = tmp_path / "all.jsonl"
    file.write_text(content, "utf-8")
    with suppress(FaultyFile):
        read_corpus(records=[file], registers=[])

    assert gc.isenabled()
