"""Invented words, dates and sums, drawn from a source of chance that the caller seeds."""

from random import Random

_PLACES = (
    "Ambleford Barrowden Cressmere Dunholt Eastmarch Fenwick Garsdale Harrowby Ilverton Kelsham "
    "Langmoor Marwick Netherby Ousden Penhollow Quarley Ravensea Saltmere Thornleigh Westmarch"
).split()
_PURPOSES = (
    "Lamp Signal Ferry Harbour Market Orchard Bridge Beacon Mill Quarry Weir Lantern".split()
)
_WORDS = (
    "the plan says that a review of records was put off until funds come from another body and "
    "its board agrees to a new term for work on lamps, ferries and markets in each parish where "
    "no paper has set out who may see them or how long they are kept"
).split()
_PERIODS = (
    "{year}-{month:02}-{day:02}",
    "{year}-{month:02}-{day:02}",
    "{year}-{month:02}",
    "{year}-{month:02}",
    "{year}",
    "{year}-Q{quarter}",
    "FY{year}/{following:02}",
    "FY{year}/{following:02}-Q{quarter}",
    "{year}..",
    "..{year}-{month:02}",
    "{year}..{later}",
)


def name(chance: Random, kind: str) -> str:
    """A name such as ``Langmoor Beacon unit 407``."""
    return f"{chance.choice(_PLACES)} {chance.choice(_PURPOSES)} {kind} {chance.randrange(1000)}"


def sentence(chance: Random) -> str:
    """A sentence of 8 to 22 words."""
    return " ".join(chance.choices(_WORDS, k=chance.randint(8, 22))).capitalize() + "."


def period(chance: Random) -> str | dict[str, list[str]]:
    """A date as records write them: mostly days and months, now and then two alternatives."""
    year = chance.randint(2001, 2024)
    if chance.random() < 0.03:
        return {"one-of": [str(year), f"FY{year + 2}/{(year + 3) % 100:02}"]}
    return chance.choice(_PERIODS).format(
        year=year,
        month=chance.randint(1, 12),
        day=chance.randint(1, 28),
        quarter=chance.randint(1, 4),
        following=(year + 1) % 100,
        later=year + chance.randint(1, 5),
    )


def amount(chance: Random) -> str:
    """A sum from hundreds to millions, one in ten with pence."""
    pounds = chance.randint(1, 99) * 10 ** chance.randint(2, 5)
    return f"{pounds}.{chance.randint(1, 99):02}" if chance.random() < 0.1 else str(pounds)


def digest(chance: Random) -> str:
    """What a SHA-256 digest looks like."""
    return f"{chance.getrandbits(256):064x}"
