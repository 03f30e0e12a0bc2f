"""`leeswijzer locales --content`: what there is to translate of a library's own texts, beside them."""

from pathlib import Path

from babel.messages.catalog import Catalog

from bot import locales, own_catalogs, shelf
from bot.extracting import found
from bot.own_content import own


def update(folder: Path) -> dict[str, int]:
    """Bring the catalogs of a library's folder up to date, and begin those that are not there. Returns how
    many texts each still misses. Raises SettingWrong, and ContentError where a file is broken."""
    fresh, there = _template(folder), own_catalogs.files(folder)
    for language, file in there.items():
        own_catalogs.catalog(language, file)  # a broken one is told before any is written
    place = folder / "locales"
    place.mkdir(exist_ok=True)
    locales.write(place / "leeswijzer.pot", fresh)
    return {
        language: locales.update_one(language, there.get(language, place / f"{language}.po"), fresh)
        for language in shelf.translated()
    }


def _template(folder: Path) -> Catalog:
    """Every own text that is not a shipped one too."""
    shipped = {message.id for message in locales.template()}
    catalog = Catalog(project="leeswijzer", charset="utf-8", fuzzy=False)
    for source in own(folder).sources:
        place = Path(source.file).relative_to(folder).as_posix()
        for line, _, text, comments in found(source):
            if text not in shipped:
                catalog.add(text, locations=[(place, line)], auto_comments=comments)
    return catalog
