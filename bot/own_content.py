"""A library's own content in its folder: read, laid over what is shipped, with its own translations."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from pathlib import Path

from bot import own_catalogs
from bot.settings import PREFIX, SettingWrong
from dialogs.content import Content, shipped
from dialogs.errors import ContentError
from dialogs.facts import Wording
from dialogs.overlay import laid_over
from dialogs.source import Source, read
from dialogs.whole_content import in_languages, silent

TIPS, CAMPAIGNS = "tips", "campaigns"


@dataclass(frozen=True, slots=True)
class Own:
    """The files of a folder, each named by the path at which an editor finds it."""

    folder: Path
    tips: tuple[Source, ...]
    campaigns: tuple[Source, ...]

    @property
    def sources(self) -> tuple[Source, ...]:
        """All of them."""
        return (*self.tips, *self.campaigns)


def own(folder: Path) -> Own:
    """The files of a library's folder. Raises SettingWrong where it is no such folder, and ContentError."""
    if not any((folder / name).is_dir() for name in (TIPS, CAMPAIGNS)):
        raise SettingWrong(f"{PREFIX}CONTENT: {folder} has no folder '{TIPS}' or '{CAMPAIGNS}'")
    return Own(folder, _sources(folder / TIPS), _sources(folder / CAMPAIGNS))


def content(folder: Path | None, wordings: Mapping[str, Wording]) -> tuple[Content, Mapping[str, Wording]]:
    """What is sent by itself, and the words of each language with those of the library's own texts. Without a
    folder what is shipped. Raises SettingWrong and ContentError."""
    if folder is None:
        return in_languages(shipped(), shipped(), wordings), wordings
    files, words = own(folder), own_catalogs.words(folder)
    both = {
        language: replace(wording, texts={**words[language], **wording.texts})
        if language in words
        else wording
        for language, wording in wordings.items()
    }
    merged = in_languages(laid_over(shipped(), files.tips, files.campaigns), shipped(), both)
    _refuse_silence(merged, files)
    return merged, both


def _refuse_silence(merged: Content, files: Own) -> None:
    """A family that reads another language would get nothing for a year or more, and nobody would know."""
    bands = {source.data["band"]: source for source in files.tips}
    for language, band in silent(merged):
        if source := bands.get(band.band):
            problem = f"no tip of '{band.band}' is left in '{language}': translate one, or leave out less"
            raise source.error(("band",), problem)


def _sources(folder: Path) -> tuple[Source, ...]:
    files = sorted(file for ending in ("yaml", "yml") for file in folder.glob(f"[!.]*.{ending}"))
    return tuple(_source(file) for file in files)


def _source(file: Path) -> Source:
    try:
        return read(str(file), file.read_text(encoding="utf-8-sig"))
    except UnicodeError as error:
        raise ContentError(str(file), 1, "", "is not written in UTF-8") from error
    except OSError as error:
        raise ContentError(str(file), 1, "", f"cannot be read ({error.strerror})") from error
