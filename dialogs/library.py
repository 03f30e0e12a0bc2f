"""The library as data: its name, places, programmes, schools and who reads what a parent tells."""

from collections.abc import Mapping
from datetime import date
from typing import Annotated, Literal

from pydantic import BaseModel, ConfigDict, Field, model_validator

Programme = Literal["studiebegeleiding", "plek3"]
SchoolKind = Literal["po", "vo", "mbo"]
Reader = Literal["coordinator", "tutor", "team"]
Region = Literal["noord", "midden", "zuid"]
_SPAN = r"(Mo|Tu|We|Th|Fr|Sa|Su)([-,](Mo|Tu|We|Th|Fr|Sa|Su))* \d\d:\d\d-\d\d:\d\d(,\d\d:\d\d-\d\d:\d\d)*"
HOURS = rf"^{_SPAN}(; {_SPAN})*$"
"""Opening hours that can be written in twelve languages; on national holidays nothing is open."""
_Hours = Annotated[str, Field(pattern=HOURS)]
_Postcodes = Annotated[str, Field(pattern=r"^\d{4}(-\d{4})?$")]
_Degrees = Annotated[float, Field(ge=-180, le=180)]


class _Frozen(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")


class Place(_Frozen):
    """A building with a door. `hours` in the OpenStreetMap form: 'Tu-Fr 13:00-17:30; Sa 10:00-17:00'. `pin`
    is latitude and longitude, `serves` are postcodes around it ('3511-3544'), `languages` its staff's."""

    id: Annotated[str, Field(pattern=r"^[a-z][a-z0-9_]{0,31}$")]
    name: str
    address: str
    hours: _Hours
    phone: str = ""
    languages: tuple[str, ...] = ()
    wheelchair: bool = False
    pin: tuple[_Degrees, _Degrees] | None = None
    serves: tuple[_Postcodes, ...] = ()


class School(_Frozen):
    """A school in the neighbourhood, offered as a suggestion; a parent may name any other. `place`: of the
    library, the one that is near."""

    name: str
    kinds: tuple[SchoolKind, ...]
    place: str = ""


class DeskHere(_Frozen):
    """A desk as this library has it: in which places (none: anywhere, or at the family's home), at which
    `hours` by place if not whenever it is open, and the staff `chat` that gets its referrals, if it has its
    own. `full`: there is a waiting list now. `appointment`: None for what is usual for such a desk."""

    places: tuple[str, ...] = ()
    hours: Mapping[str, _Hours] = Field(default_factory=dict)
    phone: str = ""
    appointment: bool | None = None
    childcare: bool = False
    full: bool = False
    chat: int | None = None


class Group(_Frozen):
    """A group of children that meets: of a programme, in a place, for so many; `when` as opening hours are
    written ('We 15:00-16:30'), so that each language names the day."""

    id: Annotated[str, Field(pattern=r"^[a-z][a-z0-9_]{0,31}$")]
    programme: Programme
    place: str
    name: str
    capacity: Annotated[int, Field(ge=1, le=500)]
    when: str = ""


class Referrer(_Frozen):
    """A professional who sends families: a teacher, a nurse. `code` stands in the link ('ref_<code>')."""

    code: Annotated[str, Field(pattern=r"^[A-Za-z0-9]{1,32}$")]
    name: str
    to: str


class Library(_Frozen):
    """Everything the dialogs say about the library. `phone` is shown as written; the first of `places` is
    the main one; `region` is that of the school holidays around it, `closed` are days of its own on which it
    holds no events. To at most `send_alone` families one coordinator may write without the yes of another."""

    name: str
    phone: str
    places: tuple[Place, ...] = Field(min_length=1)
    programmes: tuple[Programme, ...] = ("studiebegeleiding", "plek3")
    schools: tuple[School, ...] = ()
    data_readers: tuple[Reader, ...] = ("coordinator",)
    privacy_email: str = ""
    region: Region = "midden"
    closed: tuple[date, ...] = ()
    desks: Mapping[str, DeskHere] = Field(default_factory=dict)
    referrers: tuple[Referrer, ...] = ()
    groups: tuple[Group, ...] = ()
    send_alone: Annotated[int, Field(ge=0)] = 50

    @model_validator(mode="after")
    def _known_places(self) -> "Library":
        known = {place.id for place in self.places}
        for name, desk in self.desks.items():
            if strange := {*desk.places, *desk.hours} - known:
                raise ValueError(f"desks.{name}: there is no place '{min(strange)}'")
        if lost := {group.place for group in self.groups} - known:
            raise ValueError(f"groups: there is no place '{min(lost)}'")
        if far := {school.place for school in self.schools} - {*known, ""}:
            raise ValueError(f"schools: there is no place '{min(far)}'")
        return self
