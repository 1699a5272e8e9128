"""Heads of documents: threads by the lines of senders, numbers and dates by layout, papers."""

import pytest

from extract.reader import read_document
from extract.reading import Reading
from extract.sites import paper
from extract.source import source
from extract.thread import messages


def read(text: str) -> Reading:
    return read_document(text, name="paper")


def speakers(text: str) -> list[str]:
    return [one.speaker for one in messages(source(text))]


ASKED = "Please provide the number of lanterns.\n\nAnn Ashe\n"
ANSWERED = "We can confirm that there are four.\n\nJo Birch\nRecords Manager\n"
HEADS = {
    "name, then day": (
        "Ann Ashe          3 May 2021",
        "FOI Unit, Vale Police          1 June 2021",
    ),
    "day, then name": ("3 May 2021   Ann Ashe", "1 June 2021   Vale City Council"),
    "numbered": (
        "#1  Ann Ashe made this request   3 May 2021",
        "#2  Vale Police replied   1 June 2021",
    ),
    "over the day and time": ("Ms Ann Ashe\n03/05/2021 21:07", "foi.team\n01/06/2021 09:00"),
    "from, then day": (
        "From: Ann Ashe\n\n3 May 2021",
        "From: foi@vale\nVale Council\n\n1 June 2021",
    ),
    "from, to, date": (
        "From: Ann Ashe\nTo: Vale Council\nDate: 3 May 2021",
        "From: FOI Team\nVale Council\nDate: 1 June 2021",
    ),
}


@pytest.mark.parametrize("heads", HEADS.values(), ids=HEADS)
def test_a_line_with_sender_and_day_begins_a_message(heads: tuple[str, str]) -> None:
    asked = f"{heads[0]}\n\nDear Vale Council,\n\n{ASKED}"
    text = f"Lanterns\n\n{asked}\n{heads[1]}\n\nDear Ann Ashe\n\n{ANSWERED}"
    assert speakers(text) == ["platform", "requester", "authority"]
    reading = read(text)
    assert reading.kind is not None and reading.kind.value == "foi-request-thread"
    assert reading.requested is not None and reading.requested.value == "2021-05-03"
    assert reading.responded is not None and reading.responded.value == "2021-06-01"


def test_the_answer_stands_before_the_result_of_a_review() -> None:
    parts = (
        f"Ann Ashe     3 May 2021\n\nDear Vale Police,\n\n{ASKED}",
        f"FOI Unit     1 June 2021\n\nDear Ann Ashe\n\n{ANSWERED}",
        "Ann Ashe     2 June 2021\n\nI ask for an internal review.\n",
        "FOI Unit     9 July 2021\n\nInternal review\n\nThe reply is upheld.\n",
    )
    responded = read("\n".join(parts)).responded
    assert responded is not None and responded.value == "2021-06-01"


def test_a_reply_with_the_mail_it_answers_under_it_is_a_response() -> None:
    text = (
        "From: FOI Team <foi@vale.example>\nSent: 1 June 2021\nTo: Ann Ashe\n\n"
        f"Thank you for your freedom of information request.\n\n{ANSWERED}\n"
        f"From: Ann Ashe\nSent: 3 May 2021\nTo: FOI Team\n\nDear Vale Police,\n\n{ASKED}"
    )
    found = read(text).kind
    assert found is not None and found.value == "foi-response"


@pytest.mark.parametrize(
    ("head", "wanted"),
    [
        ("RECORD NO.:         OD-24-063", "OD-24-063"),
        ("|Log number|2022-0671      |", "2022-0671"),
        ("Enquiry identifier  V/118/21", "V/118/21"),
        ("Lanterns in the park - 0877/19", "0877/19"),
        ("Lanterns in the park (12393/19)", "12393/19"),
        ("Re: FOI VCC-20-2264 Use of lanterns", "VCC-20-2264"),
        ("Acknowledgement VP/19/334. We will write.\n\nVP/19/334", "VP/19/334"),
    ],
)
def test_a_number_is_known_by_its_cell_or_its_place(head: str, wanted: str) -> None:
    found = read(f"Vale Police\n\n{head}\n\nDear Requester\n\nWe hold four.\n").reference
    assert found is not None and found.value == wanted


@pytest.mark.parametrize(
    "head",
    [
        "Telephone number: 01234 567890",
        "Charity no. 1122334",
        "Use of lanterns - 2019/20",
        "Covid-19 and lanterns",
        "Meeting at 10:15 in room B-12",
        "661x464-vale-logo",
        "Vale VA9 4PQ",
    ],
)
def test_other_figures_are_no_number_of_the_document(head: str) -> None:
    assert read(f"Vale Police\n\n{head}\n\nDear Requester\n\nWe hold four.\n").reference is None


@pytest.mark.parametrize(
    ("line", "field"),
    [
        ("Date in\t10.01.2024", "requested"),
        ("|Received  |10/01/2024   |", "requested"),
        ("Received 10/01/24 by our mailbox", "requested"),
        ("Date out\t10.01.2024", "responded"),
        ("Date of disclosure: January 10th, 2024", "responded"),
        ("(This reply was released on 10/01/2024)", "responded"),
        ("Published in the disclosure log 10 January 2024", "published"),
        ("Placed on website 10th January 2024", "published"),
        ("Entry made: 10 January 2024", "published"),
    ],
)
def test_a_label_of_any_words_says_what_its_date_is(line: str, field: str) -> None:
    reading = read(f"Vale Police\nFreedom of Information request\n\n{line}\n\nWe hold four.\n")
    found = getattr(reading, field)
    assert found is not None and found.value == "2024-01-10"


def test_the_date_of_a_page_after_its_labelled_response_is_its_publication() -> None:
    text = (
        "Vale Police\nFreedom of Information disclosure\n\nDated: 2 Aug 2019\n\n"
        "Date of request: 24/06/19\nDate of response: 18/07/19\n\nWe hold four.\n"
    )
    reading = read(text)
    assert reading.published is not None and reading.published.value == "2019-08-02"


def test_a_wish_for_a_review_is_not_the_request() -> None:
    text = (
        "Vale Police\nFreedom of Information: internal review\n\nDear Ann Ashe\n\nThank you for "
        "your email of 2 July 2024, in which you ask us to look again at our reply to your "
        "request, first made on 13 May 2024.\n\nWe uphold it.\n"
    )
    found = read(text).requested
    assert found is not None and found.value == "2024-05-13"


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("The Vale Herald\nNews  Sport\n\nAnger over lanterns\n", "The Vale Herald"),
        ("Anger over lanterns - Vale Evening Post\n\nThey hang.\n", "Vale Evening Post"),
        ("Anger over lanterns\n\nShe told the Vale Gazette that they hang.", "the Vale Gazette"),
    ],
)
def test_the_paper_of_an_article(text: str, wanted: str) -> None:
    found = paper(source(text))
    assert found is not None and found.value == wanted


def test_an_article_that_names_no_paper_has_none() -> None:
    assert paper(source("Anger over lanterns\n\nThey hang in the park, the council said.")) is None


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("It is written by the firm Lantern Works Robotics.", "Lantern Works Robotics"),
        ("The mast was licensed from Orrery Lamps last year.", "Orrery Lamps"),
        ("We asked the Lamp Records Agency.", "Lamp Records Agency"),
        ("The Eastmarch Institute of Technology tested it.", "Eastmarch Institute of Technology"),
        ("The Independent Office for Police Conduct did.", "Independent Office for Police Conduct"),
    ],
)
def test_a_body_is_known_by_what_is_said_of_it(text: str, wanted: str) -> None:
    assert wanted in {one.canonical for one in read(text).organisations}


def test_a_name_with_a_word_of_its_sentence_is_one_with_the_plain_name() -> None:
    text = "Ask Westmarch Vale Police. It is Westmarch Vale Police that holds it."
    assert [one.canonical for one in read(text).organisations] == ["Westmarch Vale Police"]


def test_another_mayors_deputy_is_not_the_one_of_the_register() -> None:
    text = "Eastmarch Combined Authority\n\nDecision by the Deputy Mayor for Policing and Crime\n"
    assert "Deputy Mayor for Policing and Crime" not in {
        one.canonical for one in read(text).organisations
    }


@pytest.mark.parametrize(
    "text",
    [
        "Report of: Head of Legal Services (Ann Ashe-Birch)",
        "Ann Ashe-Birch | Records Officer | Vale Council",
        "By Ann Ashe-Birch\nReporter",
        "The group's founder is worried. Ann Ashe-Birch said: it hangs.",
        "Question status: answered by Ann Ashe-Birch on 3 May 2021",
        "Police and Crime Commissioner Ann Ashe-Birch signed it off.",
        "Dear Ann Ashe-Birch,\n\nWe hold four.",
        "Thanks\n\nAnn Ashe-Birch",
    ],
)
def test_a_person_is_known_by_the_line_or_the_verb(text: str) -> None:
    assert "Ann Ashe-Birch" in [one.value for one in read(text).people]
