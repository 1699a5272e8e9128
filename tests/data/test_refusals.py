"""Files of the wrong form: every fault placed, said in our words, and with its mend."""

import json
import re
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from data.errors import FaultyFile
from data.marked import read_yaml
from data.model_fields import fields_at
from data.records import Corpus, read_corpus
from data.register_schema import Register
from data.schema import Record
from tests.data.damaged import GOOD, NAME, REQUESTED, Damage, damages, replaced, told
from tests.invented import write_registers

DAMAGES = damages("forms")
# Words of pydantic and of Python, none of them said to a reader.
_JARGON = re.compile(
    r"[Ii]nput|pydantic|type=|Extra|valid |value_error|constrained|dict|tuple|NoneType|"
    r"function-|model_|\[key\]|\.str\b|\.bool\b|\.int\b|\.decimal\b|errors?\.",
)


def test_every_damage_is_tried() -> None:
    assert len(DAMAGES) == 49


@pytest.mark.parametrize("damage", DAMAGES, ids=str)
def test_a_wrong_form_is_told_by_place_field_problem_and_mend(damage: Damage) -> None:
    lines = told(replaced(GOOD, damage.old, damage.new))

    assert lines == [f"{NAME}:{line}" for line in damage.told]


def test_a_text_too_long_is_told_with_its_bound() -> None:
    (line,) = told(replaced(GOOD, "gloss: No costs are left.", "gloss: " + "x" * 401))

    assert line == f"{NAME}:39:12: claims.costs.gloss: is too long; say it in 400 characters"


def test_a_number_of_thousands_of_digits_is_told_in_few_words() -> None:
    (line,) = told(replaced(GOOD, "length: 900", "length: " + "9" * 5000))

    assert line.endswith(
        "document.text.length: is too large; write a number that the text could have"
    )


def test_two_wrong_forms_are_both_told_in_order_of_place() -> None:
    damaged = replaced(replaced(GOOD, "when: 2018-10", "when: soon"), "schema: 1", "schema: 3")

    assert [line.split(": ")[1] for line in told(damaged)] == ["schema", "claims.offer.when"]


@pytest.mark.parametrize(
    ("location", "some", "none"),
    [
        ((), {"record", "schema", "left-out"}, {"gloss"}),
        (("claims", "money"), {"gloss", "said-by", "tension-with"}, {"value", "label"}),
        (("claims", "money", "money"), {"same-as", "stage"}, {"gloss"}),
        (("claims", "a", "promise", "due"), {"before", "during", "by"}, {"do"}),
        (("things", "document/a"), {"label", "held"}, {"gloss"}),
        (("left-out", 3), {"at", "why"}, {"where"}),
        (("document", "text"), {"sha256", "length"}, {"label"}),
        (("nothing", 1, "like", "it"), set(), {"record"}),
    ],
)
def test_the_fields_of_a_place_are_those_of_its_own_block(
    location: tuple[str | int, ...], some: set[str], none: set[str]
) -> None:
    fields = fields_at(Record, location)

    assert some <= fields
    assert not none & fields


def test_the_fields_of_a_register_are_known_too() -> None:
    assert "mode" in fields_at(Register, ("oversight", "a"))
    assert "id" in fields_at(Register, ("legislation", "law/a"))


def read(name: str, text: str) -> tuple[FaultyFile | None, str]:
    """What is wrong with a text in the place of a good record, and the text's own path."""
    with TemporaryDirectory() as folder:
        path = Path(folder) / name
        path.write_text(text, "utf-8", newline="")
        try:
            corpus = read_corpus(records=[path], registers=write_registers(Path(folder)))
        except FaultyFile as error:
            return error, str(path)
        assert isinstance(corpus, Corpus)
        return None, str(path)


def assert_well_told(error: FaultyFile, path: str, text: str) -> None:
    """Every fault lies in the text, on one line, and in no words of pydantic."""
    lines = text.replace("\r\n", "\n").split("\n")
    assert error.faults
    for fault in error.faults:
        assert fault.path == path
        assert 1 <= fault.line <= len(lines)
        assert 1 <= fault.column <= len(lines[fault.line - 1]) + 1
        assert fault.problem and fault.mend
        assert "\n" not in str(fault)
        ours = re.sub(r'"[^"]*"', '""', f"{fault.problem}; {fault.mend}")
        assert not _JARGON.search(ours), str(fault)
        assert not re.search(r"function-|constrained|\[key\]|\.str$", fault.field), str(fault)


@settings(max_examples=150)
@given(data=st.data())
def test_a_damaged_line_gives_a_corpus_or_faults_well_told(data: st.DataObject) -> None:
    lines: list[str] = [*REQUESTED.splitlines(keepends=True)]
    place = data.draw(st.integers(0, len(lines) - 1))
    other = data.draw(st.integers(0, len(lines) - 1))
    line = lines[place]
    cut = data.draw(st.integers(0, len(line)))
    lines[place] = data.draw(
        st.sampled_from(
            [
                "",
                line + line,
                lines[other],
                line[:cut],
                line[:cut] + "\n",
                line.lstrip(),
                "  " + line,
            ]
        )
        | st.text(max_size=8).map(lambda text: line[:cut] + text + line[cut:])
    )
    text = "".join(lines).encode("utf-8", "ignore").decode()

    error, path = read(NAME, text)

    if error:
        assert_well_told(error, path, text)


def good_plain() -> Any:  # noqa: ANN401  # any value
    return read_yaml(REQUESTED, path=NAME).value


def test_the_undamaged_record_is_good_in_either_spelling() -> None:
    assert read(NAME, REQUESTED)[0] is None
    assert read("all.jsonl", json.dumps(good_plain()))[0] is None


_VALUES = st.recursive(
    st.none()
    | st.booleans()
    | st.integers()
    | st.floats(allow_nan=False, allow_infinity=False)
    | st.text(max_size=8)
    | st.sampled_from(
        ["org/lamp-unit", "claim/funding", "law/lamps-act-2001/", "law//s1", "2019-13", "x/y"]
    ),
    lambda parts: (
        st.lists(parts, max_size=3)
        | st.dictionaries(st.text(max_size=8) | st.just("one-of"), parts, max_size=3)
    ),
    max_leaves=4,
)


@settings(max_examples=250)
@given(data=st.data())
def test_a_value_of_any_sort_gives_a_corpus_or_faults_well_told(data: st.DataObject) -> None:
    plain = good_plain()
    holder, step = data.draw(st.sampled_from(list(_steps(plain))))
    change = data.draw(st.sampled_from(["replace", "remove", "rename"]))
    if change == "replace":
        holder[step] = data.draw(_VALUES)
    elif change == "remove":
        del holder[step]
    elif isinstance(holder, dict):
        holder[data.draw(st.text(max_size=8))] = holder.pop(step)
    text = json.dumps(plain)

    error, path = read("all.jsonl", text)

    if error:
        assert_well_told(error, path, text)


def _steps(plain: Any) -> list[tuple[Any, Any]]:  # noqa: ANN401  # any value
    """Every place of a value: what holds it, and its key or position there."""
    parts = plain.items() if isinstance(plain, dict) else enumerate(plain)
    found = []
    for step, part in list(parts):
        found.append((plain, step))
        if isinstance(part, dict | list):
            found += _steps(part)
    return found
