"""Five libraries: all desks, no Taalhuis, one place, three municipalities, a full VoorleesExpress."""

from collections.abc import Mapping

from dialogs.desks import known
from dialogs.library import DeskHere, Library, Place

_HOURS = "Tu-Fr 10:00-18:00"


def _place(name: str, postcodes: str, latitude: float) -> Place:
    return Place(
        id=name,
        name=f"Bibliotheek {name.title()}",
        address=f"Dorpsstraat 1, {name.title()}",
        hours=_HOURS,
        pin=(latitude, 5.1),
        serves=(postcodes,),
    )


_OAK, _ELM, _ASH = (
    _place("eik", "7000-7099", 52.0),
    _place("iep", "7100-7199", 52.2),
    _place("es", "7200-7299", 52.4),
)


def _library(places: tuple[Place, ...], desks: Mapping[str, DeskHere]) -> Library:
    return Library(name="Bibliotheek Boomrijk", phone="0570 00 00 00", places=places, desks=desks)


def _all(*places: Place, without: frozenset[str] = frozenset()) -> dict[str, DeskHere]:
    names = (name for name, desk in known().by_id.items() if desk.tree is None and name not in without)
    return {name: DeskHere(places=tuple(place.id for place in places)) for name in names}


_TAALHUIS = frozenset({"taalhuis", "taalcafe", "oefenen_nl"})
LIBRARIES: Mapping[str, Library] = {
    "all desks": _library((_OAK, _ELM), _all(_OAK, _ELM)),
    "no Taalhuis": _library((_OAK, _ELM), _all(_OAK, without=_TAALHUIS)),
    "one place": _library(
        (_OAK,), {"ido": DeskHere(places=("eik",)), "lid_worden": DeskHere(places=("eik",))}
    ),
    "three municipalities": _library((_OAK, _ELM, _ASH), _all(_OAK, _ELM, _ASH)),
    "VoorleesExpress full": _library(
        (_OAK, _ELM), {**_all(_OAK, _ELM), "voorleesexpress": DeskHere(full=True)}
    ),
}
