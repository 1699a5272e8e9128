"""The page of a thing: one file, nothing from outside, no script, and text that stays text."""

import base64
import hashlib
import re
from dataclasses import replace
from html.parser import HTMLParser
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from data.contexts import Context, Voice, Window
from data.passages import State
from export.shown_html import to_shown_html
from tests.export.passages_shown import HELD, WINDOW, shown_with

HOSTILE = "</mark></p><script>window.ran=1</script><img src=x onerror=ran=1>\"'&<!--{{ 7*7 }}"
ANYTHING = st.text(st.characters(exclude_categories=()), max_size=40)
EMPTY = ("meta", "link")


class Reading(HTMLParser):
    """The elements of a page as they open and close, their attributes, and what is marked."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.elements: list[tuple[str, dict[str, str | None]]] = []
        self.open: list[str] = []
        self.marked: list[str] = []
        self.texts: list[str] = []
        self.feed(page)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.elements.append((tag, dict(attrs)))
        if tag not in EMPTY:
            self.open.append(tag)
        if tag == "mark":
            self.marked.append("")

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag

    def handle_data(self, data: str) -> None:
        self.texts.append(data)
        if "mark" in self.open:
            self.marked[-1] += data

    @property
    def tags(self) -> list[str]:
        return [tag for tag, _ in self.elements]

    def attributes(self, name: str) -> list[str | None]:
        return [said[name] for _, said in self.elements if name in said]


@pytest.fixture(scope="module")
def page() -> str:
    return to_shown_html(shown_with(HELD))


def of_text(text: str) -> Context:
    window = Window(before=text, words=text, after=text, cut_before=True, cut_after=True)
    return replace(HELD, text=text, window=window)


def test_it_is_a_whole_document_with_ordered_headings(page: str) -> None:
    read = Reading(page)
    assert page.startswith("<!doctype html>\n")
    assert read.open == []
    assert dict(read.elements)["html"] == {"lang": "en-GB"}
    assert read.tags.count("h1") == 1 and {"title", "main", "header", "footer"} <= set(read.tags)
    levels = [int(tag[1]) for tag in read.tags if re.fullmatch("h[1-6]", tag)]
    assert all(level <= before + 1 for before, level in pairwise(levels))


def test_it_asks_for_nothing_and_runs_nothing(page: str) -> None:
    read = Reading(page)
    assert not {"script", "img", "iframe", "object", "base", "form"} & set(read.tags)
    assert read.attributes("src") == [] and read.attributes("style") == []
    assert not [name for _, said in read.elements for name in said if name.startswith("on")]
    assert [said["href"] for tag, said in read.elements if tag == "link"] == ["data:,"]
    assert not re.search(r"@import|url\(", page)


def test_its_policy_allows_its_one_style_and_nothing_else(page: str) -> None:
    (policy,) = re.findall(r'Content-Security-Policy" content="([^"]*)"', page)
    (style,) = re.findall(r"<style>(.*?)</style>", page, re.DOTALL)
    digest = base64.b64encode(hashlib.sha256(style.encode()).digest()).decode()
    assert policy.replace("&#39;", "'").split("; ") == [
        "default-src 'none'",
        f"style-src 'sha256-{digest}'",
        "img-src data:",
        "base-uri 'none'",
        "form-action 'none'",
    ]


def test_the_passage_is_marked_and_what_is_around_it_is_not(page: str) -> None:
    assert Reading(page).marked == ["The lamps were lit."]
    assert "… Before it. <mark>The lamps were lit.</mark> After it. …" in page


def test_a_passage_over_paragraphs_is_marked_in_each() -> None:
    window = replace(WINDOW, words="It was night.\n\nThe lamps\nwere lit.")
    read = Reading(to_shown_html(shown_with(replace(HELD, window=window))))
    assert read.marked == ["It was night.", "The lamps were lit."]


def test_state_voice_and_warnings_are_told() -> None:
    voice = Voice(message=2, last=2, messages=4, speaker="requester", sent="2019-05-03")
    moved = replace(HELD, state=State.MOVED, at=(5, 9), voice=voice)
    lost = Context(state=State.LOST, text="letter.txt", recorded_text=True)
    page = to_shown_html(shown_with(moved, lost, None))
    assert "message 2 of 4, of the requester, 3 May 2019" in page
    assert page.count("<strong>Mind:</strong>") == 2
    assert page.count("<blockquote>") == 1
    assert "words of documents" in page
    assert "words of documents" not in to_shown_html(shown_with(lost, None))


@pytest.mark.parametrize("hostile", [HOSTILE, "\x00\x1b\u202e\u2066\ufeff", "\ud800", "{% raw %}"])
def test_hostile_text_adds_no_element_and_no_attribute(hostile: str) -> None:
    plain = Reading(to_shown_html(shown_with(of_text("x"), text="x")))
    page = to_shown_html(shown_with(of_text(hostile), text=hostile))
    read = Reading(page)
    assert read.tags == plain.tags
    assert [set(said) for _, said in read.elements] == [set(said) for _, said in plain.elements]
    assert not set(page) & set("\x00\x1b\u202e\u2066\ufeff\ud800")
    page.encode("utf-8")


def test_hostile_words_are_there_to_be_read() -> None:
    read = Reading(to_shown_html(shown_with(of_text(HOSTILE), text=HOSTILE)))
    assert read.marked == [HOSTILE]
    bidi = Reading(to_shown_html(shown_with(of_text("a\x00\u202eb"))))
    assert bidi.marked == ["a<U+0000><U+202E>b"]


@given(ANYTHING.filter(str.strip))
def test_any_text_is_on_the_page_as_text(text: str) -> None:
    read = Reading(to_shown_html(shown_with(of_text(text), text=text)))
    assert read.open == []
    assert "script" not in read.tags
    assert all(char.isprintable() or char.isspace() for told in read.texts for char in told)


@pytest.mark.parametrize("address", ["javascript:alert(1)", "data:text/html,x", "//x.example"])
def test_only_web_addresses_are_links(address: str) -> None:
    shown = shown_with(HELD)
    fact = replace(shown.facts[0], values=(address, "https://ambleford.example/a?b=1&c='2'"))
    named = replace(shown.named, iri=address)
    page = to_shown_html(replace(shown, facts=(fact,), named=named, disagreements=()))
    hrefs = Reading(page).attributes("href")
    assert address not in hrefs
    assert "https://ambleford.example/a?b=1&c='2'" in hrefs


def test_the_same_gives_the_same_page(page: str) -> None:
    assert to_shown_html(shown_with(HELD)) == page
