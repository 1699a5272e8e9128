"""Prefixed names, only where every reader takes them the same way."""

import re
from collections.abc import Mapping

import pyoxigraph as ox

from export.errors import PrefixError

# Narrower than PN_PREFIX and PN_LOCAL of Turtle 1.1 section 6.5: no escapes, no colon, no letter
# beyond ASCII, no dot or hyphen at the start, no dot at the end.
_PREFIX = re.compile(r"(?:[A-Za-z](?:[A-Za-z0-9_-]*))?")
_LOCAL = r"[A-Za-z0-9_](?:[A-Za-z0-9_.-]*[A-Za-z0-9_-])?"


class Prefixes:
    """A checked prefix table that shortens IRIs."""

    def __init__(self, table: Mapping[str, str]) -> None:
        """Raises PrefixError for a prefix or namespace that would not read back."""
        for prefix, namespace in table.items():
            _check(prefix, namespace)
        self.table = dict(sorted(table.items()))
        # Of two prefixes for one namespace the first in order wins, as dict keeps the last.
        self._by_namespace = {self.table[prefix]: prefix for prefix in reversed(self.table)}
        longest_first = sorted(self._by_namespace, key=lambda name: (-len(name), name))
        alternatives = "|".join(map(re.escape, longest_first)) or "(?!)"
        self._split = re.compile(f"({alternatives})({_LOCAL})")

    def shorten(self, iri: str) -> str | None:
        """`prefix:local` by the longest namespace that leaves a plain local part, or None."""
        match = self._split.fullmatch(iri)
        return match and f"{self._by_namespace[match[1]]}:{match[2]}"


def _check(prefix: str, namespace: str) -> None:
    if not _PREFIX.fullmatch(prefix):
        raise PrefixError(prefix, namespace, reason="use ASCII letters, digits, - and _")
    try:
        ox.NamedNode(namespace)
    except ValueError as error:
        raise PrefixError(prefix, namespace, reason=str(error)) from error
