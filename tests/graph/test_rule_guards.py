"""What keeps a rule from firing: each guard is put to an example in which the rule fires."""

import re
from collections.abc import Iterator, Sequence

import pyoxigraph as ox
import pytest

from graph.findings import Finding
from graph.names import ID, prefixes
from graph.rules import rules
from ontology.terms import OV
from ontology.vocabulary import NAMESPACE
from tests.graph.rule_examples import Example, examples, findings_in, verdict

RULES = {rule.code: rule for rule in rules()}
FIRING = {f"{one.code}/{one.name}": one for one in examples() if one.sort == "fires"}
DENIED = (OV.negated, ox.Literal(True))
WITHDRAWN = (OV.standing, ox.NamedNode(NAMESPACE + "WithdrawnByMaker"))
# Where another Act, or another part of this one, applies.
ELSEWHERE = {
    "foi-clarification-help": ("Scotland",),
    "foi-conditional-answer": ("Scotland",),
    "foi-refusal-content": ("Scotland",),
    "foi-review-rights": ("Scotland",),
    "foi-statistics": ("Scotland",),
    "foi-unanswered-item": ("Scotland",),
    "psed-before-decision": ("NorthernIreland",),
    "psed-publish": ("Scotland", "Wales", "NorthernIreland"),
    "ripa-chis": ("Scotland",),
    "ripa-council-magistrate": ("Scotland",),
    "ripa-directed": ("Scotland",),
    "ripa-members-review": ("Scotland",),
    "ripa-term": ("Scotland", "NorthernIreland"),
}
PLATES = "foi-exemption-limb/fires.ttl"


def claims(example: Example) -> Iterator[ox.NamedNode]:
    """The accepted statements of an example that say something of a subject."""
    for triple in example.triples:
        if triple.predicate.value == OV.predicate and isinstance(triple.subject, ox.NamedNode):
            yield triple.subject


def found(example: Example, more: Sequence[ox.Quad]) -> list[Finding]:
    return findings_in(RULES[example.code], [*example.quads, *more])


def written(turtle: str) -> list[ox.Quad]:
    """Statements whose prefixes need not be declared."""
    heads = "".join(f"@prefix {name}: <{iri}> .\n" for name, iri in prefixes().items())
    return list(ox.parse(heads + turtle, format=ox.RdfFormat.TURTLE))


def promises(example: Example) -> Iterator[ox.NamedNode]:
    for triple in example.triples:
        if triple.object == ox.NamedNode(OV.Promise) and isinstance(triple.subject, ox.NamedNode):
            yield triple.subject


CLAIMS = [(name, claim) for name, one in FIRING.items() for claim in claims(one)]
PROMISES = [(name, promise) for name, one in FIRING.items() for promise in promises(one)]


def test_no_statement_is_left_out_that_can_be_denied_or_taken_back() -> None:
    assert (len(CLAIMS), len(PROMISES)) == (43, 4)


@pytest.mark.parametrize(("name", "promise"), PROMISES)
def test_no_finding_rests_on_a_promise_that_was_taken_back(
    name: str, promise: ox.NamedNode
) -> None:
    quad = ox.Quad(promise, ox.NamedNode(OV.standing), WITHDRAWN[1])
    assert found(FIRING[name], [quad]) == []


@pytest.mark.parametrize(("name", "claim"), CLAIMS)
@pytest.mark.parametrize("said", [DENIED, WITHDRAWN], ids=["denied", "withdrawn"])
def test_no_finding_rests_on_what_is_denied_or_was_taken_back(
    name: str, claim: ox.NamedNode, said: tuple[str, ox.NamedNode | ox.Literal]
) -> None:
    quad = ox.Quad(claim, ox.NamedNode(said[0]), said[1])
    rested = {rest.named.iri for one in found(FIRING[name], [quad]) for rest in one.rests_on}
    assert claim.value not in rested


@pytest.mark.parametrize(
    ("code", "area"), [(code, area) for code, areas in ELSEWHERE.items() for area in areas]
)
def test_a_body_elsewhere_is_under_another_law(code: str, area: str) -> None:
    for example in (one for one in FIRING.values() if one.code == code):
        iris = {
            term.value
            for quad in example.quads
            for term in (quad.subject, quad.object)
            if isinstance(term, ox.NamedNode) and term.value.startswith(f"{ID}org/")
        }
        there = ox.NamedNode(NAMESPACE + area)
        quads = [ox.Quad(ox.NamedNode(iri), ox.NamedNode(OV.area), there) for iri in iris]
        assert quads and found(example, quads) == []


@pytest.mark.parametrize(
    ("name", "more"),
    [
        ("council-spend/fires.ttl", "claim:x ov:sum sum:x ; ov:about system:lamplight ."),
        ("dpia-before-processing/fires.ttl", "claim:lamplight-sign ov:standing ov:Superseded ."),
        ("foi-clarification-help/fires.ttl", "request:ambleford-plates ov:hasCommunication "
         "communication:x . communication:x ov:givesGuidance true ."),
    ],
)  # fmt: skip
def test_a_rule_is_silenced(name: str, more: str) -> None:
    assert found(FIRING[name], written(more)) == []


@pytest.mark.parametrize(
    ("name", "more"),
    [
        # An answer after the late letter does not make it timely.
        ("foi-clarification-late/fires.ttl", """request:ambleford-plates ov:hasCommunication
         communication:x . communication:x ov:communicationKind ov:DecisionLetter ;
         ov:sentOn period:x . period:x ov:earliest "2024-08-01"^^xsd:date ."""),
        # An acknowledgement of the day of the answer is none.
        ("foi-20-days/fires.ttl", """request:ambleford-plates ov:hasCommunication
         communication:x . communication:x ov:communicationKind ov:Acknowledgement ;
         ov:sentOn period:2024-06-07 ."""),
        ("foi-conditional-answer/fires.ttl", """request:ambleford-plates ov:hasItem item:x .
         item:x ov:itemNumber "9" ; ov:hasOutcome outcome:x .
         outcome:x ov:outcome ov:PointedElsewhere ;
         ov:underProvision <http://www.legislation.gov.uk/id/ukpga/2000/36/section/21> ."""),
        ("foi-conditional-answer/fires.ttl", """request:ambleford-plates ov:hasItem item:x .
         item:x ov:itemNumber "9" ; ov:hasOutcome outcome:x .
         outcome:x ov:outcome ov:Conditional ;
         ov:underProvision <http://www.legislation.gov.uk/id/ukpga/2000/36/section/21> ."""),
        (PLATES, """request:westmarch-tools ov:hasItem item:x .
         item:x ov:itemNumber "2" ; ov:hasOutcome outcome:x .
         outcome:x ov:exemption <http://www.legislation.gov.uk/id/ukpga/2000/36/section/31/1> ,
          <http://www.legislation.gov.uk/id/ukpga/2000/36/section/31/1/a> ."""),
        # An assessment after the signing came too late to be read before it.
        ("psed-before-decision/fires.ttl", """claim:x ov:predicate ov:hasAssessment ;
         ov:subject project:lamplight ; ov:object document:x .
         document:x a ov:EqualityImpactAssessment ; ov:dated period:x .
         period:x ov:latest "2024-06-01"^^xsd:date ."""),
        ("money-unexplained/fires.ttl", """claim:x ov:predicate ov:spendsOn ;
         ov:subject project:lamplight ; ov:object body:home-office ; ov:sum sum:x .
         sum:x ov:amount 9000000.0 ; ov:currency "GBP" ; ov:amountReading ov:Exact ."""),
        ("money-unexplained/fires.ttl", """claim:x ov:predicate ov:fundedBy ;
         ov:subject project:lamplight ; ov:object body:home-office ; ov:sum sum:x .
         sum:x ov:amount 9000000.0 ; ov:currency "EUR" ; ov:amountReading ov:Exact ."""),
        ("money-unexplained/fires-2.trig", """claim:x ov:predicate ov:fundedBy ;
         ov:subject project:beacon ; ov:object body:ambleford-council ; ov:sum sum:x .
         body:ambleford-council rdfs:label "Ambleford Council" .
         sum:x ov:amount 9000000.0 ; ov:currency "GBP" ; ov:amountReading ov:Exact ."""),
        ("money-unexplained/fires-2.trig", """claim:x ov:predicate ov:spendsOn ;
         ov:subject project:beacon ; ov:object body:home-office ; ov:sum sum:x .
         sum:x ov:amount 9000000.0 ; ov:currency "GBP" ; ov:amountReading ov:Exact ."""),
        ("money-unexplained/fires-2.trig", """claim:x ov:predicate ov:fundedBy ;
         ov:subject project:beacon ; ov:object body:home-office ; ov:sum sum:x .
         sum:x ov:amount 9000000.0 ; ov:currency "EUR" ; ov:amountReading ov:Exact ."""),
    ],
)  # fmt: skip
def test_a_rule_finds_the_same_in_the_same_words(name: str, more: str) -> None:
    example = FIRING[name]
    assert verdict(found(example, written(more))) == verdict(found(example, []))


def test_an_assessment_before_the_start_leaves_no_conditional_finding() -> None:
    example = FIRING["dpia-promise/fires-3.trig"]
    assert {one.status for one in found(example, [])} == {"gap", "conditional"}
    text = re.sub("2025-01-15", "2024-01-15", example.text)
    earlier = Example(example.code, example.name, text)
    assert {one.status for one in found(earlier, [])} == {"gap"}


# What is denied, or was taken back, makes nothing newer, more or later.
UNSAID = {
    "corrected-assessment/fires.ttl": """claim:x %s ; ov:predicate ov:hasAssessment ;
     ov:subject project:lamplight ; ov:object document:x . document:x ov:dated period:x ;
     a ov:DataProtectionImpactAssessment . period:x ov:earliest "2023-01-01"^^xsd:date .""",
    "dpia-promise/fires-3.trig": """claim:x %s ; ov:predicate ov:started ;
     ov:subject project:beacon ; ov:valuePeriod period:x .
     period:x ov:latest "2025-12-31"^^xsd:date .""",
    "exit-ambiguous/fires.ttl": """claim:x %s ; ov:predicate ov:exitPlanned ;
     ov:subject project:lamplight ; ov:statedIn document:ambleford-notice ;
     ov:valuePeriod period:x . period:x rdfs:label "2025" .""",
    "exit-passed/fires.ttl": """claim:x %s ; ov:predicate ov:exitPlanned ;
     ov:subject project:lamplight ; ov:valuePeriod period:x .
     period:x ov:latest "2027-12-31"^^xsd:date .""",
    "exit-passed/fires-2.ttl": """claim:x %s ; rdfs:label "At work." ; ov:modality ov:Actual ;
     ov:subject project:lamplight ; ov:happened period:2025-05 .""",
    "foi-statistics/fires.ttl": """claim:x %s ; ov:predicate ov:dealsWith ;
     ov:object topic:information-request-statistics ; ov:subject document:x .
     document:x dcterms:publisher body:westmarch-police ; ov:dated period:x .
     period:x ov:latest "2025-12-01"^^xsd:date .""",
    "money-unexplained/fires.ttl": """claim:x %s ; ov:predicate ov:fundedBy ;
     ov:subject project:lamplight ; ov:object body:home-office ; ov:sum sum:x .
     sum:x ov:amount 9000000.0 ; ov:currency "GBP" ; ov:amountReading ov:Exact .""",
    "money-unexplained/fires-2.trig": """claim:x %s ; ov:predicate ov:fundedBy ;
     ov:subject project:beacon ; ov:object body:home-office ; ov:sum sum:x .
     sum:x ov:amount 9000000.0 ; ov:currency "GBP" ; ov:amountReading ov:Exact .""",
    "psed-publish/fires.ttl": """claim:x %s ; ov:predicate ov:dealsWith ;
     ov:object topic:equality-information ; ov:subject document:x .
     document:x dcterms:publisher body:westmarch-police ; ov:dated period:x .
     period:x ov:latest "2025-12-01"^^xsd:date .""",
}


@pytest.mark.parametrize("name", UNSAID)
@pytest.mark.parametrize("said", ["ov:negated true", "ov:standing ov:WithdrawnByMaker"])
def test_what_is_denied_or_was_taken_back_changes_nothing(name: str, said: str) -> None:
    example = FIRING[name]
    more = written(UNSAID[name] % said)
    assert verdict(found(example, more)) == verdict(found(example, []))


def test_money_that_is_denied_is_not_approved() -> None:
    example = FIRING["pcc-grant-terms/fires.ttl"]
    for said in ("ov:negated true", "ov:standing ov:WithdrawnByMaker"):
        assert found(example, written(f"claim:lamplight-money {said} .")) == []
