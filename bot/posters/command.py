"""`leeswijzer poster`: a sheet of A4 for a school door, as PDF and as picture."""

import asyncio
import sys
from collections.abc import Mapping, Sequence
from pathlib import Path

from bot.catalogs import wordings
from bot.posters import aim, bot_name, fonts
from bot.posters.layout import lay_out
from bot.posters.picture import png
from bot.posters.plan import Poster
from bot.posters.refusals import GivenWrong, PosterRefused
from bot.posters.saying import said, sign
from bot.posters.sheet import Sheet
from bot.settings import library, library_file
from dialogs.facts import Wording
from dialogs.languages import NAMES
from dialogs.library import Library

MOST = 2
"""Languages on one page; with a third nobody reads any of them from a step away."""


def poster(
    to: str | None, referrer: str | None, place: str | None, languages: str, bot: str | None, out: Path
) -> int:
    """Write DIR/poster-NAME-LANGUAGES.pdf and .png, or nothing and why. Exactly one of `to` and `referrer`.
    Returns the exit code. Raises SettingWrong, CatalogBroken and ContentError."""
    shelf = library(library_file())
    try:
        chosen = _languages(languages)
        by = aim.by_referrer if referrer else aim.to_desk
        leads = by(shelf, referrer or to or "", place)
        name = bot_name.checked(bot) if bot else asyncio.run(bot_name.asked())
        pdf = drawn(leads, shelf, [wordings()[language] for language in chosen], name)
        picture = png(pdf)
        _write(out / f"poster-{leads.name}-{'-'.join(chosen)}", {".pdf": pdf, ".png": picture})
    except PosterRefused as refused:
        print(f"leeswijzer: {refused}", file=sys.stderr)
        return refused.code
    return 0


def drawn(
    leads: aim.Aim,
    shelf: Library,
    words: Sequence[Wording],
    bot: str,
    folders: Sequence[Path] = fonts.FOLDERS,
) -> bytes:
    """The page as PDF, in the languages of `words`, with fonts of these folders. Raises PosterRefused."""
    spoken = [said(one, leads.desk, leads.phone) for one in words]
    where = f"{leads.place.name}, {leads.place.address}" if leads.place else ""
    link = f"https://t.me/{bot}?start={leads.payload}"
    page = Poster(sign(leads.desk), leads.desk.name, shelf.name, link, spoken, where)
    faces = fonts.faces([one.language for one in words], folders)
    with Sheet(faces, fonts.emoji(folders)) as sheet:
        lay_out(sheet, page)
        sheet.pdf.set_title(f"{spoken[0].title} - {page.library}")
        return sheet.done()


def _languages(given: str) -> list[str]:
    """Of 'ar,nl'; each once. Raises GivenWrong."""
    chosen = list(dict.fromkeys(given.split(",")))
    for language in chosen:
        if language not in NAMES:
            raise GivenWrong(f"there is no language '{language}'; there are {', '.join(NAMES)}")
    if len(chosen) > MOST:
        raise GivenWrong(f"at most {MOST} languages fit on one poster: make one more poster for the others")
    return chosen


def _write(base: Path, files: Mapping[str, bytes]) -> None:
    """Each beside the others; an older poster of the same name is written over. Raises GivenWrong."""
    try:
        base.parent.mkdir(parents=True, exist_ok=True)
        for ending, content in files.items():
            target = base.parent / f"{base.name}{ending}"
            target.write_bytes(content)
            print(target)
    except OSError as error:
        raise GivenWrong(f"cannot write in {base.parent}: {error.strerror}") from error
