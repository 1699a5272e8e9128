"""What every block of a record or register is: frozen, closed, spelled with hyphens in files."""

from pydantic import BaseModel, ConfigDict


class Model(BaseModel):
    """A block of fields. A field named for a Python keyword ends in an underscore here alone."""

    model_config = ConfigDict(
        extra="forbid",
        frozen=True,
        alias_generator=lambda name: name.rstrip("_").replace("_", "-"),
        arbitrary_types_allowed=True,
    )
