import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from export.links import linked, url_of

WHOLE = re.compile(r"\x1b\]8;(?P<parameters>[^;\x1b]*);(?P<url>[!-~]+)\x1b\\text\x1b\]8;;\x1b\\")


@given(st.text(), st.text())
def test_no_address_can_end_the_sequence_that_holds_it(rest: str, name: str) -> None:
    shown = linked("text", f"https://a.example/{rest}", name=name)
    match = WHOLE.fullmatch(shown)
    assert match or shown == "text"
    if match:
        assert re.fullmatch(r"(id=[0-9A-Za-z]+)?", match["parameters"])


@pytest.mark.parametrize(
    "iri",
    [
        "javascript:alert(1)",
        "file:///etc/passwd",
        "data:text/html,x",
        "https://",
        "http:///x",
        " https://a.example/",
        "urn:x:y",
        "",
        "https://a.example/" + "x" * 3000,
    ],
)
def test_only_web_addresses_that_a_terminal_takes_become_links(iri: str) -> None:
    assert linked("text", iri) == "text"


def test_an_iri_is_written_as_a_url() -> None:
    assert url_of("https://a.example/é ?q=1#f") == "https://a.example/%C3%A9%20?q=1#f"
    assert url_of("https://a.example/%C3%A9") == "https://a.example/%C3%A9"
    assert url_of("https://a.example/\x1b\\\x07\x9c") == "https://a.example/%1B%5C%07%C2%9C"


def test_no_text_is_no_link() -> None:
    assert linked("", "https://a.example/") == ""
