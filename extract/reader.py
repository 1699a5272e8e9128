"""Reading one document: every subject in turn, each from what those before it found."""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from extract.acts import acts
from extract.amounts import amounts
from extract.answers import items
from extract.asked_names import asked_names
from extract.blocks import ANSWER, REQUEST, Blocks, blocks
from extract.cases import Cases
from extract.dating import dates
from extract.dealings import Dealings
from extract.interest import interest_test
from extract.kind import FOI, kind
from extract.labelled import labelled
from extract.mention import Mention
from extract.organisations import mentions, organisations
from extract.outcome import Phrases
from extract.pairing import paired
from extract.parties import authority, publisher, recipient, title
from extract.people import people
from extract.projects import projects
from extract.provisions import cited, provisions
from extract.questions import Asked, asked
from extract.reading import Abstention, Amount, Citation, Found, Reading, Relation
from extract.references import reference
from extract.relations import cites, distinct
from extract.requesters import requester
from extract.retold import is_retold, says_how_many
from extract.sentence_dealings import SentenceDealings, places_of
from extract.source import Source, source
from extract.spans import Span
from extract.thread import messages
from extract.tokens import tokens
from extract.whole import against_label, letter_verdict, request_outcome


def read_document(text: str, *, name: str) -> Reading:
    """Everything that the rules propose for a document.

    Places are code points of the text as given; the same text gives the same reading.
    """
    read = source(text)
    said = messages(read)
    what, unsure = kind(read, said)
    parts = blocks(read, said)
    questions = _asked(read, parts) if what.value in FOI else Asked((), (), 0)
    parts = parts.overlaid(_laid(questions), until=len(text))
    found = tokens(read)
    wanted = asked_names(read, found)
    bodies = mentions(read, found, parts, wanted)
    speaker, doubts = authority(read, parts, bodies, kind=what.value)
    issuer, doubted = publisher(read, kind=what.value, speaker=(speaker, doubts))
    heading = title(read)
    dated = dates(read, parts, kind=what.value, messages=said)
    systems = projects(read, found, bodies, parts, title=heading, kind=what.value, wanted=wanted)
    law = acts(read, found, is_foi_kind=what.value in FOI)
    citations, lawless = cited(read, parts, law, kind=what.value)
    provided = provisions(citations, law, parts, kind=what.value)
    reading = Reading(
        document=name,
        kind=what,
        title=heading,
        publisher=issuer,
        authority=speaker,
        recipient=recipient(read),
        reference=reference(read, parts) if what.value != "news" else None,
        requested=dated.requested,
        responded=dated.responded,
        published=dated.published,
        provisions=provided,
        organisations=organisations(read, bodies, issuer),
        projects=systems,
        people=people(read, parts, found, bodies),
        amounts=_with_parties(amounts(read, parts), speaker),
        messages=said,
        abstentions=(*unsure, *doubted, *dated.abstentions, *lawless),
    )
    if what.value in FOI:
        reading = _with_outcomes(reading, read, parts, questions, citations)
    related = _related(reading, read, parts, bodies)
    return replace(reading, relations=related, amounts=_paid(reading.amounts, related))


def _related(
    reading: Reading, read: Source, parts: Blocks, bodies: Sequence[Mention]
) -> tuple[Relation, ...]:
    """Who deals with whom: in cases, requests and money, and within sentences."""
    assert reading.kind is not None
    what, speaker, systems = reading.kind.value, reading.authority, reading.projects
    asker = requester(
        parts, reading.people, reading.recipient, is_thread=what == "foi-request-thread"
    )
    cases = Cases(read, parts, bodies, reading.provisions, speaker, what)
    dealings = Dealings(read, parts, bodies, asker, systems, reading.amounts, speaker, what)
    everywhere = [thing for one in systems for thing in places_of(read, one)]
    together = SentenceDealings(read, parts, bodies, everywhere, reading.amounts, speaker, what)
    cited = cites(read, parts, bodies, reading.provisions, speaker=speaker, kind=what)
    return distinct([*cited, *cases.relations(), *dealings.relations(), *together.relations()])


def _asked(read: Source, parts: Blocks) -> Asked:
    found = asked(read, parts)
    return paired(read, parts, found if found.questions else labelled(read, parts))


def _with_outcomes(
    reading: Reading,
    read: Source,
    parts: Blocks,
    questions: Asked,
    citations: tuple[Citation, ...],
) -> Reading:
    """The reading with the questions of a request and what became of them."""
    phrases = Phrases(read)
    letter = letter_verdict(read, parts, phrases, reading.messages, questions, citations)
    answered = items(read, parts, phrases, questions, citations, letter)
    outcome, reasons = request_outcome(read, letter, answered)
    test, untested = interest_test(read, parts, reading.provisions)
    unanswered = tuple(
        Abstention(f"items {one.number}", one.rule, one.because) for one in answered if one.because
    )
    labels = against_label(read, parts, outcome)
    return replace(
        reading,
        outcome=outcome,
        interest_test=test,
        questions=_count(read, parts, questions),
        items=answered,
        abstentions=(*reading.abstentions, *reasons, *labels, *untested, *unanswered),
    )


def _laid(questions: Asked) -> Iterator[tuple[Span, str]]:
    """Whose words the questions are, and whose the answers under them."""
    for one in questions.questions:
        yield one.text, REQUEST
        if one.answer:
            yield one.answer, ANSWER


def _count(read: Source, parts: Blocks, questions: Asked) -> int | None:
    """How many numbered questions there are; 0 where the request is repeated without numbers."""
    if questions.questions:
        is_told = questions.is_repeated or says_how_many(read)
        return questions.count if is_told else None
    return 0 if is_retold(read, parts) else None


def _with_parties(found: tuple[Amount, ...], speaker: Found | None) -> tuple[Amount, ...]:
    """Sums that the body that speaks says it spent are paid by it."""
    if speaker is None:
        return found
    return tuple(
        replace(one, payer=speaker.value) if one.stage == "spent" else one for one in found
    )


def _paid(found: tuple[Amount, ...], related: tuple[Relation, ...]) -> tuple[Amount, ...]:
    """Sums that stand in the words of a funding relation have its two parties."""
    funds = [one for one in related if one.predicate == "funds"]
    return tuple(_between(one, funds) for one in found)


def _between(one: Amount, funds: list[Relation]) -> Amount:
    near = next((r for r in funds if r.start - 80 <= one.start < r.end + 160), None)
    return replace(one, payer=near.subject, payee=near.object) if near else one
