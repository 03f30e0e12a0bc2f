"""The catalogs on disk: extract the sentences, bring each language up to date, compile."""

from datetime import UTC, datetime
from io import BytesIO
from pathlib import Path

from babel.messages.catalog import Catalog
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po, write_po

from bot import month_names
from bot.extracting import content, found
from bot.shelf import folder, path, translated
from dialogs.languages import NAMES

_REVIEWED = "# reviewed-by: "
DRAFT = "draft"


def template(language: str | None = None) -> Catalog:
    """Every sentence there is, or every one that this language has, with where it stands."""
    catalog = Catalog(project="leeswijzer", charset="utf-8", fuzzy=False)
    for source in content(language):
        for line, _, text, comments in found(source):
            catalog.add(text, locations=[(f"dialogs/{source.file}", line)], auto_comments=comments)
    return catalog


def compiled(language: str) -> bytes:
    """A language's catalog in gettext's binary form. Raises as `read_catalog`."""
    target = BytesIO()
    write_mo(target, read_catalog(language))
    return target.getvalue()


def read_catalog(language: str) -> Catalog:
    """A language's catalog. Raises FileNotFoundError, and PoFileError where it is broken."""
    return _read(language, path(language))


def _read(language: str, target: Path) -> Catalog:
    with target.open("rb") as file:
        return read_po(file, locale=language, abort_invalid=True)


def reviewed(catalog: Catalog) -> str:
    """'draft', or who read this catalog over and when: the line 'reviewed-by' in the head of the file."""
    lines = (line for line in catalog.header_comment.splitlines() if line.startswith(_REVIEWED))
    return next((line.removeprefix(_REVIEWED) for line in lines), DRAFT)


def update() -> dict[str, int]:
    """Bring all catalogs up to date with the content. Returns how many sentences each still misses."""
    fresh = template()
    folder().mkdir(exist_ok=True)
    write(folder() / "leeswijzer.pot", fresh)
    month_names.write()
    return {language: update_one(language, path(language), template(language)) for language in translated()}


def update_one(language: str, target: Path, fresh: Catalog) -> int:
    """Bring one catalog up to date, or begin it. Returns how many sentences it still misses. Raises
    PoFileError where it is broken."""
    if target.exists():
        catalog = _read(language, target)
    else:
        target.parent.mkdir(parents=True, exist_ok=True)
        catalog = Catalog(locale=language, project="leeswijzer", charset="utf-8", fuzzy=False)
        catalog.header_comment = f"# Leeswijzer in {NAMES[language]}.\n{_REVIEWED}{DRAFT}"
    catalog.update(fresh, no_fuzzy_matching=True)
    catalog.obsolete.clear()
    write(target, catalog)
    return sum(1 for message in catalog if message.id and not message.string)


def write(target: Path, catalog: Catalog) -> None:
    """Without dates: a catalog changes only when a sentence does."""
    catalog.creation_date = catalog.revision_date = datetime(2026, 1, 1, tzinfo=UTC)
    with target.open("wb") as file:
        write_po(file, catalog, width=100, sort_output=False, include_previous=False)


def compile_all() -> None:
    """Write the .mo beside each .po. Raises PoFileError where a catalog is broken."""
    for language in translated():
        path(language, "mo").write_bytes(compiled(language))
