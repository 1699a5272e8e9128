"""What a reader refuses.

UnreadableError        (a DataError) a file that cannot be read whole and truly
"""

from data.characters import shown
from data.errors import DataError


class UnreadableError(DataError):
    """A file that cannot be read; the message is one line, without the file's name."""

    def __init__(self, problem: str, *, mend: str = "") -> None:
        super().__init__(shown(f"{problem}; {mend}" if mend else problem))
        self.problem = problem
        self.mend = mend
