"""Telling how far a long job is."""

from collections.abc import Callable

Progress = Callable[[str, int, int], None]
"""Told the name of a stage, how much of it is done, and of how much."""


def unheard(stage: str, done: int, of: int) -> None:
    """For whoever does not want to be told."""
