"""Whether a letter tells what was asked, where no list of questions is in it.

It may quote the request, retell it in a sentence ("your letter in which you ask for ..."), or stand
on a page with it.
"""

import re

from extract.blocks import REQUEST, RIGHTS, SIGN, Block, Blocks
from extract.source import Source

_REPEATED = 60  # characters of a request that a letter must repeat for it to be there
_QUOTED = re.compile(
    r"\b(?:[Rr]equest|e-?mail|letter|asked|reads?|wrote|said|stated|ran)(?:\s[a-z]{1,12}){0,6}"
    r"[\s:,]{1,3}\"[^\"]{60,3000}"
)
_WISH = (
    r"(?:ask|asked|asking|asks|request|requested|requesting|seek|seeking|sought|want|wanted|wish|"
    r"wished|wrote to ask|enquired|enquire|would like|are after|were after)"
)
_WHAT = (
    r"(?:for|about|whether|if|how|what|which|who|when|why|to know|to see|to have|to be told|that|"
    r"the|all|any|every|copies|a copy|details|us (?:for|how|to|about|whether)|"
    r"[a-z' ]{3,60}? (?:for|about|whether|to))"
)
_RETOLD = re.compile(
    rf"(?<![a-z])(?:you (?:[a-z]{{2,12}} ){{0,4}}?{_WISH}(?: us)?(?: on [^.]{{4,60}}?,)?"
    rf"(?: {_WHAT} | ?: ?)|"
    r"your (?:[a-z]{2,14} ){0,4}(?:request|letter|e-?mail|message|enquiry)"
    r"(?: (?:of|dated|received(?: on)?) [^.,]{4,30}?)?,?"
    r"(?: (?:asked|asks|asking|was|is|sought|seeks|seeking|concern(?:s|ed|ing)|relat(?:es|ed|ing)|"
    r"regarding|about|requesting)(?: to| for| about| whether)?| in which you [a-z ]{3,20}|"
    r" for(?: information (?:on|about|relating to|regarding|concerning|for|of how|in relation to)|"
    r" (?!information|a review|an internal|your|this|the purposes)[a-z]| (?:the|a|an|all) )|"
    r" on (?!\d|the \d)) ?|"
    r"request[^?]{0,200}[.\n] ?it (?:(?:was|is|asked) for|asked about|sought|"
    r"concerned|related to) (?:a|an|the|all|any|every|each|copies|details|information|how|what|"
    r"which|whether) )"
    r"(?!not |that (?:we|i) )[^.?]{40}"
)
_COUNTED = re.compile(
    r"(?<![a-z0-9])(?:two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|\d{1,2}) "
    r"(?:[a-z]{3,12} )?(?:questions|queries|points|parts|requests)(?![a-z])"
)
# The words of the person who asks, on a page that has them without a heading.
_SPOKEN = re.compile(
    r"(?:\A|\n|[.:?!\"(,] |act (?:\d{4} )?)(?:(?:and|also|so) )?(?:i|we) (?:ask|seek|request|"
    r"would (?:like|be grateful)|am (?:asking|seeking|requesting|looking)|"
    r"want to (?:know|see|have)|wish to (?:know|see|have|request))(?: [a-z]{2,12}){0,3}? "
    r"(?:for|to|copies|the|all|any|every|whether|if|how|what|a|an|you) [^.?]{25}"
)
_PLEASE = re.compile(
    r"(?:\A|\n|[.:?!\"] )(?:please|could you|can you|would you)"
    r"(?: (?:please|kindly|can|could|would|will))?(?: you)? "
    r"(?:send|provide|supply|disclose|tell me|let me (?:know|have))"
    r" (?!us |your |further|proof|evidence of your)[^.?]{30}"
)


def says_how_many(source: Source) -> bool:
    """Whether a document says how many questions were asked: "your email with six questions"."""
    return _COUNTED.search(source.low) is not None


def is_retold(source: Source, blocks: Blocks) -> bool:
    """Whether any words of a document say what was asked."""
    if any(_is_repeated(source, block) for block in blocks.of(REQUEST)):
        return True
    if _RETOLD.search(source.low) or _QUOTED.search(source.plain):
        return True
    spoken = (*_SPOKEN.finditer(source.low), *_PLEASE.finditer(source.low))
    if any(blocks.at(match.end() - 1) not in (RIGHTS, SIGN) for match in spoken):
        return True
    asked = (one for one in source.sentences if source.plain[one.end - 1] == "?")
    return sum(blocks.at(one.start) not in (RIGHTS, SIGN) for one in asked) > 1


def _is_repeated(source: Source, block: Block) -> bool:
    words = source.flat[block.span.start : block.span.end].split()
    return sum(map(len, words)) + len(words) >= _REPEATED
