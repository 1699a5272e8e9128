"""Who a record has say what stands in each passage, and which part that one has in a request."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from data.request_schema import RequestAct
from data.schema import Record
from data.threads import AUTHORITY, PLATFORM, REQUESTER, THIRD

# Roles of the packaged registers that mean the same in every thread.
_ROLES = {"agent/requester": REQUESTER, "agent/annotator": THIRD}
_THREAD = "thread"


@dataclass(frozen=True)
class Maker:
    """A body or role by its reference; ``role`` is "" where the record does not tell its part."""

    reference: str
    role: str


def makers(record: Record, *, claim: str | None = None) -> dict[str, tuple[Maker, ...]]:
    """The makers of each passage, by the slug of the passage; of one claim only, if named."""
    roles = _Roles(record)
    found: dict[str, dict[Maker, None]] = {}
    for slugs, reference in _sayings(record, claim):
        for slug in slugs:
            found.setdefault(slug, {})[Maker(reference, roles.of(reference))] = None
    return {slug: tuple(several) for slug, several in found.items()}


def _sayings(record: Record, claim: str | None) -> Iterator[tuple[Iterable[str], str]]:
    for slug, entry in record.claims.items():
        # Second hand, the words that stand there are those of the one who reports.
        reporter = entry.reported_by or record.defaults_for(entry).reported_by
        maker = reporter or entry.said_by or record.defaults.said_by
        # What the readers of the record found out themselves is said by nobody in the text.
        if maker not in (None, record.review.by) and claim in (None, slug):
            yield entry.see, maker
    if claim is None:
        for act in record.acts.values():
            if isinstance(act, RequestAct):
                yield from _of_request(act)


def _of_request(act: RequestAct) -> Iterator[tuple[Iterable[str], str]]:
    for item in act.items.values():
        yield item.see, act.by
    for letter in act.communications.values():
        yield letter.see, act.of
    for outcome in act.outcomes:
        yield outcome.see, act.of
    for test in act.tests.values():
        struck = test.balance.see if test.balance else ()
        yield (*test.harm, *test.factors_for, *test.factors_against, *struck), act.of
    if act.platform and act.through:
        yield act.platform.see, act.through


class _Roles:
    """The part of each body in the requests of a record."""

    def __init__(self, record: Record) -> None:
        self._record = record
        self._known = dict(_ROLES)
        if record.document.kind != _THREAD:
            self._known[record.document.publisher] = AUTHORITY
        for act in record.acts.values():
            if isinstance(act, RequestAct):
                self._known |= {act.by: REQUESTER, act.of: AUTHORITY}
                if act.through:
                    self._known[act.through] = PLATFORM

    def of(self, reference: str) -> str:
        """Its own part, or that of the body that the record says it is of."""
        thing = self._record.things.get(reference)
        known = self._known.get(reference, "")
        return known or (self._known.get(thing.of, "") if thing and thing.of else "")
