"""Office files as archives: refused before anything large or tricky in them is unpacked."""

import io
import zipfile

import lxml.etree as etree

from data.readers.bounds import Bounds
from data.readers.errors import UnreadableError

_ENCRYPTED = 0x1


def check_archive(content: bytes, *, bounds: Bounds) -> None:
    """Refuse too many members, too much in them, a password, damage or a DOCTYPE.

    A member that holds more than it declares is cut there by zipfile, and then damaged.
    """
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            _check_sizes(archive.infolist(), bounds)
            for member in archive.infolist():
                if member.filename.lower().endswith((".xml", ".rels")):
                    _check_xml(archive.read(member), member.filename, bounds)
    except (zipfile.BadZipFile, NotImplementedError, EOFError) as error:
        raise UnreadableError(f"is a damaged archive ({error})") from None


def _check_sizes(members: list[zipfile.ZipInfo], bounds: Bounds) -> None:
    if len(members) > bounds.members:
        raise UnreadableError(f"packs over {bounds.members:,} files")
    if any(member.flag_bits & _ENCRYPTED for member in members):
        raise UnreadableError("is locked with a password", mend="save it without one")
    if sum(member.file_size for member in members) > bounds.unpacked:
        raise UnreadableError(f"unpacks to over {bounds.unpacked >> 20} MB")


def _check_xml(xml: bytes, name: str, bounds: Bounds) -> None:
    """No entity is resolved here; one that was declared is reason enough."""
    parser = etree.XMLParser(resolve_entities=False, load_dtd=False, no_network=True)
    try:
        tree = etree.fromstring(xml, parser).getroottree()
    except etree.XMLSyntaxError as error:
        raise UnreadableError(f"holds XML that is not well formed ({name}: {error.msg})") from None
    doctypes = int(tree.docinfo.internalDTD is not None)
    if doctypes > bounds.doctypes:
        raise UnreadableError(f"declares a DOCTYPE in {name}, which no Word document does")
