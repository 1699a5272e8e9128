"""The act of a proposed record of a decision: who decided, for which body, and what."""

from extract.proposals.draft import Draft, Entry
from extract.proposals.wording import period_of


def write_decision(draft: Draft, publisher: str) -> None:
    """Adds the act where the reading has what was approved, or says that there is none."""
    approved = [one for one in draft.reading.relations if one.predicate == "authorises"]
    things = {one: ref for one in approved if (ref := draft.project(one.object))}
    if not things:
        draft.leave("the decision: nothing that it approves was read")
        return
    office = f"office/{draft.slug('decision-maker')}"
    see = [draft.passages.at(one.start, one.end) for one in things]
    draft.things[office] = {
        "label": f"Who decides for {draft.label(publisher)}",
        "named": "no",
        "of": publisher,
        "see": see[0],
    }
    approves = list(dict.fromkeys(things.values()))
    labels = " and ".join(draft.label(one) for one in approves)
    act: Entry = {
        "kind": "decision",
        "label": f"Decision of {draft.label(publisher)}",
        "gloss": f"{draft.label(publisher)} approved: {labels}."[:400],
    }
    if signed := period_of(draft.reading.responded, draft.reading.published):
        act["signed"] = str(signed)
    act |= {"by": office, "for": publisher, "approves": approves, "see": list(dict.fromkeys(see))}
    draft.acts[f"decision/{draft.name}"] = act
