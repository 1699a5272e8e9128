"""What the rules find on the packaged records, read finding by finding against the records."""

from functools import cache

import pytest

from graph import open_graph
from graph.found import Found, find
from graph.rules import rules

ALPHA = "project/project-alpha"
HUB = "project/social-media-hub"
SAME = "claim/alpha-news-copy/alpha-may-be-hub"
MPS = "request/mps-socmint-2015"
NYP = "request/nyp-media-monitoring"
THURROCK = "request/thurrock-social-media-2019"
# Rule, what the finding is about, and its status.
SOUND = {
    ("corrected-assessment", "document/alpha-dpia-2020-12", "gap"),
    ("dpia-before-processing", ALPHA, "gap"),
    ("dpia-promise", "claim/mopac-pcd-545/hub-dpia-promise", "gap"),
    ("dpia-promise", HUB, "conditional"),
    ("exit-ambiguous", HUB, "gap"),
    ("exit-passed", HUB, "gap"),
    ("foi-clarification-help", MPS, "gap"),
    ("foi-clarification-late", MPS, "possible-breach"),
    ("foi-conditional-answer", THURROCK, "gap"),
    ("foi-exemption-limb", NYP, "gap"),
    ("foi-unanswered-item", "item/thurrock-social-media-2019/2", "gap"),
    ("foi-unanswered-item", "item/thurrock-social-media-2019/7", "gap"),
    ("foi-unanswered-item", "item/thurrock-social-media-2019/8f", "gap"),
    ("legal-basis-citation", "claim/mopac-pcd-545/dpia-duty-article-35", "gap"),
    ("legal-basis-citation", "claim/mopac-pcd-545/dpia-duty-section-57", "gap"),
    ("money-unexplained", ALPHA, "conditional"),
    ("pcc-grant-terms", "decision/pcd-545", "gap"),
    ("psed-before-decision", "decision/pcd-545", "gap"),
    ("ripa-term", "item/thurrock-social-media-2019/2c", "gap"),
    ("single-source-serious", "Assessment called mistaken in part", "gap"),
    ("single-source-serious", "No data protection assessment in this graph", "gap"),
}
# Draft rules find one thing: a disclosure log that leaves the standard paragraphs out.
BY_DRAFTS = {("foi-review-rights", NYP, "gap")}


@cache
def found() -> Found:
    return find(open_graph(), rules())


def text_of(code: str, about: str) -> str:
    (finding,) = [
        one for one in found().findings if (one.rule.code, one.about.name) == (code, about)
    ]
    return finding.text


def test_the_sound_findings_come_out_and_no_others() -> None:
    told = {
        # A finding on a finding is named by the other's title, for its IRI is a digest.
        (one.rule.code, _title(one.text) or one.about.name, one.status)
        for one in found().findings
    }
    assert told == SOUND | BY_DRAFTS
    assert len(found().findings) == len(told)


def test_what_only_a_hypothesis_joins_is_conditional_and_names_it() -> None:
    conditional = [one for one in found().findings if one.status == "conditional"]
    assert {(one.rule.code, one.hypotheses[0].name) for one in conditional} == {
        ("dpia-promise", SAME),
        ("money-unexplained", SAME),
    }
    assert all("hypothesis that no source read states" in one.text for one in conditional)
    others = [one for one in found().findings if one.status != "conditional"]
    assert not any(one.hypotheses for one in others)
    assert not any("hypothesis" in one.text for one in others)


def test_the_one_possible_breach_says_that_its_date_is_inferred() -> None:
    text = text_of("foi-clarification-late", MPS)
    assert "28 July 2015" in text
    assert "26 August 2015" in text
    assert "30 October 2015 (a date that the letter does not bear, inferred from another)" in text


@pytest.mark.parametrize(
    ("code", "about", "said"),
    [
        ("foi-exemption-limb", NYP, "questions 6, 7, 8."),
        ("foi-conditional-answer", THURROCK, "(questions 2a, 2b, 8, 8a, 8b, 8c, 8d)"),
        ("foi-conditional-answer", THURROCK, "(questions 1c, 3, 4, 4a, 4b, 4c, 4d, 4e, 5, 8e)"),
        ("foi-unanswered-item", "item/thurrock-social-media-2019/7", "in case question 3 left it"),
        ("foi-unanswered-item", "item/thurrock-social-media-2019/2", "it answered question 9: No"),
        ("dpia-before-processing", ALPHA, "begun by 31 December 2019 at the latest"),
        ("dpia-before-processing", ALPHA, "dated December 2020"),
        ("dpia-before-processing", ALPHA, "which of them the yes is for is not known"),
        ("corrected-assessment", "document/alpha-dpia-2020-12", "targeted was not denied"),
        ("exit-passed", HUB, "by 31 March 2021 at the latest, in every reading of the plan"),
        ("exit-passed", HUB, "set aside by: more Home Office money"),
        ("money-unexplained", ALPHA, "about GBP 1,400,000 and nearly GBP 5,000,000"),
        ("psed-before-decision", "decision/pcd-545", "signed on 12 March 2019"),
    ],
)
def test_a_text_gives_what_its_reader_would_object_to_miss(
    code: str, about: str, said: str
) -> None:
    assert said in text_of(code, about)


def test_every_finding_rests_on_something_and_speaks_of_this_graph_on_its_day() -> None:
    for one in found().findings:
        assert one.rests_on, one.rule.code
        assert "as of 22 November 2026" in one.text
        assert one.rule.law_from is None or one.day is None or one.day >= one.rule.law_from


def _title(text: str) -> str:
    """The beginning of the title of the finding that a text speaks of, or nothing."""
    if not text.startswith('The finding "'):
        return ""
    title = text.split('"')[1]
    return title.split(" dated ")[0].split(", ")[0]
