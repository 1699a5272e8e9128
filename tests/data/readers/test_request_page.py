"""Saved requests keep their messages in order, each under its speaker and date."""

import json

import pytest

from data.readers.errors import UnreadableError
from data.readers.reading import read
from tests.data.readers.making import WORDS

TODAY = """<!DOCTYPE html><html lang="en"><head><meta charset="utf-8"><title>x</title></head><body>
<nav><a>Sign in</a></nav><div class="request-header"><h1>Cameras in Ambleford</h1>
<div id="request_status"><p>The request was <strong>refused</strong>.</p></div></div>
<div class="outgoing correspondence js-collapsable" id="outgoing-1">
 <div class="correspondence__header">
  <span class="correspondence__header__author">Jo
     Asker</span>
  <a class="correspondence__header__date"><time datetime="2018-05-01T10:00:00+01:00">
   1 May 2018</time></a>
  <div class="correspondence__header__delivery-status"><a>Delivered</a></div></div>
 <div class="correspondence_text"><p>Dear Council,</p><p>1. How many?<br>
 2. Since when?</p></div>
 <div class="correspondence__footer"><button>Link to this</button><a>Report</a></div></div>
<div class="incoming correspondence normal" id="incoming-2"><div class="correspondence__header">
  <span class="correspondence__header__author">A Clerk, Council of Ambleford</span>
  <a class="correspondence__header__date"><time datetime="2018-05-20">20 May 2018</time></a></div>
 <div class="correspondence_text"><div class="attachments"><h3>1 Attachment</h3><ul>
  <li class="attachment"><p class="attachment__name">reply.pdf</p>
  <p class="attachment__meta">12K <a>Download</a></p></li></ul></div>
  <div><p>We hold it &amp; refuse.</p><a href="#">show quoted sections</a></div></div></div>
<div class="comment_in_request box" id="comment-3"><h2><a>Sam Onlooker</a> left an annotation
 (<time datetime="2018-06-02">2 June 2018</time>)</h2>
 <div class="comment_in_request_text"><p>See another request.</p></div></div>
<div class="sidebar">Act on what you've learnt</div></body></html>"""

READ = """Cameras in Ambleford

The request was refused.

From: Jo Asker
Date: 1 May 2018

Dear Council,

1. How many?
2. Since when?

From: A Clerk, Council of Ambleford
Date: 20 May 2018

We hold it & refuse.

show quoted sections

Attachment: reply.pdf

Annotation: Sam Onlooker left an annotation (2 June 2018)

See another request.

"""

OLD = """<html><body><h1>Cameras</h1>
<div class="outgoing correspondence" id="outgoing-1"><h2>From: Jo Asker<br><br>1 May 2009</h2>
<div class="correspondence_text"><p>How many?</p></div></div>
<div class="incoming correspondence" id="incoming-2"><h2>From: A Clerk<br>Council of Ambleford
<br><br>9 May 2009</h2><div class="correspondence_text"><div class="attachments"><p
class="attachment"><a href="x"><img alt="Attachment"></a><strong>reply.doc</strong><br>9K</p></div>
<p>Two.</p></div><p class="event_actions"><a>Link to this</a></p></div></body></html>"""


def test_messages_keep_their_order_speakers_and_dates() -> None:
    text = read(TODAY.encode(), name="request.html")
    assert text.content == READ
    assert text.extractor.reader == "request page"


def test_each_message_starts_where_it_is_said_to_and_no_label_names_a_person() -> None:
    text = read(TODAY.encode(), name="request.html")
    labels = {start.label: text.content[start.at :].split("\n")[0] for start in text.starts}
    assert labels == {
        "message 1, outgoing, 1 May 2018": "From: Jo Asker",
        "message 2, incoming, 20 May 2018": "From: A Clerk, Council of Ambleford",
        "message 3, annotation, 2018-06-02": (
            "Annotation: Sam Onlooker left an annotation (2 June 2018)"
        ),
    }
    assert text.offered.dates[1] == ("message 2", "2018-05-20")


def test_quotations_folded_away_are_told() -> None:
    text = read(TODAY.encode(), name="request.html")
    assert text.warnings == ("message 2: quoted sections were folded when it was saved",)


def test_pages_of_before_2014_are_read_alike() -> None:
    text = read(OLD.encode(), name="request.html")
    first, second = text.content.split("From: ")[1:]
    assert first == "Jo Asker\nDate: 1 May 2009\n\nHow many?\n\n"
    expected = (
        "A Clerk, Council of Ambleford\nDate: 9 May 2009\n\nTwo.\n\nAttachment: reply.doc\n\n"
    )
    assert second == expected


EVENTS = [
    {"event_type": "sent", "created_at": "2018-05-01T10:00:00Z", "snippet": "A &amp; <b>B</b>"},
    {"event_type": "response", "created_at": "2018-05-20", "display_status": "Refused"},
]
REQUEST = {
    "url_title": "cameras",
    "title": "Cameras",
    "user": {"name": "Jo Asker"},
    "public_body": {"name": "Council of Ambleford"},
    "info_request_events": EVENTS,
}


def test_json_gives_its_events_without_the_requester() -> None:
    text = read(json.dumps(REQUEST).encode(), name="cameras.json")
    assert text.content == (
        "Cameras\n\nCouncil of Ambleford\n\n"
        "Date: 2018-05-01T10:00:00Z\nEvent: sent\n\nA & B\n\n"
        "From: Council of Ambleford\nDate: 2018-05-20\nEvent: response, Refused\n\n"
    )
    assert [start.label for start in text.starts] == [
        "event 1, outgoing, 2018-05-01",
        "event 2, incoming, 2018-05-20",
    ]
    assert "not all their words" in text.warnings[0]


def test_json_of_another_shape_is_refused() -> None:
    broken = {**REQUEST, "info_request_events": WORDS}
    with pytest.raises(UnreadableError, match="no list"):
        read(json.dumps(broken).encode(), name="cameras.json")
    with pytest.raises(UnreadableError, match="is not the JSON of a WhatDoTheyKnow request"):
        read(b'{"a": 1}', name="cameras.json")
