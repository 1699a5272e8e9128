"""Whether a letter shows the public interest test that a qualified exemption needs."""

from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from importlib.resources import files
from typing import cast

import yaml

from extract.acts import FOIA
from extract.blocks import SILENT, Blocks
from extract.cues import LOADER, cues, present
from extract.reading import EXEMPTION, Abstention, Citation, Found
from extract.source import Source


def interest_test(
    source: Source, blocks: Blocks, provisions: Sequence[Citation]
) -> tuple[Found | None, tuple[Abstention, ...]]:
    """`shown` or `mentioned`; a note where a qualified exemption stands without either."""
    found = next(_weighed(source, blocks), None)
    if found is not None:
        return found, ()
    qualified = [
        one.section
        for one in provisions
        if one.role == EXEMPTION and one.act == FOIA and _sort(one.section or "") == "qualified"
    ]
    if not qualified:
        return None, ()
    reason = f"no public interest test is shown for section {', '.join(map(str, qualified))}"
    return None, (Abstention("interest_test", "interest/none", reason),)


def _weighed(source: Source, blocks: Blocks) -> Iterator[Found]:
    for one in present(cues("interest", "test"), source.low):
        for match in one.find(source.low):
            if blocks.at(match.start()) not in SILENT:
                yield Found(one.says, *match.span(), one.id, one.score)


@cache
def _sorts() -> Mapping[str, str]:
    text = files("data").joinpath("registers", "legislation.yaml").read_text(encoding="utf-8")
    listed = cast("Mapping[str, Mapping[str, str]]", yaml.load(text, LOADER)["provisions"])
    return {ref: entry["sort"] for ref, entry in listed.items() if "sort" in entry}


def _sort(written: str) -> str:
    """The sort of an exemption of the Freedom of Information Act 2000, as the register gives it."""
    return _sorts().get(f"law/foia-2000/s{written.partition('(')[0].lower()}", "")
