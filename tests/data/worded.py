"""Invented letters and articles that share wording, and words that mean nothing."""

from functools import cache
from random import Random

from data.wording.texts import WordedText

RIGHTS = """\
If you are unhappy with how the lamp board has handled your letter you may ask for it to be looked
at again by somebody else within 40 working days of this one, at the address above."""

HARM = """\
Telling which lamps are lit would let those who mean harm learn where it is dark, and with answers
from other bodies a map could be drawn of every quay in the country that nobody watches at night."""

ARTICLE = """\
The harbour board of Ambleford has paid for cameras along the quay without telling the council, papers show.

The board says that its Lantern programme has helped to find 14 stolen boats since it began in March 2017.

A team of nine people looks through pictures from forty cameras every night, paid by the Ministry of Tides with £230,000.

A paper seen by this newspaper says that the programme will keep the faces of children who play on the pier for two years.

Mira Tolland, who leads the Quayside Residents, said she feared that families would be watched on their way to school.

The board said it had looked for unfair treatment of travellers in a study of its own and had found nothing of the kind.

Asked why nobody had been told, the chair of the board answered that the notice had been put up inside the boathouse by mistake.

The Commissioner for Pictures warned the board in 2016 about an earlier list of names, which was later burnt.
"""  # noqa: E501 - a paragraph of an article is one line

REWORDING = """\
Papers reveal that cameras along the quay were paid for by the harbour board of Ambleford without the council being told.

According to the board, its Lantern programme has helped find 14 boats that were stolen since it started in March 2017.

Every night a group of nine people looks through images from forty cameras, funded by the Ministry of Tides with £230,000.

A document seen by this newspaper says the programme will keep faces of youngsters who play on the pier for two years.

Mira Tolland, head of the Quayside Residents, said she was afraid families would be watched on the way to school.

The board said that it had searched for unfair treatment of travellers in its own study and found nothing of the sort.

When asked why nobody was told, the board's chair replied that the notice was put up in the boathouse by mistake.

In 2016 the Commissioner for Pictures warned the board about an earlier list of names, later burnt.
"""  # noqa: E501 - a paragraph of an article is one line

_SYLLABLES = [a + b for a in "bcdfghklmnprstvz" for b in "aeiou"]


@cache
def nonsense(words: int, seed: int | str) -> str:
    """So many words of a language of its own; no two seeds share four words in a row."""
    random = Random(f"nonsense {seed}")
    return " ".join("".join(random.choices(_SYLLABLES, k=4)) for _ in range(words))


def letter(name: str, *parts: str, publisher: str | None = None) -> WordedText:
    """A letter with paragraphs of its own around those given."""
    around = [nonsense(30, f"before {name}"), *parts, nonsense(30, f"after {name}")]
    return WordedText(name, "\n\n".join(around), publisher)
