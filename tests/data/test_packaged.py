"""The packaged records: what they hold, what they must not, and how they fit their sources."""

import re
from collections.abc import Iterator
from itertools import chain
from pathlib import Path
from typing import Any

import pytest

from data.coverage import coverage
from data.digests import SHORTEST_PASSAGE
from data.passages import State, check_passages, read_texts
from data.records import Corpus, packaged_files
from data.request_schema import RequestAct
from data.schema import Record
from tests.packaged import FILES, text_of
from tests.privacy import ADDRESS, EMAIL, REACHING, REQUEST_NUMBER, TELEPHONE, runs

# Things, acts, claims, passages and parts left out of each record.
HELD = {
    "alpha-news-copy": (11, 0, 87, 41, 3),
    "mopac-pcd-545": (12, 1, 53, 28, 12),
    "mps-socmint-thread": (10, 1, 47, 44, 57),
    "nyp-media-monitoring-response": (3, 1, 57, 43, 11),
    "thurrock-social-media-response": (8, 1, 27, 44, 4),
}
# Questions, communications, outcomes and public interest tests of each request.
ASKED = {
    "mps-socmint-thread": (5, 3, 10, 0),
    "nyp-media-monitoring-response": (9, 1, 9, 2),
    "thurrock-social-media-response": (29, 1, 29, 0),
}


@pytest.fixture(params=sorted(FILES))
def record(packaged: Corpus, request: pytest.FixtureRequest) -> Record:
    """Each of the packaged records."""
    return next(record for record in packaged.records if record.record == request.param)


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


def test_each_record_holds_what_it_is_known_to_hold(packaged: Corpus) -> None:
    found = {
        record.record: tuple(
            len(part)
            for part in (
                *(record.things, record.acts, record.claims),
                *(record.passages, record.left_out),
            )
        )
        for record in packaged.records
    }
    promises = [c for record in packaged.records for c in record.claims.values() if c.promise]

    assert found == HELD
    assert len(promises) == 9


def test_each_request_holds_what_it_is_known_to_hold(packaged: Corpus) -> None:
    asked = {
        record.record: (
            *(len(act.items), len(act.communications)),
            *(sum(len(outcome.items) for outcome in act.outcomes), len(act.tests)),
        )
        for record, act in requests_of(packaged)
    }

    assert asked == ASKED


def requests_of(corpus: Corpus) -> Iterator[tuple[Record, RequestAct]]:
    for record in corpus.records:
        for act in record.acts.values():
            if isinstance(act, RequestAct):
                yield record, act


def test_every_question_has_an_outcome_and_who_asked_is_a_role(packaged: Corpus) -> None:
    for record, act in requests_of(packaged):
        answered = {number for outcome in act.outcomes for number in outcome.items}
        assert set(act.items) == answered, record.record
        assert act.by.startswith("agent/")


def test_no_packaged_file_is_left_unread(packaged: Corpus) -> None:
    assert {file.stem for file in packaged_files("records")} == {r.record for r in packaged.records}
    assert {file.stem for file in packaged_files("registers")} == {
        register.register_ for register in packaged.registers
    }


@pytest.mark.parametrize("pattern", REACHING)
def test_nothing_packaged_reaches_a_private_person(
    packaged: Corpus, pattern: re.Pattern[str]
) -> None:
    words = all_words(packaged)

    assert len(words) > 5000
    assert [word for word in words if pattern.search(word)] == []


@pytest.mark.parametrize(
    ("pattern", "word"),
    [
        (EMAIL, "write to someone@ambleford.example"),
        (TELEPHONE, "call 01632 960 123"),
        (TELEPHONE, "call +44 1632 960123"),
        (ADDRESS, "see https://requests.example/request/lamps"),
        (REQUEST_NUMBER, "your request FOI-1234 of May"),
        (REQUEST_NUMBER, "our reference 01/FOI/19/001234"),
        (REQUEST_NUMBER, "request-567890"),
    ],
)
def test_the_patterns_find_what_they_look_for(pattern: re.Pattern[str], word: str) -> None:
    assert pattern.search(word)


def test_comments_reach_no_private_person_either() -> None:
    for file in chain(packaged_files("records"), packaged_files("registers")):
        content = file.read_text("utf-8")
        assert [p.pattern for p in (EMAIL, ADDRESS, REQUEST_NUMBER) if p.search(content)] == []


def test_only_holders_of_public_offices_and_those_who_chose_to_speak_are_named(
    packaged: Corpus,
) -> None:
    things = [item for r in packaged.registers for item in r.entries.items()]
    persons = [thing for reference, thing in things if reference.startswith("person/")]

    assert len(persons) == 1
    assert {person.privacy for person in persons} <= {"public-office", "public-statement"}


def test_the_name_of_a_person_stands_in_no_reference(packaged: Corpus) -> None:
    names = {
        word.lower()
        for register in packaged.registers
        for reference, thing in register.entries.items()
        if reference.startswith("person/")
        for word in thing.label.split()
    }
    references = packaged.catalogue.references()

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


def test_no_text_of_a_record_repeats_eight_words_of_any_source(
    record: Record, sources: Path
) -> None:
    in_sources = set[tuple[str, ...]]().union(*(runs(t.content) for t in read_texts(sources)))
    ours = [word for word in words_of(record.model_dump(mode="json")) if runs(word)]

    assert len(ours) > 20
    assert [word for word in ours if runs(word) & in_sources] == []


def test_a_copied_sentence_would_be_found(record: Record, sources: Path) -> None:
    content = text_of(record, sources).content
    assert runs(" ".join(content.split()[100:110])) & runs(content)


def test_every_passage_holds_in_its_source(record: Record, sources: Path) -> None:
    checked = check_passages(record, read_texts(sources))

    assert len(checked) == len(record.passages) == HELD[record.record][3]
    assert {c.state for c in checked} == {State.HOLDS}


def test_the_whole_source_was_read(record: Record, sources: Path) -> None:
    text = text_of(record, sources)
    found = coverage(record, text.content)

    assert len(found) > 20
    assert [text.content[slice(*gap)] for p in found for gap in p.unaccounted] == []
    assert len(text.content) == record.document.text.length


def test_each_source_has_a_record_of_its_own(packaged: Corpus, sources: Path) -> None:
    digests = [record.document.text.sha256 for record in packaged.records]

    assert sorted(digests) == sorted(text.sha256 for text in read_texts(sources))
