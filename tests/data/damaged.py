"""A good record in few lines, and what is told of it when a part is damaged."""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory

import yaml

from data.errors import FaultyFile
from data.records import read_corpus
from tests.invented import BODIES, LAWS, as_yaml, write_registers

NAME = "ambleford-lamps.yaml"
GOOD = """\
record: ambleford-lamps
schema: 1
document:
  kind: decision-notice
  label: Decision on lamps
  publisher: org/ambleford-council
  dated: 2019-03-12
  text: {sha256: HEX, length: 900}
review: {status: accepted, by: agent/readers, on: 2026-11-22, second: none}
defaults:
  said-by: org/ambleford-council
  said-in: document/ambleford-lamps
things:
  project/second-lamps: {label: Second lamps, see: head}
  document/lamp-paper: {kind: report, label: Paper on lamps, held: no, see: head}
acts:
  decision/lamps:
    kind: decision
    label: Lamps decision
    gloss: The chief decided on lamps.
    by: office/westmarch-chief
    for: org/ambleford-council
    approves: [project/second-lamps, claim/funding]
    see: head
claims:
  funding:
    gloss: The lamps are paid for by the department.
    claim: [project/second-lamps, fundedBy, org/eastern-department]
    money: {value: 1400, currency: GBP, reading: exact, stage: offered, payee: unstated}
    see: cost
  offer:
    gloss: The department made an offer.
    claim: [project/second-lamps, offeredBy, org/eastern-department]
    money: {same-as: funding, stage: offered}
    when: 2018-10
    tension-with: funding
    see: [head, cost]
  costs:
    gloss: No costs are left.
    claim: [project/second-lamps, ongoingCosts, no]
    see: cost
  exit:
    gloss: The lamps go out in one of two years.
    claim: [project/second-lamps, exitPlanned, {one-of: [2020, FY2020/21]}]
    see: cost
  paper-promised:
    gloss: A paper was promised.
    promise: {do: document/lamp-paper, for: project/second-lamps, owed-by: unstated,
              due: {before: exit}}
    see: cost
passages:
  head: {at: [0, 100], where: heading, sha256: HEX}
  cost: {at: [200, 300], where: "3.1", sha256: HEX}
left-out:
  - {at: [100, 120], why: heading}
""".replace("HEX", "0" * 64)

# The good record with a request, whose places the damages of requests give.
REQUESTED = GOOD.replace(
    "claims:\n",
    """\
  request/lamps:
    kind: request
    label: Request on lamps
    gloss: Somebody asked about lamps.
    of: org/westmarch-police
    by: agent/requester
    through: org/ask-here
    items:
      1: {gloss: Are there lamps?, about: topic/lamps, see: head}
      2: {gloss: How many?, about: topic/lamps, if: 1, see: head}
      2a: {gloss: And at night?, about: topic/lamps, see: head}
    communications:
      answer: {kind: decision, gloss: One answer., see: head}
    tests:
      night: {exemption: law/lamps-act-2001/s24-2, harm: cost, factors-for: head}
    outcomes:
      - {items: [1], in: answer, outcome: answered, gloss: Yes., see: head}
      - items: [2, 2a]
        in: answer
        outcome: refused
        exemptions: law/lamps-act-2001/s24-2
        because-of: 1
        weighed-by: night
        gloss: Withheld.
        see: cost
    whole: {outcome: partly-disclosed, see: cost}
    see: head
claims:
""",
)

_TABLE = Path(__file__).with_name("damages.yaml")


@dataclass(frozen=True)
class Damage:
    """A part of a good file, what stands in its place, and the lines that are told of it."""

    name: str
    old: str
    new: str
    told: list[str]

    def __str__(self) -> str:
        return self.name


def damages(group: str) -> list[Damage]:
    """The damages of a group: forms, references, requests, registers or laws."""
    rows = yaml.safe_load(_TABLE.read_text("utf-8"))[group]
    return [
        Damage(
            row["damaged"],
            row["from"],
            row["to"],
            [row["told"]] if isinstance(row["told"], str) else row["told"],
        )
        for row in rows
    ]


def told(text: str, *, name: str = NAME) -> list[str]:
    """The lines told of a record's text, the folder of its file left out; none if it is good."""
    return told_of({name: text.encode("utf-8", "surrogatepass")})


def told_of_register(old: str, new: str) -> list[str]:
    """The lines told of the invented register of bodies with a part of its text replaced."""
    return told_of({NAME: GOOD.encode()}, bodies=replaced(as_yaml(BODIES), old, new))


def told_of_laws(old: str, new: str) -> list[str]:
    """The lines told of the invented register of laws with a part of its text replaced."""
    return told_of({}, laws=replaced(as_yaml(LAWS), old, new))


def told_of(
    files: dict[str, bytes], *, bodies: str | None = None, laws: str | None = None
) -> list[str]:
    """The lines told of record files, by name, in the order told; with other registers if given."""
    with TemporaryDirectory() as folder:
        paths = _written(Path(folder), files)
        registers = write_registers(Path(folder))
        for register, text in zip(registers, (bodies, laws), strict=True):
            if text is not None:
                register.write_text(text, "utf-8")
        try:
            read_corpus(records=paths, registers=registers)
        except FaultyFile as error:
            return str(error).replace(f"{folder}/", "").splitlines()
    return []


def replaced(text: str, old: str, new: str) -> str:
    """The text with its only ``old`` replaced."""
    assert text.count(old) == 1, f"{old!r} stands {text.count(old)} times"
    return text.replace(old, new)


def _written(folder: Path, files: dict[str, bytes]) -> Sequence[Path]:
    for name, content in files.items():
        (folder / name).write_bytes(content)
    return [folder / name for name in files]
