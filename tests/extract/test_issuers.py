"""Who issued a document that does not name its author at its head: by how it is built."""

import pytest

from extract.addresses import is_link, spells
from extract.reader import read_document
from extract.source import source

LETTER = """Our ref: FOI/114/20
12 May 2020

Dear Ms Ashe

{first}

{body}

Yours sincerely

Jo Birch
Information Officer
{foot}
"""


def publisher(first: str = "", body: str = "We hold four cameras.", foot: str = "") -> str | None:
    first = first or "Thank you for your request dated 3 March 2020."
    reading = read_document(LETTER.format(first=first, body=body, foot=foot), name="x")
    return reading.publisher.value if reading.publisher else None


def test_the_address_for_complaints_is_the_authors() -> None:
    body = (
        "It is held by Vale Police.\n\nIf you are unhappy write to the Head of Legal, Thornleigh "
        "Harbour Board, 3 Quay Street, Thornleigh TH3 4AB. Then there is the Information "
        "Commissioner's Office, Wycliffe House, Water Lane, Wilmslow SK9 5AF."
    )
    assert publisher(body=body) == "Thornleigh Harbour Board"


def test_a_body_is_called_by_its_head() -> None:
    first = "You asked what the Vale Parks Trust and Ford Harbour Board hold."
    body = "The Trust holds four. The Trust has sent them."
    assert publisher(first, body) == "Vale Parks Trust"


def test_your_force_is_the_one_that_answers() -> None:
    text = (
        "Cameras\n\nHow many does your force have, and what did the College of Policing say?\n\n"
        "The Constabulary has four. The College of Policing said nothing.\n\n"
        "Ford Constabulary takes part in a trial.\n\nFOI reference: 114/20.\n"
    )
    reading = read_document(text, name="x")
    assert reading.publisher and reading.publisher.value == "Ford Constabulary"


@pytest.mark.parametrize(
    ("foot", "wanted"),
    [
        ("foi@durham.police.uk", "Durham Constabulary"),
        ("E: foi@camden.gov.uk", "London Borough of Camden"),
        ("www.homeoffice.gov.uk", "Home Office"),
    ],
)
def test_an_address_spells_a_known_body(foot: str, wanted: str) -> None:
    assert publisher(foot=foot) == wanted


def test_the_desk_of_another_body_does_not_answer() -> None:
    text = (
        "From: foi@valeicb.example\nSent: 29 May 2023 10:42\n\nGood afternoon,\n\nThe reply of "
        "NHS Vale Integrated Care Board (the ICB) is below.\n\n1. Beds?\nNot kept by the ICB. You "
        "may ask Vale Hospitals NHS Foundation Trust, at foi@valehospitals.example\n\nRegards\n"
    )
    reading = read_document(text, name="x")
    assert reading.publisher and reading.publisher.value == "NHS Vale Integrated Care Board"


@pytest.mark.parametrize(
    ("label", "name", "wanted"),
    [
        ("valeicb", "NHS Vale Integrated Care Board", True),
        ("nfsa", "National Feed Standards Agency", True),
        ("vale", "Ford Council", False),
        ("ico", "Ford Council", False),
    ],
)
def test_an_address_is_made_of_words_and_first_letters(label: str, name: str, wanted: bool) -> None:
    assert spells(label, name) is wanted


def test_where_a_link_leads_is_not_ones_own_site() -> None:
    text = "See a [report](https://www.bbc.co.uk/1). We [reported](https://www.bbc.co.uk/2) it."
    read = source(text)
    assert is_link(read, text.index("bbc"))
    assert not is_link(read, text.rindex("bbc"))


def test_a_name_goes_on_in_letters_or_a_country() -> None:
    foot = "Canals Agency Wales\n"
    assert publisher(foot=foot) == "Canals Agency Wales"
    first = "Re: Request to NHS Ford and Vale Integrated Care Board\nYou asked the ICB."
    assert publisher(first, foot="on behalf of NHS Ford and Vale ICB") == (
        "NHS Ford and Vale Integrated Care Board"
    )


def test_common_words_alone_name_no_issuer() -> None:
    body = (
        "The Health Board holds this. The Health Board sent it. Ford University Health Board took "
        "the wards over in 2015."
    )
    assert publisher(body=body) == "Ford University Health Board"


def test_the_scottish_commissioner_is_known_by_the_form_of_a_decision() -> None:
    text = (
        "Decision 114/2020: Cameras on the pier\n\nAuthority: Ford Ports Police\n"
        "Case Ref: 2019001\n\n"
        "The Applicant asked for a list. The Commissioner found that the Authority complied.\n\n"
        "Freedom of Information (Scotland) Act 2002 sections 1(1); 47(1) (Application for decision "
        "by Commissioner)\n\nA Person\n\n12 May 2020\n"
    )
    reading = read_document(text, name="x")
    assert reading.kind and reading.kind.value == "oversight-report"
    assert reading.publisher and reading.publisher.value == "Scottish Information Commissioner"
    assert reading.published and reading.published.value == "2020-05-12"
    assert reading.reference and reading.reference.value == "114/2020"


def test_a_platform_is_known_by_its_name() -> None:
    text = (
        "Lost property\n\nJ Ashe made this Freedom of Information request to Ford Constabulary\n\n"
        "17 March 2021\n\nDear Ford Constabulary,\n\nPlease send me a list.\n\n"
        "Yours faithfully,\n\n"
        "J Ashe\n\nDear J Ashe\n\nThank you for your request. Here it is.\n\nFOI Officer\n\n"
        "WhatDoTheyKnow is run by a charity.\n"
    )
    reading = read_document(text, name="x")
    assert reading.publisher and reading.publisher.value == "WhatDoTheyKnow"


def test_a_review_copied_in_one_line_has_its_heads() -> None:
    text = (
        "Transcription\n\n1 Dear Mr Ashe Information Rights Team 2 Marsham Street, London SW1P 4DF "
        "Info.Access@homeoffice.gsi.gov.uk Our Ref: Date: 18 August 2011 Freedom of Information "
        "request (our ref 19114): internal review I write about your request. This completes the "
        "review by the Home Office.\n\n2 Chronology Original FoI request: 09 July 2011 BU s "
        "response: 25 July 2011 Request for internal review: 25 July 2011\n"
    )
    reading = read_document(text, name="x")
    assert reading.publisher and reading.publisher.value == "Home Office"
    assert reading.reference and reading.reference.value == "19114"
    assert reading.requested and reading.requested.value == "2011-07-09"
    assert reading.responded and reading.responded.value == "2011-08-18"


def test_a_notice_that_never_names_the_commissioners_office_is_the_offices() -> None:
    text = (
        "Freedom of Information Act 2000 (FOIA) Decision notice Date: 10 January 2012 Public "
        "Authority: Address: Ford Council Town Hall Decision 1. The complainant has requested "
        "information. 2. The Commissioner s decision is that Ford Council cannot rely on it.\n"
    )
    reading = read_document(text, name="x")
    assert reading.kind and reading.kind.value == "oversight-report"
    assert reading.publisher and reading.publisher.value == "Information Commissioner's Office"


def test_the_pcc_is_a_commissioner() -> None:
    text = (
        "FOI Request\n- Has the PCC been successful?\n\nFOI Response\nIn response to your first "
        "question.\nYes. The Home Office granted the bid of the Police and Crime Commissioner for "
        "Oakshire.\n"
    )
    reading = read_document(text, name="x")
    assert reading.publisher
    assert reading.publisher.value == "Police and Crime Commissioner for Oakshire"


def test_who_writes_a_page_of_their_own_is_no_body() -> None:
    text = (
        "---\ntitle: Names must be named\nauthor: Jo Birch\nlayout: post\n---\nNames must be "
        "given, the Information Commissioner rules.\n"
    )
    reading = read_document(text, name="x")
    assert reading.publisher and reading.publisher.value == "Jo Birch"
    assert "Jo Birch" not in {one.canonical for one in reading.organisations}


def test_an_address_that_spells_an_office_is_of_the_body_it_belongs_to() -> None:
    text = (
        "Policing\n\nhttps://www.policing.org.uk\n\n" + 500 * "x " + "\n"
        "Minutes of a meeting. The Deputy Mayor for Policing and Crime spoke.\n"
    )
    reading = read_document(text, name="x")
    assert reading.publisher
    assert reading.publisher.value == "Mayor's Office for Policing and Crime"


def test_an_address_in_the_midst_of_an_answer_weighs_less() -> None:
    text = (
        "From: Access to Information\n8 November 2021\n\nDear Requester,\n\nReference: 7004511\n\n"
        "Your email of 11 October 2021 has been looked at.\n\n"
        + "1. How many cameras feed the zone?\n\n89 as of today, all of them bought in May.\n\n"
        * 4
        + "2. Reads?\n\nVale Moors Police draw them down: foi@valemoors.police.example\n\n"
        "3. Deleted?\n\n31 days for Ford City Council; see the notice of Ford City Council.\n"
        "The Council has no more.\n"
    )
    reading = read_document(text, name="x")
    assert reading.publisher and reading.publisher.value == "Ford City Council"


def test_a_wiki_of_law_is_known_by_its_case_information() -> None:
    text = (
        "# ICO (UK) - Holm Council\n\n**Authority:** ICO (UK)\n\n**National Case Number/Name:** "
        "FS1\n\n**European Case Law Identifier:** n/a\n\nThe Commissioner found that it was late."
    )
    found = read_document(text, name="x").publisher
    assert found is not None and found.value == "GDPRhub"


def test_a_release_of_a_body_is_its_own() -> None:
    text = (
        "Holmshire Police > News > Latest\n\n200 lamps for Holm\n\nPosted on 3/9/2017\n\n"
        'Inspector Jo Ashe said: "They glow." The Force spent £400.\n'
    )
    found = read_document(text, name="x")
    assert found.kind is not None and found.kind.value == "news"
    assert found.publisher is not None and found.publisher.value == "Holmshire Police"


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("### Minutes of LampGeo:UK 2022 AGM\n\nJo Ashe spoke to Vale Council.", "LampGeo:UK"),
        ("Lit by Data has been asked by the Vale Trust to look at lamps.", "Lit by Data"),
        (
            "Sponsorship decision\n\nHolm & Ash will be a silver sponsor of Lampfest.\n"
            "We are putting in £900, paid to Dark Skies Trust.\n\nDark Skies Trust told us:\n"
            "lamps are what we do.",
            "Holm & Ash",
        ),
        (
            "Lamp Sorting and Mending Service\nVale County Council (on behalf of the Lamp Club)\n"
            "\nThe Council seeks lamps.\n\nAward information\nHolm Lamps Limited, £9,000",
            "Vale County Council",
        ),
        (
            "Lamps (fees)\n\nThe Commissioner held that Vale Council was late.\n\n"
            "Text on Lamp Law Commons may be reused under CC BY 4.0.",
            "Lamp Law Commons",
        ),
        (
            "Holm General Hospitals\nNHS Foundation Trust\n\nDear Jo Ashe\n\n"
            "Thank you for your request. The Trust has four lamps.",
            "Holm General Hospitals NHS Foundation Trust",
        ),
        (
            "THE HOLM VALLEY GAZETTE\n3 May 2020\n\nPolice accused of hiding lamps\n\n"
            'A spokesman said: "No."',
            "THE HOLM VALLEY GAZETTE",
        ),
        (
            "Police accused of hiding lamps\n\nPapers handed to the Gazette show four.\n"
            "\u00a9 2020 Holm Gazette",
            "Holm Gazette",
        ),
    ],
)
def test_a_page_says_whose_it_is(text: str, wanted: str) -> None:
    found = read_document(text + "\n", name="x").publisher
    assert found is not None and found.value == wanted
