"""The command line as a new user meets it, in an empty folder."""

import json
import re
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pyoxigraph as ox
import pytest
import rdflib
import yaml
from rdflib.compare import isomorphic

from data.passages import read_texts
from data.records import Corpus
from tests.packaged import PCD_545, text_of

Run = Callable[..., subprocess.CompletedProcess[bytes]]

COMMANDS = (
    *("add", "build", "check", "cite", "connections", "coverage", "demo", "disagreements"),
    *("doctor", "export", "extract", "findings", "init", "map", "overseers", "query", "schema"),
    *("show", "verify", "wording"),
)


def _done(result: subprocess.CompletedProcess[bytes]) -> str:
    assert result.returncode == 0, result.stderr.decode()
    return result.stdout.decode()


def _refused(result: subprocess.CompletedProcess[bytes], *, code: int) -> str:
    message = result.stderr.decode()
    assert result.returncode == code, (result.stdout, message)
    assert "Traceback" not in message
    return message


def test_every_command_has_help_with_an_example(run: Run) -> None:
    listed = re.findall(r"^  (\w+)  ", _done(run("--help")), flags=re.MULTILINE)
    assert tuple(listed) == COMMANDS
    for command in COMMANDS:
        assert f"oversight {command}" in _done(run(command, "--help")).split("Example", 1)[1]


def test_the_demo_writes_both_files_and_answers_three_questions(run: Run, tmp_path: Path) -> None:
    told = _done(run("demo", "--out", "out"))
    assert sorted(path.name for path in (tmp_path / "out").iterdir()) == ["graph.ttl", "map.html"]
    assert told.count("(oversight query ") == 3
    assert "Sophie" in told and "1,400,000" in told
    assert list(tmp_path.iterdir()) == [tmp_path / "out"]


def test_build_takes_records_of_ones_own(run: Run, tmp_path: Path) -> None:
    own = _record()
    own["claims"]["hub-banner"]["gloss"] = "A sentence that only this record has."
    (tmp_path / "mopac-pcd-545.yaml").write_text(_as_text(own), "utf-8")
    _done(run("build", "--records", "mopac-pcd-545.yaml", "--out", "site"))
    assert "A sentence that only this record has." in (tmp_path / "site/graph.ttl").read_text()


@pytest.mark.parametrize("form", ["turtle", "trig", "nquads", "jsonld"])
def test_exports_are_the_same_bytes_wherever_they_are_made(
    run_apart: Run, tmp_path: Path, form: str
) -> None:
    own = _record()
    for block in ("claims", "things", "passages"):
        own[block] = dict(reversed(own[block].items()))
    (tmp_path / "mopac-pcd-545.yaml").write_text(_as_text(own), "utf-8")
    first = run_apart("export", form, PYTHONHASHSEED="1", TZ="Pacific/Apia", LC_ALL="C")
    second = run_apart(
        *("export", form, "--records", "mopac-pcd-545.yaml"),
        PYTHONHASHSEED="2",
        TZ="UTC",
        LC_ALL="C.utf8",
    )
    assert _done(first) == _done(second)
    assert len(first.stdout) > 50_000


def test_one_changed_claim_changes_only_its_own_block(run: Run, tmp_path: Path) -> None:
    own = _record()
    own["claims"]["hub-banner"]["gloss"] = "Another sentence."
    (tmp_path / "mopac-pcd-545.yaml").write_text(_as_text(own), "utf-8")
    before = set(_done(run("export", "turtle")).split("\n\n"))
    after = set(_done(run("export", "turtle", "--records", "mopac-pcd-545.yaml")).split("\n\n"))
    (changed,) = after - before
    assert "claim/mopac-pcd-545/hub-banner>" in changed
    assert len(before - after) == 1


def test_the_turtle_reads_back_the_same_in_both_engines(run: Run) -> None:
    turtle = _done(run("export", "turtle"))
    triples = {quad.triple for quad in ox.parse(turtle, format=ox.RdfFormat.TURTLE)}
    lines = ox.serialize(triples, format=ox.RdfFormat.N_TRIPLES)
    one = rdflib.Graph().parse(data=turtle, format="turtle")
    assert isomorphic(one, rdflib.Graph().parse(data=lines, format="nt"))
    assert len(one) == len(triples) > 1000


def test_the_map_is_the_same_bytes_wherever_it_is_made(run_apart: Run, tmp_path: Path) -> None:
    for seed in ("1", "2"):
        _done(run_apart("map", "-o", f"{seed}.html", PYTHONHASHSEED=seed, LC_ALL="C"))
    assert (tmp_path / "1.html").read_bytes() == (tmp_path / "2.html").read_bytes()


@pytest.mark.parametrize("form", ["csv", "spreadsheet", "tsv", "json", "xml"])
def test_a_query_is_answered_in_each_form(run: Run, form: str) -> None:
    told = _done(run("query", "who-approved", "--format", form))
    assert "Sophie Linden" in told


def test_a_query_may_come_from_a_file_or_standard_input(
    run: Run, tmp_path: Path, packaged: Corpus
) -> None:
    text = "SELECT (COUNT(*) AS ?n) WHERE { ?p a ov:Promise }"
    (tmp_path / "mine.rq").write_text(text)
    promises = [claim for r in packaged.records for claim in r.claims.values() if claim.promise]
    assert {claim.status or "accepted" for claim in promises} == {"accepted"}
    told = f"n\r\n{len(promises)}\r\n"
    assert _done(run("query", "mine.rq", "--format", "csv")) == told
    assert _done(run("query", "-", "--format", "csv", given=text.encode())) == told


def test_yes_or_no_and_graphs_are_answers_too(run: Run) -> None:
    ask = b"ASK { ?p a ov:Promise }"
    assert _done(run("query", "-", given=ask)).startswith("Yes")
    assert json.loads(_done(run("query", "-", "--format", "json", given=ask)))["boolean"] is True
    construct = b"CONSTRUCT WHERE { ?p a ov:Project }"
    assert "project:social-media-hub" in _done(run("query", "-", given=construct))


def test_the_list_names_every_query_once(run: Run) -> None:
    from graph.query import packaged_queries

    told = _done(run("query", "--list"))
    for query in packaged_queries():
        assert told.count(f"  {query.name}\n") == 1


@pytest.mark.parametrize(
    ("words", "code", "said"),
    [
        (["query", "no-such"], 1, 'no query "no-such"'),
        (["query", "mony-flow"], 1, "04-money-flow"),
        (["query", "06", "--param", "projct=x"], 1, 'did you mean "project"?'),
        (["query", "06", "--param", "project"], 2, "NAME=VALUE"),
        (["query", "06", "--param", "project=a b"], 1, "not the name of a project"),
        (["query", "missing.rq"], 1, "missing.rq: No such file"),
        (["query"], 2, "oversight query --list"),
        (["query", "06", "--format", "turtle"], 2, "CONSTRUCT"),
        (["export", "rdfxml"], 2, "'turtle', 'trig', 'nquads', 'jsonld'"),
        (["map", "-o", "/proc/no/map.html"], 1, "/proc/no"),
        (["check", "missing.yaml"], 2, "does not exist"),
        (["verify", "no-such", "--texts", "."], 2, 'There is no record "no-such"'),
    ],
)
def test_misuse_is_told_in_words(run: Run, words: list[str], code: int, said: str) -> None:
    assert said in _refused(run(*words), code=code)


def test_a_query_that_is_not_sparql_is_told_where(run: Run) -> None:
    said = _refused(run("query", "-", given=b"SELECT *\nWHERE ("), code=1)
    assert "line 2, column" in said


def test_a_query_may_not_reach_out(run: Run) -> None:
    text = b"SELECT * { SERVICE <http://127.0.0.1:9/> { ?s ?p ?o } }"
    assert "SERVICE" in _refused(run("query", "-", given=text), code=1)


def test_all_faults_of_a_record_are_told_at_once_and_nothing_is_written(
    run: Run, tmp_path: Path
) -> None:
    text = PCD_545.read_text("utf-8")
    text = text.replace("org/npcc]", "org/nppc]").replace("currency: GBP", "currency: pounds")
    (tmp_path / "mopac-pcd-545.yaml").write_text(text, "utf-8")
    said = _refused(run("build", "--records", ".", "--out", "site"), code=1)
    assert re.search(r"mopac-pcd-545\.yaml:\d+:\d+: claims\.hub-funding\.money\.currency: ", said)
    assert not (tmp_path / "site").exists()
    said = _refused(run("check", "mopac-pcd-545.yaml"), code=1)
    assert len(said.splitlines()) == 1


def test_check_says_that_the_packaged_records_are_well_made(run: Run) -> None:
    assert "are well made" in _done(run("check"))


def test_every_passage_of_every_record_holds(run: Run, packaged: Corpus, sources: Path) -> None:
    passages = sum(len(record.passages) for record in packaged.records)
    told = _done(run("verify", "--texts", str(sources)))
    assert told == f"{passages} holds, 0 moved, 0 lost, 0 not at hand\n"
    assert passages >= 200


def test_verify_says_what_became_of_each_passage(run: Run, tmp_path: Path, sources: Path) -> None:
    text = (sources / "003_7d47b9ae0fdc7b6d.txt").read_bytes()
    (tmp_path / "changed.txt").write_bytes(b"One line more.\n" + text)
    moved = run("verify", "mopac-pcd-545", "--texts", ".")
    assert moved.returncode == 1
    assert "0 holds, 28 moved, 0 lost" in moved.stdout.decode()
    assert "[192, 410], now at [207, 425]" in moved.stdout.decode()


def test_verify_without_a_text_says_that_it_is_not_at_hand(
    run: Run, tmp_path: Path, packaged: Corpus
) -> None:
    (tmp_path / "other.txt").write_text("Another text altogether.")
    passages = sum(len(record.passages) for record in packaged.records)
    told = _done(run("verify", "--texts", "."))
    assert told == f"0 holds, 0 moved, 0 lost, {passages} not at hand\n"


def test_coverage_accounts_for_every_paragraph(run: Run, packaged: Corpus, sources: Path) -> None:
    assert len(packaged.records) == len(read_texts(sources)) == 5
    for record in packaged.records:
        text = str(text_of(record, sources).path)
        told = _done(run("coverage", record.record, "--text", text))
        assert re.search(r"^\d\d+ paragraphs, 0 not accounted for$", told, re.MULTILINE), told
        assert "NOT ACCOUNTED FOR" not in told


def test_coverage_refuses_another_text(run: Run, tmp_path: Path) -> None:
    (tmp_path / "other.txt").write_text("Another text altogether.")
    said = _refused(run("coverage", "mopac-pcd-545", "--text", "other.txt"), code=1)
    assert "is not the one that record mopac-pcd-545 was read from" in said


def test_the_published_schema_is_the_one_in_force(
    run: Run, golden: Callable[[str, str], None]
) -> None:
    golden("record-schema.json", _done(run("schema")))


def test_a_reader_that_stops_early_is_no_error(tmp_path: Path) -> None:
    line = f"{sys.executable} -m oversight export nquads | head -n 1"
    ended = subprocess.run(line, shell=True, cwd=tmp_path, capture_output=True, check=False)
    assert ended.stdout.count(b"\n") == 1
    assert b"Traceback" not in ended.stderr and b"Exception" not in ended.stderr


def _record() -> dict[str, Any]:
    """The packaged record, every scalar as the text that a person wrote."""
    record = yaml.load(PCD_545.read_text("utf-8"), Loader=yaml.BaseLoader)
    assert isinstance(record, dict)
    return record


def _as_text(record: dict[str, Any]) -> str:
    return yaml.safe_dump(record, allow_unicode=True, sort_keys=False)
