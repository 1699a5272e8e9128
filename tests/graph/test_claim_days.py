"""The days of a claim: the widest that its dates allow, and none where an end is open."""

import pytest

from data.dates import When, parse_when
from graph.claim_days import first_day, span
from graph.names import ID, node
from graph.said import Said, Subjects
from graph.triples import Triples, read_triples
from ontology.terms import OV

CLAIM = f"{ID}claim/ambleford-lamps/opening"
NODE = node(CLAIM)


def told(**dates: str | list[str]) -> tuple[Subjects, Said]:
    """A claim with dates under the names of predicates."""
    triples = Triples()
    for name, written in dates.items():
        when: When = parse_when(written)
        triples.date(NODE, getattr(OV, name), when)
    triples.say(NODE, OV.gloss, "It opened.")
    subjects = Subjects(read_triples(triples))
    return subjects, subjects[CLAIM]


@pytest.mark.parametrize(
    ("dates", "since", "until"),
    [
        ({"held": "2018-10"}, "2018-10-01", "2018-10-31"),
        ({"held": "2018.."}, "2018-01-01", None),
        ({"held": "..2018"}, None, "2018-12-31"),
        ({"happened": "2019-03-12"}, "2019-03-12", "2019-03-12"),
        ({"held": "2020", "happened": "2019-03-12"}, "2020-01-01", "2020-12-31"),
        ({"happened": ["2019", "2021-05"]}, "2019-01-01", "2021-05-31"),
        ({"happened": ["2019", "2021.."]}, "2019-01-01", None),
        ({"statedOn": "2019"}, None, None),
        ({}, None, None),
    ],
)
def test_span_is_that_of_holding_else_of_happening(
    dates: dict[str, str | list[str]], since: str | None, until: str | None
) -> None:
    assert span(*told(**dates)) == {"since": since, "until": until}


@pytest.mark.parametrize(
    ("dates", "day"),
    [
        ({"held": "2018-10", "statedOn": "2017-02-03"}, "2017-02-03"),
        ({"held": "2018-10", "statedOn": "2019"}, "2018-10-01"),
        ({"signedOn": "2019-03-12"}, "2019-03-12"),
        ({"statedOn": "..2019-11-01"}, "2019-11-01"),
        ({}, None),
    ],
)
def test_first_day_is_the_first_of_all_its_dates(
    dates: dict[str, str | list[str]], day: str | None
) -> None:
    assert first_day(*told(**dates)) == day
