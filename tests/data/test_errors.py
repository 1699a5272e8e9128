"""The error family of the data folder."""

import pickle

from data.errors import DataError, DateError, Fault, FaultyFile

_CURRENCY = Fault(
    "data/records/hub.yaml", 12, 7, "claims.hub.money", "no currency", "write currency: GBP"
)


def test_a_fault_says_place_field_problem_and_mend_on_one_line() -> None:
    assert str(_CURRENCY) == (
        "data/records/hub.yaml:12:7: claims.hub.money: no currency; write currency: GBP"
    )


def test_a_fault_of_the_whole_file_names_no_field() -> None:
    fault = Fault("a.yaml", 1, 1, "", "empty", "write something")

    assert str(fault) == "a.yaml:1:1: empty; write something"


def test_a_fault_stays_on_one_line_and_shows_what_hides() -> None:
    fault = Fault("a\nb.yaml", 1, 1, "key\u202e\x1b", "bad\ud800", "mend\tit")

    assert str(fault) == r"a\nb.yaml:1:1: key\u202e\x1b: bad\ud800; mend\tit"


def test_a_faulty_file_tells_its_faults_in_order_of_place() -> None:
    later = Fault("a.yaml", 10, 1, "b", "late", "mend")
    same_line = Fault("a.yaml", 9, 12, "a", "middle", "mend")
    first = Fault("a.yaml", 9, 2, "a", "early", "mend")

    error = FaultyFile([later, same_line, first])

    assert error.faults == (first, same_line, later)
    assert str(error).splitlines() == [str(first), str(same_line), str(later)]
    assert isinstance(error, DataError)


def test_faults_of_several_files_are_told_file_by_file() -> None:
    second = Fault("b.yaml", 1, 1, "a", "early", "mend")
    first = Fault("a.yaml", 9, 1, "a", "late", "mend")

    assert FaultyFile([second, first]).faults == (first, second)


def test_errors_survive_the_way_between_processes() -> None:
    file = pickle.loads(pickle.dumps(FaultyFile([_CURRENCY])))
    date = pickle.loads(pickle.dumps(DateError("x", "problem", "mend")))

    assert file.faults == (_CURRENCY,)
    assert (date.text, date.problem, date.mend, str(date)) == (
        "x",
        "problem",
        "mend",
        "'x': problem; mend",
    )
