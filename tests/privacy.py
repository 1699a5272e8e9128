"""What leads to a private person, or gives a document's own words: patterns and lists."""

import re

EMAIL = re.compile(r"[\w.+-]+@\w[\w-]*\.\w")
TELEPHONE = re.compile(r"(?:\+|\b0)\d(?:[ ()-]?\d){8,}")
ADDRESS = re.compile(r"https?://|www\.", re.IGNORECASE)
REQUEST_NUMBER = re.compile(r"\bfoi[ /-]?\d|/foi/|\brequests?[/_-]\d", re.IGNORECASE)
REACHING = (EMAIL, TELEPHONE, ADDRESS, REQUEST_NUMBER)

RUN = 8  # words in a row that no text of ours shares with a source

# Two capitalised words in a row, as the name of a person is written; each pair of a longer row.
_NAME = re.compile(r"(?=\b([A-Z][a-z'’-]+ [A-Z][a-z'’-]+)\b)")


def runs(words: str) -> set[tuple[str, ...]]:
    """The runs of eight words in a text."""
    split = re.findall(r"[\w'’]+", words.lower())
    return {tuple(split[start : start + RUN]) for start in range(len(split) - RUN + 1)}


def long_numbers(text: str) -> set[str]:
    """Numbers that only a reference, a telephone or an account has: six digits and more."""
    return set(re.findall(r"(?<![\w.])\d{6,}(?![\w.])", text))


def possible_names(text: str) -> set[str]:
    """Every pair of words that could be the name of a person; most are names of something else."""
    return set(_NAME.findall(" ".join(text.split())))
