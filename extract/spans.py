"""Stretches of a text, by code points."""

from bisect import bisect_right
from collections.abc import Iterable, Iterator
from typing import NamedTuple


class Span(NamedTuple):
    """From ``start`` up to and without ``end``; its length is that of the stretch."""

    start: int
    end: int

    def holds(self, place: int) -> bool:
        return self.start <= place < self.end

    def meets(self, other: "Span") -> bool:
        return self.start < other.end and other.start < self.end

    def __len__(self) -> int:
        return self.end - self.start


class Cover:
    """Which of many stretches a place is in, by binary search; the last given wins."""

    def __init__(self, spans: Iterable[tuple[Span, str]], *, otherwise: str) -> None:
        layers = list(spans)
        self._starts, self._names = _flattened(layers, otherwise=otherwise)

    def at(self, place: int) -> str:
        return self._names[max(0, bisect_right(self._starts, place) - 1)]

    def stretches(self, until: int) -> Iterator[tuple[Span, str]]:
        """What shows, in order, up to a place."""
        for start, end, name in zip(
            self._starts, [*self._starts[1:], until], self._names, strict=True
        ):
            if start < end:
                yield Span(start, end), name


def _flattened(layers: list[tuple[Span, str]], *, otherwise: str) -> tuple[list[int], list[str]]:
    """The starts of the stretches that show when each layer is laid over those before it."""
    edges = sorted({0, *(place for span, _ in layers for place in (span.start, span.end))})
    opening: dict[int, list[int]] = {}
    closing: dict[int, list[int]] = {}
    for index, (span, _) in enumerate(layers):
        opening.setdefault(span.start, []).append(index)
        closing.setdefault(span.end, []).append(index)
    names = [name for _, name in layers]
    return edges, list(_tops(edges, opening, closing, names, otherwise))


def _tops(
    edges: list[int],
    opening: dict[int, list[int]],
    closing: dict[int, list[int]],
    names: list[str],
    otherwise: str,
) -> Iterator[str]:
    on_top: list[int] = []  # open layers in order of laying; few at any time
    for edge in edges:
        gone = set(closing.get(edge, ()))
        on_top = sorted([i for i in on_top if i not in gone] + opening.get(edge, []))
        yield names[on_top[-1]] if on_top else otherwise
