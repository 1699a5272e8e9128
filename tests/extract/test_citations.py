"""Sections as letters and lists write them."""

import pytest

from extract.citations import citations
from extract.source import source


def cited(text: str) -> list[str]:
    return [f"{one.word} {one.section}" for one in citations(source(text))]


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("exempt under section 33 1(b) of the Act", ["section 33(1)(b)"]),
        ("Personal Information (Section 40,2)", ["section 40(2)"]),
        ("refused under s.43.2 of FOIA", ["section 43(2)"]),
        ("see sections 21,22 and 31", ["section 21", "section 22", "section 31"]),
        ("Exemption 31(1)(a): crime", ["section 31(1)(a)"]),
        ("Exclusion 40: personal data", ["section 40"]),
        ("exception 12(5)(e) covers it", ["regulation 12(5)(e)"]),
        ("Exemption(s) applied: 40(2), 43", ["section 40(2)", "section 43"]),
        ("FOI 40 - Complaint Not upheld", ["section 40"]),
        ("EIR 12.4.a - Complaint Upheld", ["regulation 12(4)(a)"]),
        ("section 35\n(1) (a) and (b)", ["section 35(1)(a)", "section 35(1)(b)"]),
        (
            "sections 24 (national security), 31 (law enforcement) and 43",
            ["section 24", "section 31", "section 43"],
        ),
        (
            "refusing (1) under s31(1)(g) with (2)(c), and (2) under s.36(2)(b)(i) and (ii)",
            ["section 31(1)(g)", "section 31(2)(c)", "section 36(2)(b)(i)", "section 36(2)(b)(ii)"],
        ),
        ("section 12(1) permits this", ["section 12(1)"]),
        ("exempt under 40(2) of the Act", ["section 40(2)"]),
        ("refused by FOIA 31(1)(a)", ["section 31(1)(a)"]),
        (
            "section 31, subsection (1), paragraphs (a) and (b)",
            ["section 31(1)(a)", "section 31(1)(b)"],
        ),
        ("exempt by subsection (2) of section 43", ["section 43(2)"]),
        ("sections 30 and/or 31", ["section 30", "section 31"]),
    ],
)
def test_sections_are_read_as_they_are_written(text: str, wanted: list[str]) -> None:
    assert cited(text) == wanted


@pytest.mark.parametrize(
    "text",
    [
        "Our ref: FOI 40/21",
        "FOI 21 0388",
        "an exemption 9 members asked for",
        "section 14.2 of the Standing Orders was read with section 14.2 of the contract",
        "exemptions 30 days before",
        "There are 12 of them under 16",
    ],
)
def test_what_is_no_section_is_left(text: str) -> None:
    assert cited(text) == []


def test_a_section_of_a_list_is_cited_once() -> None:
    assert cited("by section 23(5), section 24(2), section 31(3).") == [
        "section 23(5)",
        "section 24(2)",
        "section 31(3)",
    ]
