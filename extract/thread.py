"""Messages of a thread and who speaks in each: authority, requester, third party or platform.

A letter of an authority is a thread of one message. A request that the letter quotes is no message
of its own: `extract.blocks` finds it.
"""

import re
from bisect import bisect_left
from collections.abc import Iterator, Mapping

from extract.cues import cues
from extract.reading import Message
from extract.source import Source

AUTHORITY, REQUESTER, THIRD, PLATFORM = "authority", "requester", "third-party", "platform"

_DAY = (
    r"(?:[A-Z][a-z]{2,8},? )?(?:\d{1,2}(?:st|nd|rd|th)? [A-Z][a-z]{2,8},? \d{4}|"
    r"\d{1,2}/\d{1,2}/(?:\d{4}|\d\d)|[A-Z][a-z]{2,8} \d{1,2}, \d{4}|20\d\d-\d\d-\d\d)"
    r"(?:,?[ ]{1,3}(?:at )?\d{1,2}[:.]\d\d(?::\d\d)?[ ]?(?:[ap]m|GMT|BST)?)?"
)
_TIME = r"(?<=[:.]\d\d)"  # with the time of day
_SELF = r"(?:I|You|We|My|Your|Our|He|She|They|It|The|This)\b"  # a sentence, no sender
_ASKING = r"(?:[a-z]{1,12} )?(?:request|follow-up|chas|clarification from|complaint)"
_DEEDS = rf"(?:{_ASKING}|(?:[a-z]{{1,12}} )?(?:response|reply|acknowledg|answer|refusal|letter))"
_BY = r"[A-Z][^\n\t:|?!]{1,60}?"  # a sender: a person, a body or its mailbox
_APART = r"(?:[ ]{2,80}|[ ]{0,8}\t[ \t]{0,8}|,[ ]{1,3}| [|-] )"
_UNDER_DAY = (  # what comes under a sender and a day with a single space between
    r"\n(?:[^\n]{0,80}\n){0,4}?[ ]{0,8}(?:Delivered[ ]{0,4}$|Dear |Thank you)"
)
_BEGINNING = re.compile(
    r"^[ \t>]{0,8}(?:(?P<greeting>Dear\b[^\n]{0,90}|(?:Hi|Hello|Annwyl) [A-Z][^\n.:]{0,40}$)"
    r"|(?P<annotation>[^\n]{1,80} left an annotation\b)"
    r"|From:(?P<header>[^\n]{1,120})\n[ >]{0,8}(?:Sent|To|Date|Subject):"
    r"|From:(?P<sender>[^\n]{1,80})\n(?:[^\n]{0,60}\n){0,3}?"
    rf"[ >]{{0,8}}(?:Date: )?{_DAY}[ ]{{0,8}}$"
    rf"|(?P<over>\w[^\n:|?!]{{1,50}})\n[ >]{{0,8}}{_DAY}{_TIME}[ ]{{0,8}}$"
    rf"|(?:#\d{{1,3}}[ ]{{1,4}})?(?P<by>{_BY})"
    rf"(?:{_APART}{_DAY}[ ]{{0,8}}$|[ ]{_DAY}[ ]{{0,8}}$(?={_UNDER_DAY}))"
    rf"|{_DAY}{_APART}(?P<after>(?!{_SELF}){_BY})[ ]{{0,8}}$"
    rf"|{_DAY}[ ]{{0,2}}[-:][ ]{{1,3}}"
    rf"(?P<deed>{_DEEDS}[a-z]{{0,10}}[ ]{{0,3}}(?:[(:][^\n]{{0,120}})?)$"
    r"|(?P<wrote>On [^\n]{4,120} wrote:))",
    re.MULTILINE,
)
_SUBJECT = re.compile(r"(?i)\b(?:request|response|reply|enquiry|letter|decision)$")  # no sender
_FIRST_WORD = re.compile(r"[ \t>]{0,8}(?:Dear|Hi|Hello|Annwyl|From:|On )")
_ANNOTATED = " left an annotation"
_HEADER = 300  # characters; no line with a sender and a date is longer
_HEADS = ("header", "sender", "over", "by", "after")  # a line that says who sends
_OF_BODY = re.compile(
    r"\b(?:police|constabulary|council|service|office|trust|authority|department|commissioner|"
    r"university|agency|board|ccg|icb|borough|force|team|unit|mailbox|ministry|foi|foia|opcc|pcc|"
    r"enquir(?:y|ies)|no-?reply|information|disclosure|governance|requests?|gov)\b",
    re.IGNORECASE,
)
_DEED = re.compile(r" (?:made|asked|replied|wrote|sent|answered|followed|requested|said)\b")
_COMMENT = re.compile(r"annotation\b|comment\b", re.IGNORECASE)
_HEAD_LINES, _HEAD_LINE = 6, 100  # what may stand between the sender's line and the greeting
_TO_BODY = re.compile(
    r"Dear (?:[^\n]{0,60}\b(?:Police|Constabulary|Council|Service|Office|Trust|Authority|"
    r"Department|Commissioner|University|Agency|Board|CCG|Borough|Force|Team|Officer|Ministry|"
    r"Requests?|Desk|Hub|Transport|Authorit(?:y|ies)|Unit|Executive|Commission)\b|"
    r"Sir|Madam|FOI|Freedom of Information|Information)",
)
_TO_ANYBODY = re.compile(r"Dear (?:Sir|Madam)")
_NAME = re.compile(
    r"(?:[A-Z(][\w'&.()-]*|of|and|for|the|&)(?: (?:[A-Z(][\w'&.()-]*|of|and|for|the|&)){0,9}"
)
_DATED = re.compile(
    r"(?:Date: )?(?:[A-Z][a-z]{2,8},? )?\d{1,2}(?:st|nd|rd|th)? [A-Z][a-z]{2,8},? \d{4}"
)
_UNDER = re.compile(r"(?:[^\n]{0,100}\n){1,7}?[ >]{0,8}(?P<greeting>Dear\b[^\n]{0,90})")
_SENDER_LINES = 4  # how far above its greeting the sender's name may stand
_ANSWERED = re.compile(
    r"(?:^|\n)[ *#>0-9.)]{0,8}(?:(?:our |the )?(?:response|reply|answer|decision|outcome)s?|a\d)\b"
    r"|\b(?:is|are|was|were) (?:not )?(?:held|exempt|attached|disclosed|refused)\b"
    r"|\bwe (?:do|hold)\b"
)
_JUDGED = 2500  # how much of a message is judged
_CLOSES = re.compile(
    r"[ >]{0,8}(?i:yours|kind|best|many|warm|with|regards|thanks|cofion|yn gywir)\b[^\n]{0,30}$",
    re.MULTILINE,
)
_CLOSING = re.compile(
    rf"^{_CLOSES.pattern}\n"
    r"(?:[ >]{0,8}\n){0,3}[ >]{0,8}(?P<name>[A-Z][^\n,:|]{1,40}?)[ ]{0,4}(?:,|$)",
    re.MULTILINE,
)
_NAME_AFTER = 60  # the name under a closing may have been taken for the next message's sender
_TITLES = frozenset("mr mrs ms miss mx dr prof professor sir dame madam cllr rev the".split())
_TO_PERSON = re.compile(r"(?:Dear|Hi|Hello) (?!Sir|Madam|Requester|Applicant|Enquirer|All\b)[A-Z]")
_ADDRESSED = re.compile(r"(?:Dear|Hi|Hello|Annwyl)\b(?P<name>[^\n,]{1,60})")


def messages(source: Source) -> tuple[Message, ...]:
    """The messages in order; together they cover the text."""
    beginnings = _beginnings(source)
    found = list(_begun(source, beginnings))
    is_asked = _is_request_alone(source, found, beginnings)
    if not found or not (is_asked or _is_thread(source, found, beginnings)):
        return (Message(AUTHORITY, 0, len(source.text), "thread/one-message"),)
    if found[0].start or is_asked:
        found.insert(0, Message(PLATFORM, 0, found[0].start, "thread/before-first-message"))
    return tuple(found)


def _is_request_alone(
    source: Source, found: list[Message], beginnings: list[re.Match[str]]
) -> bool:
    """Whether a requester wrote and nobody answered: a request kept in somebody's notes."""
    if not found or any(message.speaker != REQUESTER for message in found):
        return False
    if not any(_TO_BODY.match(one["greeting"] or "") for one in beginnings):
        return False
    said = cues("thread", "speaker").within(source.low, 0, len(source.low))
    if any(one.says == AUTHORITY and one.first(source.low) for one in said):
        return False
    return _ANSWERED.search(source.low) is None and _CLOSING.search(source.plain) is not None


def is_thread(found: tuple[Message, ...]) -> bool:
    """Whether these are the messages of a thread, not one letter."""
    return len(found) > 1


def _is_thread(source: Source, found: list[Message], beginnings: list[re.Match[str]]) -> bool:
    """Whether a requester or a third party speaks outside a letter of the authority.

    A letter may quote the request with its greeting: then no line says who sends, and the
    authority speaks first and never again.
    """
    if not any(_is_of_mail(source, match) for match in beginnings):
        return False
    speakers = [message.speaker for message in found]
    if THIRD in speakers:
        return True
    is_quoting = speakers == [AUTHORITY, REQUESTER] and all(m["greeting"] for m in beginnings)
    return REQUESTER in speakers and AUTHORITY in speakers and not is_quoting


def _is_of_mail(source: Source, match: re.Match[str]) -> bool:
    """Whether it begins a letter; a name beside a day may also be an entry of a list."""
    return not (match["by"] or match["after"]) or bool(_greeting(source, match))


def _beginnings(source: Source) -> list[re.Match[str]]:
    """Where messages begin; a greeting under the line of its sender begins none of its own."""
    found: list[re.Match[str]] = []
    for match in source.at_lines(_BEGINNING, source.plain, among=_likely(source)):
        if match["by"] and _SUBJECT.search(match["by"]):
            continue
        last = found[-1] if found else None
        if match["greeting"] and last and any(last[key] for key in (*_HEADS, "deed")):
            between = source.plain[last.end() : match.start()].split("\n")
            lines = [line for line in between if line.strip()]
            if len(lines) <= _HEAD_LINES and all(len(line) < _HEAD_LINE for line in lines):
                continue
        found.append(match)
    return found


def _likely(source: Source) -> Iterator[int]:
    """The lines that may begin a message: by their first word, or with figures in or under them."""
    plain, lines = source.plain, source.lines
    years = [one.start for one in source.figures if _may_be_year(plain, *one)]
    is_annotated = _ANNOTATED in plain
    for line, under in zip(lines, [*lines[1:], lines[-1]], strict=True):
        is_short = line.end - line.start <= _HEADER
        if (
            _FIRST_WORD.match(plain, line.start)
            or (is_short and bisect_left(years, line.start) < bisect_left(years, under.end))
            or (is_annotated and plain.find(_ANNOTATED, line.start, line.end) >= 0)
        ):
            yield line.start


def _may_be_year(plain: str, start: int, end: int) -> bool:
    """Whether figures end a day, or begin one: "2020", "1/2/20"."""
    return end - start == len("2020") or plain[start - 1 : start] == "/"


def _begun(source: Source, beginnings: list[re.Match[str]]) -> Iterator[Message]:
    starts = [_with_sender(source, match) for match in beginnings]
    ends = [*starts[1:], len(source.text)][: len(starts)]
    first = next((name for match in beginnings if (name := _sender(match))), "")
    signed: dict[str, str] = {}
    for match, start, end in zip(beginnings, starts, ends, strict=True):
        if start < end:
            speaker, rule = _speaker(source, match, end, first, signed)
            if closing := _CLOSING.search(source.plain, match.end(), end + _NAME_AFTER):
                signed |= dict.fromkeys(_name_words(closing["name"]), speaker)
            yield Message(speaker, start, end, rule)


def _sender(match: re.Match[str]) -> str:
    """The name in the line that says who sends."""
    found = next((match[key] for key in _HEADS if match[key]), "")
    return _DEED.split(found)[0].strip()


def _with_sender(source: Source, match: re.Match[str]) -> int:
    """The beginning of a message, the line with its sender's name above the greeting included."""
    start = match.start()
    if not match["greeting"]:
        return start
    above = source.plain[max(0, start - 200) : start].split("\n")[:-1][-_SENDER_LINES:]
    taken = 0
    for back, line in enumerate(reversed(above), 1):
        if not line.strip() and not taken:
            continue
        if not _is_of_head(line.strip()):
            if _CLOSES.match(line):
                return start
            break
        taken = back
    return start - sum(len(one) + 1 for one in above[-taken:]) if taken else start


def _is_of_head(line: str) -> bool:
    """Whether a line above a greeting is of the message's head: a sender's name or a date."""
    is_name = 0 < len(line) < 90 and _NAME.fullmatch(line) is not None
    return is_name or _DATED.fullmatch(line) is not None or line.startswith("From: ")


def _name_words(name: str) -> list[str]:
    """The words of a name, by one of which a letter addresses whoever bears it."""
    words = re.findall(r"[^\W\d_]{2,40}", name.lower())
    return [word for word in words if word not in _TITLES]


def _opposite(speaker: str) -> str:
    return AUTHORITY if speaker == REQUESTER else REQUESTER


def _speaker(
    source: Source, match: re.Match[str], end: int, first: str, signed: Mapping[str, str]
) -> tuple[str, str]:
    """Who speaks; to somebody who signed an earlier message, the other side does."""
    sender = _sender(match)
    if match["annotation"] or _COMMENT.match(sender):
        return THIRD, "thread/annotation"
    stop = min(end, match.start() + _JUDGED)
    votes: dict[str, float] = {}
    for one in cues("thread", "speaker").within(source.low, match.start(), stop):
        if one.first(source.low, match.start(), stop):
            votes[one.says] = votes.get(one.says, 0.0) + one.score
    if sender:
        speaker, weight = _by_sender(source, match, sender, first)
        votes[speaker] = votes.get(speaker, 0.0) + weight
    for speaker, weight in _by_greeting(match["greeting"] or _greeting(source, match), signed):
        votes[speaker] = votes.get(speaker, 0.0) + weight
    if match["deed"]:
        deed = REQUESTER if re.match(_ASKING, match["deed"]) else AUTHORITY
        votes[deed] = votes.get(deed, 0.0) + 8.0
    best = max(votes, key=lambda name: (votes[name], name), default=AUTHORITY)
    return best, "thread/what-it-says"


def _by_greeting(greeting: str, signed: Mapping[str, str]) -> Iterator[tuple[str, float]]:
    """Who may write to those whom a greeting addresses, and how much that weighs."""
    if to := _addressed_to(greeting, signed):
        yield _opposite(to), 6.0
    elif _TO_BODY.match(greeting):
        is_anybody = bool(signed) and _TO_ANYBODY.match(greeting) is not None
        yield REQUESTER, 1.0 if is_anybody else 4.0
    elif REQUESTER in signed.values() and _TO_PERSON.match(greeting):
        yield REQUESTER, 2.0  # to somebody else than the requester


def _addressed_to(greeting: str, signed: Mapping[str, str]) -> str | None:
    """The side that bears the name which a greeting addresses."""
    addressed = _ADDRESSED.match(greeting)
    words = _name_words(addressed["name"]) if addressed else []
    return next((signed[word] for word in reversed(words) if word in signed), None)


def _by_sender(source: Source, match: re.Match[str], sender: str, first: str) -> tuple[str, float]:
    """Who a sender is by the name, or by the line under it, and how much that weighs."""
    under = source.plain[match.start("sender") : match.end()] if match["sender"] else sender
    if _OF_BODY.search(under):
        return AUTHORITY, 8.0
    return REQUESTER, 6.0 if sender == first else 1.5


def _greeting(source: Source, match: re.Match[str]) -> str:
    """The greeting right under the line of a sender."""
    under = _UNDER.match(source.plain, match.end())
    return under["greeting"] if under else ""
