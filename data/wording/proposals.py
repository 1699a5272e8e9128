"""A copy found, as a claim that a reviewer may take into the record of the copy."""

from collections.abc import Iterator
from datetime import date

from data.digests import SHORTEST_PASSAGE, digest
from data.wording.copies import Copy, Correspondence, Verdict

SHOWN = 8  # passages are enough to look the matter up

_GLOSSES = {
    Verdict.COPY: (
        "Inferred from {count} paragraphs that stand in both in the same order, word for word or"
        " nearly so, that the text is a copy of the other."
    ),
    Verdict.REWORDED: (
        "Inferred from {count} paragraphs that follow those of the other in the same order in near"
        " wording (mean likeness {score:.2f} of 1), that the text rewords it."
    ),
}
_UNDATED = "# Which of the two came first is not known: turn the claim round if it was this one.\n"


def to_proposal(copy: Copy, content: str, *, record: str, original: str, by: str, on: date) -> str:
    """The claim and its passages in YAML, to be put into the record of the copy.

    ``record`` is that record's name and ``content`` its text; ``original`` refers to the other
    document, and ``by`` to the role that proposes. Holds no word of either text.
    """
    shown = list(_shown(copy))
    return "".join(
        (
            "" if copy.is_dated else _UNDATED,
            *_claim(copy, len(shown), record=record, original=original, by=by, on=on),
            "passages:\n",
            *(_passage(number, at, content) for number, at in enumerate(shown, start=1)),
        )
    )


def _claim(
    copy: Copy, passages: int, *, record: str, original: str, by: str, on: date
) -> Iterator[str]:
    gloss = _GLOSSES[copy.verdict].format(count=len(copy.corresponding), score=copy.score)
    yield "claims:\n  copy-of-original:\n"
    yield f"    gloss: {gloss}\n"
    yield f"    claim: [document/{record}, derivedCopyOf, {original}]\n"
    yield "    directness: inferred\n    status: proposed\n"
    yield f"    said-by: {by}\n    said-on: {on}\n    said-in: document/{record}\n"
    yield f"    reported-by: {by}\n"
    yield f"    see: [{', '.join(f'follows-{number}' for number in range(1, passages + 1))}]\n"


def _shown(copy: Copy) -> Iterator[Correspondence]:
    """The likest paragraphs that are long enough, in order of place."""
    long = (c for c in copy.corresponding if c.at[1] - c.at[0] >= SHORTEST_PASSAGE)
    likest = sorted(long, key=lambda c: (-c.likeness, c.at))[:SHOWN]
    yield from sorted(likest, key=lambda c: c.at)


def _passage(number: int, one: Correspondence, content: str) -> str:
    start, end = one.at
    where = f"para {one.paragraph}, beside para {one.other_paragraph} of the original"
    return (
        f'  follows-{number}: {{at: [{start}, {end}], where: "{where}",'
        f" sha256: {digest(content[start:end])}}}\n"
    )
