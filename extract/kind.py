"""What kind of document it is, by a count of cues for each kind."""

import re

from extract.cues import cues
from extract.greeting import is_letter
from extract.kind_words import FOI_KINDS, HEAD, by_words, heaviest
from extract.reading import Abstention, Found, Message
from extract.source import Source
from extract.spans import Span
from extract.thread import AUTHORITY, PLATFORM, REQUESTER, THIRD, is_thread

_CLEAR = 2.0  # by how much the first kind must lead to be sure of it

_LETTER = 2.5  # for a letter that speaks of a request
_OF_REQUEST = re.compile(
    r"\bfoi act\b|\b(?:your|information|foi|foia|eir|access|the) (?:foi |information )?request\b"
    r"|\brequest under the|\bfreedom of inf|\benvironmental information|\bdata protection act"
)
_QUOTING = [AUTHORITY, REQUESTER]  # a reply with the mail that it answers under it

FOI = ("foi-response", "foi-request-thread")


def kind(source: Source, messages: tuple[Message, ...]) -> tuple[Found, tuple[Abstention, ...]]:
    """The kind with the most behind it; "other" where nothing speaks for any."""
    votes, places = _votes(source)
    _add_build(votes, source, messages)
    if not votes:
        reason = "no phrase of any kind of document was found"
        return _other(source), (Abstention("kind", "kind/none", reason),)
    _add_words(votes, source)
    best, second = sorted(votes, key=lambda name: (-votes[name], name))[:2]
    lead = votes[best] - votes[second]
    score = round(min(0.98, 0.5 + 0.06 * votes[best] + 0.04 * lead), 2)
    rule, (start, end) = _place(source, best, places)
    found = Found(best, start, end, rule, score)
    if lead >= _CLEAR:
        return found, ()
    reason = f"{second} has nearly as many phrases ({votes[second]:g} to {votes[best]:g})"
    return found, (Abstention("kind", "kind/close", reason),)


def _place(
    source: Source, best: str, places: dict[str, tuple[int, int]]
) -> tuple[str, tuple[int, int]]:
    """The rule and the place that a kind rests on: a phrase, the heaviest word or its build."""
    phrase = places.get(best) or (places.get("foi-response") if best in FOI else None)
    if phrase:
        return "kind/most-cues", phrase
    word = heaviest(source, FOI_KINDS if best in FOI else best)
    return ("kind/words", word) if word else ("kind/build", _first_line(source))


def _other(source: Source) -> Found:
    """A document of no kind, by its first line with words."""
    return Found("other", *_first_line(source), "kind/none", 0.2)


def _first_line(source: Source) -> Span:
    lines = map(source.trimmed, source.lines)
    return next((one for one in lines if len(one)), Span(0, len(source.text)))


def _add_build(votes: dict[str, float], source: Source, messages: tuple[Message, ...]) -> None:
    """Add what the build of a document says: a greeting, and who speaks after whom."""
    speakers = [message.speaker for message in messages if message.speaker != PLATFORM]
    is_quoting = speakers == _QUOTING
    answered, signs = votes.get("foi-response", 0.0), is_letter(source) + is_quoting
    if signs and _OF_REQUEST.search(source.low):
        answered += signs * _LETTER
    if is_thread(messages) and not is_quoting:
        is_sure = THIRD in speakers or messages[0].speaker != REQUESTER
        votes["foi-request-thread"] = answered + (6.0 if is_sure else 4.0)
    if answered:
        votes["foi-response"] = answered


def _add_words(votes: dict[str, float], source: Source) -> None:
    """Add what single words say; a thread is one by its build alone."""
    for name, weight in by_words(source).items():
        kinds = {"foi-response", *votes}.intersection(FOI) if name == FOI_KINDS else {name}
        for one in kinds:
            votes[one] = votes.get(one, 0.0) + weight


def _votes(source: Source) -> tuple[dict[str, float], dict[str, tuple[int, int]]]:
    votes: dict[str, float] = {}
    places: dict[str, tuple[int, int]] = {}
    for key, end in (("head", min(HEAD, len(source.low))), ("anywhere", len(source.low))):
        counted: set[tuple[str, str]] = set()
        for one in cues("kind", key).within(source.low, 0, end):
            if (one.says, one.id) in counted:
                continue
            if match := one.first(source.low, 0, end):
                counted.add((one.says, one.id))
                votes[one.says] = votes.get(one.says, 0.0) + one.score
                places.setdefault(one.says, match.span())
    return votes, places
