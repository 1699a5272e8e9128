"""The rules: well made, fit to be read aloud, and firing only where their examples say."""

import re
from collections import Counter
from functools import cache
from random import Random

import pyoxigraph as ox
import pytest

from data.legislation import SERIES_PATH
from graph import open_graph
from graph.errors import RuleError, UnknownRuleError
from graph.limits import Limits
from graph.names import prefixes
from graph.rule_descriptions import OPTIONAL, REQUIRED, SEVERAL, short
from graph.rules import GIVEN, PLACEHOLDER, rules, rules_named
from graph.sparql_words import refuse_dangerous
from graph.validate import violations
from ontology.files import ROOT, pairs
from ontology.vocabulary import vocabulary
from tests.graph.lamp_rule import DESCRIPTION, QUERY, read
from tests.graph.rule_examples import ENDINGS, FOLDER, Example, examples, findings_in, verdict

RULES = {rule.code: rule for rule in rules()}
EXAMPLES = {f"{one.code}/{one.name}": one for one in examples()}
SORTS = ("fires", "silent", "thin")
LEGISLATION = "http://www.legislation.gov.uk/id/"
# What a finding may not be worded with: it is a gap in this graph, and no verdict.
FORBIDDEN = (
    *("breach", "breached", "breaches", "failed", "failure", "illegal", "illegally", "unlawful"),
    *("unlawfully", "violated", "violation", "does not exist", "never existed", "there is no"),
    *(
        "broke the law",
        "offence",
        "guilty",
        "refused to",
        "hid",
        "concealed",
        "wrongly",
        "must have",
    ),
)


def test_there_are_as_many_rules_and_examples_as_were_written() -> None:
    assert (len(RULES), len(EXAMPLES)) == (34, 167)
    assert list(RULES) == sorted(pairs("rules"))


def test_every_rule_has_an_example_of_each_sort_and_no_example_stands_alone() -> None:
    told = Counter((one.code, one.sort) for one in EXAMPLES.values())
    assert set(told) == {(code, sort) for code in RULES for sort in SORTS}
    assert {entry.name for entry in FOLDER.iterdir()} == set(RULES)
    assert all(name.endswith(tuple(ENDINGS)) for name in EXAMPLES)


@pytest.mark.parametrize("code", RULES)
def test_a_rule_says_its_question_and_how_not_to_read_it(code: str) -> None:
    rule = RULES[code]
    asks, *comments = _comments(rule.query)
    assert asks == f"# {rule.asks}"
    assert all(comment.startswith("# note: ") for comment in comments), comments
    assert not comments or comments[-1].endswith(".")
    for words in (rule.title, rule.basis, rule.must_not_claim, rule.text, rule.question):
        assert words.strip() == words != ""
    assert rule.must_not_claim.endswith(".")
    assert rule.text.endswith((".", '."', "}"))
    assert rule.question.endswith(("?", ".", "}"))
    assert re.fullmatch(r"[a-z0-9]+(-[a-z0-9]+)+", code)


@pytest.mark.parametrize("code", RULES)
def test_a_description_keeps_the_shape_of_rules(code: str) -> None:
    assert violations(list(RULES[code].triples)) == []


@pytest.mark.parametrize("code", RULES)
def test_a_finding_is_worded_as_a_gap_in_this_graph(code: str) -> None:
    rule = RULES[code]
    for words in (rule.text, rule.title):
        found = [word for word in FORBIDDEN if re.search(rf"\b{word}\b", words, re.IGNORECASE)]
        assert found == [], words
    assert "{as_of}" in rule.text
    assert set(PLACEHOLDER.findall(rule.text + rule.question)) <= {*rule.columns, *GIVEN}


def test_nothing_that_a_finding_may_not_be_worded_with_escapes_for_its_capitals() -> None:
    said = "The council Failed to answer."
    assert any(re.search(rf"\b{word}\b", said, re.IGNORECASE) for word in FORBIDDEN)


@pytest.mark.parametrize("code", RULES)
def test_a_provision_is_named_as_legislation_gov_uk_names_it(code: str) -> None:
    for iri in RULES[code].provisions:
        path = "/".join(iri.removeprefix(LEGISLATION).split("/")[:3])
        assert iri.startswith(LEGISLATION) and re.fullmatch(SERIES_PATH, path), iri


@pytest.mark.parametrize("code", RULES)
def test_a_query_stays_linear_and_reaches_nothing_outside(code: str) -> None:
    query = RULES[code].query
    refuse_dangerous(query, Limits())
    # Correlated with an inequality it blows up; MINUS and aggregates say the same.
    assert not re.search(r"\bEXISTS\b", query, re.IGNORECASE)
    assert len(set(RULES[code].columns)) == len(RULES[code].columns)
    assert set(re.findall(r"\bov:(\w+)", query)) <= set(vocabulary().terms)


def test_many_sums_of_one_thing_are_not_set_beside_each_other_pair_by_pair() -> None:
    one = """<urn:c{n}> ov:subject <urn:hub> ; ov:object <urn:payer> ; ov:predicate ov:fundedBy ;
      ov:sum <urn:s{n}> .
      <urn:s{n}> ov:amount {n}.5 ; ov:currency "GBP" ; ov:amountReading ov:Exact ."""
    sums = "\n".join(one.format(n=1000 + 500 * number) for number in range(40))
    named = '<urn:hub> rdfs:label "Hub" . <urn:payer> rdfs:label "Payer" .'
    text = "".join(f"@prefix {name}: <{namespace}> .\n" for name, namespace in prefixes().items())
    quads = list(ox.parse(f"{text}{sums}{named}", format=ox.RdfFormat.TURTLE))
    (finding,) = findings_in(RULES["money-unexplained"], quads)
    assert len(finding.rests_on) == 2
    assert "GBP 1,000 and GBP 20,500" in finding.text


@pytest.mark.parametrize("code", RULES)
def test_a_rule_speaks_of_a_day_only_where_it_is_told_which(code: str) -> None:
    assert "NOW(" not in RULES[code].query.upper()


@pytest.mark.parametrize("name", EXAMPLES)
def test_an_example_fires_or_does_not_as_its_name_says(name: str) -> None:
    example = EXAMPLES[name]
    found = findings_in(RULES[example.code], example.quads)
    firing = [one for one in found if one.status != "answered"]
    assert bool(firing) == (example.sort == "fires"), verdict(found)


@pytest.mark.parametrize("name", EXAMPLES)
def test_a_text_of_an_example_has_every_name_filled_in(name: str) -> None:
    for finding in findings_in(RULES[EXAMPLES[name].code], EXAMPLES[name].quads):
        for words in (finding.text, finding.question):
            assert "not stated" not in words, words
            assert not re.search(r"[{}]|https?://|  ", words), words


@pytest.mark.parametrize("name", EXAMPLES)
def test_an_example_keeps_the_shapes_unless_it_says_why_not(name: str) -> None:
    broken = violations(EXAMPLES[name].triples)
    says = re.search(r"^# shapes: not kept, because .+", EXAMPLES[name].text, re.MULTILINE)
    assert bool(broken) == bool(says), broken


FIRING = [name for name, one in EXAMPLES.items() if one.sort == "fires"]


@pytest.mark.parametrize("name", FIRING)
def test_every_statement_of_a_firing_example_counts_or_is_said_to_be_irrelevant(name: str) -> None:
    example = EXAMPLES[name]
    rule, whole = RULES[example.code], _verdict(example)
    for quad in example.quads:
        left = [other for other in example.quads if other != quad]
        changes = verdict(findings_in(rule, left)) != whole
        said = any(one.covers(quad) for one in example.irrelevant)
        assert changes or said, f"{quad} changes nothing"


@pytest.mark.parametrize("name", FIRING)
def test_what_is_said_to_be_irrelevant_is_there_has_a_reason_and_changes_nothing(name: str) -> None:
    example = EXAMPLES[name]
    for one in example.irrelevant:
        covered = [quad for quad in example.quads if one.covers(quad)]
        assert covered and one.reason.strip(), one
        left = [quad for quad in example.quads if quad not in covered]
        assert verdict(findings_in(RULES[example.code], left)) == _verdict(example), one


@cache
def _packaged() -> tuple[ox.Quad, ...]:
    return tuple(sorted(open_graph().quads, key=str))


@pytest.mark.parametrize("code", RULES)
def test_a_rule_finds_the_same_in_the_same_words_however_the_graph_was_read(code: str) -> None:
    told = []
    for seed in range(3):
        quads = list(_packaged())
        Random(seed).shuffle(quads)
        told.append(verdict(findings_in(RULES[code], quads)))
    assert told[0] == told[1] == told[2]


def test_a_rule_is_found_by_its_code_and_an_unknown_one_refused_with_the_nearest() -> None:
    code = next(iter(RULES))
    assert [rule.code for rule in rules_named([code, code])] == [code]
    with pytest.raises(UnknownRuleError, match=rf'no rule "{code}x".*{code}.*--list'):
        rules_named([f"{code}x"])


def test_a_rule_is_read_from_its_two_files() -> None:
    rule = read()
    assert (rule.code, rule.severity, rule.weight, rule.status) == ("lamp-out", "minor", 2, "draft")
    assert rule.columns == ("about", "status", "lamp")
    assert rule.asks == "Which lamps are out?"
    assert not rule.is_active
    assert rule.iri == "https://w3id.org/oversight-graph/id/rule/lamp-out"


@pytest.mark.parametrize(
    ("old", "new", "place", "said"),
    [
        ("ov:severity ov:Minor ;", "ov:severity ov:Actual ;", 12, "write one of ov:Grave"),
        ('  ov:mustNotClaim "Not that it is dark." ;\n', "", 1, "ov:mustNotClaim is missing"),
        ("  ov:severity", "  ov:severities", 12, 'did you mean "ov:severity"'),
        ('"lamp-out" ;\n  dc', '"lamps-out" ;\n  dc', 8, "not the name of the file"),
        ("{lamp} is", "{lamps} is", 15, 'names {lamps}, which is no column; did you mean "lamp"'),
        ("Is {lamp} out?", "Is {lamp out?", 16, "a brace that names nothing"),
        ('ov:settingName "days"', 'ov:settingName "day"', 17, 'did you mean "days"'),
        ('ov:settingName "days"', 'ov:settingName "on"', 17, "no parameter"),
        ('"2001-01-01"^^xsd:date', '"2001"', 11, "is no xsd:date"),
        ('"2001-01-01"', '"2001-02-30"', 11, "of no calendar"),
        ('"Lamp out" ;', '"Lamp out", "Out" ;', 7, "more than once"),
        ("a ov:Rule ;", "a ov:Finding ;", 6, "is not described as ov:Rule"),
        ("rule:lamp-out a", "rule:lamp-off a", 6, "describes rule:lamp-off"),
        ('dcterms:source "Lamps Act" ;', "dcterms:source ;", 9, "is not Turtle"),
    ],
)
def test_a_description_that_is_not_well_made_is_told_with_its_line(
    old: str, new: str, place: int, said: str
) -> None:
    assert old in DESCRIPTION
    with pytest.raises(RuleError, match=re.escape(said)) as refused:
        read(description=DESCRIPTION.replace(old, new, 1))
    assert (refused.value.path, refused.value.line) == ("d.ttl", place)
    assert str(refused.value).startswith(f"d.ttl:{place}: ")


@pytest.mark.parametrize(
    ("old", "new", "place", "said"),
    [
        ("# Which lamps are out?\n", "", 1, "does not say what it asks"),
        ("?about ?status ?lamp\n", "?about ?lamp\n", 3, "gives no ?status"),
        ("?about ov:lamp", "?about ov:lamp ov:lamp", 7, "not a query that can be asked"),
        ("SELECT ?about ?status ?lamp", "ASK", 1, "is no SELECT"),
        ("?about ov:lamp ?lamp", "SERVICE <http://a/> { ?about ov:lamp ?lamp }", 1, "reach out"),
    ],
)
def test_a_query_that_is_not_well_made_is_told_with_its_line(
    old: str, new: str, place: int, said: str
) -> None:
    assert old in QUERY
    with pytest.raises(RuleError, match=re.escape(said)) as refused:
        read(query=QUERY.replace(old, new, 1))
    assert (refused.value.path, refused.value.line) == ("q.rq", place)


def test_what_a_description_must_and_may_say_is_what_the_shapes_know() -> None:
    shapes = ROOT.joinpath("shapes.ttl").read_text(encoding="utf-8")
    shape = shapes[shapes.index("shape:Rule a") : shapes.index("shape:Finding a")]
    paths = set(re.findall(r"sh:path (\S+)", shape))
    assert paths == {short(iri) for iri in (*REQUIRED, *OPTIONAL, *SEVERAL)}


@cache
def _verdict(example: Example) -> object:
    return verdict(findings_in(RULES[example.code], example.quads))


def _comments(query: str) -> list[str]:
    """The comments before the query begins."""
    lines = query.splitlines()
    end = next(number for number, line in enumerate(lines) if not line.startswith("#"))
    return lines[:end]
