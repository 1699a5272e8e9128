"""Documents that come of one, taken together, so that a copy never counts as a second source."""

from collections.abc import Iterable

Pair = tuple[str, str]


def origins(documents: Iterable[str], derived: Iterable[Pair]) -> tuple[tuple[str, ...], ...]:
    """The documents in groups of one origin each, all in order; each document once.

    ``derived`` are pairs of a copy and what it was copied from. A document that is not asked for
    may link others: two copies of an article that nobody holds are one origin.
    """
    asked = sorted(set(documents))
    leaders = _leaders(derived)
    groups: dict[str, list[str]] = {}
    for document in asked:
        groups.setdefault(_leader(leaders, document), []).append(document)
    return tuple(sorted(map(tuple, groups.values())))


def _leaders(derived: Iterable[Pair]) -> dict[str, str]:
    """For each document of a pair, another of its group, or itself if it leads the group."""
    leaders: dict[str, str] = {}
    for copy, original in derived:
        one, other = _leader(leaders, copy), _leader(leaders, original)
        leaders[max(one, other)] = min(one, other)
    return leaders


def _leader(leaders: dict[str, str], document: str) -> str:
    """The first of a group; what is passed on the way is led by its next but one from now on."""
    while (above := leaders.get(document, document)) != document:
        leaders[document] = leaders.get(above, above)
        document = above
    return document
