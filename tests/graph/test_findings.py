"""Findings: one for each thing, with its words, its basis and its name."""

from datetime import date

import pyoxigraph as ox
import pytest

from graph.errors import RuleError
from graph.findings import Finding, findings_for_map, order
from graph.rules import Rule, read_rule
from tests.graph.rule_examples import findings_in

DAY = date(2026, 1, 1)
LAMPS = """
@prefix ov: <https://w3id.org/oversight-graph/ns#> .
@prefix rdfs: <http://www.w3.org/2000/01/rdf-schema#> .
@prefix xsd: <http://www.w3.org/2001/XMLSchema#> .
@prefix project: <https://w3id.org/oversight-graph/id/project/> .
@prefix claim: <https://w3id.org/oversight-graph/id/claim/> .
@prefix oa: <http://www.w3.org/ns/oa#> .
@prefix record: <https://w3id.org/oversight-graph/id/record/> .
@prefix document: <https://w3id.org/oversight-graph/id/document/> .
project:north rdfs:label "North lamps" .
project:south rdfs:label "South lamps" .
<https://w3id.org/oversight-graph/id/claim/ambleford/one> a ov:Claim ; rdfs:label "One" ;
  ov:subject project:north ; ov:value "the gate" ; ov:inRecord record:ambleford ;
  ov:evidence <https://w3id.org/oversight-graph/id/passage/ambleford/p1> .
<https://w3id.org/oversight-graph/id/claim/ambleford/two> a ov:Claim ; rdfs:label "Two" ;
  ov:subject project:north ; ov:value "the bridge" ; ov:inRecord record:ambleford .
<https://w3id.org/oversight-graph/id/claim/ambleford/three> a ov:Claim ; rdfs:label "Three" ;
  ov:subject project:south ; ov:value "the well" .
<https://w3id.org/oversight-graph/id/passage/ambleford/p1> a ov:Passage ; ov:locator "para 1" ;
  ov:passageDigest "sha256:00" ; oa:hasSource document:ambleford ; ov:inRecord record:ambleford ;
  oa:hasSelector <https://w3id.org/oversight-graph/id/passage/ambleford/p1/position> .
<https://w3id.org/oversight-graph/id/passage/ambleford/p1/position> oa:start 3 ; oa:end 9 .
document:ambleford a ov:Document ; rdfs:label "Notice of Ambleford" .
"""
DESCRIPTION = """
@prefix ov: <https://w3id.org/oversight-graph/ns#> .
@prefix dcterms: <http://purl.org/dc/terms/> .
@prefix rdfs: <http://www.w3.org/2000/01/rdf-schema#> .
@prefix xsd: <http://www.w3.org/2001/XMLSchema#> .
@prefix rule: <https://w3id.org/oversight-graph/id/rule/> .
rule:lamp-out a ov:Rule ; rdfs:label "Lamp out" ; ov:ruleCode "lamp-out" ;
  dcterms:source "Lamps Act" ;
  ov:lawFrom "2020-01-01"^^xsd:date ; ov:lawUntil "2024-12-31"^^xsd:date ; ov:severity ov:Minor ;
  ov:legalCertainty ov:FromKnowledge ; ov:mustNotClaim "Not that it is dark." ;
  ov:ruleStatus ov:ActiveRule ;
  ov:findingText "{about}: {lamp}, {since}, {much} as of {as_of}, asked for {on}." ;
  ov:closingQuestion "Is {lamp} out?" .
"""
SELECT = """# Which lamps are out?
PREFIX ov: <https://w3id.org/oversight-graph/ns#>
PREFIX xsd: <http://www.w3.org/2001/XMLSchema#>
SELECT ?about ?status ?day ?rests_on ?hypothesis ?lamp ?since ?much
WHERE {{ ?rests_on ov:subject ?about ; ov:value ?lamp . {more} }}
ORDER BY ?about DESC(?lamp)
"""


def rule(more: str = "BIND(ov:Gap AS ?status)", description: str = DESCRIPTION) -> Rule:
    query = SELECT.format(more=more)
    paths = ("ontology/rules/lamp-out.rq", "ontology/rules/lamp-out.ttl")
    return read_rule("lamp-out", query=query, description=description, paths=paths)


def found(asked: Rule) -> list[Finding]:
    return findings_in(asked, list(ox.parse(LAMPS, format=ox.RdfFormat.TURTLE)), on=DAY)


def test_the_rows_of_one_thing_make_one_finding_with_all_that_it_rests_on() -> None:
    north, south = found(rule())
    assert north.about.label == "North lamps"
    assert [rest.named.label for rest in north.rests_on] == ["One", "Two"]
    assert [rest.named.label for rest in south.rests_on] == ["Three"]


def test_a_text_lists_what_the_rows_hold_and_says_what_none_states() -> None:
    more = 'BIND(ov:Gap AS ?status) BIND("2021-03-04"^^xsd:date AS ?since)'
    north, _ = found(rule(more))
    assert north.text == (
        "North lamps: the gate and the bridge, 4 March 2021, not stated as of 1 January 2026, "
        "asked for 1 January 2026."
    )
    assert north.question == "Is the gate and the bridge out?"


def test_an_empty_text_is_filled_in_as_nothing_and_a_truth_as_yes_or_no() -> None:
    more = 'BIND(ov:Gap AS ?status) BIND("" AS ?since) BIND(true AS ?much)'
    north, _ = found(rule(more))
    assert north.text.startswith("North lamps: the gate and the bridge, , yes as of")


def test_a_thing_in_a_text_stands_there_by_its_label_and_a_code_in_words() -> None:
    more = "BIND(ov:PossibleBreach AS ?status) BIND(?about AS ?since) BIND(?status AS ?much)"
    north, _ = found(rule(more))
    assert "North lamps, possible breach as of" in north.text


def test_each_thing_it_rests_on_has_its_record_its_document_and_its_place() -> None:
    north, south = found(rule())
    one, two = north.rests_on
    assert (one.kind, one.record) == ("Claim", "ambleford")
    assert [document.label for document in one.documents] == ["Notice of Ambleford"]
    assert [(p.place, p.start, p.end) for p in one.passages] == [("para 1", 3, 9)]
    assert (two.record, two.passages) == ("ambleford", ())
    assert (south.rests_on[0].record, south.rests_on[0].documents) == ("", ())


def test_what_it_rests_on_stands_in_one_order_whatever_that_of_the_rows() -> None:
    query = SELECT.format(more="BIND(ov:Gap AS ?status)")
    orders = [query, query.replace("DESC(?lamp)", "?lamp")]
    paths = ("q.rq", "d.ttl")
    asked = [read_rule("lamp-out", query=q, description=DESCRIPTION, paths=paths) for q in orders]
    told = [[rest.named.label for rest in found(one)[0].rests_on] for one in asked]
    assert told == [["One", "Two"]] * 2


def test_a_finding_that_names_nothing_to_rest_on_rests_on_what_it_is_about() -> None:
    query = SELECT.format(more="BIND(ov:Gap AS ?status)").replace("?rests_on ov:s", "?claim ov:s")
    paths = ("q.rq", "d.ttl")
    bare = read_rule("lamp-out", query=query, description=DESCRIPTION, paths=paths)
    north, _ = found(bare)
    assert [rest.named.label for rest in north.rests_on] == ["North lamps"]


def test_a_hypothesis_makes_a_finding_conditional_whatever_its_row_says() -> None:
    more = 'BIND(ov:Gap AS ?status) BIND(IF(?lamp = "the gate", ?rests_on, ?no) AS ?hypothesis)'
    north, south = found(rule(more))
    assert (north.status, south.status) == ("conditional", "gap")
    assert [one.label for one in north.hypotheses] == ["One"]


def test_a_conditional_row_without_a_hypothesis_is_an_error_of_the_rule() -> None:
    with pytest.raises(RuleError, match="yet the row names no hypothesis") as refused:
        found(rule("BIND(ov:ConditionalFinding AS ?status)"))
    assert (refused.value.path, refused.value.line) == ("ontology/rules/lamp-out.rq", 4)


@pytest.mark.parametrize(
    ("more", "said"),
    [
        ("BIND(ov:Minor AS ?status)", "?status of a row is no status"),
        ("", "?status of a row is no status"),
        ('BIND(ov:Gap AS ?status) BIND("soon" AS ?day)', "?day of a row is no day"),
    ],
)
def test_a_row_that_no_finding_can_be_made_of_is_an_error_of_the_rule(more: str, said: str) -> None:
    with pytest.raises(RuleError) as refused:
        found(rule(more))
    assert said in str(refused.value)


def test_of_rows_with_several_statuses_the_weightiest_alone_count() -> None:
    more = 'BIND(IF(?lamp = "the gate", ov:Answered, ov:Gap) AS ?status)'
    north, _ = found(rule(more))
    assert north.status == "gap"
    assert [rest.named.label for rest in north.rests_on] == ["Two"]
    assert "the gate" not in north.text


@pytest.mark.parametrize(
    ("day", "count"),
    [("2019-12-31", 0), ("2020-01-01", 2), ("2024-12-31", 2), ("2025-01-01", 0)],
)
def test_nothing_is_found_of_a_day_on_which_the_law_was_not_in_force(day: str, count: int) -> None:
    more = f'BIND(ov:Gap AS ?status) BIND("{day}"^^xsd:date AS ?day)'
    assert len(found(rule(more))) == count


def test_a_finding_without_a_day_is_not_held_to_be_out_of_force() -> None:
    assert [one.day for one in found(rule())] == [None, None]


def test_the_day_of_a_finding_is_the_earliest_of_its_rows() -> None:
    more = (
        'BIND(ov:Gap AS ?status) BIND(IF(?lamp = "the gate", "2022-02-02"^^xsd:date, '
        '"2021-01-01"^^xsd:date) AS ?day)'
    )
    assert found(rule(more))[0].day == date(2021, 1, 1)


def test_the_name_of_a_finding_is_the_same_whatever_else_is_in_the_graph() -> None:
    names = [one.id for one in found(rule())]
    assert names == ["lamp-out-c3aef7714b78", "lamp-out-69fa03553b69"]
    alone = 'FILTER(?lamp = "the well") BIND(ov:PossibleBreach AS ?status)'
    assert [one.id for one in found(rule(alone))] == names[1:]


def test_findings_are_in_order_of_severity_rule_and_thing() -> None:
    grave = rule(description=DESCRIPTION.replace("ov:Minor", "ov:Grave"))
    told = sorted([*found(rule()), *found(grave)], key=order)
    assert [(one.rule.severity, one.about.label) for one in told] == [
        ("grave", "North lamps"),
        ("grave", "South lamps"),
        ("minor", "North lamps"),
        ("minor", "South lamps"),
    ]


def test_the_map_is_given_plain_values() -> None:
    north, _ = found(rule())
    (plain,) = findings_for_map([north])
    assert plain == {
        "code": "lamp-out",
        "title": "Lamp out",
        "status": "gap",
        "severity": "minor",
        "text": north.text,
        "about": "https://w3id.org/oversight-graph/id/project/north",
        "rests_on": [
            "https://w3id.org/oversight-graph/id/claim/ambleford/one",
            "https://w3id.org/oversight-graph/id/claim/ambleford/two",
        ],
    }
