"""What the tests of proposals share."""

import pytest

from data.records import packaged_files, read_corpus
from extract.proposals.known import Known


@pytest.fixture(scope="session")
def known() -> Known:
    return Known(read_corpus(records=[], registers=packaged_files("registers")))
