"""Which extractor made a text, with the libraries that are installed."""

from importlib.metadata import version

from data.readers.texts import Extractor


def extractor(reader: str, reader_version: str, *libraries: str) -> Extractor:
    """A reader of ours, with the installed version of each library that shapes its text."""
    return Extractor(reader, reader_version, tuple((name, version(name)) for name in libraries))
