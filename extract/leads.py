"""What leads in a quoted request, by the grammar of its sentence, and where the quotation ends.

A sentence that says "you" or "your request", has a word for asking and ends with a colon leads in
what was asked. A paragraph that says what "you may" do about a review or a complaint is of rights.
A quotation ends with its mark; a list before a paragraph in which the authority speaks to the
person who asked.
"""

import re
from collections.abc import Iterator

from extract.source import Source
from extract.spans import Span

_COLON = re.compile(r":[ ]{0,3}\n")
_LONGEST = 240  # characters of a sentence that leads in
_STOP = re.compile(r"[.!?][\"')]{0,2}\s|\n[ \t]*\n")
_ASKED = re.compile(
    r"(?<![a-z])(?:you (?:[a-z]{2,12} ){0,2}?(?:ask|request|writ|wrote|sought|seek|want|wish|said|"
    r"put|rais|pos|enquir|submit|sent|would like)[a-z]{0,5}|in it you|"
    r"(?:enquirer|applicant|requester|requestor|correspondent|member of the public) (?:has |had )?"
    r"(?:asked|wrote|requested|sought|wanted|submitted)|"
    r"your (?:[a-z]{2,14} ){0,3}(?:request|letter|e-?mail|message|enquiry|question|submission|"
    r"query|correspondence)s?)(?![a-z])"
)
_ANSWERS = re.compile(
    r"(?<![a-z])(?:respon|repl(?:y|ies)|answer|please (?:find|see|note)|confirm|attached|enclosed|"
    r"held|hold|exempt|withh|refus|provided|disclos|section|clarif|unable|advised|our|"
    r"let us|tell us|rights?|review|complain|appeal|"
    r"information (?:that )?you [^:]{1,40} (?:is|are))"
)
_CLOSED = re.compile(r"\"[ .)]{0,2}(?=\n|\Z)")
_QUOTED = 6000  # characters of a request that a letter quotes
_VOICE = re.compile(r"we(?<![a-z]we)(?:'ve|'re|'d|'ll)?(?![a-z'])")
_TO = re.compile(r"you(?<![a-z]you)r?(?![a-z])")
_OF_REQUESTER = re.compile(
    r"(?<![a-z])(?:i (?:would|am|want|wish|expect|ask|look)|my (?:request|name|address)|"
    r"we (?:would like to (?:know|request|ask|receive|see|have)|request|ask|seek|require|want|wish|"
    r"are (?:a|an|the|submitting|making|requesting|writing))|please (?:provide|supply|send|state|"
    r"give|list|confirm|could|can|would|treat)|under the freedom|grateful|do you|have you|are you)"
    r"(?![a-z])"
)
_NUMBERED = re.compile(
    r"\s{0,12}(?:[\u2022*-]\s|\(?(?:q\.? ?)?(?:\d{1,2}|[a-h]\d?|i{1,3}|iv)[.):\s])"
)
_LINE = re.compile(r"\n")
_ASKS = re.compile(
    r"(?<![a-z])(?:i|i'd|i'm|my|me|please|yours|thank|thanks|regards|grateful)(?![a-z'])"
)
_QUOTING = re.compile(r"(?:^[ ]{0,4}>[^\n]{0,4000}(?:\n|\Z))+", re.MULTILINE)
_READ = 500  # characters of a paragraph that show who speaks
_MAY = re.compile(
    r"you(?<![a-z]you) (?:[a-z]{2,9} )?(?:may|can|could|should|must|have (?:a|the) right|"
    r"are entitled|wish|would like|want|remain|are (?:still )?(?:un|dis|not)|do not agree|"
    r"disagree|feel|need|believe|think)(?!ed)"
)
_REDRESS = re.compile(
    r"(?<![a-z])(?:review|appeal|complain|commissioner|tribunal|ombudsman|reconsider|ico)"
)


def of_rights(source: Source) -> Iterator[int]:
    """Where paragraphs begin that tell the person who asked of reviews and complaints."""
    for one in source.paragraphs:
        if source.plain[one.start].isalpha():
            end = min(one.end, one.start + _READ)
            stop = _STOP.search(source.low, one.start + 20, end)
            first = stop.start() + 1 if stop else end
            if _MAY.search(source.low, one.start, first):
                if _REDRESS.search(source.low, one.start, first):
                    yield one.start


def led_in(source: Source) -> Iterator[int]:
    """Where a request begins that a sentence leads in."""
    low = source.low
    for match in _COLON.finditer(low):
        start = max(0, match.start() - _LONGEST)
        stops = list(_STOP.finditer(low, start, match.start()))
        sentence = low[stops[-1].end() if stops else start : match.start() + 1]
        if _ASKED.search(sentence) and not _ANSWERS.search(sentence):
            yield match.end()


def quotation_end(source: Source, place: int) -> int | None:
    """Where the quotation ends that begins at a place; None where none begins there."""
    start = place
    while start < place + 40 and source.plain[start : start + 1].isspace():
        start += 1
    if source.plain[start : start + 1] != '"':
        return None
    closed = _CLOSED.search(source.plain, start + 1, start + _QUOTED)
    return closed.end() if closed else None


def answering(source: Source) -> Iterator[int]:
    """Where paragraphs begin in which an authority speaks to the person who asked."""
    for one in source.paragraphs:
        end = min(one.end, one.start + _READ)
        if not source.plain[one.start].isalpha() or not _VOICE.search(source.low, one.start, end):
            continue
        if _TO.search(source.low, one.start, end):
            if not _OF_REQUESTER.search(source.low, one.start, end):
                yield one.start


def after_lists(source: Source) -> Iterator[int]:
    """Where the text goes on after a list, without a sign that the person who asked speaks."""
    listed = [_listed(source, one) for one in source.paragraphs]
    run = 0  # lines of the list so far
    for one, lines, after in zip(source.paragraphs, listed, [*listed[1:], 0], strict=False):
        if lines or run < 2 or after:
            run = run + lines if lines else 0
            continue
        run = 0
        end = min(one.end, one.start + _READ)
        if "?" in source.plain[one.start : end] or _ASKS.search(source.low, one.start, end):
            continue
        if source.plain[one.start].isupper():
            yield one.start


def quoted(source: Source) -> list[Span]:
    """The stretches of lines begun with ">", where most of the text is not quoted so."""
    if "\n>" not in source.plain:
        return []
    found = [
        Span(match.start(), match.end())
        for match in _QUOTING.finditer(source.plain)
        if source.plain[match.start() : match.end()].strip("> \n")
    ]
    return found if sum(map(len, found)) * 2 < len(source.plain) else []


def _listed(source: Source, paragraph: Span) -> int:
    """How many lines of a paragraph begin with a number, a letter or a sign of a list."""
    starts = [paragraph.start]
    starts += [m.end() for m in _LINE.finditer(source.plain, paragraph.start, paragraph.end)]
    return sum(_NUMBERED.match(source.low, one) is not None for one in starts)
