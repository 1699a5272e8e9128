"""``oversight connections`` and ``oversight overseers``, as a person asks them."""

import json
import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest

from graph import open_graph

Run = Callable[..., subprocess.CompletedProcess[bytes]]


@pytest.fixture(scope="module", autouse=True)
def _built() -> None:
    open_graph()


def shown(result: subprocess.CompletedProcess[bytes]) -> str:
    assert result.returncode == 0, result.stderr.decode()
    return result.stdout.decode()


def test_each_step_of_a_way_tells_what_it_rests_on(run: Run) -> None:
    told = shown(run("connections", "Home Office", "Metropolitan Police"))
    assert told.startswith("1. Home Office - Project Alpha - Metropolitan Police Service (2 steps")
    assert "funded by: Home Office money is said to have paid for the launch" in told
    assert "said by The Guardian · reported by Unknown republisher" in told
    assert "record mopac-pcd-545" in told
    assert "not mean that they have to do with each other" in told.replace(" \n", " ")


def test_the_same_for_programs(run: Run) -> None:
    values = json.loads(shown(run("connections", "ico", "mopac", "--format", "json")))
    assert values["version"] == 1
    (way, *_) = values["ways"]
    assert way["hops"] == len(way["steps"]) == len(way["through"]) + 1
    assert all(step["statements"] for step in way["steps"])


def test_where_no_way_is_found_it_is_no_proof(run: Run) -> None:
    result = run("connections", "home-office", "thurrock-council")
    assert shown(result) == ""
    assert b"That is no proof that there is none" in result.stderr


def test_a_thing_left_out_is_not_passed(run: Run) -> None:
    told = shown(run("connections", "home-office", "mps", "--without", "project-alpha"))
    assert "Project Alpha -" not in told
    assert "Social Media Hub" in told


def test_standing_oversight_joins_bodies_when_asked(run: Run) -> None:
    words = ("connections", "home-office", "thurrock-council", "--standing-oversight")
    assert "1. Home Office - Information Commissioner - Thurrock Council" in shown(run(*words))


def test_bridging_bodies_are_listed_as_a_measure_of_the_graph(run: Run, tmp_path: Path) -> None:
    result = run("connections", "--bridges", "--most", "3", "-o", "bridges.txt")
    shown(result)
    assert "Metropolitan Police" in (tmp_path / "bridges.txt").read_text("utf-8")
    assert b"not of anybody's power" in result.stderr
    values = json.loads(shown(run("connections", "--bridges", "--format", "json")))
    assert values["bridges"][0]["iri"].endswith("org/metropolitan-police-service")


def test_who_could_oversee_on_a_day_and_by_which_power(run: Run) -> None:
    told = shown(run("overseers", "Thurrock Council", "--on", "2017-03-20", "--format", "csv"))
    assert "Office of Surveillance Commissioners" in told
    assert "Data Protection Act 1998, section 51" in told
    assert "Data Protection Act 2018" not in told


def test_without_a_day_it_is_the_day_of_the_graph(run: Run) -> None:
    told = shown(run("overseers", "thurrock-council", "--format", "csv"))
    assert "Thurrock Council,2026-11-22," in told
    assert "Office of Surveillance Commissioners" not in told


def test_every_overseer_at_any_time(run: Run) -> None:
    told = shown(run("overseers", "thurrock-council", "--ever", "--format", "csv"))
    assert "Office of Surveillance Commissioners" in told


def test_bodies_without_a_recorded_overseer(run: Run) -> None:
    told = shown(run("overseers", "--none-known", "--format", "csv"))
    kinds = {line.split(",")[0] for line in told.splitlines()[1:]}
    assert len(kinds) > 1
    kind = sorted(kinds)[0]
    one = shown(run("overseers", "--none-known", "--kind", kind.lower(), "--format", "csv"))
    assert {line.split(",")[0] for line in one.splitlines()[1:]} == {kind}


@pytest.mark.parametrize(
    ("words", "code", "said"),
    [
        (("overseers",), 2, "Name a body, or give --none-known"),
        (("overseers", "mopac", "--none-known"), 2, "Name a body, or give --none-known"),
        (("overseers", "--none-known", "--ever"), 2, "looks at every time"),
        (("overseers", "mopac", "--ever", "--on", "2020-01-01"), 2, "give one of them"),
        (("overseers", "mopac", "--kind", "council"), 2, "--kind goes with --none-known"),
        (("overseers", "mopac", "--on", "spring"), 2, "--on takes a day such as 2026-11-22"),
        (("overseers", "project-alpha"), 1, "which is no body"),
        (("overseers", "mopacc"), 1, "did you mean org/mopac"),
        (("connections", "mopac"), 2, "Name two things, or give --bridges"),
        (("connections", "mopac", "ico", "--bridges"), 2, "Name two things, or give --bridges"),
        (("connections", "mopac", "icoo"), 1, "nothing in this graph is called"),
    ],
)
def test_misuse_is_told_and_how_to_mend_it(
    run: Run, words: tuple[str, ...], code: int, said: str
) -> None:
    result = run(*words)
    assert (result.returncode, result.stdout) == (code, b"")
    assert said in result.stderr.decode()
