"""The commissioner for information that a document means without saying which.

A decision under FOISA says "the Commissioner" and means the Scottish one.
"""

import re
from collections.abc import Iterator

from extract.mention import Mention
from extract.names import names
from extract.source import Source
from extract.tokens import Tokens, owned

_MEANT = 0.6
_SCOTTISH = re.compile(r"\bdecision (?:notice )?\d{1,4}/\d{4}|decision notice")
_FOI = re.compile(r"\bfoia\b|\bfreedom of information\b")
_OTHERS = re.compile(
    r"information commissioner|crime commissioner|biometrics|surveillance|\bpcc\b|\bpfcc\b|opcc|"
    r"investigatory powers|victims' commissioner|children's commissioner|electoral commissioner"
)


def meant(source: Source, found: Tokens, taken: set[int]) -> Iterator[Mention]:
    """The commissioner, outside the words taken, to which it is added."""
    low = source.low
    if "the commissioner" not in low or _OTHERS.search(low):
        return
    if "foisa" in low and _SCOTTISH.search(low):
        name = "Scottish Information Commissioner"
    elif _FOI.search(low) and "foisa" not in low:
        name = "Information Commissioner's Office"
    else:
        return
    index = next((n for n in found.capitals if owned(found[n].word) == "Commissioner"), None)
    body = names().named(name)
    if index is not None and body is not None and index not in taken:
        one = found[index]
        place = one.start, one.start + len(owned(one.word))
        taken.add(index)
        yield Mention(body, index, index + 1, *place, "organisations/meant", _MEANT)
