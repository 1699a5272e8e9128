"""The options that bound a query, with the defaults of ``graph.limits`` shown in the help."""

from collections.abc import Callable
from functools import wraps
from typing import Any

import click

from oversight.options import Decorated

_MOST = 10**9
# Option, field of Limits, type, unit for the help, what it bounds.
_LIMITS: tuple[tuple[str, str, click.ParamType[Any], str, str], ...] = (
    ("--timeout", "seconds", click.FLOAT, "SECONDS", "Time for an answer."),
    ("--memory", "memory_mb", click.FLOAT, "MB", "Memory for working an answer out."),
    ("--max-rows", "rows", click.INT, "ROWS", "Rows of an answer; it is cut there, and told so."),
    ("--max-size", "megabytes", click.FLOAT, "MB", "Size of an answer; it is cut there too."),
    ("--max-text", "characters", click.INT, "CHARACTERS", "Length of the query."),
    ("--max-nesting", "nesting", click.INT, "DEPTH", "Brackets in brackets."),
    ("--max-operators", "links", click.INT, "NUMBER", "Brackets and operators in all."),
)


class LimitOption(click.Option):
    """An option whose default is read when it is needed, for the graph is slow to import."""

    def get_default(self, ctx: click.Context, call: bool = True) -> Any:  # noqa: ANN401  # as above it
        from graph.limits import Limits

        assert self.name is not None
        return getattr(Limits(), self.name)


def limits(command: Decorated) -> Decorated:
    """Adds the options of limits to a command, which receives them as ``limits``."""

    @wraps(command)
    def limited(*args: object, **values: Any) -> object:  # noqa: ANN401  # what click gives
        from graph.limits import Limits

        given = Limits(**{field: values.pop(field) for _, field, *_ in _LIMITS})
        return command(*args, limits=given, **values)

    decorated: Decorated = limited
    for option, field, kind, unit, says in reversed(_LIMITS):
        decorated = _option(option, field, kind, unit, says)(decorated)
    return decorated


def _option(
    option: str, field: str, kind: click.ParamType[Any], unit: str, says: str
) -> Callable[[Decorated], Decorated]:
    return click.option(
        option,
        field,
        cls=LimitOption,
        type=kind,
        callback=_bounded,
        metavar=unit,
        show_default=True,
        help=says,
    )


def _bounded(ctx: click.Context, option: click.Parameter, value: float) -> float:
    if not 0 < value <= _MOST:
        raise click.BadParameter(f"{value} is not above 0 and at most {_MOST:,}.", ctx, option)
    return value
