"""What a proposed record says of one letter or decision, and what it leaves out."""

from pathlib import Path
from typing import Any

import pytest
import yaml

from data.dates import parse_period
from data.records import packaged_files, read_corpus
from extract.proposals.known import Known
from extract.proposals.passages import Passages
from extract.proposals.personal import Personal
from tests.extract.letters import letter
from tests.extract.proposed import KEY, tried


def act_of(text: str, known: Known) -> dict[str, Any]:
    """The one act of the proposed record, as its file has it."""
    made = tried("letter", text, known)
    assert made.proposal, made.refusal
    record = yaml.safe_load(made.proposal.content)
    (act,) = record["acts"].values()
    return dict(act)


def test_a_refusal_has_its_exemption_letter_and_passage(known: Known) -> None:
    act = act_of(
        letter("1. How many lamps are there?\nThis is exempt under section 31(1)(a) of the Act."),
        known,
    )
    (outcome,) = act["outcomes"]
    assert (outcome["outcome"], outcome["exemptions"]) == ("refused", ["law/foia-2000/s31-1-a"])
    assert str(act["communications"]["response"]["sent"]) == "2023-06-12"
    assert act["by"] == "agent/requester"


def test_cost_is_a_ground_and_no_exemption(known: Known) -> None:
    act = act_of(
        letter(
            "1. How many?\nThe request is refused under section 12(1) of the Act, for its cost."
        ),
        known,
    )
    (outcome,) = act["outcomes"]
    assert outcome["under"] == ["law/foia-2000/s12-1"]
    assert "exemptions" not in outcome


def test_a_regulation_that_is_registered_is_an_exemption(known: Known) -> None:
    made = tried(
        "letter",
        letter(
            "The plans are exempt under regulation 12(5)(b) of the Environmental Information "
            "Regulations 2004."
        ),
        known,
    ).proposal
    assert made is not None
    assert "law/eir-2004/reg-12-5-b" in made.content


def test_what_no_register_has_is_left_out_and_said(known: Known) -> None:
    made = tried(
        "letter",
        letter(
            "The plans are exempt under regulation 10(5)(b) of the Environmental Information "
            "(Scotland) Regulations 2004."
        ),
        known,
    ).proposal
    assert made is not None
    assert any("no register has its Act" in one for one in made.unsaid)
    assert "# " in made.content
    assert all(f"#   {one}" in made.content for one in made.unsaid)


REGISTER = """\
register: lamps
schema: 1
about: Bodies of a test.
source: none
licence: MIT
review: {status: accepted, by: agent/editors, on: 2026-11-22, second: none}
entries:
  org/old-lamps: {kind: supplier, label: Old Lamps, during: ..2010}
  org/lamps-north: {kind: supplier, label: Lamps North, aliases: [The Lamps]}
  org/lamps-south: {kind: supplier, label: Lamps South, aliases: [The Lamps]}
  org/new-lamps: {kind: supplier, label: New Lamps, names: [{name: Glow, during: 2015..}]}
"""


@pytest.mark.parametrize(
    ("name", "year", "wanted"),
    [
        ("Old Lamps", "2009", "org/old-lamps"),
        ("Old Lamps", "2020", None),
        ("Old Lamps", None, None),
        ("LAMPS  NORTH", None, "org/lamps-north"),
        ("The Lamps", "2020", None),
        ("Glow", "2016-05-01", "org/new-lamps"),
        ("Glow", "2014", None),
        ("New Lamps", None, "org/new-lamps"),
    ],
)
def test_a_name_is_a_body_only_where_it_is_one_alone_on_the_day(
    name: str, year: str | None, wanted: str | None, tmp_path: Path
) -> None:
    (tmp_path / "lamps.yaml").write_text(REGISTER, "utf-8")
    registers = [*packaged_files("registers"), tmp_path / "lamps.yaml"]
    known = Known(read_corpus(records=[], registers=registers))
    assert known.named(name, on=parse_period(year) if year else None) == wanted


@pytest.mark.parametrize(
    ("supplier", "is_named"), [("Jane Lampwright", False), ("Lampwright Systems Ltd", True)]
)
def test_a_supplier_that_may_be_a_person_is_left_out(
    supplier: str, is_named: bool, known: Known
) -> None:
    answer = f"1. Who?\nWestmarch Police has a contract with {supplier} for the lamps."
    made = tried("letter", letter(answer), known).proposal
    assert made is not None
    assert ("lampwright" in made.content.lower()) is is_named
    assert any("may be a person" in one for one in made.unsaid) is not is_named


DECISION = """\
Lantern Watch Programme

Reference code: PCD 9001
Date signed: 4 March 2021
Decision of the Deputy Mayor for Policing and Crime

The Deputy Mayor for Policing and Crime is asked to:

\u2022 Approve the Lantern Watch Programme for two years.

It may cost up to \u00a3250,000 a year after that, which is not asked for now.

The Lantern Watch Programme will be funded by the Home Office, which has approved \u00a31.2m for it.
"""


def test_a_decision_has_its_act_and_the_money_of_its_own_sentence(known: Known) -> None:
    made = tried("decision", DECISION, known)
    assert made.proposal, made.refusal
    record = yaml.safe_load(made.proposal.content)
    (act,) = record["acts"].values()
    (programme,) = act["approves"]
    assert record["things"][programme]["label"] == "Lantern Watch Programme"
    assert act["for"] == record["document"]["publisher"] == "org/mopac"
    assert record["things"][act["by"]]["of"] == "org/mopac"
    claims = record["claims"].values()
    (funded,) = (c for c in claims if c["claim"] == [programme, "fundedBy", "org/home-office"])
    assert (funded["money"]["value"], funded["money"]["stage"]) == (
        1200000,
        "approved-for-drawdown",
    )
    (stated,) = (one for one in claims if one["claim"][1] == "statedFigure")
    assert (stated["claim"][2], stated["reading"]) == ("at most GBP 250,000", "at-most")


def test_a_qualified_exemption_is_weighed_where_a_test_is_shown(known: Known) -> None:
    answer = (
        "1. How many lamps are there?\nThis is exempt under section 31(1)(a) and section 40(2).\n\n"
        "Factors favouring disclosure: people would know of lamps."
    )
    act = act_of(letter(answer), known)
    assert set(act["tests"]) == {"s31-1-a"}
    assert [one.get("weighed-by") for one in act["outcomes"]] == [["s31-1-a"]]
    assert "tests" not in act_of(letter(answer.split("\n\n")[0]), known)


def test_a_private_name_that_is_a_place_too_is_digested_under_the_key() -> None:
    """Without this, a word that stands in some body's name would vouch for a person's."""
    one = Personal(frozenset(), "", frozenset({"hythe", "council", "the"}))
    assert one.is_in("one name is now given: Gerald Hythe, who kept the folio")
    assert not one.is_in("The Hythe Council keeps the folio")


def test_a_surname_behind_an_initial_is_digested_under_the_key() -> None:
    """A sentence may seem to end at the initial, so that the passage begins with the surname."""
    asked = (
        "Quincunx asks of us all: do you own lamps, and if so how many of them, and at what cost?"
    )
    one = Personal(frozenset(), "", frozenset())
    table = {}
    for before in ("It is so. ", "From R. "):
        passages = Passages(before + asked, key=KEY, personal=one)
        passages.at(len(before), len(before) + len(asked))
        (table[before],) = passages.table().values()
    assert ["sha256" in entry for entry in table.values()] == [True, False]
    assert one.is_in(f"> Sent: 4 October 2018\n{asked}")


def test_a_letter_that_greets_its_authority_hides_no_body(known: Known) -> None:
    text = (
        "From: Sam Example\nTo: Westmarch Police\n14 May 2023\n\nDear Westmarch Police,\n\n"
        "How many drones do you own?\n\nYours faithfully,\nSam Example\n\n"
        "From: FOI Team\nTo: Sam Example\n12 June 2023\n\nDear Sam Example,\n\n"
        "Westmarch Police owns four drones.\n\nYours sincerely,\nFOI Team\nWestmarch Police\n"
    )
    made = tried("thread", text, known)
    assert made.proposal, made.refusal
    assert "Westmarch Police" in made.proposal.content
    assert "Sam" not in made.proposal.content
