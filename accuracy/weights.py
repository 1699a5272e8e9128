"""``python -m accuracy.weights``: learns how much each word speaks for a kind of document.

A logistic regression for each kind against all others with an L1 penalty, so that most words get
no weight; on the texts with labels that are not held out. Replies and threads are one kind here:
they differ in how they are built. Names are no features: a word counts that is mostly written in
small letters.
"""

import argparse
import re
import sys
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import yaml
from numpy.typing import NDArray
from sklearn.linear_model import LogisticRegression

from accuracy.run import OWN, ROOT, is_held_out
from extract.kind import FOI
from extract.kind_words import ALWAYS, FOI_KINDS, HEAD, words_of
from extract.source import Source, source

TABLE = ROOT / "extract" / "rules" / "kind_words.yaml"
_STRENGTH = 0.5  # of the data against the penalty (scikit-learn's C)
_LEAST = 8  # texts that must have a word
_MOST = 1.5  # that a word weighs either way, so that none decides alone
_SMALL = 0.5  # of the texts with a word, those that must have it in small letters
_DIGITS = 2  # of a weight that are kept
_SMALL_WORD = re.compile(r"(?<![A-Za-z])[a-z]{2,}(?![A-Za-z])")
_ABOUT = """\
# How much each word in the first 1,500 characters speaks for (or, below 0, against) a kind of
# document, beside the phrases of kind.yaml. Learned from labelled texts that are not held out by
# `make weights`, which writes this file anew. "(always)" is the weight that every text has.
"""


@dataclass(frozen=True)
class Example:
    """A text and the kind that its label says."""

    read: Source
    kind: str


def examples(own: Path = OWN) -> list[Example]:
    """The labelled texts of our own but those held out, in the order of their names."""
    found = []
    for label in sorted((own / "gold").glob("*.yaml")):
        if not is_held_out(label.stem):
            text = (own / "texts" / f"{label.stem}.txt").read_bytes().decode()
            kind = yaml.safe_load(label.read_text("utf-8"))["kind"]
            found.append(Example(source(text), FOI_KINDS if kind in FOI else kind))
    return found


def learned(texts: Sequence[Example]) -> Mapping[str, Mapping[str, float]]:
    """The weights by word and kind, in order of both; words without any are left out."""
    bags = [words_of(one.read) - {ALWAYS} for one in texts]
    words = _features(texts, bags)
    matrix = np.array([[word in bag for word in words] for bag in bags], dtype=float)
    found: dict[str, dict[str, float]] = {}
    for kind in sorted({one.kind for one in texts}):
        labels = np.array([one.kind == kind for one in texts])
        for word, weight in _fitted(matrix, labels, [ALWAYS, *words]):
            found.setdefault(word, {})[kind] = weight
    return {word: found[word] for word in sorted(found)}


def _features(texts: Iterable[Example], bags: Iterable[frozenset[str]]) -> list[str]:
    """The words that enough texts have, and most of them in small letters."""
    every = Counter(word for bag in bags for word in bag)
    small = Counter(word for one in texts for word in {*_SMALL_WORD.findall(one.read.plain[:HEAD])})
    return sorted(word for word, n in every.items() if n >= _LEAST and small[word] >= _SMALL * n)


def _fitted(
    matrix: NDArray[np.float64], labels: NDArray[np.bool_], words: Sequence[str]
) -> Iterable[tuple[str, float]]:
    """The weights of one kind, each rounded, without those that are nothing."""
    model = LogisticRegression(
        C=_STRENGTH, l1_ratio=1, class_weight="balanced", solver="liblinear", random_state=0,
        max_iter=3000,
    )  # fmt: skip
    model.fit(matrix, labels)
    for word, weight in zip(words, _numbers(model), strict=True):
        weight = round(max(-_MOST, min(_MOST, weight)), _DIGITS)
        if word == ALWAYS or weight:
            yield word, weight


def _numbers(model: LogisticRegression) -> list[float]:
    """What a fitted model adds for every text, and then for each word."""
    return [float(one) for one in np.concatenate([model.intercept_, model.coef_[0]])]


def main() -> None:
    """Learn the weights anew and write them."""
    argparse.ArgumentParser(prog="python -m accuracy.weights", description=__doc__).parse_args()
    texts = examples()
    table = learned(texts)
    lines = yaml.safe_dump({word: dict(of) for word, of in table.items()}, default_flow_style=None)
    TABLE.write_text(_ABOUT + lines, "utf-8")
    sys.stderr.write(f"{len(table)} words from {len(texts)} texts: {TABLE.relative_to(ROOT)}\n")


if __name__ == "__main__":
    main()
