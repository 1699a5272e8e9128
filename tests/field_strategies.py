"""Single fields of records as plain data: codes, words, dates, sums, lists."""

from collections.abc import Sequence
from typing import Any

from hypothesis import strategies as st

from data.characters import FORBIDDEN
from ontology.vocabulary import vocabulary
from tests.invented import Plain


def codes(scheme: str) -> st.SearchStrategy[str]:
    return st.sampled_from(sorted(vocabulary().codes(scheme)))


def words() -> st.SearchStrategy[str]:
    """Any text that a record may hold, spaces at its ends and line breaks inside included."""
    letters = st.characters(exclude_categories=("Cs", "Cc", "Cn"))
    plain = st.sampled_from(
        ["Lamps", "no", "12:30:45", "2019-03-12", "{a: b}", "# x", "é", "e\u0301"]
    )
    drawn = st.text(letters | st.just("\n"), min_size=1, max_size=40)
    return plain | drawn.filter(lambda text: text.strip() and not FORBIDDEN.search(text))


def _years() -> st.SearchStrategy[int]:
    return st.integers(1995, 2030)


@st.composite
def _single_dates(draw: st.DrawFn) -> str:
    year, month, quarter = draw(_years()), draw(st.integers(1, 12)), draw(st.integers(1, 4))
    financial = f"FY{year}/{(year + 1) % 100:02}"
    return draw(
        st.sampled_from(
            [
                f"{year}",
                f"{year}-{month:02}",
                f"{year}-{month:02}-{draw(st.integers(1, 28)):02}",
                f"{year}-Q{quarter}",
                financial,
                f"{financial}-Q{quarter}",
            ]
        )
    )


@st.composite
def _ranges(draw: st.DrawFn) -> str:
    first, last = sorted([draw(_years()), draw(_years())])
    return draw(
        st.sampled_from([f"{first}..{last}", f"{first}-05..", f"..FY{last}/{(last + 1) % 100:02}"])
    )


def periods() -> st.SearchStrategy[str]:
    """A date as stated, in any of the written forms."""
    return _single_dates() | _ranges()


def dates() -> st.SearchStrategy[Any]:
    """A date as stated, or alternatives."""
    several = st.lists(periods(), min_size=2, max_size=3, unique=True)
    return periods() | several.map(lambda listed: {"one-of": listed})


def digests() -> st.SearchStrategy[str]:
    return st.text("0123456789abcdef", min_size=64, max_size=64)


def one_or_more(choices: Sequence[str]) -> st.SearchStrategy[Any]:
    """A list without order, or its only entry by itself."""
    several = st.lists(st.sampled_from(choices), min_size=1, max_size=3, unique=True)
    return st.sampled_from(choices) | several


@st.composite
def some_fields(draw: st.DrawFn, /, **fields: st.SearchStrategy[Any]) -> Plain:
    """A block with each of the fields or without it; names with underscores for hyphens."""
    present = {name: draw(value) for name, value in fields.items() if draw(st.booleans())}
    return {name.rstrip("_").replace("_", "-"): value for name, value in present.items()}


def amounts() -> st.SearchStrategy[Any]:
    """Figures as a file may spell them."""
    pence = st.integers(0, 10**12).map(lambda n: f"{n // 100}.{n % 100:02}")
    return st.integers(0, 10**14) | pence | st.sampled_from(["0", "0.50", "007", "1e6"])
