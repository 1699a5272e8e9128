"""The number of a document, in the forms in which authorities give it."""

import pytest

from extract.reader import read_document

BODY = "\n\nDear Requester\n\nThank you for your request of 16 March 2018. Call 01234 567890."


@pytest.mark.parametrize(
    ("line", "wanted"),
    [
        ("Our Ref: FOI 1234/23", "FOI 1234/23"),
        ("Our Reference: 01.FOI.23.012345", "01.FOI.23.012345"),
        ("Ref:\n\nFOI10862", "FOI10862"),
        ("Reference: \tWCC4537301 05 18", "WCC4537301 05 18"),
        ("Freedom of Information Request 2018/20985", "2018/20985"),
        ("Freedom of Information – Response – 16079", "16079"),
        ("Request Number 11917", "11917"),
        ("Freedom of Information Request Reference No: 2015070001938", "2015070001938"),
        ("Received on 23/03/2018 Our Ref: WM/FOI 295/18", "WM/FOI 295/18"),
        ("FOI Ref No: IM-FOI-2021-0456", "IM-FOI-2021-0456"),
        ("Case reference number: CRN00045678", "CRN00045678"),
        ("Reference: FOI/2019/0042", "FOI/2019/0042"),
        ("Request reference:\nFOI 9477", "FOI 9477"),
        ("FOI reference 456-19", "456-19"),
        ("Ref: 000123", "000123"),
    ],
)
def test_the_number_after_its_label(line: str, wanted: str) -> None:
    found = read_document(line + BODY, name="letter").reference
    assert found is not None
    assert found.value == wanted


@pytest.mark.parametrize(
    "line",
    [
        "Freedom of Information Act 2000",
        "Your ref: ABC/12",
        "Ref: see below",
        "Date: 13 April 2018",
        "Reference is made to your email of 12 March 2018",
        "Freedom of Information request - 12 March 2018",
    ],
)
def test_no_number_is_invented(line: str) -> None:
    assert read_document(line + BODY, name="letter").reference is None


def test_a_number_of_known_form_needs_no_label() -> None:
    found = read_document(
        "PCD 77\n\nLantern grants\n\nDate signed: 12 March 2019", name="d"
    ).reference
    assert found is not None and found.value == "PCD 77"


@pytest.mark.parametrize(
    ("line", "wanted"),
    [
        ("Original request reference: CSR-44120\nInternal review reference: CSR-IR-1", "CSR-IR-1"),
        ("Original reference: CSR-44120\nReference: CSR-44299", "CSR-44299"),
        ("Our Ref: FOI 21 0388\nDate: 2nd June 2021", "FOI 21 0388"),
        ("Our Ref: 70335 / 4 June 2012", "70335"),
        ("Subject: PP/2024/FOI/0655 - clarification needed", "PP/2024/FOI/0655"),
        ("FOI Request Payroll Errors\n\nRequest 203991182070", "203991182070"),
        ("ATISN 17402 - Lock keeper pay", "ATISN 17402"),
        ("FOI Disclosure 318-20", "318-20"),
        ("FOI 0482/17 Scoring of offenders", "FOI 0482/17"),
        ("Subject: RE: FOI 1187/18 - vans", "FOI 1187/18"),
        ("Our ref: WMP FOI 1733/18", "WMP FOI 1733/18"),
        ("Our ref: WMC-FOI-2017-0588 (IR)", "WMC-FOI-2017-0588 (IR)"),
        ("Subject: FOI 4410 - lamps\n\nFOI 4410/1819", "FOI 4410/1819"),
        ("Our reference: FOI 21-22 / 4410\nDate: 2 June 2021", "FOI 21-22 / 4410"),
        ("Request no:  FOI(S)A 4410", "FOI(S)A 4410"),
        ("Subject: 203991182070 Freedom of Information - lamps", "203991182070"),
        ("Please quote WMC-118/20 in any reply", "WMC-118/20"),
        ("Decision Notice 2022/09 - Grant to evaluate", "2022/09"),
        ("Vale Police                                   2021/6632", "2021/6632"),
        ("Ms Ashe       Our 311/21\n              Reference", "311/21"),
    ],
)
def test_the_number_however_its_head_is_laid_out(line: str, wanted: str) -> None:
    found = read_document(line + BODY, name="letter").reference
    assert found is not None
    assert found.value == wanted


@pytest.mark.parametrize(
    "line",
    [
        "Papers on the handling of case 2022/0417",
        "date: 2025-08-14T09:55:02",
        "See https://ico.example/documents/decision/2013/fer_0491596.ashx",
        "Q1. How many requests?",
    ],
)
def test_what_only_looks_like_a_number(line: str) -> None:
    assert read_document(line + "\n\nYou asked for a list. None.\n", name="x").reference is None
