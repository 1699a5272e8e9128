"""Disagreements in the packaged records: each was read, those of the gold and all others."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import yaml

from graph import OversightGraph, open_graph
from graph.answers import Rows
from graph.disagreement_kinds import kinds, kinds_named
from graph.disagreements import Compared, Disagreement, DisagreementReader, compare
from graph.errors import LimitError, UnknownQueryError
from graph.limits import Limits
from graph.looked_up import StoredSubjects
from graph.names import ID
from graph.shown_parts import Parts

GOLD: dict[str, list[dict[str, Any]]] = yaml.safe_load(
    (Path(__file__).parent / "disagreement_gold.yaml").read_text("utf-8")
)
LAW = "http://www.legislation.gov.uk/id/"


@pytest.fixture(scope="module")
def graph() -> Iterator[OversightGraph]:
    opened = open_graph()
    yield opened
    opened.worker.close()


@pytest.fixture(scope="module")
def compared(graph: OversightGraph) -> Compared:
    return compare(graph)


def sides(entry: dict[str, Any]) -> frozenset[str]:
    """The IRIs of an entry of the gold."""
    provisions = [LAW + entry["law"]] if "law" in entry else []
    return frozenset([*(f"{ID}claim/{name}" for name in entry["claims"]), *provisions])


def pairs(compared: Compared) -> dict[tuple[str, frozenset[str]], Disagreement]:
    """Every pair that the machine found, by kind."""
    return {
        (one.kind.code, frozenset(pair)): one
        for one in compared.disagreements
        for pair in one.pairs
    }


def of_gold(*sections: str) -> list[dict[str, Any]]:
    return [entry for section in sections for entry in GOLD[section]]


def test_the_machine_finds_what_readers_had_found_but_for_what_says_why_not(
    compared: Compared,
) -> None:
    found = pairs(compared)
    unseen = [entry for entry in of_gold("pairs") if (entry["kind"], sides(entry)) not in found]
    assert unseen == [entry for entry in of_gold("pairs") if "unseen" in entry]
    assert (len(GOLD["pairs"]), len(unseen)) == (17, 1)


def test_every_pair_that_the_machine_finds_was_read(compared: Compared) -> None:
    read = {(entry["kind"], sides(entry)) for entry in of_gold("pairs", "further")}
    assert set(pairs(compared)) <= read
    assert all(entry["read"] for entry in of_gold("further"))
    assert {(entry["kind"], sides(entry)) for entry in of_gold("further")} <= set(pairs(compared))


def test_a_pair_is_conditional_where_a_reader_says_so_and_only_there(compared: Compared) -> None:
    found = pairs(compared)
    for entry in of_gold("pairs", "further"):
        if "unseen" not in entry:
            one = found[entry["kind"], sides(entry)]
            assert one.is_conditional == entry.get("conditional", False), entry


@pytest.mark.parametrize("entry", GOLD["wrong"], ids=lambda entry: entry["claims"][0])
def test_what_only_looks_like_a_disagreement_does_not_come_out(
    entry: dict[str, Any], compared: Compared
) -> None:
    assert entry["why"]
    assert [one for kind, one in pairs(compared) if one == sides(entry)] == []


def test_the_gold_names_claims_that_there_are(graph: OversightGraph) -> None:
    named = {iri for entry in of_gold("pairs", "further", "wrong") for iri in sides(entry)}
    assert [iri for iri in named if iri not in StoredSubjects(graph.store)] == []


def test_every_kind_is_looked_for_and_found_in_the_packaged_records(compared: Compared) -> None:
    assert [kind.code for kind in compared.kinds] == [kind.code for kind in kinds()]
    assert {one.kind.code for one in compared.disagreements} == {kind.code for kind in kinds()}
    assert compared.cut == ()


def test_nothing_is_worded_as_an_error_of_anybody(compared: Compared) -> None:
    for one in compared.disagreements:
        words = f"{one.why} {one.only_if}".lower()
        assert not {"wrong", "false", "error", "lied", "breach", "failed"} & set(words.split())
        assert "{" not in one.why


def test_a_side_says_who_where_when_and_in_which_record(compared: Compared) -> None:
    (exit_dates,) = [one for one in compared.disagreements if one.kind.code == "date"]
    finance, recommended = exit_dates.sides
    assert finance.says.count(" or ") == 2
    assert recommended.says == "fourth quarter of financial year 2019/20 (January to March 2020)"
    for side, place in ((finance, "3.2"), (recommended, "Recommendation, bullet 3")):
        assert [maker.name for maker in side.made_by] == ["org/mopac"]
        assert [passage.place for passage in side.rest.passages] == [place]
        assert (side.rest.record, side.stated) == ("mopac-pcd-545", "12 March 2019")
    assert "in one document" in exit_dates.why


def test_a_side_at_second_hand_says_through_whom(compared: Compared) -> None:
    (one,) = [one for one in compared.disagreements if one.kind.code == "value"]
    assert {who.label for side in one.sides for who in side.reported_by} == {
        "Unknown republisher of the article"
    }
    assert [side.says for side in one.sides] == ["no", "yes"]


def test_a_hypothesis_is_named_where_one_is_needed(compared: Compared) -> None:
    for one in compared.disagreements:
        assert bool(one.hypotheses) == (
            one.kind.code == "hypothesis"
            or one.matter
            in ("sums for two things that may be one", "tools for following social media")
        )
        assert all(named.proposed for named in one.hypotheses)
        assert one.is_conditional == bool(one.only_if)


def test_a_correction_tells_what_was_not_corrected(compared: Compared) -> None:
    (one,) = [one for one in compared.disagreements if one.kind.code == "correction"]
    assert {first.rsplit("/", 1)[-1] for first, _ in one.pairs} == {
        *("alpha-age-from", "alpha-age-to", "alpha-targets-young-men", "alpha-large-scale-yes")
    }
    besides = {named.name.rsplit("/", 1)[-1] for named in one.besides}
    assert {"alpha-systematic-yes", "alpha-children-yes", "alpha-sharing-promise"} <= besides
    assert len(besides) == 15
    assert "stand" not in one.why


def test_what_is_asked_for_alone_is_found_alone(graph: OversightGraph, compared: Compared) -> None:
    some = compare(graph, codes=["label", "date"])
    assert [one.id for one in some.disagreements] == [
        one.id for one in compared.disagreements if one.kind.code in ("date", "label")
    ]
    with pytest.raises(UnknownQueryError):
        compare(graph, codes=["dates"])


def test_names_and_order_are_the_same_every_time(compared: Compared) -> None:
    again = open_graph()
    try:
        assert compare(again).disagreements == compared.disagreements
    finally:
        again.worker.close()
    names = [one.id for one in compared.disagreements]
    assert len(set(names)) == len(names) == 16
    assert [one.kind.code for one in compared.disagreements] == sorted(
        one.kind.code for one in compared.disagreements
    )


def test_what_is_only_besides_something_is_no_disagreement(graph: OversightGraph) -> None:
    (kind,) = kinds_named(["correction"])
    reader = DisagreementReader(Parts(StoredSubjects(graph.store)))
    rows = graph.query("SELECT ?about ('x' AS ?matter) (?about AS ?besides) { ?about a ov:Report }")
    assert isinstance(rows, Rows)
    assert len(rows) > 0
    assert list(reader.disagreements(kind, rows.variables, rows)) == []


def test_a_limit_is_kept_and_told(graph: OversightGraph) -> None:
    cut = compare(graph, codes=["correction"], limits=Limits(rows=2)).cut
    assert cut and cut[0].startswith("correction: the answer is cut")
    with pytest.raises(LimitError):
        compare(graph, limits=Limits(characters=10))


def test_it_touches_makers_documents_and_things(compared: Compared) -> None:
    (one,) = [one for one in compared.disagreements if one.kind.code == "date"]
    touched = {iri.removeprefix(ID) for iri in one.touches}
    assert {"project/social-media-hub", "org/mopac", "document/mopac-pcd-545"} <= touched
    assert {"claim/mopac-pcd-545/hub-exit-finance"} <= touched
