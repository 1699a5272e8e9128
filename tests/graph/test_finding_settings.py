"""``findings.yaml``: what it may say, and that every fault has its place."""

from pathlib import Path

import pytest

from data.errors import FaultyFile
from graph.errors import ParameterError
from graph.finding_settings import NO_SETTINGS, Settings, check_given, chosen, read_settings
from graph.rules import Rule, read_rule
from tests.graph.lamp_rule import DESCRIPTION, QUERY

ACTIVE = DESCRIPTION.replace("ov:DraftRule", "ov:ActiveRule")


def rule(code: str, description: str = ACTIVE) -> Rule:
    text = description.replace("lamp-out", code)
    return read_rule(code, query=QUERY, description=text, paths=("q.rq", "d.ttl"))


RULES = [rule("lamp-out"), rule("lamp-lit"), rule("lamp-sold", DESCRIPTION)]


def settings(folder: Path, text: str) -> Settings:
    (folder / "findings.yaml").write_text(text, "utf-8")
    return read_settings(folder / "findings.yaml", RULES)


def test_without_a_file_or_with_comments_alone_nothing_is_set(tmp_path: Path) -> None:
    assert read_settings(tmp_path / "findings.yaml", RULES) == NO_SETTINGS
    assert settings(tmp_path, "# off: lamp-out\n\n") == NO_SETTINGS


def test_rules_are_switched_off_and_their_thresholds_set(tmp_path: Path) -> None:
    read = settings(tmp_path, "off: [lamp-lit]\nset:\n  lamp-out:\n    days: 30\n")
    assert read.off == {"lamp-lit"}
    assert read.values_for(RULES[0]) == {"days": "30"}
    assert read.values_for(RULES[1]) == {}


def test_one_rule_may_be_off_without_a_list(tmp_path: Path) -> None:
    assert settings(tmp_path, "off: lamp-lit\n").off == {"lamp-lit"}


def test_what_is_given_goes_before_the_file_for_rules_that_have_it() -> None:
    both = Settings(by_rule={"lamp-out": {"days": "30"}}, given={"days": "40", "other": "1"})
    assert both.values_for(RULES[0]) == {"days": "40"}


@pytest.mark.parametrize(
    ("text", "place", "said"),
    [
        ("of: [lamp-lit]\n", "1:1: of: is not a setting", 'did you mean "off"?'),
        ("off: [lamp-out, lamp-lid]\n", "1:17: off.1: ", 'did you mean "lamp-lit"?'),
        ("off: lamp-lid\n", "1:6: off: ", 'did you mean "lamp-lit"?'),
        ("off:\n  - [lamp-out]\n", "2:5: off.0: ", "write off: [code, code]"),
        ("set: [a]\n", "1:6: set: is not a block of rules", "write rule:"),
        ("set:\n  lamp-oat:\n    days: 3\n", "2:3: set.lamp-oat: ", 'did you mean "lamp-out"?'),
        ("set:\n  lamp-out: 3\n", "2:13: set.lamp-out: is not a block", "name: value"),
        ("set:\n  lamp-out:\n    dais: 3\n", "3:5: set.lamp-out.dais: ", 'mean "days"?'),
        ("set:\n  lamp-out:\n    on: 2026-01-01\n", "3:5: set.lamp-out.on: ", "write one of days"),
        ("set:\n  lamp-out:\n    days: soon\n", "3:11: set.lamp-out.days: ", "is not a number"),
        ("set:\n  lamp-out:\n    days: [3]\n", "3:11: set.lamp-out.days: ", "is not one value"),
        ("off: [lamp-out\n", "2:1: off.1: a list in [ ]", "close it"),
    ],
)
def test_a_fault_is_told_with_its_place_and_how_to_mend_it(
    tmp_path: Path, text: str, place: str, said: str
) -> None:
    with pytest.raises(FaultyFile) as refused:
        settings(tmp_path, text)
    (line,) = str(refused.value).splitlines()
    assert place in line and said in line, line
    assert line.startswith(str(tmp_path / "findings.yaml"))


def test_every_fault_of_a_file_is_told_at_once(tmp_path: Path) -> None:
    with pytest.raises(FaultyFile) as refused:
        settings(tmp_path, "off: [a, b]\nset:\n  c: {}\n")
    assert len(refused.value.faults) == 3


def test_active_rules_that_are_on_are_run_and_named_ones_whatever_they_are() -> None:
    off = Settings(off=frozenset({"lamp-out"}))
    assert [one.code for one in chosen(RULES)] == ["lamp-out", "lamp-lit"]
    assert [one.code for one in chosen(RULES, settings=off)] == ["lamp-lit"]
    named = chosen(RULES, named=["lamp-sold", "lamp-out"], settings=off)
    assert [one.code for one in named] == ["lamp-out", "lamp-sold"]


def test_a_given_setting_that_no_rule_has_or_of_another_type_is_refused() -> None:
    check_given({"days": "3"}, RULES)
    with pytest.raises(ParameterError, match=r'no rule that is run has a setting "day".*"days"'):
        check_given({"day": "3"}, RULES)
    with pytest.raises(ParameterError, match="leave it out"):
        check_given({"days": "3"}, [])
    with pytest.raises(ParameterError, match="not a number"):
        check_given({"days": "three"}, RULES)
