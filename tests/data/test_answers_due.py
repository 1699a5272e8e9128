"""When an answer was due: from the day of receipt, by the Act that the request is under."""

from typing import Any

import pytest

from data.answers_due import answer_due
from data.dates import parse_when
from data.normal import normal_form
from data.records import packaged_corpus
from data.request_schema import RequestAct
from data.schema import Record

REFERENCE = "request/mps-socmint-2015"
CORPUS = packaged_corpus()
POLICE_SCOTLAND = "org/police-scotland"


def thread(*, laws: tuple[str, ...] = (), law: Any = None, **changes: Any) -> Record:  # noqa: ANN401  # what models take
    """The thread of the Metropolitan Police, its request changed and under these laws alone."""
    record = normal_form(next(r for r in CORPUS.records if REFERENCE in r.acts))
    act = record.acts[REFERENCE]
    assert isinstance(act, RequestAct)
    under = record.claims["request-under-foia"]
    claims = {
        f"law-{number}": under.model_copy(
            update={"claim": (REFERENCE, "subjectTo", name), **(law or {})}
        )
        for number, name in enumerate(laws)
    }
    changed = act.model_copy(update=changes)
    return record.model_copy(update={"acts": {REFERENCE: changed}, "claims": claims})


def due(record: Record) -> str | None:
    when = answer_due(record, REFERENCE, CORPUS.catalogue)
    return str(when) if when else None


def test_a_request_of_28_july_2015_was_due_on_26_august() -> None:
    record = next(r for r in CORPUS.records if REFERENCE in r.acts)
    assert due(normal_form(record)) == "2015-08-26"
    assert due(thread()) == "2015-08-26"


def test_a_request_received_on_no_known_day_has_no_day_due() -> None:
    assert due(thread(received=None)) is None
    assert due(thread(received=parse_when("2015-07.."))) is None
    assert due(thread(received=parse_when("..2015-07"))) is None
    assert due(thread(received=parse_when(["2015-07-28", "2015-08.."]))) is None


def test_of_a_month_the_answer_was_due_within_a_range() -> None:
    # 13 July in Northern Ireland, 3 August in Scotland, 31 August elsewhere.
    assert due(thread(received=parse_when("2015-07"))) == "2015-07-30..2015-09-01"


def test_of_two_days_each_has_its_own_unless_they_are_one() -> None:
    assert due(thread(received=parse_when(["2015-07-28", "2015-07-29"]))) == (
        "2015-08-26 or 2015-08-27"
    )
    # A Saturday and the Sunday after it.
    assert due(thread(received=parse_when(["2024-02-03", "2024-02-04"]))) == "2024-03-01"


def test_a_request_under_the_scottish_act_has_scottish_working_days() -> None:
    received = parse_when("2023-07-03")
    british = thread(received=received, laws=("law/foia-2000",), of=POLICE_SCOTLAND)
    scottish = thread(received=received, laws=("law/foisa-2002/s1",), of=POLICE_SCOTLAND)
    assert (due(british), due(scottish)) == ("2023-08-01", "2023-07-31")


def test_nothing_is_guessed_of_a_scottish_body_whose_request_names_no_act() -> None:
    assert due(thread(of=POLICE_SCOTLAND)) is None


@pytest.mark.parametrize(
    "laws", [("law/foia-2000", "law/foisa-2002"), ("law/dpa-2018/s45",)], ids=["both", "another"]
)
def test_under_two_acts_or_another_the_time_limit_is_not_known(laws: tuple[str, ...]) -> None:
    assert due(thread(laws=laws)) is None


@pytest.mark.parametrize("law", [{"denied": True}, {"status": "proposed"}])
def test_what_is_denied_or_only_proposed_says_no_act(law: dict[str, object]) -> None:
    received = parse_when("2023-07-03")
    assert due(thread(laws=("law/foisa-2002",), law=law, received=received)) == "2023-08-01"


@pytest.mark.parametrize("received", ["2004-12-31", "2099-01-01", "2004-12..2005-02"])
def test_before_the_acts_and_beyond_the_calendar_nothing_is_due(received: str) -> None:
    assert due(thread(received=parse_when(received))) is None


def test_an_act_that_is_no_request_has_no_day_due() -> None:
    record = next(r for r in CORPUS.records if "decision/pcd-545" in r.acts)
    assert answer_due(record, "decision/pcd-545", CORPUS.catalogue) is None
