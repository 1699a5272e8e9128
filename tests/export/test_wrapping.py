from hypothesis import example, given
from hypothesis import strategies as st
from rich.cells import cell_len
from rich.console import Console
from rich.text import Text

from export.wrapping import width_of, wrapped

TEXTS = st.text("abc é漢💷-\n\u0301\xa0", max_size=80)


@given(TEXTS, st.integers(2, 40))
@example("a\u0301a\u0301  ", 4)
def test_lines_are_those_of_rich(text: str, width: int) -> None:
    theirs = Text(text).wrap(Console(width=width), width, overflow="fold")
    assert wrapped(text, width) == [line.plain for line in theirs]


@given(TEXTS, st.integers(2, 40))
def test_no_line_is_wider_and_no_word_is_lost(text: str, width: int) -> None:
    lines = wrapped(text, width)
    assert all(cell_len(line) <= width for line in lines)
    for char in "abcé漢💷-":
        assert "".join(lines).count(char) == text.count(char)


def test_a_word_is_broken_only_where_no_line_can_hold_it() -> None:
    assert wrapped("a longword here", 8) == ["a ", "longword", "here"]
    assert wrapped("an overlong word", 6) == ["an ", "overlo", "ng ", "word"]
    assert wrapped("", 8) == [""]
    assert wrapped("a\n\nb", 8) == ["a", "", "b"]


def test_the_width_is_in_cells() -> None:
    assert width_of("漢字\nabc") == 4
