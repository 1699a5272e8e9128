"""A table of passages is mended in place, whole or not at all, and nothing else is touched."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from data.digests import digest
from data.marked import read_text, read_yaml
from data.mending import Mended, UnmendableError, mended
from data.passages import State, check_passages
from data.schema import Record
from tests.data.texts import FIRST, SECOND, text_of

NOTICE = f"Heading of the notice\n\n{FIRST}\n\n{SECOND}\nEnd of it, with a signature.\n"


def span(part: str) -> str:
    return f"[{NOTICE.index(part)}, {NOTICE.index(part) + len(part)}]"


FILE = f"""\
record: westmarch-notice  # a comment, with its {digest(NOTICE)}
schema: 1
document:
  kind: report
  label: "Notice é"
  publisher: org/westmarch-police
  text: {{sha256: {digest(NOTICE)}, length: {len(NOTICE)}}}
review: {{status: accepted, by: agent/readers, on: 2026-11-22}}
passages:
  first: {{at: {span(FIRST)}, where: para 1, sha256: {digest(FIRST)}}}
  second:
    at:
    - {NOTICE.index(SECOND)}
    - {NOTICE.index(SECOND) + len(SECOND)}   # the end
    where: para 2
    sha256: {digest(SECOND)}
left-out:
  - {{at: {span("Heading of the notice")}, why: heading}}
  - {{at: {span("End of it, with a signature.")}, why: signature}}
"""


def record_in(file: Path) -> Record:
    return Record.model_validate(read_yaml(read_text(file), path=str(file)).value)


@pytest.fixture
def file(tmp_path: Path) -> Path:
    path = tmp_path / "westmarch-notice.yaml"
    path.write_bytes(FILE.encode())
    return path


def mend(file: Path, *texts: str) -> Mended | None:
    record = record_in(file)
    return mended(file, record, check_passages(record, [text_of(text) for text in texts]))


def test_a_table_that_holds_is_left_alone(file: Path) -> None:
    assert mend(file, NOTICE) is None
    assert mend(file) is None


@given(st.text(min_size=1, max_size=20).filter(lambda text: FIRST not in text))
def test_what_moved_is_found_again_with_all_that_was_left_out(
    tmp_path_factory: pytest.TempPathFactory, front: str
) -> None:
    file = tmp_path_factory.mktemp("mended") / "westmarch-notice.yaml"
    file.write_bytes(FILE.encode())
    text = front + NOTICE

    mending = mend(file, text)

    assert mending is not None
    assert mending.moved == 2
    file.write_bytes(mending.content.encode())
    record = record_in(file)
    assert {c.state for c in check_passages(record, [text_of(text)])} == {State.HOLDS}
    assert [text[slice(*o.at)] for o in record.left_out] == [
        "Heading of the notice",
        "End of it, with a signature.",
    ]
    assert record.document.text.length == len(text)
    assert mend(file, text) is None


def test_nothing_but_the_figures_changes(file: Path) -> None:
    mending = mend(file, "New line.\n" + NOTICE)

    assert mending is not None
    pairs = zip(FILE.splitlines(), mending.content.splitlines(), strict=True)
    changed = [(old, new) for old, new in pairs if old != new]
    assert len(changed) == 6
    for old, new in changed:
        assert (
            "".join(c for c in old if not c.isdigit()).split("sha")[0]
            == ("".join(c for c in new if not c.isdigit()).split("sha")[0])
        )
    assert mending.content.splitlines()[0] == FILE.splitlines()[0]


@pytest.mark.parametrize(
    ("text", "told"),
    [
        (NOTICE.replace("nobody saw it", "nobody saw them"), "first is lost"),
        ("x" + NOTICE + FIRST, "first is met in 2 places"),
        (NOTICE.replace("\n\nThe chief", "\n\nA line more.\n\nThe chief"), None),
        (NOTICE.replace(SECOND, "") + SECOND, "left-out"),
    ],
)
def test_what_a_machine_cannot_settle_is_refused(file: Path, text: str, told: str | None) -> None:
    if told is None:
        assert mend(file, text) is not None
        return
    with pytest.raises(UnmendableError, match=told):
        mend(file, text)


def test_figures_not_written_plainly_are_not_touched(file: Path) -> None:
    start = NOTICE.index(FIRST)
    file.write_text(FILE.replace(f"at: [{start},", f'at: ["{start}",'), "utf-8")

    with pytest.raises(UnmendableError, match=r"passages\.first\.at\.0 is not written plainly"):
        mend(file, "x" + NOTICE)


def test_a_file_with_other_line_ends_keeps_them(file: Path) -> None:
    file.write_bytes(FILE.replace("\n", "\r\n").encode())

    mending = mend(file, "x" + NOTICE)

    assert mending is not None
    assert mending.content.count("\r\n") == FILE.count("\n")
