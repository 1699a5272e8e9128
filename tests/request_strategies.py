"""Requests for information as plain data, over the bodies and laws of tests/invented.py."""

from collections.abc import Iterator, Sequence
from typing import Any

from hypothesis import strategies as st

from data.request_references import WITHHOLDING
from ontology.vocabulary import vocabulary
from tests.field_strategies import codes, dates, one_or_more, some_fields, words
from tests.invented import PARTS_OF_LAWS, Plain

_NUMBERS = ("1", "2", "2a", "2b", "3c", "10", "999z")
_COMMUNICATIONS = ("first-answer", "second-answer", "a")
_TESTS = ("lamps", "a", "watching-1")
_TOPICS = ("topic/lamps", "topic/watching")
_POINTED = ("document/lamp-policy", "org/ambleford-council", "topic/lamps", *PARTS_OF_LAWS[:2])


@st.composite
def requests(draw: st.DrawFn, passages: Sequence[str]) -> Plain:
    """A request whose evidence is among the passages named."""
    see = one_or_more(passages)
    numbers = draw(st.lists(st.sampled_from(_NUMBERS), min_size=1, max_size=4, unique=True))
    sent = draw(st.lists(st.sampled_from(_COMMUNICATIONS), max_size=2, unique=True))
    tests = draw(st.lists(st.sampled_from(_TESTS), max_size=2, unique=True))
    request: Plain = {
        "kind": "request",
        "label": draw(words()),
        "gloss": draw(words()),
        "of": draw(st.sampled_from(["org/westmarch-police", "org/ambleford-council"])),
        "by": "agent/requester",
        "items": {number: draw(_items(numbers, see)) for number in numbers},
        "communications": {slug: draw(_communications(see)) for slug in sent},
        "tests": {slug: draw(_tests(passages)) for slug in tests},
        "outcomes": draw(_outcomes(numbers, sent, tests, see)) if sent else [],
        "see": draw(see),
    }
    shown = st.fixed_dictionaries({"shows": codes("PlatformStatusScheme"), "see": see})
    became = st.fixed_dictionaries({"outcome": codes("OutcomeScheme"), "see": see})
    said = some_fields(made=dates(), received=dates(), platform=shown, whole=became)
    through = some_fields(through=st.just("org/ask-here"))
    return request | draw(said) | draw(through)


@st.composite
def _items(draw: st.DrawFn, numbers: Sequence[str], see: st.SearchStrategy[Any]) -> Plain:
    item = {"gloss": draw(words()), "about": draw(one_or_more(_TOPICS)), "see": draw(see)}
    return item | draw(some_fields(if_=st.sampled_from(numbers)))


@st.composite
def _communications(draw: st.DrawFn, see: st.SearchStrategy[Any]) -> Plain:
    said = {"kind": draw(codes("CommunicationScheme")), "gloss": draw(words()), "see": draw(see)}
    flags = st.sampled_from(["yes", "no", True, False])
    return said | draw(some_fields(sent=dates(), sent_inferred=flags, guidance=flags))


@st.composite
def _tests(draw: st.DrawFn, passages: Sequence[str]) -> Plain:
    see = one_or_more(passages)
    balance = st.fixed_dictionaries({"struck": codes("BalanceScheme"), "see": see})
    parts = some_fields(harm=see, factors_for=see, factors_against=see, balance=balance)
    return {"exemption": draw(st.sampled_from(PARTS_OF_LAWS))} | draw(parts)


@st.composite
def _outcomes(
    draw: st.DrawFn,
    numbers: Sequence[str],
    sent: Sequence[str],
    tests: Sequence[str],
    see: st.SearchStrategy[Any],
) -> list[Plain]:
    """Outcomes over one or more questions: of each question at most one in a communication."""
    outcomes: list[Plain] = []
    for slug in sent:
        left: list[str] = draw(st.permutations(numbers))
        while left:
            if draw(st.booleans()):
                break
            taken = draw(st.integers(1, len(left)))
            items, left = left[:taken], left[taken:]
            ground = draw(_grounds(numbers, tests))
            outcomes.append({"items": items, "in": slug, "gloss": draw(words()), **ground})
            outcomes[-1]["see"] = draw(see)
    return outcomes


@st.composite
def _grounds(draw: st.DrawFn, numbers: Sequence[str], tests: Sequence[str]) -> Plain:
    """An outcome with what it may rest on: a refusal names its provision."""
    outcome = draw(st.sampled_from(sorted(vocabulary().codes("OutcomeScheme"))))
    laws = one_or_more(PARTS_OF_LAWS)
    said = draw(
        some_fields(
            under=laws,
            points_to=one_or_more(_POINTED),
            because_of=st.sampled_from(numbers),
            exemptions=laws if outcome in WITHHOLDING else st.just([]),
            weighed_by=one_or_more(tests) if tests else st.just([]),
        )
    )
    if outcome == "refused" and not (said.get("under") or said.get("exemptions")):
        said["exemptions"] = draw(laws)
    return {"outcome": outcome, **said}


def passages_of(block: Any, *, key: str = "") -> Iterator[str]:  # noqa: ANN401  # any value
    """The passages that a block of a record names, however deep."""
    if isinstance(block, dict):
        for name, part in block.items():
            yield from passages_of(part, key=name)
    elif isinstance(block, list) and key not in _LISTS_OF_PASSAGES:
        for part in block:
            yield from passages_of(part)
    elif key in _LISTS_OF_PASSAGES:
        yield from [block] if isinstance(block, str) else block


_LISTS_OF_PASSAGES = ("see", "harm", "factors-for", "factors-against")
