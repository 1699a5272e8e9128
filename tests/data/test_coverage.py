"""Whether a whole document was read, paragraph by paragraph."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from data.coverage import OtherTextError, Paragraph, Span, coverage, paragraphs
from tests.data.texts import FIRST, SECOND, record_of, span_of

LIST = "• The first lamp.\n• The second\n  lamp, at night.\n1. A rule.\n(b) A letter.\n- A dash."
NOTICE = f"Heading\r\n\r\n{FIRST}\r\n{SECOND}\n\n{LIST}\n"
PASSAGES = {"first": span_of(NOTICE, FIRST), "second": span_of(NOTICE, SECOND)} | {
    "list": span_of(NOTICE, LIST)
}
HEADING = {(0, 7): "heading"}


def unaccounted(passages: dict[str, Span], left_out: dict[Span, str]) -> list[str]:
    found = coverage(record_of(NOTICE, passages, left_out), NOTICE)
    return [NOTICE[start:end] for paragraph in found for start, end in paragraph.unaccounted]


def test_a_text_that_is_wholly_read_has_nothing_unaccounted_for() -> None:
    assert unaccounted(PASSAGES, HEADING) == []


@pytest.mark.parametrize("slug", ["first", "second"])
def test_a_passage_removed_shows_its_stretch(slug: str) -> None:
    others = {name: at for name, at in PASSAGES.items() if name != slug}
    start, end = PASSAGES[slug]

    (shown,) = unaccounted(others, HEADING)
    assert shown.strip() == NOTICE[start:end].strip()


def test_an_omission_removed_shows_its_stretch() -> None:
    assert unaccounted(PASSAGES, {}) == ["Heading"]


def test_a_part_of_a_sentence_left_over_is_shown_and_a_point_is_not() -> None:
    start, end = PASSAGES["second"]

    assert unaccounted({**PASSAGES, "second": (start, end - 7)}, HEADING) == ["it was."]
    assert unaccounted({**PASSAGES, "second": (start, end - 1)}, HEADING) == []
    assert [s.strip() for s in unaccounted({**PASSAGES, "second": (start + 4, end)}, HEADING)] == [
        "The"
    ]


def test_passages_that_overlap_leave_no_gap_between_them() -> None:
    start, end = PASSAGES["second"]
    halves = {"second": (start, end - 20), "third": (start + 20, end), "fourth": (start, start + 9)}
    within = {"third": (start + 10, start + 90)}

    assert unaccounted({**PASSAGES, **halves}, HEADING) == []
    assert unaccounted({**PASSAGES, **within}, HEADING) == []


def test_bullets_and_numbered_lines_are_paragraphs_of_their_own() -> None:
    found = [NOTICE[start:end] for start, end in paragraphs(NOTICE)]

    assert found == [
        "Heading",
        f"{FIRST}\r\n{SECOND}",
        "• The first lamp.",
        "• The second\n  lamp, at night.",
        "1. A rule.",
        "(b) A letter.",
        "- A dash.",
    ]


@pytest.mark.parametrize("line", ["a man", "1995 was dry", "-5 degrees", "I. think so"])
def test_a_line_is_divided_only_before_a_mark_and_a_space(line: str) -> None:
    divided = len(list(paragraphs(f"A block\n{line}"))) == 2

    assert divided == line.startswith("I.")


def test_a_mark_by_itself_needs_no_passage() -> None:
    text = "• The first lamp was lit by night."

    (paragraph,) = coverage(record_of(text, {"lamp": (2, len(text))}), text)
    assert paragraph.unaccounted == ()


def test_a_paragraph_names_its_passages_in_order_and_the_reasons() -> None:
    found = coverage(record_of(NOTICE, PASSAGES, HEADING), NOTICE)

    assert found[0] == Paragraph((0, 7), (), ("heading",), ())
    assert found[1].passages == ("first", "second")
    assert [paragraph.passages for paragraph in found[2:]] == [("list",)] * 5


@pytest.mark.parametrize("other", [NOTICE + " ", NOTICE.replace("\r\n", "\n"), ""])
def test_another_text_is_refused(other: str) -> None:
    with pytest.raises(OtherTextError, match="westmarch-notice"):
        coverage(record_of(NOTICE, PASSAGES), other)


@given(st.text(alphabet=st.sampled_from("ab1.•- \n\r\t\u00a0\u2028\x0b\U0001f6a8"), max_size=60))
def test_paragraphs_hold_every_letter_once_and_in_order(text: str) -> None:
    spans = list(paragraphs(text))

    assert all(start < end for start, end in spans)
    assert all(one[1] <= other[0] for one, other in pairwise(spans))
    inside = "".join(text[start:end] for start, end in spans)
    assert [c for c in inside if not c.isspace()] == [c for c in text if not c.isspace()]


@given(st.text(alphabet=st.sampled_from("ab1.•- \n\U0001f6a8"), min_size=1, max_size=60), st.data())
def test_what_is_unaccounted_for_is_just_what_nothing_covers(
    text: str, data: st.DataObject
) -> None:
    start = data.draw(st.integers(0, len(text) - 1))
    end = data.draw(st.integers(start + 1, len(text)))
    found = coverage(record_of(text, {"p": (start, end)}), text)
    shown = {place for paragraph in found for gap in paragraph.unaccounted for place in range(*gap)}

    assert not shown & set(range(start, end))
    letters = {place for place, c in enumerate(text) if c.isalpha()} - set(range(start, end))
    assert letters <= shown | {place for place in letters if _marks(text, place)}


def _marks(text: str, place: int) -> bool:
    """Whether a letter may be a list's mark, such as the a of "a. Lamps"."""
    return text[place + 1 : place + 2] == "."
