"""Rules put to the packaged graph: limits, settings, days, and rules over findings."""

from collections.abc import Sequence

import pytest

from graph import open_graph
from graph.errors import LimitError
from graph.finding_settings import Settings
from graph.findings import Finding
from graph.found import find
from graph.limits import Limits
from graph.rules import Rule, read_rule
from tests.graph.test_findings import DAY, DESCRIPTION

PROJECTS = """# Which projects are there?
PREFIX ov: <https://w3id.org/oversight-graph/ns#>
SELECT ?about ?status ?rests_on
WHERE {
  VALUES ?least { 0 } # param: least number
  ?about a ov:Project BIND(?about AS ?rests_on) BIND(ov:Gap AS ?status)
}
"""
OVER = """# Which findings are there?
PREFIX ov: <https://w3id.org/oversight-graph/ns#>
SELECT ?about ?status ?rests_on ?title ?thing
WHERE {
  VALUES (?about ?title ?severity ?thing ?rests_on) { (UNDEF UNDEF UNDEF UNDEF UNDEF) } # findings
  FILTER(?severity = ov:Minor) BIND(ov:Gap AS ?status)
}
"""


def of_graph(code: str, query: str, text: str) -> Rule:
    described = DESCRIPTION.replace("lamp-out", code).replace(
        "{about}: {lamp}, {since}, {much} as of {as_of}, asked for {on}.", text
    )
    described = described.replace("Is {lamp} out?", "Is it?")
    return read_rule(code, query=query, description=described, paths=("q.rq", "d.ttl"))


PROJECT_RULE = of_graph("every-project", PROJECTS, "{about} as of {as_of}.")
OVER_RULE = of_graph("every-finding", OVER, "{about}: {title} of {thing} as of {as_of}.")


def abouts(findings: Sequence[Finding]) -> set[str]:
    return {one.about.iri for one in findings}


def test_a_rule_over_findings_sees_those_of_the_others_and_is_told_with_them() -> None:
    graph = open_graph()
    told = find(graph, [OVER_RULE, PROJECT_RULE])
    plain = [one for one in told.findings if one.rule.code == "every-project"]
    over = [one for one in told.findings if one.rule.code == "every-finding"]
    assert len(plain) > 3
    assert abouts(over) == {one.iri for one in plain}
    assert {one.about.label for one in over} == {"Lamp out"}
    assert told.asked == 2


def test_the_rules_beneath_one_over_findings_are_run_and_not_told() -> None:
    graph = open_graph()
    told = find(graph, [OVER_RULE], beneath=[PROJECT_RULE, OVER_RULE])
    assert {one.rule.code for one in told.findings} == {"every-finding"}
    assert find(graph, [OVER_RULE]).findings == ()


def test_without_a_rule_over_findings_nothing_beneath_is_run() -> None:
    heard: list[tuple[str, int, int]] = []
    other = of_graph("other-project", PROJECTS, "{about} as of {as_of}.")
    told = find(
        open_graph(),
        [PROJECT_RULE],
        beneath=[other],
        progress=lambda *one: heard.append(one),
    )
    assert heard == [("Lamp out", 0, 1)]
    assert told.asked == 1


def test_a_rule_over_findings_sees_one_that_rests_on_very_much() -> None:
    query = PROJECTS.replace("?about a ov:Project BIND(?about AS ?rests_on)", "?rests_on a ?class")
    query = query.replace(
        "VALUES ?least", "VALUES ?about { project:social-media-hub } VALUES ?least"
    )
    much = of_graph("very-much", query, "{about} as of {as_of}.")
    told = find(open_graph(), [OVER_RULE, much]).findings
    assert [len(one.rests_on) > 1_000 for one in told if one.rule.code == "very-much"] == [True]
    assert any(one.rule.code == "every-finding" for one in told)


def test_the_day_asked_for_is_the_graphs_own_unless_another_is_given() -> None:
    graph = open_graph()
    assert find(graph, []).on == find(graph, []).as_of == graph.as_of
    assert find(graph, [], on=DAY).on == DAY
    assert find(graph, []).graph == graph.digest


def test_a_rule_beyond_a_limit_is_named_and_one_whose_answer_is_cut_is_told() -> None:
    graph = open_graph()
    cut = find(graph, [PROJECT_RULE], limits=Limits(rows=1))
    assert len(cut.findings) == 1
    assert cut.cut == ("every-project: the answer is cut at 1 rows (--max-rows)",)
    with pytest.raises(LimitError, match=r"rule every-project: the query has more than 10 char"):
        find(graph, [PROJECT_RULE], limits=Limits(characters=10))


def test_the_progress_of_the_rules_is_told() -> None:
    heard: list[tuple[str, int, int]] = []
    find(open_graph(), [PROJECT_RULE], progress=lambda *told: heard.append(told))
    assert heard == [("Lamp out", 0, 1)]


def test_settings_reach_the_query() -> None:
    query = PROJECTS.replace("?about a ov:Project", "?about a ov:Project FILTER(?least < 1)")
    described = DESCRIPTION.replace("lamp-out", "every-project").replace(
        "{about}: {lamp}, {since}, {much}", "{about}"
    )
    described = described.replace("Is {lamp} out?", "Is it?").replace(
        "ov:severity ov:Minor", 'ov:settingName "least" ; ov:severity ov:Minor'
    )
    set_rule = read_rule("every-project", query=query, description=described, paths=("q", "d"))
    graph = open_graph()
    assert find(graph, [set_rule]).findings
    assert not find(graph, [set_rule], settings=Settings(given={"least": "2"})).findings
    by_rule = Settings(by_rule={"every-project": {"least": "2"}})
    assert not find(graph, [set_rule], settings=by_rule).findings
    both = Settings(by_rule={"every-project": {"least": "2"}}, given={"least": "0"})
    assert find(graph, [set_rule], settings=both).findings
