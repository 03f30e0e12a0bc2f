"""The library as data: its name, places, programmes, schools and who reads what a parent tells."""

from typing import Annotated, Literal

from pydantic import BaseModel, ConfigDict, Field

Programme = Literal["studiebegeleiding", "plek3"]
SchoolKind = Literal["po", "vo", "mbo"]
Reader = Literal["coordinator", "tutor", "team"]
_SPAN = r"(Mo|Tu|We|Th|Fr|Sa|Su)([-,](Mo|Tu|We|Th|Fr|Sa|Su))* \d\d:\d\d-\d\d:\d\d(,\d\d:\d\d-\d\d:\d\d)*"
HOURS = rf"^{_SPAN}(; {_SPAN})*$"


class _Frozen(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")


class Place(_Frozen):
    """A building with a door. `hours` in the OpenStreetMap form: 'Tu-Fr 13:00-17:30; Sa 10:00-17:00'."""

    id: str
    name: str
    address: str
    hours: Annotated[str, Field(pattern=HOURS)]


class School(_Frozen):
    """A school in the neighbourhood, offered as a suggestion; a parent may name any other."""

    name: str
    kinds: tuple[SchoolKind, ...]


class Library(_Frozen):
    """Everything the dialogs say about the library. `phone` is shown as written."""

    name: str
    phone: str
    places: tuple[Place, ...] = Field(min_length=1)
    programmes: tuple[Programme, ...] = ("studiebegeleiding", "plek3")
    schools: tuple[School, ...] = ()
    data_readers: tuple[Reader, ...] = ("coordinator",)
    privacy_email: str = ""
