"""Word documents give every word that is shown, in order."""

import docx
import pytest

from data.readers.errors import UnreadableError
from data.readers.reading import read
from tests.data.readers.making import WORDS, docx_of, member, repacked, saved

W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'


def test_paragraphs_and_tables_come_in_order_headers_before_and_footers_after() -> None:
    document = docx.Document()
    document.sections[0].header.paragraphs[0].text = "Westmarch Police"
    document.sections[0].footer.paragraphs[0].text = "Official"
    document.add_paragraph("Before\tit")
    table = document.add_table(2, 2)
    for cell, words in zip(table._cells, ("Year", "Cost", "2018", "5\nin all"), strict=True):
        cell.text = words
    document.add_paragraph("After")
    text = read(saved(document), name="a.docx")
    body = "Before\tit\nYear | Cost\n2018 | 5 in all\nAfter\n"
    assert text.content == f"Westmarch Police\n\n{body}\nOfficial\n\n"
    assert [start.label for start in text.starts] == ["header", "body", "footer"]


def body_of(xml: str) -> bytes:
    """A Word document with this XML as its body."""
    word = f"<w:document {W}><w:body>{xml}</w:body></w:document>"
    return repacked(docx_of(WORDS), {"word/document.xml": word.encode()})


def run(words: str) -> str:
    return f"<w:r><w:t>{words}</w:t></w:r>"


def test_words_in_content_controls_links_and_insertions_are_not_lost() -> None:
    wrapped = (
        f"<w:sdt><w:sdtContent><w:p>{run('one ')}<w:ins>{run('two ')}</w:ins>"
        f"<w:del><w:r><w:delText>gone</w:delText></w:r></w:del>"
        f"<w:hyperlink>{run('three')}</w:hyperlink></w:p></w:sdtContent></w:sdt>"
    )
    text = read(body_of(wrapped), name="a.docx")
    assert text.content == "one two three\n\n"
    assert text.warnings == ("holds tracked changes: insertions are read, deletions left out",)


def test_a_text_box_is_read_once() -> None:
    box = f"<w:txbxContent><w:p>{run('boxed')}</w:p></w:txbxContent>"
    mc = 'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"'
    both = (
        f"<w:p>{run('anchor')}<w:r><mc:AlternateContent {mc}><mc:Choice>{box}</mc:Choice>"
        f"<mc:Fallback>{box}</mc:Fallback></mc:AlternateContent></w:r></w:p>"
    )
    assert read(body_of(both), name="a.docx").content == "anchor\nboxed\n\n"


def test_a_table_within_a_cell_stays_on_the_row() -> None:
    inner = f"<w:tbl><w:tr><w:tc><w:p>{run('in')}</w:p></w:tc></w:tr></w:tbl>"
    outer = f"<w:tbl><w:tr><w:tc><w:p>{run('a')}</w:p>{inner}</w:tc><w:tc><w:p>{run('b')}</w:p>"
    assert read(body_of(f"{outer}</w:tc></w:tr></w:tbl>"), name="a.docx").content == "a in | b\n\n"


def test_footnotes_are_read_and_their_separators_are_not() -> None:
    note = f"<w:footnote w:id='1'><w:p>{run('A note.')}</w:p></w:footnote>"
    separator = f"<w:footnote w:type='separator'><w:p>{run('---')}</w:p></w:footnote>"
    base = docx_of(WORDS)
    relations = member(base, "word/_rels/document.xml.rels").decode()
    kind = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/footnotes"
    relation = f'<Relationship Id="rNote" Type="{kind}" Target="footnotes.xml"/></Relationships>'
    notes = f"<w:footnotes {W}>{separator}{note}</w:footnotes>"
    changed = {
        "word/footnotes.xml": notes.encode(),
        "word/_rels/document.xml.rels": relations.replace("</Relationships>", relation).encode(),
    }
    packed = repacked(base, changed)
    text = read(packed, name="a.docx")
    assert text.content == f"{WORDS}\n\nA note.\n\n"
    assert text.starts[-1].label == "footnotes"


def test_numbers_that_word_counts_are_told_of() -> None:
    document = docx.Document()
    document.add_paragraph("first", style="List Number")
    assert read(saved(document), name="a.docx").warnings == (
        "numbers that Word counts itself are not in the text",
    )


def test_the_author_is_not_offered_unless_asked_for() -> None:
    content = docx_of(WORDS, author="Jo Example")
    assert read(content, name="a.docx").offered.authors == ()
    assert read(content, name="a.docx", authors=True).offered.authors == ("Jo Example",)


def test_a_document_that_is_cut_is_refused() -> None:
    content = docx_of(WORDS)
    with pytest.raises(UnreadableError, match="damaged"):
        read(content[: len(content) // 2], name="a.docx")
