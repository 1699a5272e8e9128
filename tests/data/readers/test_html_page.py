"""Pages give their main text, and what they say of themselves."""

import pytest
import trafilatura

from data.readers import markup
from data.readers.errors import UnreadableError
from data.readers.reading import read
from data.readers.texts import Kind
from tests.data.readers.making import WORDS, page_of

PARAGRAPHS = [f"{WORDS} This is paragraph {number}." for number in range(9)]


def test_the_article_is_read_and_the_menu_is_not() -> None:
    text = read(page_of(*PARAGRAPHS), name="a.html")
    assert text.kind is Kind.HTML
    assert [line for line in text.content.splitlines() if "paragraph" in line] == PARAGRAPHS
    assert "Menu" not in text.content
    assert [name for name, _ in text.extractor.libraries] == ["trafilatura", "lxml", "justext"]


def test_title_language_and_dates_are_offered_as_found() -> None:
    head = (
        '<meta property="article:published_time" content="12th of March">'
        '<meta name="author" content="Jo Example">'
    )
    text = read(page_of(*PARAGRAPHS, head=head), name="a.html")
    assert (text.offered.title, text.offered.language) == ("Cameras", "en")
    assert text.offered.dates == (("article:published_time", "12th of March"),)
    assert text.offered.authors == ()
    named = read(page_of(*PARAGRAPHS, head=head), name="a.html", authors=True)
    assert named.offered.authors == ("Jo Example",)


def test_the_same_page_gives_the_same_text() -> None:
    page = page_of(*PARAGRAPHS)
    assert read(page, name="a.html") == read(page, name="a.html")


def test_a_declared_encoding_is_believed_where_the_bytes_allow_it() -> None:
    head = '<meta charset="windows-1252">'
    page = page_of("Cost – £5 and more", head=head).decode().encode("cp1252")
    assert "Cost – £5 and more" in read(page, name="a.html").content
    utf_8 = page_of("Cost – £5 and more", head=head)
    assert "Cost – £5 and more" in read(utf_8, name="a.html").content


def test_a_table_that_is_lost_is_told_of(monkeypatch: pytest.MonkeyPatch) -> None:
    table = "<table><tr><th>Year</th><th>Cost</th></tr><tr><td>2018</td><td>£5</td></tr></table>"
    page = page_of(*PARAGRAPHS, table)
    text = read(page, name="a.html")
    assert "2018" in text.content
    assert text.warnings == ()
    monkeypatch.setattr(trafilatura, "extract", lambda *_, **__: "\n".join(PARAGRAPHS))
    assert read(page, name="a.html").warnings == ("1 of 1 tables of the page were not taken",)


def test_a_main_text_that_is_a_small_part_is_told_of(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(trafilatura, "extract", lambda *_, **__: PARAGRAPHS[0])
    (warning,) = read(page_of(*PARAGRAPHS), name="a.html").warnings
    assert warning == "only 10 % of the page was taken for its main text; compare it"
    monkeypatch.setattr(trafilatura, "extract", lambda *_, **__: None)
    text = read(page_of(*PARAGRAPHS), name="a.html")
    assert "Menu 3" in text.content and PARAGRAPHS[8] in text.content
    assert text.warnings == ("no main text was found, so the whole page is kept",)


def test_a_page_without_words_is_refused() -> None:
    with pytest.raises(UnreadableError, match="holds no text"):
        read(b"<html><body><img src=x></body></html>", name="a.html")


def test_lines_are_those_that_a_browser_shows() -> None:
    root, _ = markup.parsed(
        b"<html><body><h1>A</h1><p>one <b>two</b>\n three<br>four</p><script>no</script>"
        b"<pre>a\n  b</pre><table><tr><td>1</td><td>2</td></tr><tr><td>3</td><td> 4</td></tr>"
        b"</table><ul><li>x</li><li>y</li></ul><!-- no -->end</body></html>"
    )
    shown = "A\n\none two three\nfour\n\na\n  b\n\n1 | 2\n3 | 4\n\nx\ny\n\nend"
    assert markup.rendered(root) == shown
