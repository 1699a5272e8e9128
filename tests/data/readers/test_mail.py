"""Messages give their head and best text; what they carry comes out as files."""

from email.message import EmailMessage

from data.readers.reading import read
from tests.data.readers.making import WORDS, mail_of


def message(**headers: str) -> EmailMessage:
    made = EmailMessage()
    for name, value in {
        "From": "a@example.org",
        "Message-ID": "<1@example.org>",
        **headers,
    }.items():
        made[name] = value
    return made


def test_the_head_is_decoded_and_the_text_is_kept() -> None:
    text = read(mail_of("Dear asker,\n\n> quoted  \nÅ\n"), name="a.eml")
    assert text.content == (
        "From: Westmarch Police <records@example.org>\nTo: asker@example.org\n"
        "Date: Mon, 12 Mar 2018 10:00:00 +0000\nSubject: Réponse to request 7\n\n"
        "Dear asker,\n\n> quoted  \nÅ\n"
    )
    assert text.offered.title == "Réponse to request 7"
    assert text.offered.dates == (("date", "Mon, 12 Mar 2018 10:00:00 +0000"),)
    assert text.offered.authors == ()


def test_plain_text_is_preferred_to_html_and_html_is_read_alone() -> None:
    both = message(Subject="s")
    both.set_content("plain words\n")
    both.add_alternative("<p>marked words</p>", subtype="html")
    text = read(both.as_bytes(), name="a.eml")
    assert text.content.endswith("\n\nplain words\n")
    assert text.attachments == ()
    alone = message(Subject="s")
    alone.set_content("<html><body><p>marked <b>words</b></p></body></html>", subtype="html")
    assert read(alone.as_bytes(), name="a.eml").content.endswith("\n\nmarked words\n")


def test_attachments_and_messages_within_come_out_whole() -> None:
    inner = message(Subject="inner")
    inner.set_content(WORDS)
    outer = message(Subject="outer")
    outer.set_content("see within\n")
    outer.add_attachment(b"\x00\xffbytes", maintype="image", subtype="tiff", filename="café.tif")
    outer.add_attachment(inner)
    first, second = read(outer.as_bytes(), name="a.eml").attachments
    assert (first.name, first.content) == ("café.tif", b"\x00\xffbytes")
    assert second.name == "attachment-2.eml"
    assert WORDS in read(second.content, name=second.name).content


def test_pictures_shown_within_are_left_out_and_told_of() -> None:
    made = message(Subject="s")
    made.set_content("words\n")
    made.add_alternative("<p>words<img src='cid:x'></p>", subtype="html")
    html = made.get_payload(1)
    assert isinstance(html, EmailMessage)
    html.add_related(b"\x89PNG", maintype="image", subtype="png", cid="<x>")
    text = read(made.as_bytes(), name="a.eml")
    assert text.attachments == ()
    assert text.warnings == ("pictures that are shown within the message are left out",)


def test_a_wrong_charset_is_not_believed_in_silence() -> None:
    raw = (
        b"From: a@example.org\nSubject: s\nMIME-Version: 1.0\n"
        b"Content-Type: text/plain; charset=nonsense\n"
        b"Content-Transfer-Encoding: 8bit\n\nCost \xa35\n"
    )
    text = read(raw, name="a.eml")
    assert text.content.endswith("Cost £5\n")
    assert text.warnings == ("not UTF-8; read as Windows-1252",)
