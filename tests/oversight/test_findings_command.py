"""``oversight findings``: each option, each form, and what is said where nothing is found."""

import csv
import io
import json
import subprocess
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pyoxigraph as ox
import pytest

from data.workspace import init_workspace
from graph import open_graph
from graph.rules import rules
from graph.validate import violations
from ontology.terms import OV
from ontology.vocabulary import vocabulary
from oversight.findings_command import SEVERITIES

Run = Callable[..., subprocess.CompletedProcess[bytes]]
LATE = "foi-clarification-late"
DRAFT = "camera-code"
STATUSES = {"gap", "possible-breach", "conditional", "answered"}


@pytest.fixture(scope="module", autouse=True)
def _built() -> None:
    """The store is there before any command speaks, so that none tells of building it."""
    open_graph()


_FOUND: dict[tuple[str, ...], list[dict[str, Any]]] = {}


def found(run: Run, *words: str) -> list[dict[str, Any]]:
    """What is found, as JSON; the packaged graph is asked the same once."""
    if words in _FOUND:
        return _FOUND[words]
    ended = run("findings", *words, "--format", "json")
    assert ended.returncode == 0, ended.stderr
    findings: list[dict[str, Any]] = json.loads(ended.stdout)["findings"]
    if "--workspace" not in words:
        _FOUND[words] = findings
    return findings


def refused(run: Run, *words: str, code: int = 1) -> str:
    ended = run("findings", *words)
    message = ended.stderr.decode()
    assert (ended.returncode, ended.stdout) == (code, b""), message
    assert "Traceback" not in message
    return message


def test_the_severities_of_the_option_are_those_of_the_vocabulary_in_order() -> None:
    concepts = vocabulary().codes("SeverityScheme").values()
    assert list(SEVERITIES) == [
        one.code for one in sorted(concepts, key=lambda concept: concept.degree)
    ]


def test_findings_come_gravest_first_and_the_exit_code_is_0(run: Run) -> None:
    told = found(run)
    weights = [SEVERITIES.index(one["severity"]) for one in told]
    assert len(told) > 10
    assert weights == sorted(weights, reverse=True)
    assert {one["status"] for one in told} <= STATUSES
    assert len({one["id"] for one in told}) == len(told)


def test_what_a_person_reads_has_the_sentence_and_the_name_of_every_finding(run: Run) -> None:
    ended = run("findings")
    text = " ".join(ended.stdout.decode().split())
    told = found(run)
    assert all(one["id"] in text and " ".join(one["text"].split()) in text for one in told)
    assert f"{len(told)} findings: " in text
    assert b"oversight findings --why FINDING" in ended.stderr


def test_the_late_clarification_is_found_by_its_day_due(run: Run) -> None:
    (late,) = found(run, "--rule", LATE)
    assert (late["status"], late["stands_from"]) == ("possible-breach", "2015-08-27")
    assert "26 August 2015" in late["text"]
    assert late["must_not_claim"] and late["question"] and late["provisions"]
    records = {rest["record"] for rest in late["rests_on"]}
    assert records == {"mps-socmint-thread"}
    passages = [passage for rest in late["rests_on"] for passage in rest["passages"]]
    assert all(passage["where"] and passage["start"] < passage["end"] for passage in passages)
    assert passages


def test_json_has_the_version_of_its_form_and_the_graph_that_was_asked(run: Run) -> None:
    document = json.loads(run("findings", "--format", "json").stdout)
    graph = open_graph()
    assert (document["format"], document["version"]) == ("oversight-findings", 1)
    assert (document["graph"], document["as_of"]) == (graph.digest, graph.as_of.isoformat())
    assert document["asked_on"] == document["as_of"]
    assert document["rules_asked"] == sum(rule.is_active for rule in rules())


def test_csv_has_a_row_for_each_finding(run: Run) -> None:
    rows = list(csv.DictReader(io.StringIO(run("findings", "--format", "csv").stdout.decode())))
    assert [row["id"] for row in rows] == [one["id"] for one in found(run)]
    assert all(row["rests_on"] and row["must_not_claim"] for row in rows)


def test_turtle_has_them_as_entities_with_their_rules_and_keeps_the_shapes(run: Run) -> None:
    text = run("findings", "--format", "turtle").stdout.decode()
    triples = [quad.triple for quad in ox.parse(text, format=ox.RdfFormat.TURTLE)]
    types = [t.object.value for t in triples if isinstance(t.object, ox.NamedNode)]
    assert types.count(OV.Finding) == len(found(run))
    assert violations(triples) == []
    assert run("findings", "--format", "turtle").stdout.decode() == text


def test_the_least_severity_leaves_out_what_is_below(run: Run) -> None:
    serious = found(run, "--severity", "serious")
    assert {one["severity"] for one in serious} == {"serious", "grave"}
    assert len(serious) < len(found(run))


def test_since_a_day_what_stands_from_before_and_what_has_no_day_is_left_out(run: Run) -> None:
    ended = run("findings", "--since", "2019-03-12", "--format", "json")
    days = [one["stands_from"] for one in json.loads(ended.stdout)["findings"]]
    assert days and min(days) >= "2019-03-12"
    undated = sum(one["stands_from"] is None for one in found(run))
    assert f"Note: {undated} findings without a day left out (--since)." in ended.stderr.decode()


def test_a_day_before_the_limit_has_run_out_finds_no_open_promise(run: Run) -> None:
    now = {one["id"] for one in found(run, "--rule", "dpia-promise")}
    assert now
    assert found(run, "--rule", "dpia-promise", "--on", "2019-01-01") == []
    assert {one["id"] for one in found(run, "--rule", "dpia-promise", "--on", "2030-01-01")} == now


def test_a_named_rule_is_run_alone_though_it_be_a_draft(run: Run) -> None:
    assert {one["code"] for one in found(run, "--rule", LATE)} == {LATE}
    assert DRAFT not in {one["code"] for one in found(run)}
    document = json.loads(run("findings", "--rule", DRAFT, "--format", "json").stdout)
    assert document["rules_asked"] == 1


def test_an_unknown_rule_is_refused_with_the_nearest(run: Run) -> None:
    message = refused(run, "--rule", "foi-clarification-lat")
    assert f'there is no rule "foi-clarification-lat"; did you mean "{LATE}"?' in message


def test_the_list_of_rules_has_each_with_its_status_and_basis(run: Run) -> None:
    listed = run("findings", "--list", "--format", "csv").stdout.decode()
    rows = {row["rule"]: row for row in csv.DictReader(io.StringIO(listed))}
    assert set(rows) == {rule.code for rule in rules()}
    assert (rows[LATE]["status"], rows[DRAFT]["status"]) == ("active", "draft")
    assert all(row["basis"] and row["title"] for row in rows.values())
    assert b"basis" in run("findings", "--list").stdout
    assert "use table or csv" in refused(run, "--list", "--format", "json", code=2)


def test_why_shows_what_a_finding_rests_on_how_not_to_read_it_and_what_to_ask(run: Run) -> None:
    (late,) = found(run, "--rule", LATE)
    ended = run("findings", "--why", late["id"])
    text = " ".join(ended.stdout.decode().split())
    assert ended.stderr == b""
    for words in (late["text"], late["must_not_claim"], late["question"], late["basis"]):
        assert " ".join(words.split()) in text
    for rest in late["rests_on"]:
        assert rest["name"] in text
        assert f"record {rest['record']}" in text
        for passage in rest["passages"]:
            assert f"{passage['where']} [{passage['start']}, {passage['end']}]" in text


def test_why_all_shows_every_one(run: Run) -> None:
    text = run("findings", "--why", "all").stdout.decode()
    assert text.count("A draft of what to ask") == len(found(run))
    assert all(one["id"] in text for one in found(run))


def test_why_of_one_gives_that_one_in_another_form(run: Run) -> None:
    (late,) = found(run, "--rule", LATE)
    assert found(run, "--why", late["id"]) == [late]


def test_why_of_none_of_them_is_refused_with_the_nearest(run: Run) -> None:
    (late,) = found(run, "--rule", LATE)
    message = refused(run, "--why", late["id"][:-1])
    assert f'did you mean "{late["id"]}"?' in message
    assert "--why all" in refused(run, "--why", "x")


def test_a_conditional_finding_names_its_hypothesis(run: Run) -> None:
    conditional = [one for one in found(run) if one["status"] == "conditional"]
    assert conditional
    assert all(one["hypotheses"] for one in conditional)
    text = run("findings", "--why", conditional[0]["id"]).stdout.decode()
    assert "if it holds that" in text
    assert conditional[0]["hypotheses"][0]["name"] in text


@pytest.mark.parametrize("form", ["table", "csv", "json", "turtle"])
def test_an_answer_may_go_to_a_file(run: Run, tmp_path: Path, form: str) -> None:
    ended = run("findings", "--format", form, "-o", "found")
    assert (ended.returncode, ended.stdout) == (0, b"")
    assert (tmp_path / "found").read_bytes() == run("findings", "--format", form).stdout


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("--since", "March"), '--since takes a day such as 2026-11-22, not "March"'),
        (("--on", "2019-02-30"), "--on takes a day"),
        (("--set", "days"), '--set takes NAME=VALUE, not "days"'),
        (("--severity", "dire"), "--severity"),
        (("--format", "xml"), "--format"),
        (("--timeout", "0"), "--timeout"),
    ],
)
def test_misuse_is_told_and_exits_with_2(run: Run, words: tuple[str, str], said: str) -> None:
    assert said in refused(run, *words, code=2)


def test_a_setting_is_taken_and_one_that_no_rule_has_or_takes_refused(run: Run) -> None:
    every = found(run, "--rule", "money-unexplained")
    assert every
    assert found(run, "--rule", "money-unexplained", "--set", "percent=100000") == []
    assert 'has a setting "percents"; did you mean "percent"?' in refused(
        run, "--set", "percents=3"
    )
    assert "is not a number" in refused(run, "--set", "percent=much")


def test_a_workspace_switches_rules_off_and_sets_thresholds(run: Run, tmp_path: Path) -> None:
    here = _workspace(tmp_path)
    assert LATE in {one["code"] for one in found(run, *here)}
    (tmp_path / "work" / "findings.yaml").write_text(
        f"off: [{LATE}]\nset:\n  money-unexplained:\n    percent: 100000\n"
    )
    codes = {one["code"] for one in found(run, *here)}
    assert codes and not {LATE, "money-unexplained"} & codes
    assert {one["code"] for one in found(run, *here, "--rule", LATE)} == {LATE}
    listed = run("findings", *here, "--list", "--format", "csv").stdout.decode()
    assert f"{LATE},off," in listed
    back = found(run, *here, "--set", "percent=1")
    assert "money-unexplained" in {one["code"] for one in back}


def test_a_fault_of_the_settings_has_its_place(run: Run, tmp_path: Path) -> None:
    here = _workspace(tmp_path)
    (tmp_path / "work" / "findings.yaml").write_text(f"off:\n  - {LATE}r\n")
    message = refused(run, *here)
    assert (
        f'findings.yaml:2:5: off.0: there is no rule "{LATE}r"; did you mean "{LATE}"?' in message
    )


def test_where_nothing_is_found_it_is_said_what_that_means(run: Run, tmp_path: Path) -> None:
    here = _workspace(tmp_path, packaged=False)
    ended = run("findings", *here)
    said = " ".join(ended.stdout.decode().split())
    assert ended.returncode == 0
    assert said.startswith("No findings: ")
    assert "That is not proof that all is well" in said
    assert found(run, *here) == []
    assert run("findings", *here, "--format", "csv").stdout.count(b"\r\n") == 1
    assert b"No findings" in run("findings", *here, "--why", "all").stdout


def test_an_answer_that_a_limit_cut_says_so(run: Run) -> None:
    ended = run("findings", "--rule", "foi-unanswered-item", "--max-rows", "1")
    assert ended.returncode == 0
    assert b"Note: foi-unanswered-item: the answer is cut at 1 rows (--max-rows)." in ended.stderr
    message = refused(run, "--max-text", "10")
    assert message.startswith("Error: rule ")


def _workspace(folder: Path, *, packaged: bool = True) -> tuple[str, str]:
    work = folder / "work"
    init_workspace(work, title="Ambleford")
    settings = work / "oversight.toml"
    if packaged:
        told = settings.read_text("utf-8").replace(
            "packaged-records = false", "packaged-records = true"
        )
        settings.write_text(told, "utf-8")
    return "--workspace", str(work)
