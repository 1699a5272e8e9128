"""The benchmarks run, on records that are valid and of the size asked for; no time is judged."""

from pathlib import Path

import pytest

from benchmarks.figures import ROWS
from benchmarks.generate import write_records
from benchmarks.run import main
from data.records import Corpus, packaged_files, read_corpus
from graph.build import build_graph
from graph.query import packaged_queries
from graph.statements import record_lines
from ontology.vocabulary import vocabulary

SIZE = 10_000


@pytest.fixture(scope="module")
def generated(tmp_path_factory: pytest.TempPathFactory) -> Path:
    file = tmp_path_factory.mktemp("generated") / "records.jsonl"
    write_records(file, triples=SIZE)
    return file


@pytest.fixture(scope="module")
def corpus(generated: Path) -> Corpus:
    return read_corpus(records=[generated], registers=packaged_files("registers"))


def test_the_same_seed_gives_the_same_bytes_and_another_others(
    generated: Path, tmp_path: Path
) -> None:
    write_records(tmp_path / "again", triples=SIZE)
    write_records(tmp_path / "other", triples=SIZE, seed=1)

    assert (tmp_path / "again").read_bytes() == generated.read_bytes()
    assert (tmp_path / "other").read_bytes() != generated.read_bytes()


@pytest.mark.parametrize("triples", [SIZE, 30_000])
def test_the_records_state_as_much_as_was_asked_for(triples: int, tmp_path: Path) -> None:
    file = tmp_path / "records.jsonl"
    write_records(file, triples=triples)
    read = read_corpus(records=[file], registers=packaged_files("registers"))
    lines = {line for record in read.records for line in record_lines(record, read.catalogue)}

    assert len(lines) == pytest.approx(triples, rel=0.05)


def test_the_records_keep_every_shape_and_give_direct_edges(corpus: Corpus) -> None:
    built = build_graph(corpus)

    assert built.nquads.count(b"/graph/direct> .\n") > 20


def test_the_records_hold_claims_of_every_sort(corpus: Corpus) -> None:
    claims = [claim for record in corpus.records for claim in record.claims.values()]
    said = {claim.claim[1] for claim in claims if claim.claim}
    given = {field for claim in claims for field in claim.model_fields_set}
    wanted = "promise money when holds condition denied standing tension_with corrects depends_on"

    assert len(said) > 0.8 * len(vocabulary().relations)
    assert given >= set(wanted.split())
    assert {act.kind for record in corpus.records for act in record.acts.values()} == {
        "decision",
        "request",
    }


def test_every_row_is_measured_and_every_target_held_against_it(tmp_path: Path) -> None:
    page = tmp_path / "figures.md"
    main(["--sizes", "1000", "--repeats", "1", "--out", str(page)])
    rows = [line.split(" | ") for line in page.read_text("utf-8").splitlines() if "|" in line]
    titles = {row[0].removeprefix("| ") for row in rows}

    assert set(ROWS.values()) <= titles
    assert {query.name for query in packaged_queries()} <= titles
    assert {"demo", "help", "build, 1,000", "queries, 1,000", "shapes, 1,000"} <= titles
    assert all(row[1].rstrip(" |") for row in rows)
