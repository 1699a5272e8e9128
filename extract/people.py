"""Names of people as a document gives them: who signs, who applies, who decides, who is titled."""

import re
from collections.abc import Collection, Iterator, Sequence
from dataclasses import replace

from extract.blocks import FOOTER, REQUEST, SIGN, THIRD, Blocks
from extract.cues import word_set
from extract.mention import Mention
from extract.people_around import around
from extract.reading import Found
from extract.source import Source
from extract.tokens import Tokens

_PIECE = r"[A-Z\u00c0-\u00de][\w']{1,20}(?:-(?:\n[a-z]|[A-Z\u00c0-\u00de])[\w']{1,20})?"
_CAPITAL = re.compile(r"[ ]{0,80}[A-Z\u00c0-\u00de]")
_INITIALS = r"(?:[A-Z]\.?[ ]){0,2}"
_FULL = rf"(?:{_INITIALS}{_PIECE}(?:[ ](?:{_PIECE}|[A-Z]\.?)){{1,2}}|[A-Z]\.[ ]?{_PIECE})"
_COURTESY = r"(?:Mr|Mrs|Ms|Miss|Mx)"
_STYLE = (
    r"(?:Dr|Det|Detective|Sir|Dame|Prof|Professor|Lord|Lady|Baroness|Rev|Supt|Superintendent|Sgt|Sergeant|Insp|"
    r"Inspector|DCI|DI|DS|PC|ACC|DCC|CC|Constable|Councillor|Cllr)"
)
_TITLES = frozenset(re.findall(r"[A-Z]\w+", _COURTESY + _STYLE))
_TITLE = rf"(?:(?:{_COURTESY}|{_STYLE})\.?[ ](?:\([a-z.]{{2,8}}\)[ ])?)"
_ROLES = (
    *("Manager", "Officer", "Director", "Head", "Clerk", "Leader", "Commissioner", "Minister"),
    *("Mayor", "Chair", "Adviser", "Advisor", "Inspector", "Superintendent", "Secretary"),
    *("Solicitor", "Support", "Assistant", "Constable", "Administrator", "Analyst", "Executive"),
    *("Lead", "Coordinator", "Specialist", "Lawyer", "Registrar", "Chief"),
)
_ROLE = rf"(?:{'|'.join(_ROLES)}|Co-ordinator|Decision[ -]Maker)"
_SIGNED = re.compile(
    rf"^[ ]{{0,8}}(?P<name>{_TITLE}?{_FULL}|[A-Z][ ]{_PIECE})[ ,]{{0,3}}"
    r"(?:\([A-Za-z/ ]{2,20}\))?[ ]{0,3}$",
    re.MULTILINE,
)
_ABOVE_ROLE = re.compile(
    rf"^[ ]{{0,80}}(?P<name>{_TITLE}?{_FULL})[ ]{{0,3}}"
    rf"(?=\n[^\n.]{{0,100}}\b{_ROLE}\b[^\n.]{{0,40}}(?:\n|\Z))",
    re.MULTILINE,
)
# "Ann Ashe, Head of Records" and "the Clerk, Ann Ashe,": looked for at the comma, then before it.
_ROLE_FOLLOWS = re.compile(rf", (?:[A-Z][a-z]{{2,14}} ){{0,3}}{_ROLE}\b")
_NAME_BEFORE = re.compile(
    rf"(?:^|(?<=by )|(?<=: )|(?<=\t))[ ]{{0,8}}(?P<name>{_TITLE}?{_FULL})\Z", re.MULTILINE
)
_NAME_FOLLOWS = re.compile(
    rf", (?:at present |currently )?(?P<name>{_TITLE}?{_FULL})(?=[,.;)\n]|\Z)"
)
_ROLE_BEFORE = re.compile(
    rf"\b{_ROLE}(?:(?: (?:for|of|and|the|to|in))? [A-Z][a-z]{{2,14}}){{0,6}}\Z"
)
_BYLINE = 1000  # the characters in which an article says who wrote it
_BACK = 110  # how far before its comma a name or a role may begin
# Where a name stands by the grammar of its line or sentence, and letters of which every such place
# has some; each is tried over the whole text.
_LINE, _END = r"^[ ]{0,8}", r"[ ]{0,3}$"
_PLACED = (
    (
        "people/byline",
        rf"{_LINE}(?:By|Words by|Written by|Report by)[ :]{{1,2}}(?P<name>{_FULL})"
        r"(?=[ ]{0,3}(?:$|[,|(]| - |and )|[ ]{2})",
        ("By", "by"),
    ),
    (
        "people/before-role",
        rf"{_LINE}(?P<name>{_FULL})(?=[ ]?(?:[|]|[ ]-)[ ]?[^\n|]{{0,40}}\b{_ROLE}\b)",
        ("|", " -"),
    ),
    ("people/speech", rf"said (?P<name>{_FULL})(?=[,.])", ("said ",)),
    (
        "people/greeting",
        rf"{_LINE}(?:Dear|Hi|Hello|Annwyl)[ ](?P<name>{_FULL}|(?:[A-Z]\.?[ ]){{1,3}}{_PIECE})"
        rf"[ ]?,?{_END}",
        ("Dear ", "Hi ", "Hello ", "Annwyl "),
    ),
    (
        "people/closing",
        r"(?:Yours|yours|Thank you|thank you|Thanks|thanks|Regards|regards|Wishes|wishes|Cheers"
        r"|cheers|gywir)\b"
        rf"[^\n]{{0,20}}\n\s{{0,6}}(?P<name>{_FULL}|[A-Z][ ]{_PIECE}){_END}",
        ("ours", "hank", "egards", "ishes", "heers", "gywir"),
    ),
)
_PLACED_IN_TEXT = tuple(
    (rule, re.compile(pattern, re.MULTILINE), letters) for rule, pattern, letters in _PLACED
)
_BY = re.compile(
    rf" by:?[ ]{{1,20}}(?P<name>{_TITLE}?{_FULL})(?=[ ]{{0,3}}(?:$|[,(|])|[ ]{{1,3}}-| on )",
    re.MULTILINE,
)
_BY_WHOM = re.compile(
    r"(?:(?:ask|answer|sign|approv|authori[sz]|prepar|review|publish|decid)ed(?: off)?|taken|made|"
    r"decision)\Z",
    re.IGNORECASE,
)
_AFTER_ROLE = re.compile(rf"(?: is| was|:)? (?P<name>{_FULL})(?=[,.;)\n]|[ ][a-z]|\Z)")
_LAST_OF_ROLE = frozenset((*_ROLES, "Maker"))
_BRACKETED = re.compile(rf"\((?P<name>{_TITLE}?{_FULL})\)")
_INITIALLED = re.compile(rf"[ ]{{3}}(?P<name>[A-Z]\. {_PIECE})(?=[ ]{{2}}|\n)")
_TITLED = re.compile(
    rf"(?P<name>(?:{_COURTESY}|Councillor|Cllr)\.?[ ](?:{_FULL}|{_PIECE})|{_STYLE}\.?[ ]{_FULL})"
)
_COUNCILLORS = re.compile(rf"Councillors[ ]{_PIECE}(?:,[ ]{_PIECE}){{0,12}}(?:[ ]and[ ]{_PIECE})?")
_REQUESTER = re.compile(
    rf"^[ ]{{0,8}}(?P<name>{_FULL})(?= made this (?:FOI|foi|[Ff]reedom of [Ii]nformation) request"
    rf"| left an annotation)|^From: (?P<sender>{_FULL})[ ]{{0,3}}$",
    re.MULTILINE,
)
_OF_REQUESTER = (" made this ", " left an annotation", "From: ")  # one of them has every such line
# Also where a requester speaks.
_ANYWHERE = ("people/above-role", "people/greeting", "people/closing")
_KEPT = re.compile(rf"{_COURTESY}|Dr|Baroness|Lord|Lady|Dame|Sir")  # before a surname alone
_BARE_TITLE = re.compile(rf"{_TITLE}+")
_NOT = re.compile(
    r"(?<![\w-])(?:Police|Council|Freedom|Information|Office|Officer|Unit|Team|Act|Data|Request|House|Street|"
    r"Road|Lane|Service|Services|Manager|Department|Commissioner|Yours|Kind|Regards|Sincerely|"
    r"Constabulary|Headquarters|Hall|Town|Rights|Disclosure|Governance|Legal|Thank|Dear|Patient|County|"
    r"Mailbox|Best|Many|Faithfully|Page|Head|Decision|Committee|Chief|Director|Justice|Crime|Privacy|"
    r"Home|Secretary|Section|Public|Support|Digital|Complaint|Complaints|Madam|Applicant|Requester|"
    r"Centre|Castle|Building|Buildings|Tower|Place|Square|Avenue|Park|Floor|Room|Quay|Campus|College|"
    r"University|Network|Collective|Enquirer|Enquiries|Colleague|Sir|Agency|Trust|Ministry|Minister|"
    r"Kingdom|England|Wales|Scotland|Ireland|London|Britain|Union|News|Times|Herald|Gazette|Media|"
    r"OPCC|FOI|ICO|NHS|Ltd|Limited|Constable|Assistant|Senior|Chair|Cabinet|Member|Leader|The|This|"
    r"Project|Operation|System|Party|Labour|Conservative|Parliament|Assembly|Government|Executive|"
    r"Hub|Programme|Software|Tool|Part|Report|Date|Ref|Group|Board|Authority|Court|Appendix|Annex|North|South|East|West|"
    r"January|February|March|April|May|June|July|August|September|October|November|December)(?![\w-])"
)  # fmt: skip


def people(
    source: Source, blocks: Blocks, found: Tokens, bodies: Sequence[Mention]
) -> tuple[Found, ...]:
    """The people named as signing, applying, deciding or by a title, each once."""
    first: dict[str, Found] = {}
    taken = [(one.start, one.end) for one in bodies]
    named = (
        *_signing(source, blocks),
        *_shaped(source, blocks, found),
        *_around(source, blocks, found),
    )
    for one in map(_trimmed, named):
        if _is_none(one.value) or any(one.start < end and start < one.end for start, end in taken):
            continue
        known = first.setdefault(one.value.casefold(), one)
        if one.start < known.start:
            first[one.value.casefold()] = one
    kept = [one for one in first.values() if not _is_known(one, first.values())]
    return tuple(sorted(kept, key=lambda one: one.start))


def _trimmed(one: Found) -> Found:
    """The name without a word of its sentence: "From Ann Ashe, Head of Streets"."""
    bare, _, last = one.value.rpartition(" ")
    if " " in bare and last in word_set("people", "honours"):
        return replace(one, value=bare, end=one.end - len(last) - 1)
    first, _, rest = one.value.partition(" ")
    if " " not in rest or first not in _firsts():
        return one
    return replace(one, value=rest, start=one.end - len(rest))


def _firsts() -> frozenset[str]:
    return word_set("organisations", "sentence-words") - word_set("organisations", "titles")


def _is_none(name: str) -> bool:
    """Whether a word of a name is no person's, in capitals too."""
    shown = name.title() if name.isupper() else name
    return (
        _NOT.search(shown) is not None
        or shown.split()[0] in _firsts()
        or shown.split()[-1].lower() in word_set("people", "offices")
    )


def _is_known(one: Found, others: Collection[Found]) -> bool:
    """Whether a surname is that of another who is named in full: "Ms Ashe" of "Gwen Ashe"."""
    surname = one.value.split()[-1]
    is_short = len(_BARE_TITLE.sub("", one.value).split()) == 1
    return is_short and any(
        other is not one
        and len(_BARE_TITLE.sub("", other.value).split()) > 1
        and other.value.endswith(" " + surname)
        for other in others
    )


def _made(source: Source, start: int, end: int, rule: str, score: float) -> Found:
    """A name without its title, which stays where a surname alone would be left of "Ms Ashe"."""
    written = source.plain[start:end]
    title = _BARE_TITLE.match(written)
    rest = written[title.end() :] if title else written
    if title and (" " in rest or not _KEPT.match(written)):
        start += title.end()
    if written.endswith("'s"):
        end -= 2
    value = " ".join(source.text[start:end].replace("-\n", "").split())
    return Found(value, start, end, rule, score)


def _signing(source: Source, blocks: Blocks) -> Iterator[Found]:
    """The first line after a sign-off that is a name."""
    for block in blocks.of(SIGN):
        end = min(block.span.end, block.span.start + 600)
        for match in _SIGNED.finditer(source.plain, block.span.start, end):
            if not _NOT.search(match["name"]):
                yield _made(source, *match.span("name"), "people/signature", 0.75)
                break


def _shaped(source: Source, blocks: Blocks, found: Tokens) -> Iterator[Found]:
    for rule, match in _matches(source, found):
        role = blocks.at(match.start("name"))
        is_titled = rule == "people/titled"
        if role not in (FOOTER, THIRD) and (role != REQUEST or is_titled or rule in _ANYWHERE):
            yield _made(source, *match.span("name"), rule, 0.7)
    is_thread = any(words in source.plain for words in _OF_REQUESTER)
    for match in source.at_lines(_REQUESTER, source.plain) if is_thread else ():
        key = "name" if match["name"] else "sender"
        yield _made(source, *match.span(key), "people/thread", 0.8)
    yield from _councillors(source)


def _around(source: Source, blocks: Blocks, found: Tokens) -> Iterator[Found]:
    """Those whom an occupation, a courtesy or a label beside the name tells."""
    for rule, span in around(source, found):
        if blocks.at(span.start) not in (FOOTER, THIRD):
            yield _made(source, *span, rule, 0.65)


def _matches(source: Source, found: Tokens) -> Iterator[tuple[str, re.Match[str]]]:
    """The names that a role or a title stands by, with the rule that found each."""
    plain, headed = source.plain, _headed(source)
    yield from (
        ("people/above-role", one) for one in source.at_lines(_ABOVE_ROLE, plain, among=headed)
    )
    for follows in _ROLE_FOLLOWS.finditer(plain):
        place = follows.start()
        if name := _NAME_BEFORE.search(plain, max(0, place - _BACK), place):
            yield "people/before-role", name
    for name in _NAME_FOLLOWS.finditer(plain):
        if _ROLE_BEFORE.search(plain, max(0, name.start() - _BACK), name.start()):
            yield "people/after-role", name
    for index in found.capitals:
        token = found[index]
        if token.word in _LAST_OF_ROLE and (one := _AFTER_ROLE.match(plain, token.end)):
            yield "people/after-role", one
        if token.word in _TITLES and (one := _TITLED.match(plain, token.start)):
            yield "people/titled", one
    if "   " in plain:
        yield from (("people/initialled", one) for one in _INITIALLED.finditer(plain))
    yield from _placed(source, headed)


def _headed(source: Source) -> list[int]:
    """The lines that begin with a capital, as those that begin with a name do."""
    plain, begins = source.plain, _CAPITAL.match
    return [line.start for line in source.lines if begins(plain, line.start)]


def _placed(source: Source, headed: Sequence[int]) -> Iterator[tuple[str, re.Match[str]]]:
    """The names that their line or sentence gives to somebody."""
    plain = source.plain
    for rule, pattern, letters in _PLACED_IN_TEXT:
        end = _BYLINE if rule == "people/byline" else len(plain)
        if any(plain.find(one, 0, end) >= 0 for one in letters):
            if pattern.pattern.startswith("^"):
                found = source.at_lines(pattern, plain, end, among=headed)
            else:
                found = pattern.finditer(plain)
            yield from ((rule, one) for one in found)
    for one in _BY.finditer(plain):
        if _BY_WHOM.search(plain, max(0, one.start() - 14), one.start()):
            yield "people/by", one
    for one in _BRACKETED.finditer(plain):
        ahead = " ".join(plain[max(0, one.start() - _BACK) : one.start()].split())
        if _ROLE_BEFORE.search(ahead):
            yield "people/after-role", one


def _councillors(source: Source) -> Iterator[Found]:
    """Each of a list: "Councillors Ashe, Birch and Cole"."""
    for match in _COUNCILLORS.finditer(source.plain):
        first = match.start() + len("Councillors ")
        for name in re.finditer(_PIECE, source.plain[first : match.end()]):
            start = first + name.start()
            yield _made(source, start, start + len(name[0]), "people/titled", 0.7)
