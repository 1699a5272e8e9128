"""Cues: rule files that compile, words looked for first, gaps that have a bound."""

import re
from collections.abc import Mapping
from importlib.resources import files

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from extract.cues import cue, cues, rules
from extract.needles import initials, needles


@pytest.mark.parametrize("phrase", ["a.*b", "not.+held", r"\w+ held", "[a-z]+ held", "(?:a|b)* c"])
def test_a_gap_without_a_bound_is_refused(phrase: str) -> None:
    with pytest.raises(ValueError, match="without a bound"):
        cue("rule/id", phrase)


@pytest.mark.parametrize(
    ("phrase", "words", "leads"),
    [
        ("not held", ("not",), True),
        ("no information held", ("information",), False),
        ("(?:is|are) withheld", ("withheld",), False),
        ("(?:withheld|refused) by", ("withheld", "refused"), True),
        ("(?:now )?exempt", ("exempt",), False),
        ("exempts?", ("exempt",), True),
        ("[a-z]{2,5}", (), False),
        ("held|kept", ("held", "kept"), True),
        ("held|[0-9]{1,3}", (), False),
        (r"\(hosted by", ("hosted",), False),
    ],
)
def test_the_words_a_phrase_cannot_do_without(
    phrase: str, words: tuple[str, ...], leads: bool
) -> None:
    assert (needles(phrase).words, needles(phrase).leads) == (words, leads)


@pytest.mark.parametrize(
    ("phrase", "signs"),
    [
        ("not held", "n"),
        ("(?:is|are) withheld", "ia"),
        ("(?:now )?exempt", "ne"),
        (r"\b(?:n/a|/)", "n/"),
        ("h{0,2}a?t", "hat"),
        ("(?:a|[0-9]) held", None),
        ("[a-z]{2} held", None),
        ("a?", None),
    ],
)
def test_the_signs_a_phrase_begins_with(phrase: str, signs: str | None) -> None:
    assert initials(phrase) == (None if signs is None else frozenset(signs))


def test_a_space_stands_for_a_line_end_and_for_many() -> None:
    one = cue("rule/id", "not held")
    for text in ("it is not held", "not\nheld", "not   held", "not \n held"):
        assert one.first(text) is not None
    assert one.first("notheld") is None


def test_a_phrase_may_want_the_end_of_its_line() -> None:
    one = cue("rule/id", "response$")
    assert one.first("response:\nyes") is not None
    assert one.first("response to you") is None


@given(st.lists(st.sampled_from(["not", "held", "it", "\n", "by us", "is"]), max_size=12))
def test_looking_for_words_first_finds_the_same(words: list[str]) -> None:
    text, one = " ".join(words), cue("rule/id", "(?:is )?not (?:held|kept)(?: by us)?")
    found = [match.span() for match in one.find(text)]
    assert found == [match.span() for match in one.pattern.finditer(text)]


def _phrases(value: object) -> list[str]:
    if isinstance(value, Mapping):
        return [phrase for inner in value.values() for phrase in _phrases(inner)]
    return []


def _files() -> list[str]:
    folder = files("extract").joinpath("rules")
    return sorted(one.name.removesuffix(".yaml") for one in folder.iterdir())


CUED = {
    "amounts": ("before", "after", "stage"),
    "blocks": ("heading", "opening", "within", "inside"),
    "dates": ("before", "after"),
    "interest": ("test",),
    "kind": ("head", "anywhere"),
    "kind_words": (),
    "labels": (),
    "organisations": ("suppliers",),
    "outcome": (
        "answer",
        "plain",
        "hangs-on",
        "negative",
        "collective",
        "ncnd-beside",
        "hypothetical",
        "labels",
        "whole",
    ),
    "parties": ("before", "after"),
    "people": (),
    "projects": ("named",),
    "provisions": ("not-relied-on", "breached"),
    "questions": ("asks", "goes-on", "reply-label", "replies", "ends-answers"),
    "references": ("label",),
    "relations": ("dealings", "together"),
    "thread": ("speaker",),
}


def test_every_rule_file_is_known_and_compiles() -> None:
    assert _files() == sorted(CUED)
    for name, keys in CUED.items():
        for key in keys:
            assert key in rules(name)
            for one in cues(name, key):
                assert isinstance(one.pattern, re.Pattern)
                assert re.fullmatch(r"[a-z]+/[a-z-]+", one.id)
                assert one.score > 0


@pytest.mark.parametrize("name", sorted(CUED))
def test_a_rule_file_reads_the_same_where_libyaml_is_missing(name: str) -> None:
    """The reader in C forgives what the one in Python refuses, as a bare "(?:" in a list."""
    text = files("extract").joinpath("rules", f"{name}.yaml").read_text(encoding="utf-8")
    assert yaml.load(text, yaml.BaseLoader) == rules(name)
