"""Proposed records: they pass the checks, rest on passages, and give no person away."""

import re
from collections.abc import Iterator, Mapping
from pathlib import Path

import pytest
import yaml

from data.passages import State, Text, check_passages
from data.records import Corpus, packaged_files, read_corpus
from data.schema import Record
from extract.proposals.known import Known
from graph.build import build_graph
from graph.names import PROPOSED_GRAPH
from tests.extract.proposed import KEY, Tried, tried

HERE = Path(__file__).parent
OPEN = HERE.parents[2] / "shared" / "extraction"


def every(folder: Path, known: Known) -> dict[str, Tried]:
    files = sorted(folder.glob("*.txt"))
    return {f.stem: tried(f.stem, f.read_bytes().decode(), known) for f in files}


def checked(folder: Path, proposals: Mapping[str, Tried]) -> Corpus:
    """The corpus of the proposed records, which must be well made and build."""
    made = [one.proposal for one in proposals.values() if one.proposal]
    for one in made:
        (folder / f"{one.name}.yaml").write_bytes(one.content.encode())
    corpus = read_corpus(records=sorted(folder.iterdir()), registers=packaged_files("registers"))
    assert len(corpus.records) == len(made)
    return corpus


@pytest.fixture(scope="module")
def own(known: Known) -> dict[str, Tried]:
    return every(HERE / "texts", known)


@pytest.fixture(scope="module")
def corpus(own: dict[str, Tried], tmp_path_factory: pytest.TempPathFactory) -> Corpus:
    return checked(tmp_path_factory.mktemp("records"), own)


def test_each_own_text_gives_a_record_that_passes_or_a_reason(own: dict[str, Tried]) -> None:
    refused = {name: one.refusal for name, one in own.items() if one.proposal is None}
    assert len(own) == 79 + 57 + 24 + 120 + 50 + 90
    assert len(refused) <= len(own) // 10, refused
    assert all("publisher" in reason for reason in refused.values())


def test_proposed_records_pass_the_checks_and_stand_apart_when_built(corpus: Corpus) -> None:
    marks = tuple(f"-{one.record.split('-')[-1]}" for one in corpus.records)
    apart = dict.fromkeys(("claim", "request", "item", "outcome", "communication"), 0)
    for quad in build_graph(corpus).quads:
        kind, _, name = str(quad.subject).partition("/id/")[2].rstrip(">").partition("/")
        if kind in apart and any(mark in f"-{name}" for mark in marks):
            assert quad.graph_name == PROPOSED_GRAPH, quad
            apart[kind] += 1
    assert all(apart.values()), apart


@pytest.mark.parametrize("part", ["documents", "sources"])
def test_real_documents_give_records_that_pass(
    part: str, known: Known, sources: Path, tmp_path: Path
) -> None:
    found = every(sources if part == "sources" else OPEN / "docs", known)
    assert len(found) == (5 if part == "sources" else 10)
    assert [name for name, one in found.items() if one.proposal is None] in (
        [],
        ["004_cfdcc3b0b4661672"],
    )
    build_graph(checked(tmp_path, found))


def test_every_passage_stands_where_it_is_said(own: dict[str, Tried], corpus: Corpus) -> None:
    texts = {one.proposal.name: one.text for one in own.values() if one.proposal}
    for record in corpus.records:
        text = Text(Path("a"), texts[record.record], record.document.text.sha256)
        assert all(c.state is State.HOLDS for c in check_passages(record, [text], key=KEY))


def plain_passages(record: Record, text: str) -> Iterator[str]:
    return (text[slice(*one.at)] for one in record.passages.values() if one.sha256)


def test_no_name_of_a_person_is_in_a_record_or_digested_plainly(
    own: dict[str, Tried], corpus: Corpus
) -> None:
    """By the labels, which name more people than the reader finds."""
    records = {one.record: one for one in corpus.records}
    people = 0
    for name, one in own.items():
        if one.proposal is None:
            continue
        gold = yaml.safe_load((HERE / "gold" / f"{name}.yaml").read_text("utf-8"))
        plain = "\n".join(plain_passages(records[one.proposal.name], one.text))
        for person in (each["name"] for each in gold["people"]):
            last = [word for word in person.split() if len(word) > 1][-1]
            surname = re.compile(rf"\b{re.escape(last)}\b", re.IGNORECASE)
            assert not surname.search(one.proposal.content), (name, person)
            assert not surname.search(plain), (name, person)
            people += 1
    assert people > 60
    assert sum(bool(list(plain_passages(r, " " * 10**6))) for r in records.values()) > 40


def test_no_request_is_named_by_its_reference(own: dict[str, Tried]) -> None:
    found = 0
    for name, one in own.items():
        gold = yaml.safe_load((HERE / "gold" / f"{name}.yaml").read_text("utf-8"))
        if one.proposal and gold["kind"].startswith("foi-") and gold["reference"]:
            assert gold["reference"].lower() not in one.proposal.content.lower()
            found += 1
    assert found > 40


def test_no_sentence_of_a_document_is_in_its_record(own: dict[str, Tried]) -> None:
    """Thirteen words in a row are a sentence; names of bodies are shorter."""
    for name, one in own.items():
        if one.proposal:
            said = " ".join(re.findall(r"\w+", one.proposal.content))
            words = re.findall(r"\w+", one.text)
            runs = (" ".join(words[n : n + 13]) for n in range(len(words) - 12))
            assert not [run for run in runs if f" {run} " in said], name


def test_the_same_reading_gives_the_same_bytes(own: dict[str, Tried], known: Known) -> None:
    again = every(HERE / "texts", Known(known.corpus))
    assert {name: one.proposal for name, one in again.items()} == {
        name: one.proposal for name, one in own.items()
    }
