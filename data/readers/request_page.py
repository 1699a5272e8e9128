"""Saved pages of requests on WhatDoTheyKnow: the messages in order, each with its head.

Structure after the views of Alaveteli, which runs the site: a message is a block with the
classes `incoming` or `outgoing` and `correspondence`, an annotation one with `comment_in_request`;
https://github.com/mysociety/alaveteli/tree/develop/app/views/request
"""

from collections.abc import Iterator
from dataclasses import dataclass

from data.readers.composition import Composition
from data.readers.extractors import extractor
from data.readers.markup import Element, rendered
from data.readers.texts import Extractor, Kind, Offered, Text

_MESSAGE = (
    ".//*[contains(concat(' ', normalize-space(@class), ' '), ' correspondence ')"
    " or contains(concat(' ', normalize-space(@class), ' '), ' comment_in_request ')]"
)
_KINDS = {"incoming": "incoming", "outgoing": "outgoing", "comment_in_request": "annotation"}
_FOLDED = "show quoted sections"


@dataclass(frozen=True)
class _Message:
    kind: str
    speaker: str
    date: str
    stamp: str
    body: str
    attached: tuple[str, ...]


def is_request_page(root: Element) -> bool:
    """Whether a page holds messages of a request."""
    return any(True for _ in _blocks(root))


def read_request_page(root: Element, composition: Composition) -> Text:
    """Title, state, then each message under `From:` and `Date:`, its attachments named last."""
    title = _first_line(root, "h1")
    for line in (title, _state(root)):
        composition.add(f"{line}\n\n" if line else "")
    messages = [_message(block) for block in _blocks(root)]
    for number, message in enumerate(messages, start=1):
        label = ", ".join(
            filter(None, (f"message {number}", message.kind, message.date or message.stamp[:10]))
        )
        composition.add(_written(message), label=label)
        if _FOLDED in message.body.lower():
            composition.warn(f"message {number}: quoted sections were folded when it was saved")
    stamps = tuple((f"message {n}", m.stamp or m.date) for n, m in enumerate(messages, start=1))
    dates = tuple(stamp for stamp in stamps if stamp[1])
    offered = Offered(title=title, language=root.get("lang") or "", dates=dates)
    return composition.text(Kind.HTML, request_extractor(), offered=offered)


def request_extractor() -> Extractor:
    """What made the text of a request page."""
    return extractor("request page", "1", "lxml")


def _blocks(root: Element) -> Iterator[Element]:
    for block in root.xpath(_MESSAGE):
        if _kind(block):
            yield block


def _kind(block: Element) -> str:
    classes = block.get("class").split()
    return next((kind for name, kind in _KINDS.items() if name in classes), "")


def _message(block: Element) -> _Message:
    head = _one(block, "correspondence__header")
    author, date, stamp = _new_head(head) if head is not None else _old_head(block)
    body = _one(block, "correspondence_text", "comment_in_request_text")
    attached = _one(block, "attachments")
    left_out = frozenset() if attached is None else frozenset([attached])
    return _Message(
        kind=_kind(block),
        speaker=author,
        date=date,
        stamp=stamp,
        # A message that was hidden or sent again has no body: what stands there is kept.
        body=rendered(block if body is None else body, leave_out=left_out),
        attached=() if attached is None else tuple(_attached(attached)),
    )


def _new_head(head: Element) -> tuple[str, str, str]:
    """Speaker and date of the header of today's pages."""
    dated = _one(head, "correspondence__header__date")
    status = _one(head, "correspondence__header__delivery-status")
    left_out = frozenset(part for part in (dated, status) if part is not None)
    stamp = next((time.get("datetime", "") for time in head.iter("time")), "")
    return (
        _line(rendered(head, leave_out=left_out)),
        "" if dated is None else _line(rendered(dated)),
        stamp,
    )


def _old_head(block: Element) -> tuple[str, str, str]:
    """Before 2014 a heading held them, one a line, the date last; annotations still do."""
    heading = next(block.iter("h2"), None)
    lines = [] if heading is None else rendered(heading).splitlines()
    told = [line.removeprefix("From:").strip() for line in lines if line.strip()]
    stamp = next((time.get("datetime", "") for time in block.iter("time")), "")
    if _kind(block) == "annotation":
        return ", ".join(told), "", stamp
    return ", ".join(told[:-1]), told[-1] if told else "", stamp


def _attached(block: Element) -> Iterator[str]:
    """The names under which files are attached; the files are not in the page."""
    for entry in block.iter("li", "p"):
        if "attachment" in (entry.get("class") or "").split():
            named = _one(entry, "attachment__name")
            strong = next(entry.iter("strong"), None)
            name = named if named is not None else strong
            if name is not None:
                yield _line(rendered(name))


def _written(message: _Message) -> str:
    heads = (("From", message.speaker), ("Date", message.date))
    if message.kind == "annotation":
        heads = (("Annotation", message.speaker), ("Date", message.date))
    head = "".join(f"{name}: {words}\n" for name, words in heads if words)
    attached = "".join(f"Attachment: {name}\n" for name in message.attached)
    return "\n".join(part for part in (head, f"{message.body}\n", attached) if part) + "\n"


def _one(block: Element, *names: str) -> Element | None:
    """The first element within that has one of the classes."""
    for element in block.iter():
        if element is not block and isinstance(element.tag, str):
            if set(names) & set((element.get("class") or "").split()):
                return element
    return None


def _state(root: Element) -> str:
    found = root.xpath(".//*[@id='request_status']")
    return _line(rendered(found[0])) if found else ""


def _first_line(root: Element, tag: str) -> str:
    return next((_line(rendered(element)) for element in root.iter(tag)), "")


def _line(text: str) -> str:
    return " ".join(text.split())
