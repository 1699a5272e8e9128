"""A copy never counts as a second source, and makers are counted apart from origins."""

from pathlib import Path

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from data.records import Corpus, packaged_files, read_corpus
from data.wording.origins import origins
from data.wording.support import Statement, derived_copies, support

names = st.sampled_from("abcdefgh")
FUNDED = Statement("project/lantern", "fundedBy", "org/home-office")


def test_a_copy_and_its_original_are_one_origin() -> None:
    assert origins(["b", "a", "c"], [("b", "a")]) == (("a", "b"), ("c",))


def test_two_copies_of_what_nobody_holds_are_one_origin() -> None:
    assert origins(["a", "b"], [("a", "x"), ("b", "x")]) == (("a", "b"),)
    assert origins(["a", "b"], [("a", "y"), ("y", "x"), ("b", "x")]) == (("a", "b"),)


@given(st.lists(names), st.lists(st.tuples(names, names)))
def test_groups_hold_each_document_once_whatever_the_order(
    documents: list[str], pairs: list[tuple[str, str]]
) -> None:
    groups = origins(documents, pairs)

    assert sorted(d for group in groups for d in group) == sorted(set(documents))
    of = {d: group for group in groups for d in group}
    assert all(of[a] == of[b] for a, b in pairs if a in of and b in of)
    assert origins(reversed(documents), [(b, a) for a, b in reversed(pairs)]) == groups


def _corpus(folder: Path, *, copy_status: str = "proposed", **claims: dict[str, object]) -> Corpus:
    """Records of two letters and a copy of the first, with a claim in each."""
    for number, (name, claim) in enumerate(sorted(claims.items())):
        name = name.replace("_", "-")
        entries = {"claim": claim | {"gloss": "Says so.", "see": ["words"]}}
        if name == "letter-copy":
            entries["is-copy"] = {
                "gloss": "It rewords the other.",
                "claim": ["document/letter-copy", "derivedCopyOf", "document/letter-one"],
                "said-by": "org/the-guardian",
                "status": copy_status,
                "see": ["words"],
            }
        record = {
            "record": name,
            "schema": 1,
            "document": {
                "kind": "letter",
                "label": name,
                "publisher": "org/home-office",
                "text": {"sha256": f"{number:064}", "length": 100},
            },
            "review": {"status": "accepted", "by": "agent/editors", "on": "2026-11-22"},
            "defaults": {"said-in": f"document/{name}"},
            "things": {"project/lantern": {"label": "Lantern", "see": ["words"]}}
            if not number
            else {},
            "claims": entries,
            "passages": {"words": {"at": [0, 90], "where": "line 1", "sha256": f"{number:064}"}},
        }
        (folder / f"{name}.yaml").write_text(
            yaml.safe_dump(record).replace("'2026-11-22'", "2026-11-22")
        )
    return read_corpus(records=sorted(folder.glob("*.yaml")), registers=packaged_files("registers"))


def _said(maker: str, **more: object) -> dict[str, object]:
    return {"claim": ["project/lantern", "fundedBy", "org/home-office"], "said-by": maker, **more}


MET, MEDIA = "org/metropolitan-police-service", "org/the-guardian"


def test_two_letters_of_one_body_are_two_origins_and_one_maker(tmp_path: Path) -> None:
    (found,) = support(_corpus(tmp_path, letter_one=_said(MET), letter_two=_said(MET)))

    assert found.statement == FUNDED
    assert found.claims == ("letter-one/claim", "letter-two/claim")
    assert (len(found.makers), len(found.documents), len(found.origins)) == (1, 2, 2)


@pytest.mark.parametrize(
    ("status", "accepted"), [("proposed", 3), ("accepted", 2), ("rejected", 3)]
)
def test_a_copy_counts_for_nothing_once_it_is_accepted_as_one(
    tmp_path: Path, status: str, accepted: int
) -> None:
    corpus = _corpus(
        tmp_path,
        copy_status=status,
        letter_copy=_said(MEDIA),
        letter_one=_said(MET),
        letter_two=_said(MET),
    )

    (found,) = support(corpus)

    assert len(found.claims) == 3 and found.makers == (MET, MEDIA)
    assert len(found.origins) == accepted
    assert len(found.origins_if_proposed) == (3 if status == "rejected" else 2)


def test_what_is_denied_planned_or_rejected_is_no_support(tmp_path: Path) -> None:
    corpus = _corpus(
        tmp_path,
        letter_a=_said(MET),
        letter_b=_said(MET, denied=True),
        letter_c=_said(MET, modality="planned"),
        letter_d=_said(MET, status="rejected"),
        letter_e=_said(MET, status="proposed"),
    )

    assert support(corpus) == ()
    assert len(support(corpus, least=1)) == 3
    assert [found.claims for found in support(corpus, proposed=True)] == [
        ("letter-a/claim", "letter-e/claim")
    ]


def test_the_packaged_statements_of_the_copy_have_one_origin(packaged: Corpus) -> None:
    found = {found.statement: found for found in support(packaged)}

    assert len(found) >= 4
    funded = found[Statement("project/project-alpha", "fundedBy", "org/home-office")]
    assert (len(funded.claims), len(funded.origins)) == (2, 1)
    copy = ("document/alpha-news-copy", "document/guardian-alpha-article")
    assert derived_copies(packaged, proposed=True) == (copy,)
    assert derived_copies(packaged, proposed=False) == ()
