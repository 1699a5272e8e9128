"""A body named once in a document."""

from dataclasses import dataclass

from extract.names import Body


@dataclass(frozen=True)
class Mention:
    """A body named once: the indexes of its tokens, its place, and the rule that found it."""

    body: Body
    first: int
    last: int
    start: int
    end: int
    rule: str
    score: float
