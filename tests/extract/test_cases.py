"""Relations of a regulator's document to the bodies that it judges."""

from extract.reader import read_document


def relations(text: str) -> set[tuple[str, str, str]]:
    read = read_document(text, name="text")
    for one in read.relations:
        assert 0 <= one.start < one.end <= len(text)
    return {(one.subject, one.predicate, one.object) for one in read.relations}


SCOTTISH = """Decision Notice 207/2023: rotas of a ward

Authority: NHS Lower Vale
Case Ref: 202200918

Summary

The Applicant asked for rotas. The Commissioner found that the Authority was not entitled to
withhold them.

Background

The Authority relied on section 38(1)(b) of the Freedom of Information (Scotland) Act 2002 (FOISA).
"""
LISTED = """Vale District Council (Decision Notice): ICO 22 Oct 2013

The requester wanted a contract. The council held it back under section 43(2) of the Freedom of
Information Act 2000. The Commissioner decided that it took too long. Complaint Upheld

Lower Mere Police (Decision Notice): ICO 23 Oct 2013

The request was for a report. The Commissioner's decision is that section 40(2) of the Freedom of
Information Act 2000 was rightly used. Complaint Not upheld
"""


def test_a_regulator_judges_the_body_of_the_field_and_the_body_cites_the_exemption() -> None:
    found = relations(SCOTTISH)
    regulator, body = "Scottish Information Commissioner", "NHS Lower Vale"
    assert (regulator, "evaluates", body) in found
    assert (regulator, "criticised", body) in found
    act = "Freedom of Information (Scotland) Act 2002"
    assert (body, "cites", f"{act} s.38(1)(b)") in found
    assert (regulator, "cites", f"{act} s.38(1)(b)") not in found


def test_each_case_of_a_list_is_of_its_own_body() -> None:
    found = relations(LISTED)
    ico = "Information Commissioner's Office"
    assert (ico, "evaluates", "Vale District Council") in found
    assert (ico, "evaluates", "Lower Mere Police") in found
    assert (ico, "criticised", "Vale District Council") in found
    assert (ico, "criticised", "Lower Mere Police") not in found
