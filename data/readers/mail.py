"""E-mails: the head, the best text, and every attachment as a file of its own."""

import re
from collections.abc import Iterator
from email import policy
from email.message import EmailMessage, MIMEPart
from email.parser import BytesParser

from data.readers.bounds import Bounds
from data.readers.composition import Composition
from data.readers.encodings import decoded
from data.readers.errors import UnreadableError
from data.readers.extractors import extractor
from data.readers.markup import parsed, rendered
from data.readers.texts import Attachment, Kind, Offered, Text

_HEAD = ("From", "To", "Cc", "Date", "Subject")
_PART = re.compile(rb"^content-type:", re.IGNORECASE | re.MULTILINE)


def read_mail(content: bytes, *, bounds: Bounds, authors: bool = False) -> Text:
    """From, To, Cc, Date and Subject, then the text; forwarded messages are attachments."""
    message = _message(content, bounds)
    composition = Composition(bounds)
    subject = _header(message, "Subject")
    head = ((name, _header(message, name)) for name in _HEAD)
    composition.add("".join(f"{name}: {words}\n" for name, words in head if words) + "\n")
    composition.add(_body(message, composition))
    attachments = tuple(_attachments(message, bounds, composition))
    date = _header(message, "Date")
    offered = Offered(
        title=subject,
        language=_header(message, "Content-Language"),
        dates=(("date", date),) if date else (),
        authors=(_header(message, "From"),) if authors else (),
    )
    return composition.text(
        Kind.EML, extractor("mail", "1", "lxml"), offered=offered, attachments=attachments
    )


def _message(content: bytes, bounds: Bounds) -> EmailMessage:
    # Counted before they are parsed, which takes a call within a call for each nested one.
    if len(_PART.findall(content)) > bounds.parts:
        raise UnreadableError(f"has over {bounds.parts} parts")
    message = BytesParser(EmailMessage, policy=policy.default).parsebytes(content)
    return message


def _header(message: EmailMessage, name: str) -> str:
    """A decoded header on one line; one that cannot be decoded as it stands."""
    try:
        value = str(message.get(name, ""))
    except (ValueError, IndexError, AttributeError, TypeError):  # of the parser, on odd headers
        value = next((str(v) for n, v in message.raw_items() if n.lower() == name.lower()), "")
    return " ".join(value.split())


def _body(message: EmailMessage, composition: Composition) -> str:
    part = message.get_body(preferencelist=("plain", "html"))
    if part is None:
        composition.warn("has no text of its own")
        return ""
    content = _payload(part)
    declared = part.get_content_charset() or ""
    if part.get_content_type() == "text/html":
        root, warnings = parsed(content, declared=declared)
        text = f"{rendered(root)}\n"
    else:
        text, found = decoded(content, declared=declared)
        warnings = list(found)
    for warning in warnings:
        composition.warn(warning)
    return text


def _attachments(
    message: EmailMessage, bounds: Bounds, composition: Composition
) -> Iterator[Attachment]:
    body = message.get_body(preferencelist=("plain", "html"))
    count = 0
    for part in _leaves(message):
        if part is body or _is_other_form(part, message, body):
            continue
        if part.get_content_maintype() == "image" and part.get("Content-ID"):
            composition.warn("pictures that are shown within the message are left out")
            continue
        count += 1
        if count > bounds.attachments:
            raise UnreadableError(f"has over {bounds.attachments} attachments")
        yield Attachment(_name(part, count), _payload(part))


def _leaves(message: MIMEPart) -> Iterator[MIMEPart]:
    """Parts that hold no parts; a message within is one, whole."""
    pending = [message]
    while pending:
        part = pending.pop()
        if part.get_content_maintype() == "multipart" and part.is_multipart():
            pending += reversed(list(part.iter_parts()))
        else:
            yield part


def _is_other_form(part: MIMEPart, message: EmailMessage, body: MIMEPart | None) -> bool:
    """The HTML of a message whose plain text was read."""
    if part.get_content_type() != "text/html" or part.is_attachment() or body is None:
        return False
    return part is message.get_body(preferencelist=("html",))


def _payload(part: MIMEPart) -> bytes:
    if part.get_content_type() == "message/rfc822" and part.is_multipart():
        within = part.get_payload(0)
        assert isinstance(within, EmailMessage)
        return within.as_bytes()
    payload = part.get_payload(decode=True)
    return payload if isinstance(payload, bytes) else b""


def _name(part: MIMEPart, number: int) -> str:
    try:
        name = part.get_filename()
    except (ValueError, IndexError, AttributeError, TypeError):  # as for a header
        name = None
    if name:
        return name
    kind = part.get_content_type()
    ending = {"message/rfc822": ".eml", "text/html": ".html", "text/plain": ".txt"}.get(kind, "")
    return f"attachment-{number}{ending}"
