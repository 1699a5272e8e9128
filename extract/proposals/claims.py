"""The claims of a proposed record: publication, relations, money, and provisions relied on."""

from collections.abc import Collection, Iterable

from data.dates import Period
from extract.kind import FOI
from extract.proposals.draft import Draft, Entry
from extract.proposals.wording import (
    READINGS,
    STAGES,
    period_of,
    section_words,
    sum_digits,
    sum_words,
)
from extract.provisions import POWER
from extract.reading import EXEMPTION, Amount, Relation

# How a relation of a reading stands in a record: its name, whether its ends change places, what
# may be its subject and its value there, and how a gloss says it.
_BODY, _THING, _ANY = ("org",), ("project", "system"), ("org", "project", "system")
_RELATIONS = {
    "funds": ("fundedBy", True, _ANY, _BODY, "{} is paid for, wholly or partly, by {}."),
    "operates": ("operatedBy", True, _THING, _BODY, "{} is run by {}."),
    "supplies": ("serves", False, _BODY, _BODY, "{} works for {}, as a supplier."),
    "oversees": ("oversees", False, _BODY, _BODY, "{} oversees {}."),
    "criticised": ("criticised", False, _BODY, _ANY, "{} criticised {}."),
}
_SILENT = ("cites", "requested-from", "responded-to", "authorises")


def write_claims(draft: Draft, *, publisher: str, speaker: str, used: Collection[str]) -> None:
    """Adds every claim; ``used`` are the provisions that outcomes name already."""
    _published(draft, publisher)
    paid = set[Amount]()
    for one in draft.reading.relations:
        if one.predicate not in _SILENT:
            paid.update(_related(draft, one, paid))
    for same in _repeated(one for one in draft.reading.amounts if one not in paid):
        _stated(draft, same, speaker)
    _relied_on(draft, speaker, used)


def _published(draft: Draft, publisher: str) -> None:
    found = draft.reading.published
    when = period_of(found)
    if found is None or when is None:
        return
    gloss = f"{draft.label(publisher)} published the document."
    entry: Entry = {
        "gloss": gloss,
        "claim": [publisher, "publishes", draft.document],
        "when": str(when),
        "see": draft.passages.at(found.start, found.end),
    }
    draft.claim("published", entry, rule=found.rule, score=found.score)


def _related(draft: Draft, one: Relation, paid: Collection[Amount]) -> list[Amount]:
    """Adds a relation, and returns the sum that it speaks of, if any; each is spoken of once."""
    shape = _RELATIONS.get(one.predicate)
    if shape is None:
        draft.leave(f'"{one.predicate}" at {one.start}: no relation of a record says it')
        return []
    name, is_turned, subjects, values, said = shape
    ends = (one.object, one.subject) if is_turned else (one.subject, one.object)
    subject, value = (_thing(draft, end, one) for end in ends)
    if subject is None or value is None or subject == value:
        return []
    if subject.split("/")[0] not in subjects or value.split("/")[0] not in values:
        draft.leave(f'"{one.predicate}" at {one.start}: it does not fit what it is said of')
        return []
    entry: Entry = {
        "gloss": said.format(draft.label(subject), draft.label(value))[:400],
        "claim": [subject, name, value],
    }
    see = draft.passages.at(one.start, one.end)
    sums = _sums(draft, see, paid) if one.predicate == "funds" else []
    if sums:
        entry |= _money(sums[0], payee=subject if subject.startswith("org/") else None)
        entry["gloss"] = f"{str(entry['gloss'])[:-1]}; the sum is {sum_words(sums[0])}."
    entry["see"] = see
    draft.claim(one.predicate, entry, rule=one.rule, score=one.score)
    return sums


def _thing(draft: Draft, name: str, one: Relation) -> str | None:
    if any(project.value == name for project in draft.reading.projects):
        return draft.project(name)
    return draft.body(name, one.start, one.end)


def _sums(draft: Draft, see: str, paid: Collection[Amount]) -> list[Amount]:
    """The one sum in the passage of a relation, if its stage was read; of several, none."""
    there = [one for one in draft.reading.amounts if draft.passages.holds(see, one.start)]
    return [one for one in there if len(there) == 1 and one.stage in STAGES and one not in paid]


def _money(one: Amount, *, payee: str | None) -> Entry:
    money: Entry = {
        "value": sum_digits(one.value),
        "currency": one.currency,
        "reading": READINGS[one.qualifier],
        "stage": STAGES[one.stage],
    }
    return {"money": {**money, "payee": payee} if payee else money}


def _repeated(amounts: Iterable[Amount]) -> list[list[Amount]]:
    """Sums that are stated alike, together."""
    alike: dict[object, list[Amount]] = {}
    for one in amounts:
        alike.setdefault((one.value, one.currency, one.qualifier, one.stage), []).append(one)
    return list(alike.values())


def _stated(draft: Draft, same: list[Amount], speaker: str) -> None:
    """A sum for which the reading has no two parties: stated, and no more than that."""
    one = same[0]
    if one.value >= 10**15 or one.value != round(one.value, 2):
        draft.leave(f"the sum at {one.start}: it fits no field")
        return
    spent = one.stage == "spent" and one.payer is not None
    gloss = f"The document states a sum: {sum_words(one)}."
    if spent:
        gloss = f"{draft.label(speaker)} states spending of {sum_words(one)}."
    entry: Entry = {
        "gloss": gloss,
        "claim": [speaker if spent else draft.document, "statedFigure", sum_words(one)],
        "reading": READINGS[one.qualifier],
    }
    if one.stage in STAGES:
        entry |= _money(one, payee=None)
    entry["see"] = list(dict.fromkeys(draft.passages.at(a.start, a.end) for a in same))
    draft.claim("spent" if spent else "sum", entry, rule=one.rule, score=one.score)


def _relied_on(draft: Draft, speaker: str, used: Collection[str]) -> None:
    """Exemptions of a letter that no outcome names, and the powers of a decision."""
    kind = draft.reading.kind.value if draft.reading.kind else ""
    wanted = EXEMPTION if kind in FOI else POWER if kind == "decision" else None
    for one in draft.reading.provisions:
        if one.role != wanted:
            continue
        law = draft.laws.reference(one.act, one.section)
        if law is None:
            draft.leave(f"the provision at {one.start}: no register has its Act")
        elif law not in used:
            act = draft.known.catalogue.acts["/".join(law.split("/")[:2])].label
            entry: Entry = {
                "gloss": f"{draft.label(speaker)} relies on {section_words(law)} of: {act}.",
                "claim": [speaker, "reliesOn", law],
                "see": draft.passages.at(one.start, one.end),
            }
            draft.claim("relies-on", entry, rule=one.rule, score=one.score)


def said_on(draft: Draft) -> Period | None:
    """When the speaker said what the claims report."""
    return period_of(draft.reading.responded, draft.reading.published)
