"""Which fields may stand at a place of a file, to ask what a wrong one was meant to be."""

from collections.abc import Iterable, Iterator, Sequence
from types import UnionType
from typing import Annotated, Any, Literal, Union, get_args, get_origin

from pydantic import BaseModel


def fields_at(
    model: type[BaseModel], location: Sequence[str | int], *, kinds: Sequence[str | int] = ()
) -> set[str]:
    """The names, as files spell them, of the fields of what stands at a location of a model.

    Where models of several kinds may stand, those of the kinds given if any is.
    """
    here: list[Any] = [model]
    for step in location:
        here = [within for annotation in here for within in _within(annotation, step)]
    models = list(_models(here))
    meant = [one for one in models if set(_kind(one)) & set(kinds)] or models
    return {info.alias or name for one in meant for name, info in one.model_fields.items()}


def _kind(model: type[BaseModel]) -> tuple[Any, ...]:
    """The values that tell a model from the others that may stand in its place."""
    info = model.model_fields.get("kind")
    return get_args(info.annotation) if info and get_origin(info.annotation) is Literal else ()


def _models(annotations: Iterable[Any]) -> Iterator[type[BaseModel]]:
    for annotation in annotations:
        yield from (one for one in _choices(annotation) if _is_model(one))


def _within(annotation: Any, step: str | int) -> Iterator[Any]:  # noqa: ANN401  # any type form
    for choice in _choices(annotation):
        if _is_model(choice):
            fields = choice.model_fields.items()
            yield from (info.annotation for name, info in fields if step == (info.alias or name))
        elif get_origin(choice) is dict:
            yield get_args(choice)[1]
        elif get_origin(choice) is tuple:
            yield get_args(choice)[0]


def _choices(annotation: Any) -> Iterator[Any]:  # noqa: ANN401  # any type form
    """What an annotation allows, without its metadata."""
    if get_origin(annotation) is Annotated:
        yield from _choices(get_args(annotation)[0])
    elif get_origin(annotation) in (Union, UnionType):
        for choice in get_args(annotation):
            yield from _choices(choice)
    else:
        yield annotation


def _is_model(annotation: Any) -> bool:  # noqa: ANN401  # any type form
    return isinstance(annotation, type) and issubclass(annotation, BaseModel)
