"""Copies are found, reworded ones too; letters that only share a template are not taken for one."""

from datetime import date
from pathlib import Path
from random import Random

import pytest
import yaml

from data.records import packaged_files, read_corpus
from data.wording.alignment import passages
from data.wording.copies import Copy, Verdict, find_copies
from data.wording.proposals import to_proposal
from data.wording.texts import WordedText
from data.wording.words import Lexicon
from tests.data.texts import record_of
from tests.data.worded import ARTICLE, HARM, REWORDING, RIGHTS, letter, nonsense

EARLY, LATE = date(2020, 5, 1), date(2020, 5, 3)
ADVICE = [" ".join(nonsense(45, 50 + i).capitalize().split()) + "." for i in range(14)]


def only(*texts: WordedText) -> Copy:
    (copy,) = find_copies(texts)
    return copy


def test_a_copy_with_what_a_site_puts_around_it_is_a_copy() -> None:
    reprint = f"Leave this site at once\n\n{ARTICLE}\nSign up to hear from our harbour desk daily."
    copy = only(WordedText("article", ARTICLE), WordedText("reprint", reprint))

    assert (copy.verdict, copy.score, copy.in_order) == (Verdict.COPY, 1.0, 1.0)
    assert len(copy.corresponding) == 8
    first = copy.corresponding[0]
    assert reprint[slice(*first.at)] == ARTICLE[slice(*first.other_at)]


def test_a_reworded_article_is_found_with_its_paragraphs_in_order() -> None:
    copy = only(WordedText("article", ARTICLE), WordedText("rewording", REWORDING))

    assert copy.verdict is Verdict.REWORDED
    assert 0.6 < copy.score < 0.9
    assert [(c.paragraph, c.other_paragraph) for c in copy.corresponding] == [
        (n, n) for n in range(1, 9)
    ]


def test_a_reworded_article_is_found_among_many_texts() -> None:
    others = [letter(f"letter {i}", RIGHTS, HARM) for i in range(60)]

    copies = find_copies([WordedText("b", REWORDING), *others, WordedText("a", ARTICLE)])

    assert [(copy.text, copy.original) for copy in copies] == [("b", "a")]


def test_the_later_text_is_the_copy_whatever_its_name() -> None:
    copy = only(WordedText("a", REWORDING, dated=LATE), WordedText("b", ARTICLE, dated=EARLY))
    undated = only(WordedText("a", REWORDING, dated=LATE), WordedText("b", ARTICLE))

    assert (copy.text, copy.original, copy.is_dated) == ("a", "b", True)
    assert not undated.is_dated


@pytest.mark.parametrize("turned", [[7, 6, 5, 4, 3, 2, 1, 0], [6, 7, 0, 1, 2, 3, 4, 5]])
@pytest.mark.parametrize("text", [ARTICLE, REWORDING])
def test_paragraphs_in_another_order_make_no_copy(text: str, turned: list[int]) -> None:
    paragraphs = text.strip().split("\n\n")
    other = "\n\n".join(paragraphs[i] for i in turned)

    assert find_copies([WordedText("a", ARTICLE), WordedText("b", other)]) == ()


def test_a_text_that_is_partly_the_same_and_partly_reworded_makes_no_copy() -> None:
    """A template whose gaps were filled in looks so."""
    paragraphs = [*ARTICLE.strip().split("\n\n")[:5], *REWORDING.split("\n\n")[5:]]

    assert find_copies([WordedText("a", ARTICLE), WordedText("b", "\n\n".join(paragraphs))]) == ()


def test_a_rewording_in_a_long_text_of_its_own_makes_no_copy() -> None:
    longer = "\n\n".join([REWORDING, *ADVICE])

    assert find_copies([WordedText("a", ARTICLE), WordedText("b", longer)]) == ()


def test_two_texts_that_have_only_a_half_in_common_make_no_copy() -> None:
    one, other = (f"{text}\n{nonsense(90, 70 + i)}" for i, text in enumerate((ARTICLE, REWORDING)))

    assert find_copies([WordedText("a", one), WordedText("b", other)]) == ()


def test_three_paragraphs_are_too_few_for_a_rewording() -> None:
    one, other = ("\n\n".join(text.split("\n\n")[1:4]) for text in (ARTICLE, REWORDING))

    assert find_copies([WordedText("a", one), WordedText("b", other)]) == ()


def test_the_same_advice_in_letters_of_two_bodies_makes_no_copy() -> None:
    """Most of each letter is the same, in the same order; each has an answer of its own."""
    letters = [
        letter("a", *ADVICE, f"We hold 14 lamps. {nonsense(9, 1)}", publisher="org/a"),
        letter("b", *ADVICE, f"We hold nothing. {nonsense(9, 2)}", publisher="org/b"),
    ]

    assert find_copies(letters) == ()


def test_letters_from_one_template_that_differ_by_reference_and_name_make_no_copy() -> None:
    said = "We write to {} of the Ambleford Lamp Board on your letter {} about lamps on the quay."

    letters = [
        WordedText(name, "\n\n".join([said.format(who, number), *ADVICE]), publisher)
        for name, who, number, publisher in (
            ("a", "Lantern Street", "FOI 2231", None),
            ("b", "Harbour Road", "FOI 4987", None),
        )
    ]

    assert find_copies(letters) == ()


def test_a_body_that_rewords_its_own_text_copies_nobody() -> None:
    texts = [WordedText("a", ARTICLE, "org/a"), WordedText("b", REWORDING, "org/a")]

    assert find_copies(texts) == ()


def test_a_text_with_other_names_and_figures_is_no_rewording() -> None:
    elsewhere = REWORDING
    for old, new in {
        "Ambleford": "Westmarch",
        "Lantern": "Beacon",
        "14": "81",
        "2017": "2009",
        "£230,000": "£7m",
        "Tides": "Roads",
        "Tolland": "Carrow",
        "Quayside": "Moorside",
        "2016": "2001",
    }.items():
        elsewhere = elsewhere.replace(old, new)

    assert find_copies([WordedText("a", ARTICLE), WordedText("b", elsewhere)]) == ()


def test_short_texts_are_not_judged() -> None:
    said = " ".join(ARTICLE.split()[:30])

    assert find_copies([WordedText("a", said), WordedText("b", said)]) == ()


def test_each_of_many_equal_texts_is_a_copy_of_the_first() -> None:
    copies = find_copies([WordedText(f"{i:02}", ARTICLE) for i in range(40)])

    assert [(copy.text, copy.original) for copy in copies] == [
        (f"{i:02}", "00") for i in range(1, 40)
    ]


def test_a_rewording_of_a_text_with_many_copies_is_found() -> None:
    reprints = [WordedText(f"{i:02}", ARTICLE) for i in range(40)]

    copies = find_copies([*reprints, WordedText("rewording", REWORDING)])

    assert ("rewording", "00") in [(copy.text, copy.original) for copy in copies]


@pytest.mark.parametrize("seed", [1, 2, 3])
def test_the_order_of_the_texts_does_not_matter(seed: int) -> None:
    texts = [WordedText("a", ARTICLE), WordedText("b", REWORDING), letter("c", HARM)]
    first = find_copies(texts)

    Random(seed).shuffle(texts)

    assert repr(find_copies(texts)) == repr(first)


def test_a_proposal_is_a_claim_that_a_record_takes(tmp_path: Path) -> None:
    short = "\nNobody at the boathouse wished to say more."
    content = REWORDING + short
    copy = only(WordedText("article", ARTICLE + short), WordedText("westmarch-notice", content))

    text = to_proposal(
        copy,
        content,
        record="westmarch-notice",
        original="document/ambleford-article",
        by="agent/editors",
        on=date(2026, 11, 22),
    )

    record = record_of(content, {}).model_dump(by_alias=True, mode="json", exclude_defaults=True)
    record["document"]["publisher"] = "org/the-guardian"
    record["review"]["by"] = "agent/editors"
    article = {"kind": "news", "label": "Article", "held": "no", "see": ["follows-1"]}
    record["things"] = {"document/ambleford-article": article}
    record |= yaml.safe_load(text.replace("2026-11-22", "'2026-11-22'"))
    file = tmp_path / "westmarch-notice.yaml"
    file.write_text(yaml.safe_dump(record))
    corpus = read_corpus(records=[file], registers=packaged_files("registers"))
    claim = corpus.records[0].claims["copy-of-original"]
    assert (claim.status, claim.directness) == ("proposed", "inferred")
    assert len(claim.see) == len(corpus.records[0].passages) == 8
    passages = corpus.records[0].passages.values()
    assert all(passage.at[1] - passage.at[0] >= 80 for passage in passages)
    assert "came first is not known" in text
    assert not any(word in text for word in ("harbour", "Lantern", "Tolland"))


def test_of_a_very_long_text_the_first_part_is_judged() -> None:
    """Each paragraph is compared with each, so that a longer part would take hours."""
    many = "\n\n".join(nonsense(6, f"paragraph {i}") for i in range(1_100))
    whole = nonsense(6_000, "whole")

    found = only(WordedText("a", many), WordedText("b", many))
    lexicon = Lexicon()
    (passage,) = passages(whole, [(0, len(whole))], lexicon.words(whole), specifics=frozenset())

    assert found.verdict is Verdict.COPY and len(found.corresponding) == 1_000
    assert len(passage.words) == 5_000


def test_the_documents_at_hand_are_no_copies_of_one_another(sources: Path) -> None:
    texts = [
        WordedText(path.name, path.read_text(encoding="utf-8")) for path in sources.glob("*.txt")
    ]

    assert len(texts) >= 5
    assert find_copies(texts) == ()
