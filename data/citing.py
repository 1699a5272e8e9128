"""A ready line for the table of passages of a record, for words found in a text."""

from data.coverage import paragraphs
from data.digests import SHORTEST_PASSAGE, digest, keyed_digest
from data.errors import DataError
from data.locating import Span


class KeyNeededError(DataError):
    """A passage whose plain digest would give it away, where no key is at hand."""


def passage_line(
    text: str,
    at: Span,
    *,
    name: str,
    where: str | None = None,
    key: bytes | None = None,
    is_personal: bool = False,
) -> str:
    """The YAML of a passage, as it stands under ``passages:`` of a record.

    Without a place of its own it is placed by paragraph. What is short or personal is digested
    under the key; raises KeyNeededError where there is none.
    """
    words = text[slice(*at)]
    place = where or paragraph_words(text, at)
    digested = f"sha256: {digest(words)}"
    if is_personal or len(words) < SHORTEST_PASSAGE:
        if key is None:
            why = (
                "is personal" if is_personal else f"is shorter than {SHORTEST_PASSAGE} code points"
            )
            raise KeyNeededError(
                f"the passage {why}, so its plain digest would give it away; "
                "work in a workspace, which has a key (oversight init), or cite more words"
            )
        digested = f"hmac-sha256: {keyed_digest(words, key)}"
    return f"  {name}: {{at: [{at[0]}, {at[1]}], where: {_scalar(place)}, {digested}}}"


def paragraph_words(text: str, at: Span) -> str:
    """Where a passage stands, for a person: "paragraph 4", or "paragraphs 4 to 6"."""
    met = [n for n, (a, b) in enumerate(paragraphs(text), start=1) if a < at[1] and at[0] < b]
    if not met:
        return f"between {at[0]} and {at[1]}"
    first, last = met[0], met[-1]
    return f"paragraph {first}" if first == last else f"paragraphs {first} to {last}"


def _scalar(words: str) -> str:
    """The words as they stand in a YAML flow mapping, quoted where they must be."""
    is_plain = all(character.isalnum() or character in " ()" for character in words)
    if is_plain and words[:1].isalpha() and words == words.strip():
        return words
    escaped = words.replace("\\", "\\\\").replace('"', '\\"')
    return f'"{escaped}"'
