"""Invented letters for the tests: bodies that do not exist, in layouts that do."""

HEAD = """Westmarch Police
Information Rights Unit

Date: 12 June 2023
Our Ref: FOI 1234/23

Dear Requester

Thank you for your request for information received on 15 May 2023.

"""
TAIL = """
Yours sincerely

A Example
Disclosure Officer
"""
RIGHTS = """
COMPLAINT RIGHTS

If you are unhappy you may ask for a review. Information may be exempt under section 40 of the Act.
You can then write to the Information Commissioner under section 50 of the Act.
"""
SPOKEN = """Westmarch Police
12 April 2020

Dear Ms Gwen Ashe

Thank you for your request for information dated 3 March 2020.

{said}

Yours sincerely

Jo Birch
"""


def letter(body: str, *, head: str = HEAD, tail: str = TAIL) -> str:
    """A whole letter around some words of an answer."""
    return f"{head}{body}\n{tail}"


def asked_and_answered(*pairs: tuple[str, str]) -> str:
    """Questions quoted first and answered below, by number."""
    asked = "\n".join(f"{n}. {question}" for n, (question, _) in enumerate(pairs, 1))
    told = "\n".join(f"{n}. {answer}" for n, (_, answer) in enumerate(pairs, 1))
    return letter(f"Your request:\n\n{asked}\n\nResponse:\n\n{told}\n")
