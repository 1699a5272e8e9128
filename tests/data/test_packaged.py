"""The packaged corpus: what it holds, what it must not hold, and whether it fits its sources."""

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from data.coverage import coverage
from data.passages import State, Text, check_passages, read_texts
from data.records import Corpus, packaged_corpus, packaged_files
from data.references import SHORTEST_PASSAGE
from data.schema import Record

EMAIL = re.compile(r"[\w.+-]+@\w[\w-]*\.\w")
TELEPHONE = re.compile(r"(?:\+|\b0)\d(?:[ ()-]?\d){8,}")
REQUEST_SITE = re.compile(r"https?://|www\.|whatdotheyknow|foi-?\d|request-\d", re.IGNORECASE)
RUN = 8  # words in a row that no gloss shares with its source


@pytest.fixture(scope="module")
def corpus() -> Corpus:
    return packaged_corpus()


@pytest.fixture
def record(corpus: Corpus) -> Record:
    (record,) = corpus.records
    return record


@pytest.fixture
def text(record: Record, sources: Path) -> Text:
    """The text that the packaged record was read from."""
    wanted = record.document.text.sha256
    return next(text for text in read_texts(sources) if text.sha256 == wanted)


def words_of(value: Any) -> Iterator[str]:  # noqa: ANN401  # any value
    """Every text in a value, names of fields and things included."""
    match value:
        case dict():
            for name, part in value.items():
                yield from (str(name), *words_of(part))
        case list() | tuple():
            for part in value:
                yield from words_of(part)
        case str():
            yield value


def all_words(corpus: Corpus) -> list[str]:
    files = (*corpus.records, *corpus.registers)
    return [word for file in files for word in words_of(file.model_dump(mode="json"))]


def test_the_corpus_holds_what_it_is_known_to_hold(corpus: Corpus, record: Record) -> None:
    assert [register.register_ for register in corpus.registers] == [
        "bodies",
        "legislation",
        "oversight",
        "topics",
    ]
    assert record.record == "mopac-pcd-545"
    counted = (record.things, record.acts, record.claims, record.passages, record.left_out)
    assert [len(part) for part in counted] == [12, 1, 52, 28, 12]
    assert sum(claim.promise is not None for claim in record.claims.values()) == 4
    assert [len(r.entries) for r in corpus.registers] == [12, 0, 0, 27]
    assert sum(len(r.legislation) for r in corpus.registers) == 5
    assert sum(len(r.oversight) for r in corpus.registers) == 6


def test_no_packaged_file_is_left_unread() -> None:
    assert len(packaged_files("records")) == 1
    assert len(packaged_files("registers")) == 4


@pytest.mark.parametrize("pattern", [EMAIL, TELEPHONE, REQUEST_SITE])
def test_nothing_packaged_reaches_a_private_person(
    corpus: Corpus, pattern: re.Pattern[str]
) -> None:
    words = all_words(corpus)

    assert len(words) > 1000
    assert [word for word in words if pattern.search(word)] == []


@pytest.mark.parametrize(
    ("pattern", "word"),
    [
        (EMAIL, "write to someone@ambleford.example"),
        (TELEPHONE, "call 01632 960 123"),
        (TELEPHONE, "call +44 1632 960123"),
        (REQUEST_SITE, "see https://requests.example/request/lamps"),
    ],
)
def test_the_patterns_find_what_they_look_for(pattern: re.Pattern[str], word: str) -> None:
    assert pattern.search(word)


def test_comments_reach_no_private_person_either() -> None:
    for folder in ("records", "registers"):
        for file in packaged_files(folder):
            content = file.read_text("utf-8")
            assert not EMAIL.search(content)
            assert not REQUEST_SITE.search(content)


def test_only_holders_of_public_offices_and_those_who_chose_to_speak_are_named(
    corpus: Corpus,
) -> None:
    things = [item for r in corpus.registers for item in r.entries.items()]
    persons = [thing for reference, thing in things if reference.startswith("person/")]

    assert len(persons) == 1
    assert {person.privacy for person in persons} <= {"public-office", "public-statement"}


def test_the_name_of_a_person_stands_in_no_reference(corpus: Corpus) -> None:
    names = {
        word.lower()
        for register in corpus.registers
        for reference, thing in register.entries.items()
        if reference.startswith("person/")
        for word in thing.label.split()
    }
    references = corpus.catalogue.references()

    assert names
    assert not [r for r in references if names & set(re.split(r"[/-]", r))]


def test_no_passage_is_short_enough_to_be_guessed(record: Record) -> None:
    lengths = [passage.at[1] - passage.at[0] for passage in record.passages.values()]

    assert min(lengths) >= SHORTEST_PASSAGE == 80


def test_every_gloss_is_short_and_ends_as_a_sentence(record: Record) -> None:
    glosses = [claim.gloss for claim in record.claims.values()]
    glosses += [act.gloss for act in record.acts.values()]

    assert all(len(gloss) < 400 and gloss.endswith(".") for gloss in glosses)
    assert len(set(glosses)) == len(glosses)


def runs(words: str) -> set[tuple[str, ...]]:
    split = re.findall(r"[\w'’]+", words.lower())
    return {tuple(split[start : start + RUN]) for start in range(len(split) - RUN + 1)}


def test_no_text_of_a_record_repeats_eight_words_of_its_source(record: Record, text: Text) -> None:
    in_source = runs(text.content)
    ours = [word for word in words_of(record.model_dump(mode="json")) if runs(word)]

    assert len(ours) > 40
    assert [word for word in ours if runs(word) & in_source] == []


def test_a_copied_sentence_would_be_found(text: Text) -> None:
    assert runs(" ".join(text.content.split()[100:110])) & runs(text.content)


def test_every_passage_holds_in_its_source(record: Record, sources: Path) -> None:
    checked = check_passages(record, read_texts(sources))

    assert len(checked) == 28
    assert {c.state for c in checked} == {State.HOLDS}


def test_the_whole_source_was_read(record: Record, text: Text) -> None:
    found = coverage(record, text.content)

    assert len(found) > 20
    assert [text.content[slice(*gap)] for p in found for gap in p.unaccounted] == []
    assert len(text.content) == record.document.text.length
