"""A thing in words: fitted, marked, and with nothing that a terminal would obey."""

import json
import re
from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len

from export.shown_json import to_shown_json
from export.shown_text import to_shown_text
from export.shown_words import heading
from graph.shown import (
    Disagreement,
    Fact,
    Group,
    Located,
    Named,
    Outcome,
    Question,
    Shown,
    Statement,
)
from ontology.vocabulary import vocabulary

BASE = "https://a.example/id/"
ESCAPES = re.compile(r"\x1b\]8;[^\x1b]*\x1b\\|\x1b\[[0-9;]*m")


def named(name: str, label: str, *, proposed: bool = False) -> Named:
    return Named(iri=BASE + name, name=name, label=label, proposed=proposed)


LAMPS = named("project/lamps", "Night lamps")
COUNCIL = named("org/council", "Council of Ambleford")
FUNDED = Statement(
    named=named("claim/a/funded", "The council pays for the lamps."),
    relation="funded by",
    outward=True,
    other=COUNCIL,
    value="",
    origin="claim",
    made_by=(named("org/police", "Westmarch Police"),),
    amount="£1.4 million, rounded",
    stage="approved-for-drawdown",
    when="October 2018",
    stated="2019",
    condition="it is dark",
)
DENIED = replace(
    FUNDED,
    named=named("claim/a/denied", "The council pays for no lamp.", proposed=True),
    denied=True,
    status="proposed",
    standing="contested",
    modality="alleged",
)
PASSAGE = Located(
    name="passage/a/cost",
    document=named("document/a", "Decision on lamps"),
    record="a",
    place="3.1",
    start=1200,
    end=1300,
    digest=f"sha256:{'1' * 64}",
)
OUTCOME = Outcome(
    named=named("outcome/a/1-answer", "Withheld."),
    outcome="refused",
    communication=named("communication/a/answer", "It answers."),
    sent="1 May 2019",
    provisions=(named("law", "Lamps Act 2001, section 3"),),
    points_to=(),
)
SHOWN = Shown(
    named=LAMPS,
    kind="Project",
    as_of=date(2026, 11, 22),
    status="accepted",
    facts=(Fact(about="also called", values=("The lamps",)), Fact(about="of", values=(COUNCIL,))),
    groups=(Group(relation="funded by", outward=True, statements=(FUNDED, DENIED)),),
    questions=(Question(number="1", named=named("item/a/1", "How many?"), outcomes=(OUTCOME,)),),
    disagreements=(Disagreement(kind="tension", one=FUNDED.named, other=DENIED.named),),
    statements_made=1200,
    evidence=(PASSAGE,),
)


def test_the_layout_is_the_one_people_read() -> None:
    assert to_shown_text(SHOWN, width=90) == (
        "Night lamps\n"
        "Project · project/lamps\n"
        "https://a.example/id/project/lamps\n"
        "\n"
        "Also called         The lamps\n"
        "Of                  Council of Ambleford (org/council)\n"
        "\n"
        "Funded by\n"
        "  Council of Ambleford (org/council)\n"
        "      The council pays for the lamps.\n"
        "      said by Westmarch Police, 2019 · £1.4 million, rounded (approved for drawdown) ·\n"
        "      happened October 2018 · if it is dark\n"
        "      claim/a/funded\n"
        "  Council of Ambleford (org/council)\n"
        "      [proposed] [denied] [contested] [alleged] The council pays for no lamp.\n"
        "      said by Westmarch Police, 2019 · £1.4 million, rounded (approved for drawdown) ·\n"
        "      happened October 2018 · if it is dark\n"
        "      claim/a/denied\n"
        "\n"
        "Questions\n"
        "  1. How many?\n"
        "      [refused] Withheld.\n"
        "      in the answer, 1 May 2019 · Lamps Act 2001, section 3\n"
        "\n"
        "What disagrees\n"
        "  The council pays for the lamps.\n"
        "      claim/a/funded\n"
        "    sits uneasily beside\n"
        "  [proposed] The council pays for no lamp.\n"
        "      claim/a/denied\n"
        "\n"
        "Evidence\n"
        "  Decision on lamps, 3.1\n"
        "      code points 1,200 to 1,300 · sha256:111111111111… · passage/a/cost\n"
        "\n"
        "To see a passage in a text of yours: oversight show project/lamps --texts DIR\n"
        "\n"
        "Statements in this graph that it made: 1,200.\n"
        "As of 22 November 2026.\n"
    )


def test_what_is_not_accepted_says_so_before_anything_else() -> None:
    proposed = replace(SHOWN, named=replace(LAMPS, proposed=True))
    for shown, mark in (
        (proposed, "[proposed]"),
        (replace(SHOWN, status="retracted"), "[retracted]"),
    ):
        assert to_shown_text(shown, width=80).splitlines()[1].startswith(f"{mark} Not accepted")


def test_what_is_missing_is_told_as_missing_here_on_a_day() -> None:
    bare = Shown(named=COUNCIL, kind="", as_of=date(2026, 11, 22), status="accepted", facts=())
    last = " ".join(to_shown_text(bare, width=80).splitlines()[-2:])
    assert last.startswith("Not in this graph as of 22 November 2026: who oversees it; a promise")
    assert last.endswith("That is not proof of absence.")


@pytest.mark.parametrize("width", [10, 40, 60, 80, 100, 200])
def test_no_line_is_wider_than_asked(width: int) -> None:
    text = to_shown_text(SHOWN, width=width, colour=True, links=True)
    widest = max(cell_len(ESCAPES.sub("", line)) for line in text.splitlines())
    assert widest <= max(40, min(width, 100))


def test_a_short_name_stays_whole_where_it_can() -> None:
    long = named("claim/a-long-record/with-a-long-slug", "It is so.")
    group = Group(relation="of", outward=True, statements=(replace(FUNDED, named=long),))
    lines = to_shown_text(replace(SHOWN, groups=(group,)), width=40).splitlines()
    assert f"    {long.name}" in lines


def test_colour_and_links_change_no_word() -> None:
    plain = to_shown_text(SHOWN, width=70)
    assert "\x1b" not in plain
    rich = to_shown_text(SHOWN, width=70, colour=True, links=True)
    assert ESCAPES.sub("", rich) == plain
    assert f";{COUNCIL.iri}\x1b\\" in rich
    assert "\x1b[33m[proposed] [denied] [contested] [alleged]\x1b[0m" in rich
    assert "\x1b[" not in to_shown_text(SHOWN, width=70, links=True)


@given(st.text(st.characters(codec="utf-8")))
def test_no_word_of_a_record_is_a_command_to_the_terminal(text: str) -> None:
    hostile = Named(iri=f"{BASE}{text}", name=f"org/{text}", label=text)
    statement = replace(FUNDED, named=hostile, other=hostile, made_by=(hostile,), condition=text)
    passage = replace(PASSAGE, document=hostile, place=text, name=text, record=text)
    shown = replace(
        SHOWN,
        named=hostile,
        kind=text,
        facts=(Fact(about="of", values=(text, hostile)),),
        groups=(Group(relation="funded by", outward=True, statements=(statement,)),),
        evidence=(passage,),
    )
    text = ESCAPES.sub("", to_shown_text(shown, width=60, colour=True, links=True))
    assert all(char.isprintable() or char.isspace() for char in text)
    assert not set(text) & set("\x1b\x9b\x07\r\t\x0b\x0c\x85\u2028\u2029\u202e\u2066")


def test_every_relation_reads_well_from_its_other_end() -> None:
    for term in vocabulary().relations.values():
        if term.takes_thing:
            words = heading(Group(relation=term.label, outward=False, statements=()))
            assert words and words[0].isupper()
    assert heading(Group(relation="oversees", outward=False, statements=())) == "Overseen by"
    assert heading(Group(relation="oversees", outward=True, statements=())) == "Oversees"
    assert heading(Group(relation="covers", outward=False, statements=())) == "Covers this"


def test_programs_get_the_same_values() -> None:
    read = json.loads(to_shown_json(SHOWN))
    assert read["named"] == {"iri": LAMPS.iri, "name": "project/lamps", "label": "Night lamps"}
    assert read["as_of"] == "2026-11-22"
    (group,) = read["groups"]
    assert [one.get("denied", False) for one in group["statements"]] == [False, True]
    assert read["evidence"][0]["start"] == 1200
    assert "promises" not in read
    assert (
        json.loads(to_shown_json(replace(SHOWN, evidence=(replace(PASSAGE, start=0),))))[
            "evidence"
        ][0]["start"]
        == 0
    )
