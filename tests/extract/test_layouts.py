"""The same questions and answers in many layouts: each question keeps its own answer."""

from collections.abc import Callable, Iterator

import pytest

from extract.reader import read_document

PAIRS = (
    ("How many drones does the force fly?", "Seven drones were in service."),
    ("Please provide the name of the maker.", "Kestrel Airframes makes them."),
    ("What was spent on the drones in 2019/20?", "We spent £84,300.\n\nBatteries are in that sum."),
    ("Which policies govern their use?", "Section 21 applies, as the policy is on our website."),
    ("Has footage been shared with other agencies?", "No information is held."),
)
OUTCOMES = ("disclosed", "disclosed", "disclosed", "redirected", "not-held")
HEAD = """Westmarch Police
Information Unit

Our reference: 1234/20
Date: 4 March 2020

Dear Applicant,

Thank you for your request for information, received on 10 February 2020, which was dealt with
under the Freedom of Information Act 2000.

"""
FOOT = """

If you are dissatisfied you may ask for an internal review within 40 working days.

Yours sincerely,

P. Quill
Disclosure Officer
"""
ROMANS = ("i", "ii", "iii", "iv", "v")
PLACES = ("first", "second", "third", "fourth", "fifth")
MARKS: dict[str, Callable[[int], str]] = {
    "stop": lambda n: f"{n}. ",
    "bracket": lambda n: f"{n}) ",
    "brackets": lambda n: f"({n}) ",
    "dash": lambda n: f"{n} - ",
    "bare": lambda n: f"{n} ",
    "letter": lambda n: f"{'abcde'[n - 1]}) ",
    "letters": lambda n: f"({'abcde'[n - 1]}) ",
    "roman": lambda n: f"({ROMANS[n - 1]}) ",
    "capital": lambda n: f"{'ABCDE'[n - 1]}. ",
    "point": lambda n: f"1.{n} ",
    "same": lambda n: "1. ",
    "bullet": lambda n: "\u2022 ",
    "Q": lambda n: f"Q{n}. ",
    "Q dash": lambda n: f"Q{n} - ",
    "A": lambda n: f"A{n}. ",
    "Question": lambda n: f"Question {n}: ",
    "Question above": lambda n: f"Question {n}\n",
    "Request": lambda n: f"Request {n}: ",
    "Response": lambda n: f"Response {n}: ",
    "Response above": lambda n: f"Response {n}:\n",
    "in answer": lambda n: f"In answer to question {n}, ",
    "ordinal": lambda n: f"On your {PLACES[n - 1]} question, ",
    "none": lambda n: "",
}
NO_ASKING = ("none", "ordinal", "in answer", "bare", "A", "Response", "Response above")
PLAIN = [
    *(("stop", told) for told in MARKS if told not in ("none", "same", "bare", "dash", "roman")),
    *((asked, "stop") for asked in MARKS if asked not in NO_ASKING),
]
LISTS = [
    ("stop", "A"), ("Q", "stop"), ("capital", "stop"), ("bullet", "stop"), ("stop", "ordinal"),
    ("bracket", "brackets"), ("brackets", "in answer"), ("Q", "A"), ("Q", "Q"),
    ("Question", "Question"), ("Question above", "Response above"), ("letter", "letters"),
    ("roman", "roman"), ("same", "Q"), ("bullet", "Response"), ("point", "Q"),
    ("Request", "Response above"), ("capital", "A"), ("bare", "bare"),
]  # fmt: skip
UNDER = ("stop", "bracket", "brackets", "Q", "Question", "dash", "letter", "roman", "same", "point")


def lines(side: int, mark: str) -> list[str]:
    return [MARKS[mark](n) + pair[side] for n, pair in enumerate(PAIRS, 1)]


def apart(asked: str, told: str) -> Iterator[tuple[str, str]]:
    """Letters with the questions in one list and the answers in another."""
    questions, answers = lines(0, asked), lines(1, told)
    first, then = "\n".join(questions), "\n\n".join(answers)
    yield "lists", f"{HEAD}You asked for the following:\n\n{first}\n\nResponse\n\n{then}{FOOT}"
    yield "page", f"FOI Request\n\n{first}\n\nFOI Response\n\n{then}\n"
    yield "annex", f"{HEAD}The request is in the annex.\n\n{then}{FOOT}\nAnnex A\n\n{first}\n"
    quoted = "\n".join(f"> {line}" for line in first.splitlines())
    yield "quote", f"{HEAD}Our answers are as follows.\n\n{then}{FOOT}\n{quoted}\n"
    headed = f"1. Your request\n\n{first}\n\n2. Our response\n\n{then}\n\n3. Your rights"
    yield "headings", f"{HEAD}{headed}{FOOT}"
    again = "\n\n".join(f"{q}\n{a}" for q, a in zip(questions, lines(1, "none"), strict=True))
    yield "again", f"{HEAD}You asked:\n\n{first}\n\n{again}{FOOT}"


def letters() -> Iterator[tuple[str, str]]:
    for asked, told in PLAIN:
        yield f"{asked}/{told}/lists", dict(apart(asked, told))["lists"]
    for asked, told in LISTS:
        for layout, text in apart(asked, told):
            if layout != "again" or asked not in ("bullet", "bare", "point", "same"):
                yield f"{asked}/{told}/{layout}", text
    for mark in UNDER:
        rows = list(zip(lines(0, mark), lines(1, "none"), strict=True))
        for name, between, gap in (("line", "\n", "\n\n"), ("cells", "\n\n", "\n\n")):
            body = gap.join(question + between + answer for question, answer in rows)
            yield f"{mark}/{name}", f"{HEAD}{body}{FOOT}"
        for name, sign in (("bars", " | "), ("tabs", "\t")):
            if mark not in ("letter", "roman", "point", "dash"):
                cells = "\n".join(f"{q}{sign}{' '.join(a.split())}" for q, a in rows)
                yield f"{mark}/{name}", f"{HEAD}Question{sign}Answer\n{cells}{FOOT}"


LETTERS = dict(letters())


@pytest.mark.parametrize("layout", LETTERS)
def test_every_question_has_its_own_answer_in_every_layout(layout: str) -> None:
    found = read_document(LETTERS[layout], name="a")
    assert found.questions == len(PAIRS)
    assert tuple(one.outcome for one in found.items) == OUTCOMES
