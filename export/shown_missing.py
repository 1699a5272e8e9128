"""What a reader may look for in what is shown, and will not find: absence, told as such."""

from graph.shown import Group, Shown

_PARTS_OF_RECORDS = ("claim", "communication", "decision", "outcome", "passage", "record", "test")
_DISPUTABLE = ("claim", "document", "office", "org", "project", "request", "system")


def missing(shown: Shown) -> str:
    """What is missing, in words; "" where nothing is."""
    kind = shown.named.name.split("/")[0]
    overseen = shown.by_class or any(_is_oversight(group) for group in shown.groups)
    told = shown.groups or shown.by_class or shown.promises or shown.questions or shown.claims
    wanted = (
        ("who oversees it", kind == "org" and not overseen),
        ("a promise for it to keep", kind in ("org", "office") and not shown.promises),
        ("a claim about it", kind not in _PARTS_OF_RECORDS and not told),
        ("what disagrees with it", kind in _DISPUTABLE and not shown.disagreements),
    )
    return "; ".join(words for words, is_missing in wanted if is_missing)


def _is_oversight(group: Group) -> bool:
    return group.relation == "oversees" and not group.outward
