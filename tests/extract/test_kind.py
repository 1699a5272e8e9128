"""What kind of document it is, who issued it, and who speaks in a thread."""

from itertools import pairwise

import pytest

from extract.reader import read_document
from tests.extract.letters import letter

PANEL = """Decision of the Police and Crime Commissioner

Decision number: OPCC 2021-17
Date of decision: 4 May 2021

Title: Funding for the Lantern Project

Executive summary

This paper requests approval of a grant of up to £40,000 to Ambleford Harbour Trust.

Recommendation

The Commissioner is asked to approve the grant.

Legal comments

None.
"""
REPORT = """His Majesty's Inspectorate of Constabulary and Fire & Rescue Services

Westmarch Police: an inspection of the service

Published: 7 June 2022

We inspected Westmarch Police in March. Areas for improvement: the force should keep better
records. Westmarch Police requires improvement at crime recording.
"""
NEWS = """Police watched market stalls, documents show

Westmarch Police kept watch on market stalls with lanterns, documents seen by the Ambleford Echo
show. "It was a mistake," said a spokesperson. A campaigner said: "We are concerned." The force
told the Echo that it had stopped. According to the papers the scheme cost nearly £5 million.
"""
QUESTION = """Lanterns: Police

Question for the Home Office

UIN 12345, tabled on 3 May 2022

To ask the Secretary of State for the Home Department, how many lanterns the police own.

Answered on 9 May 2022

The Department does not hold this information.
"""
THREAD = """Use of lanterns by the force

Dear Westmarch Police,

I would like to request the following under the Freedom of Information Act: how many lanterns do
you own?

Yours faithfully,

A Reader

Westmarch Police

Dear A Reader

I write in connection with your request for information. The force does not hold this information.

Yours sincerely

B Example

C Passer left an annotation ()

You should ask for a review under section 50 and cite section 31.
"""
DECISION_NOTICE = """Freedom of Information Act 2000 (Section 50)

Decision notice

Date: 3 March 2021
Public Authority: Westmarch Police

The complainant asked for lantern records. The Commissioner's decision is that Westmarch Police was
entitled to rely on section 31(1)(a). The Commissioner finds that it breached section 17(1).
"""


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        (letter("The information is not held."), "foi-response"),
        (THREAD, "foi-request-thread"),
        (PANEL, "decision"),
        (REPORT, "oversight-report"),
        (DECISION_NOTICE, "oversight-report"),
        (NEWS, "news"),
        (QUESTION, "other"),
        ("Lanterns are lit at dusk by the harbour.", "other"),
    ],
)
def test_the_kind_of_a_document(text: str, wanted: str) -> None:
    found = read_document(text, name="paper").kind
    assert found is not None and found.value == wanted


def test_a_text_of_no_kind_says_so() -> None:
    reading = read_document("Lanterns are lit at dusk by the harbour.", name="paper")
    assert [one.field for one in reading.abstentions if one.field == "kind"] == ["kind"]


def test_each_message_of_a_thread_has_its_speaker() -> None:
    speakers = [one.speaker for one in read_document(THREAD, name="thread").messages]
    assert speakers == ["platform", "requester", "authority", "third-party"]


def test_an_onlookers_sections_are_not_the_authoritys() -> None:
    reading = read_document(THREAD, name="thread")
    assert not [one for one in reading.provisions if one.role == "exemption"]
    assert reading.outcome is not None and reading.outcome.value == "not-held"


def test_the_messages_of_a_thread_cover_it() -> None:
    found = read_document(THREAD, name="thread").messages
    assert found[0].start == 0 and found[-1].end == len(THREAD)
    assert all(one.end == following.start for one, following in pairwise(found))


def test_a_label_that_the_letters_contradict_is_told() -> None:
    text = THREAD.replace(
        "Use of lanterns by the force", "Use of lanterns\n\nRequest was successful."
    )
    reasons = [one.reason for one in read_document(text, name="thread").abstentions]
    assert "the platform's label says disclosed, the letters say not-held" in reasons


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        (letter("Westmarch Police does not hold the information."), "Westmarch Police"),
        (
            "Dear Requester\n\nThank you for your request. Ambleford Borough Council does not "
            "hold this. You may write to the Information Commissioner's Office.\n\nYours "
            "sincerely\n\nA Example\nAmbleford Borough Council",
            "Ambleford Borough Council",
        ),
        (
            "Freedom of Information Request\n\nThis request concerns Ambleford County Council's "
            "Lantern Index. Please state which companies, such as IBM, made "
            "it.\n\nResponse\n\nThe index was made in-house.",
            "Ambleford County Council",
        ),
        (REPORT, "His Majesty's Inspectorate of Constabulary and Fire & Rescue Services"),
    ],
)
def test_the_publisher(text: str, wanted: str) -> None:
    found = read_document(text, name="paper").publisher
    assert found is not None and found.value == wanted


def test_a_page_without_an_issuer_leaves_it_open() -> None:
    reading = read_document(
        NEWS.replace("Ambleford Echo", "papers").replace("Echo", "papers"), name="paper"
    )
    assert reading.publisher is None
    assert any(one.field == "publisher" for one in reading.abstentions)


def test_an_office_decides_for_its_body() -> None:
    text = (
        "Grant for lanterns\n\nReference code:\nPCD 9\n\n"
        "It is for the Deputy Mayor for Policing and Crime to approve it."
    )
    found = read_document(text, name="paper").publisher
    assert found is not None and found.value == "Mayor's Office for Policing and Crime"


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        (
            "Mr Ashe\n\n16 September 2014\n\nDear Mr Ashe\n\nReview of our reply\n\nA request "
            "under the Freedom of Information Act came to us. Finding on 5: it stands.\n",
            "foi-response",
        ),
        (
            "FOI and EIR\nSee notes\n1. How many books were lost.\nNot recorded\n2. The pay of "
            "each member.\nIndividual pay is exempt, s40(2).\n",
            "foi-response",
        ),
        (
            "Information Commissioner's Opinion:\n\nVoice analysis in control rooms\n\n17 February "
            "2022\n\nThe Commissioner looked at three trials.\n",
            "oversight-report",
        ),
        (
            "A watchdog has told Vale Police to wipe its pictures. In a letter "
            "seen by this site it "
            'said the force was slow.\n\nThe chief said: "We got this wrong." The firm would not '
            "comment.\n",
            "news",
        ),
        (
            "---\ntitle: Names must be named\nauthor: Jo Birch\nlayout: post\n---\nNames must be "
            "released under the Freedom of Information Act, a ruling says.\n",
            "news",
        ),
        (
            "Freedom of Information (FOI) in figures\n\nRequests received: 312\nGiven in full: "
            "118\ns40. Personal information: 58\n",
            "other",
        ),
        (
            "Making a freedom of information request\n\nThe Freedom of Information Act 2000 gives "
            "you a general right of access. We aim to respond within 20 working days.\n",
            "other",
        ),
        (
            "Decision 2020/14: Radio contract\n\nDate: 12 May 2020\n\nThe Police and Crime "
            "Commissioner for Oakshire was asked to approve a contract.\n",
            "decision",
        ),
        (
            "IN THE FIRST-TIER TRIBUNAL\nAppeal No. EA/2019/0114\n\nThe appeal is dismissed. The "
            "request was made under the Freedom of Information Act 2000.\n",
            "decision",
        ),
    ],
)
def test_the_kind_by_how_it_is_built(text: str, wanted: str) -> None:
    found = read_document(text, name="x").kind
    assert found is not None
    assert found.value == wanted


@pytest.mark.parametrize(
    ("wanted", "text"),
    [
        ("decision", "Our fund: who we backed\n\nThe judges liked the lamps of Holm Codes."),
        ("decision", "AGREED: £4,000 to Vale Police for lamps. Minutes of the meeting on 3 May."),
        ("decision", "LAMPS\n\nI am content to approve the purchase. My approval is for a year."),
        ("decision", "Delegated decision\n\nThe member agreed to award the contract for lamps."),
        ("other", "Westmarch Council\nAlgorithmic Transparency Record\nName: LampSorter"),
        ("other", "Session notes: why lamps?\n\nPitched by Jo Ashe. What Vale Police told us."),
        ("oversight-report", "Task group on lamps\n\nThe panel recommends that the force stop."),
        ("decision", "Sponsorship decision 4\n\nHolm Works is to be a silver sponsor of Lampfest."),
        ("decision", "Mini bursaries: who got what\n\nWe had 60 ideas. Each team gets £900."),
        ("oversight-report", "Vale Data Ethics Advisory Group\nMinutes of the meeting, 3 May"),
        ("oversight-report", "Casebook: lamps\n\nWhat the Commissioner decided\n\nNo breach."),
        ("oversight-report", "Lords committee\n\nWe heard from 40 witnesses on lamps."),
        (
            "foi-response",
            "You asked for: minutes of the lamp ethics board.\n\nThey are exempt under s42.",
        ),
        ("news", "Police accused of hiding lamps\n\nJo Ashe, crime reporter"),
        ("news", "Figures reveal lamp costs\n\nA spokesman, for the force, said it was worth it."),
    ],
)
def test_what_is_done_tells_the_kind(wanted: str, text: str) -> None:
    found = read_document(text + "\n", name="x").kind
    assert found is not None and found.value == wanted
