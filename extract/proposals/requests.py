"""The request act of a proposed record: questions, the letter, outcomes, exemptions and tests."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import groupby

from data.request_references import WITHHOLDING
from data.request_schema import NUMBER
from extract.proposals.draft import Commented, Draft, Entry
from extract.proposals.wording import OUTCOMES, SAID_OF, period_of, section_words
from extract.reading import EXEMPTION, Citation, Found, Item, Reading

RESPONSE = "response"
_NUMBER = re.compile(NUMBER)
_FOR = ("favour of disclos", "favor of disclos", "favouring disclos", "for disclos", "of releas")
_BALANCE = ("balanc", "outweigh", "on balance")


@dataclass(frozen=True)
class _Outcome:
    """What became of some questions, and the rule that says so."""

    numbers: tuple[str, ...]
    made: Entry
    comment: str


@dataclass
class RequestWriter:
    """Writes the act of one request into a draft."""

    draft: Draft
    text: str
    authority: str
    through: str | None
    used: set[str] = field(default_factory=set)
    uncoded: list[str] = field(default_factory=list)

    def write(self) -> None:
        """Adds the act, or says why there is none."""
        items = {one.number: self._question(one) for one in self._items()}
        if not items:
            whole = self._whole_question()
            items = {"1": whole} if whole else {}
        if not items:
            self.draft.leave("the request: no place in the text shows it")
            return
        if self.uncoded:
            asked = _questions(self.uncoded).lower()
            self.draft.leave(f"the matter of {asked}: they name no topic of a register")
        outcomes = list(self._grouped(self._outcomes()))
        act: Entry = {
            "kind": "request",
            "label": f"Request to {self.draft.label(self.authority)}",
            "gloss": self._gloss(len(items)),
            "of": self.authority,
            "by": "agent/requester",
        }
        if self.through:
            act["through"] = self.through
        if made := period_of(self.reading.requested):
            act["made"] = str(made)
        act["items"] = items
        act |= self._letter(outcomes)
        if whole_outcome := self._whole():
            act["whole"] = whole_outcome
        act["see"] = self._evidence(items)
        self.draft.acts[f"request/{self.draft.name}"] = act

    @property
    def reading(self) -> Reading:
        return self.draft.reading

    def _items(self) -> Iterator[Item]:
        seen = set()
        for one in self.reading.items:
            fits = _NUMBER.match(one.number) and one.number not in seen
            if fits and self._place(one):
                seen.add(one.number)
                yield one
            else:
                self.draft.leave(f"question {one.number}: its number or place fits no field")

    def _place(self, one: Item) -> tuple[int, int] | None:
        """Where a question stands, or else its answer."""
        if one.question:
            return one.question.start, one.question.end
        return None if one.start is None or one.end is None else (one.start, one.end)

    def _question(self, one: Item) -> Commented:
        place = self._place(one)
        assert place is not None
        topics = self.draft.known.topics(self.text[slice(*place)])
        if not topics:
            self.uncoded.append(one.number)
        labels = " and ".join(self.draft.known.label(topic) for topic in topics)
        gloss = f"Question {one.number}, on a matter still to be coded"
        if labels:
            gloss = f"Question {one.number}, which names: {labels}"
        about = topics or [self.draft.known.uncoded]
        see = self.draft.passages.at(*place)
        return Commented({"gloss": f"{gloss}.", "about": about, "see": see}, "")

    def _whole_question(self) -> Commented | None:
        place = self._any_place()
        if place is None:
            return None
        self.draft.leave("the questions: they bear no numbers that were read")
        gloss = "The request as one question, since no numbered question was read."
        see = self.draft.passages.at(*place)
        return Commented({"gloss": gloss, "about": [self.draft.known.uncoded], "see": see}, "")

    def _any_place(self) -> tuple[int, int] | None:
        found = (self.reading.requested, self.reading.outcome, self.reading.kind)
        return next(((one.start, one.end) for one in found if one and one.end > one.start), None)

    def _gloss(self, count: int) -> str:
        questions = "one question" if count == 1 else f"{count} questions"
        return f"Somebody asked {self.draft.label(self.authority)} {questions}."

    def _evidence(self, items: dict[str, Commented]) -> list[object]:
        place = self.reading.requested
        if place and place.end > place.start:
            return [self.draft.passages.at(place.start, place.end)]
        return [next(iter(items.values())).entry["see"]]

    def _letter(self, outcomes: list[Commented]) -> Entry:
        """The communication with what it did; nothing where the reading shows none."""
        sent = period_of(self.reading.responded)
        if not outcomes and not sent:
            return {}
        place = self.reading.responded or self.reading.outcome
        if place is None:
            return {}
        see = self.draft.passages.at(place.start, place.end)
        is_question = self.reading.outcome and self.reading.outcome.value == "clarification-sought"
        kind = "clarification-request" if is_question else "decision"
        who = self.draft.label(self.authority)
        letter: Entry = {"kind": kind, "gloss": f"{who} responds to the request.", "see": see}
        if sent:
            letter["sent"] = str(sent)
        made: Entry = {"communications": {RESPONSE: letter}}
        if tests := self._tests():
            made["tests"] = tests
            outcomes = [self._weighed(one, tests) for one in outcomes]
        if outcomes:
            made["outcomes"] = outcomes
        return made

    def _outcomes(self) -> Iterator[_Outcome]:
        listed = list(self._items())
        answered = [one for one in listed if one.outcome != "no-answer"]
        if not answered and not self.reading.responded:
            return
        for one in listed:
            place = self._place(one) if one.start is None else (one.start, one.end or one.start)
            assert place is not None
            if made := self._outcome(one.number, one.outcome, self._named(one), place):
                yield _Outcome((one.number,), made, f"{one.rule}, score {one.score:.2f}")
        if not listed and (found := self.reading.outcome):
            laws = [c for c in self.reading.provisions if c.role == EXEMPTION]
            if made := self._outcome("1", found.value, laws, (found.start, found.end)):
                yield _Outcome(("1",), made, f"{found.rule}, score {found.score:.2f}")

    def _named(self, one: Item) -> list[Citation]:
        return [c for c in self.reading.provisions if c.written in one.provisions]

    def _outcome(
        self, number: str, said: str, laws: list[Citation], place: tuple[int, int]
    ) -> Entry | None:
        """What became of a question, without the question."""
        outcome = OUTCOMES.get(said)
        if outcome is None:
            return None
        known = dict.fromkeys(ref for c in laws if (ref := self._law(c)))
        exemptions = [ref for ref in known if self.draft.laws.is_exemption(ref)]
        under = [ref for ref in known if ref not in exemptions]
        if outcome not in WITHHOLDING:
            exemptions = []
        if outcome == "refused" and not (exemptions or under):
            self.draft.leave(f"outcome of question {number}: refused, under no provision known")
            return None
        self.used.update(exemptions, under)
        made: Entry = {"in": RESPONSE, "outcome": outcome}
        made |= {"exemptions": exemptions} if exemptions else {}
        made |= {"under": under} if under else {}
        return {**made, "see": self.draft.passages.at(*place)}

    def _law(self, one: Citation) -> str | None:
        found = self.draft.laws.reference(one.act, one.section)
        if found is None or found.count("/") < 2:
            self.draft.leave(f"the provision at {one.start}: no register has its Act")
            return None
        return found

    def _grouped(self, outcomes: Iterator[_Outcome]) -> Iterator[Commented]:
        """The outcomes, one for neighbours of which the same passage says the same."""
        for _, group in groupby(outcomes, key=lambda one: (sorted(one.made.items()), one.comment)):
            listed = list(group)
            numbers = [number for one in listed for number in one.numbers]
            made = listed[0].made
            laws = [*_listed(made, "exemptions"), *_listed(made, "under")]
            under = f", under {' and '.join(map(section_words, laws))}" if laws else ""
            gloss = f"{_questions(numbers)}: {SAID_OF[str(made['outcome'])]}{under}."
            see = made["see"]
            inner = {key: value for key, value in made.items() if key != "see"}
            entry = {"items": numbers, **inner, "gloss": gloss[:400], "see": see}
            yield Commented(entry, listed[0].comment)

    def _tests(self) -> dict[str, Entry]:
        """A public interest test for each qualified exemption relied on, where one is shown."""
        found = self.reading.interest_test
        if found is None or found.value != "shown":
            return {}
        qualified = [
            reference
            for reference in sorted(self.used)
            if reference.count("/") == 2 and self.draft.laws.is_qualified(reference)
        ]
        if not qualified:
            return {}
        see = self.draft.passages.at(found.start, found.end)
        return {
            reference.split("/")[-1]: {"exemption": reference, **self._weighing(found, see)}
            for reference in qualified
        }

    def _weighing(self, found: Found, see: str) -> Entry:
        words = " ".join(self.text[found.start : found.end].lower().split())
        if any(sign in words for sign in _BALANCE):
            return {"balance": {"struck": "against-disclosure", "see": see}}
        return {"factors-for" if any(sign in words for sign in _FOR) else "factors-against": see}

    def _weighed(self, one: Commented, tests: dict[str, Entry]) -> Commented:
        exemptions = _listed(one.entry, "exemptions")
        slugs = [slug for slug, test in tests.items() if test["exemption"] in exemptions]
        return Commented({**one.entry, "weighed-by": slugs}, one.comment) if slugs else one

    def _whole(self) -> Commented | None:
        found = self.reading.outcome
        outcome = OUTCOMES.get(found.value) if found else None
        if found is None or outcome is None:
            return None
        see = self.draft.passages.at(found.start, found.end)
        return Commented({"outcome": outcome, "see": see}, f"{found.rule}, score {found.score:.2f}")


def _listed(entry: Entry, key: str) -> list[str]:
    found = entry.get(key, [])
    return [str(one) for one in found] if isinstance(found, list) else []


def _questions(numbers: list[str]) -> str:
    """``Questions 1, 2 and 3``."""
    if len(numbers) == 1:
        return f"Question {numbers[0]}"
    return f"Questions {', '.join(numbers[:-1])} and {numbers[-1]}"
