"""Findings filled into the rules that ask about them: whole, in portions, and as terms."""

import re
from collections.abc import Iterator

import pyoxigraph as ox

from graph.names import prefixes
from graph.rules_over_findings import FindingRow, is_over_findings, with_findings

QUERY = """SELECT ?f ?t ?r WHERE {
  VALUES (?f ?t ?s ?o ?r) { (UNDEF UNDEF UNDEF UNDEF UNDEF) } # findings
}"""
_IRI = "https://w3id.org/oversight-graph/id/finding/"


def row(finding: int, rest: int = 0, title: str = "Lamp out") -> FindingRow:
    return FindingRow(f"{_IRI}{finding}", title, "urn:minor", "urn:north", f"urn:rest:{rest}")


def answered(text: str) -> Iterator[tuple[str, ...]]:
    found = ox.Store().query(text, prefixes=prefixes())
    assert isinstance(found, ox.QuerySolutions)
    for solution in found:
        yield tuple(getattr(solution[name], "value", "") for name in "ftr")


def test_each_finding_stands_in_the_query_with_what_it_rests_on() -> None:
    (text,) = with_findings(QUERY, [row(1, 1), row(1, 2), row(2)])
    assert sorted(answered(text)) == [
        (f"{_IRI}1", "Lamp out", "urn:rest:1"),
        (f"{_IRI}1", "Lamp out", "urn:rest:2"),
        (f"{_IRI}2", "Lamp out", "urn:rest:0"),
    ]


def test_a_title_is_a_term_and_never_text_of_the_query() -> None:
    title = 'a " } # \\ end {'
    (text,) = with_findings(QUERY, [row(1, title=title)])
    assert [told[1] for told in answered(text)] == [title]


def test_many_findings_are_put_in_portions_and_none_is_parted() -> None:
    rows = [row(finding, rest) for finding in range(300) for rest in range(3)]
    texts = list(with_findings(QUERY, sorted(rows, key=lambda one: one.rests_on)))
    told = [list(answered(text)) for text in texts]
    assert len(texts) > 1
    assert sorted(one for portion in told for one in portion) == sorted(
        (one.finding, one.title, one.rests_on) for one in rows
    )
    held = [{one[0] for one in portion} for portion in told]
    assert sum(map(len, held)) == len(set.union(*held)) == 300


def test_one_finding_that_rests_on_very_much_is_whole() -> None:
    (text,) = with_findings(QUERY, [row(1, rest) for rest in range(1_000)])
    assert len(list(answered(text))) == 1_000


def test_where_nothing_was_found_nothing_is_asked() -> None:
    assert list(with_findings(QUERY, [])) == []


def test_a_query_is_over_findings_by_its_line_alone_and_every_such_line_is_filled() -> None:
    block = re.findall(r".*# findings\n", QUERY)[0]
    assert is_over_findings(QUERY)
    assert not is_over_findings(QUERY.replace(" # findings", ""))
    (text,) = with_findings(QUERY.replace(block, block * 2), [row(1)])
    assert "UNDEF" not in text
