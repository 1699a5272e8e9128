"""Names of bodies that no word betrays ("Crown Homes"), by where a letter has its author's name.

That is the first line with an address under it, the last line under a signature, an address to
write to, and the subject of what only the author says of itself.
"""

import re
from collections.abc import Iterator, Sequence
from itertools import chain

from extract.cues import word_set
from extract.mention import Mention
from extract.names import Body, names
from extract.source import Source

_NAME = r"(?P<name>[A-Z][\w'&-]{1,24}(?: (?:(?:and|of|for|the|&) )?[A-Z][\w'&-]{1,24}){0,6})"
_ADDRESSED = re.compile(
    rf"\s{{0,200}}{_NAME}[ ]{{0,80}}\n(?:[^\n]{{0,80}}\n){{0,7}}?[^\n]{{0,60}}"
    r"\b[A-Z]{1,2}\d[\dA-Z]?[ ]?\d[A-Z]{2}\b"
)
_SIGNED = re.compile(
    r"\n[ ]{0,8}(?:Yours|Kind|Best|Many|Warm|With|Regards)\b[^\n]{0,30}\n"
    rf"(?:[^\n]{{0,80}}\n){{2,6}}?[ ]{{0,8}}{_NAME}[ ]{{0,8}}\s{{0,20}}\Z"
)
_AUTHOR = re.compile(
    rf"[CcRrBb](?:onfirm that |esponse:? ?\n{{1,2}}|ehalf of )(?:[Tt]he )?{_NAME}"
    r" (?=(?:do(?:es)? (?:not )?(?:now )?hold|do(?:es)? not|holds?|(?:can )?neither|publish(?:es)?"
    r"|ha(?:s|ve) (?:now )?(?:conducted|searched|considered|completed|looked|decided))\b)"
)
_WRITTEN_TO = re.compile(
    rf"(?:Manager|Officer|Team|Lead|Unit|Secretary|Office), {_NAME},[^\n.;:]{{0,90}}"
    r"\b[A-Z]{1,2}\d[\dA-Z]?[ ]?\d[A-Z]{2}\b"
)
_TAIL = 400  # the characters in which a letter is signed
_NONE = frozenset(
    "Services Department Team Unit Directorate Governance Compliance Group Mr Mrs Ms Miss Dr Sir "
    "Road Street House Commissioning Manager Clerk Lead Adviser Advisor Secretary Solicitor "
    "I We".split()
)


def placed_names(source: Source, known: Sequence[Mention]) -> Iterator[Mention]:
    """The names that stand in such a place and are no body found."""
    found = chain(
        [_ADDRESSED.match(source.plain)],
        [_SIGNED.search(source.plain, max(0, len(source.plain) - _TAIL))],
        _AUTHOR.finditer(source.plain),
        _WRITTEN_TO.finditer(source.plain),
    )
    for match in found:
        if match is None or any(_meets(one, match) for one in known if _is_sure(one, match)):
            continue
        words = match["name"].split()
        strange = word_set("parties", "no-name") | word_set("parties", "nobody") | _NONE
        if len(words) > 1 and strange.isdisjoint(words):
            body = names().named(match["name"]) or Body(match["name"], "other")
            yield Mention(body, -1, -1, *match.span("name"), "issuers/placed", 0.5)


def _is_sure(one: Mention, match: re.Match[str]) -> bool:
    """Whether a body found is one; a company that signs may be owned by the public."""
    return one.body.kind != "vendor" or match.re is _AUTHOR


def _meets(one: Mention, match: re.Match[str]) -> bool:
    return one.start < match.end("name") and match.start("name") < one.end
