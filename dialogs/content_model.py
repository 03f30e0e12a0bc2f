"""What every content file's model is: frozen, and without room for a word that means nothing."""

from typing import Annotated

from pydantic import BaseModel, ConfigDict, Field

Words = Annotated[str, Field(min_length=1)]
"""A text: never empty, as it is sent."""


class Content(BaseModel):
    """A value that was read from YAML. Raises ValidationError for what does not belong in it."""

    model_config = ConfigDict(frozen=True, extra="forbid", populate_by_name=True)
