import re

import pyoxigraph as ox
import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from rich.cells import cell_len

from export.tables import Table, Term, to_boolean_text, to_text_table
from tests.export.rdf_strategies import BASE, XSD, texts
from tests.export.rich_tables import drawn_by_rich

HUB = ox.NamedNode(f"{BASE}id/project/hub")
POLICE = ox.NamedNode(f"{BASE}id/body/westmarch-police")


DANGERS = (
    *"\x00\x07\x08\t\r\x0b\x0c\x1b\x7f\x9b\x9d",
    *"\u2028\u202e\u2066\u200b\ufeff\U000e0041",
)


def shown(term: Term) -> str:
    text = to_text_table(Table(("x",), ((term,),)), width=100, base=BASE)
    return text.splitlines()[3].strip("│ ")


def typed(lexical: str, datatype: str) -> ox.Literal:
    return ox.Literal(lexical, datatype=ox.NamedNode(XSD + datatype))


def test_layout_is_the_one_people_read() -> None:
    rows = (
        (POLICE, typed("1400000.0", "decimal"), typed("2018-10-05", "date")),
        (HUB, typed("12", "decimal"), None),
    )
    text = to_text_table(
        Table(("who", "amount", "day"), rows),
        width=80,
        base=BASE,
        labels={POLICE.value: "Westmarch Police"},
    )
    assert text == (
        "┌──────────────────┬───────────┬────────────┐\n"
        "│ who              │    amount │ day        │\n"
        "├──────────────────┼───────────┼────────────┤\n"
        "│ Westmarch Police │ 1,400,000 │ 5 Oct 2018 │\n"
        "│ project/hub      │        12 │            │\n"
        "└──────────────────┴───────────┴────────────┘\n"
        "2 rows\n"
    )


@pytest.mark.parametrize(
    ("term", "text"),
    [
        (HUB, "project/hub"),
        (ox.NamedNode(f"{BASE}ns#funds"), "ns#funds"),
        (ox.NamedNode("http://other.example/x"), "http://other.example/x"),
        (ox.NamedNode(BASE), BASE),
        (ox.BlankNode("b0"), "_:b0"),
        (typed("2018-10-05", "date"), "5 Oct 2018"),
        (typed("2018-10", "gYearMonth"), "Oct 2018"),
        (typed("2018", "gYear"), "2018"),
        (typed("2018-10-05T14:30:00Z", "dateTime"), "5 Oct 2018 14:30:00Z"),
        (typed("2018-13-05", "date"), "2018-13-05"),
        (typed("2018-10-05Z", "date"), "2018-10-05Z"),
        (typed("1400000", "integer"), "1,400,000"),
        (typed("-25000.5", "decimal"), "-25,000.5"),
        (typed("2018", "integer"), "2018"),
        (typed("0012345", "integer"), "0012345"),
        (typed("1e6", "double"), "1e6"),
        (ox.Literal("1400000"), "1400000"),
        (ox.Literal("[bold]x[/bold] :smile:"), "[bold]x[/bold] :smile:"),
    ],
)
def test_a_term_reads_plainly(term: Term, text: str) -> None:
    assert shown(term) == text


def test_two_things_with_one_label_keep_their_names() -> None:
    labels = {HUB.value: "The Hub", POLICE.value: "The Hub"}
    both = to_text_table(Table(("x",), ((HUB,), (POLICE,))), width=80, base=BASE, labels=labels)
    assert "The Hub (project/hub)" in both
    assert "The Hub (body/westmarch-police)" in both
    one = to_text_table(Table(("x",), ((HUB,), (HUB,))), width=80, base=BASE, labels=labels)
    assert "(" not in one


@pytest.mark.parametrize("width", [20, 60, 200])
@pytest.mark.parametrize("colour", [False, True])
@pytest.mark.parametrize("columns", [1, 5])
@pytest.mark.parametrize("danger", DANGERS)
def test_no_value_reaches_the_terminal_as_a_command(
    danger: str, columns: int, colour: bool, width: int
) -> None:
    value = f"a{danger}]8;;http://x.example{danger}[2Jb"
    iri = ox.NamedNode(f"{BASE}id/body/x\u202ey")
    names = tuple(f"c{number}" for number in range(columns))
    table = Table(names, ((ox.Literal(value), *[iri] * (columns - 1)),))
    text = to_text_table(table, width=width, base=BASE, colour=colour)
    ours = re.sub(r"\x1b\[[0-9;]*m", "", text)
    assert danger not in ours
    assert "\u202e" not in ours
    assert f"<U+{ord(danger):04X}>" in re.sub(r"[\s│]", "", ours) or columns > 1


def test_labels_and_column_names_are_made_harmless_too() -> None:
    table = Table(("x\x1b[2J",), ((HUB,),))
    text = to_text_table(table, width=80, labels={HUB.value: "Hub\x1b[2J\u202e"})
    assert "x<U+001B>[2J" in text
    assert "Hub<U+001B>[2J<U+202E>" in text
    assert text.replace("\n", "").isprintable()


def test_no_colour_codes_unless_asked() -> None:
    table = Table(("x",), ((HUB,),))
    assert "\x1b" not in to_text_table(table, width=80)
    assert "\x1b[1m" in to_text_table(table, width=80, colour=True)


@given(texts, st.integers(20, 60))
def test_wrapping_cuts_nothing(text: str, width: int) -> None:
    wide = to_text_table(Table(("x",), ((ox.Literal(text),),)), width=100_000)
    narrow = to_text_table(Table(("x",), ((ox.Literal(text),),)), width=width)
    assert solid(narrow) == solid(wide)


def solid(text: str) -> str:
    return re.sub(r"[\s│─┌┐└┘├┤┬┴┼]", "", text)


@given(st.lists(st.text("ab 💷é-", max_size=60), min_size=1, max_size=9), st.integers(20, 120))
def test_every_word_is_there_at_any_width(values: list[str], width: int) -> None:
    names = tuple(f"c{number}" for number in range(len(values)))
    table = Table(names, (tuple(map(ox.Literal, values)),))
    text = to_text_table(table, width=width)
    assert all(cell_len(line) <= width for line in text.splitlines())
    for char in "ab💷é-":
        assert text.count(char) == "".join(values).count(char)


def test_many_columns_become_one_entry_a_row() -> None:
    names = tuple(f"column{number}" for number in range(9))
    row = tuple(ox.Literal(f"value {number}") for number in range(9))
    text = to_text_table(Table(names, (row, row)), width=40)
    entry = "".join(f"column{number}: value {number}\n" for number in range(9))
    assert text == f"{entry}\n{entry}\n2 rows\n"


def test_no_rows_is_told_as_no_proof() -> None:
    text = to_text_table(Table(("x",), ()), width=200)
    assert text == (
        "No rows: nothing in this graph, as of its date, answers this. "
        "That is not proof that nothing exists.\n"
    )
    assert all(len(line) <= 40 for line in to_text_table(Table(("x",), ()), width=40).splitlines())


def test_a_row_without_columns_is_counted() -> None:
    assert to_text_table(Table((), ((),)), width=80).endswith("1 row\n")


def test_the_environment_has_no_say(monkeypatch: pytest.MonkeyPatch) -> None:
    table = Table(("x",), ((ox.Literal("word " * 30),),))
    before = [to_text_table(table, width=50, colour=colour) for colour in (False, True)]
    for name, value in ("COLUMNS", "30"), ("FORCE_COLOR", "1"), ("TERM", "dumb"), ("NO_COLOR", "1"):
        monkeypatch.setenv(name, value)
    assert [to_text_table(table, width=50, colour=colour) for colour in (False, True)] == before


def test_an_ask_is_answered_with_its_limits() -> None:
    assert to_boolean_text(True) == "Yes: this graph, as of its date, says so.\n"
    assert "not proof" in to_boolean_text(False)


SHORT = st.text("ab1 -é漢💷\n\xa0\u3000\u0301", max_size=30)
CELLS = st.one_of(
    st.none(),
    SHORT.map(ox.Literal),
    st.integers(-(10**12), 10**12).map(lambda number: typed(str(number), "integer")),
    st.text("abc-", max_size=30).map(lambda slug: ox.NamedNode(f"{BASE}id/org/x{slug}")),
)


@st.composite
def answers(draw: st.DrawFn) -> Table:
    columns = draw(st.lists(st.text("ab é漢", min_size=1, max_size=20), max_size=6, unique=True))
    row = st.tuples(*[CELLS] * len(columns))
    return Table(tuple(columns), tuple(draw(st.lists(row, min_size=1, max_size=4))))


def row_of(*lengths: int) -> Table:
    names = "abcdef"[: len(lengths)]
    return Table(tuple(names), (tuple(ox.Literal("x" * length) for length in lengths),))


@given(answers(), st.integers(20, 130))
@example(row_of(33, 60), 40)  # which column gives up the odd cell
@example(row_of(60, 60), 48)
def test_a_table_is_the_one_that_rich_draws(table: Table, width: int) -> None:
    assert to_text_table(table, width=width, base=BASE) == drawn_by_rich(
        table, width=width, base=BASE
    )


LINK = re.compile(r"\x1b\]8;(?:id=[0-9a-f]+)?;(?P<url>[!-~]*)\x1b\\")


@pytest.mark.parametrize("width", [30, 50, 120])
def test_each_line_of_a_thing_is_a_link_of_its_own_and_nothing_else_is(width: int) -> None:
    row = (POLICE, HUB, ox.Literal("http://not.a.link/ but words"))
    table = Table(("who", "what", "said"), (row, (None, *row[1:])))
    plain = to_text_table(table, width=width, base=BASE)
    with_links = to_text_table(table, width=width, base=BASE, links=True)
    assert LINK.sub("", with_links) == plain
    for line in with_links.splitlines():
        urls = [match["url"] for match in LINK.finditer(line)]
        assert urls[1::2] == [""] * (len(urls) // 2)  # each that opens is closed on its line
        assert set(urls) <= {"", POLICE.value, HUB.value}
    assert f";{POLICE.value}\x1b" in with_links


def test_no_links_unless_asked_and_none_to_what_is_no_web_address() -> None:
    strange = ox.NamedNode("urn:x:y")
    table = Table(("x",), ((HUB,), (strange,)))
    assert "\x1b" not in to_text_table(table, width=80, colour=False)
    assert "urn:x:y" not in "".join(LINK.findall(to_text_table(table, width=80, links=True)))
