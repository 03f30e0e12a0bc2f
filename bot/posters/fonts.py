"""Fonts on this machine, by the script that a language is written in.

They are looked up by the names of their files, in the order of what looks best, so that a poster looks the
same on every machine that has them; nothing but the files is needed for that."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

from bot.posters.refusals import FontMissing
from dialogs.languages import SOURCE

FOLDERS = (Path("/usr/share/fonts"), Path("/usr/local/share/fonts"), Path.home() / ".local/share/fonts")
EMOJI = "NotoColorEmoji.ttf"
LATIN, ARABIC, ETHIOPIC, HAN = "latin", "arabic", "ethiopic", "han"
_SCRIPTS = {"ar": ARABIC, "fa": ARABIC, "ti": ETHIOPIC, "zh_Hans": HAN}
"""All others are in Latin or Cyrillic letters, which stand in one font."""
_PACKAGES = {HAN: "fonts-noto-cjk"}
_USUAL_PACKAGE = "fonts-noto-core"


@dataclass(frozen=True, slots=True)
class Face:
    """A font in two weights. `number` is which one of a collection (of Chinese fonts: the simplified one),
    `leading` the height of a line in sizes of its letters."""

    script: str
    regular: Path
    bold: Path
    number: int = 0
    leading: float = 1.25


@dataclass(frozen=True, slots=True)
class _Known:
    regular: str
    bold: str
    number: int = 0
    leading: float = 1.25


_KNOWN = {
    LATIN: (
        _Known("NotoSans-Regular.ttf", "NotoSans-Bold.ttf"),
        _Known("DejaVuSans.ttf", "DejaVuSans-Bold.ttf"),
    ),
    ARABIC: (
        _Known("NotoSansArabic-Regular.ttf", "NotoSansArabic-Bold.ttf", leading=1.5),
        _Known("NotoNaskhArabic-Regular.ttf", "NotoNaskhArabic-Bold.ttf", leading=1.5),
    ),
    ETHIOPIC: (
        _Known("NotoSansEthiopic-Regular.ttf", "NotoSansEthiopic-Bold.ttf", leading=1.4),
        _Known("NotoSerifEthiopic-Regular.ttf", "NotoSerifEthiopic-Bold.ttf", leading=1.4),
    ),
    HAN: (
        _Known("NotoSansCJK-Regular.ttc", "NotoSansCJK-Bold.ttc", number=2, leading=1.4),
        _Known("wqy-microhei.ttc", "wqy-microhei.ttc", leading=1.4),
    ),
}


def script(language: str) -> str:
    """The script of a language."""
    return _SCRIPTS.get(language, LATIN)


def package(language: str) -> str:
    """The Debian package that has its letters."""
    return _PACKAGES.get(script(language), _USUAL_PACKAGE)


def faces(languages: Iterable[str], folders: Sequence[Path] = FOLDERS) -> list[Face]:
    """Those of the languages, and that of Latin letters, which names and links are in; each once. Raises
    FontMissing."""
    wanted = {script(language): language for language in languages}
    wanted.setdefault(LATIN, SOURCE)
    return [_face(one, language, folders) for one, language in wanted.items()]


def emoji(folders: Sequence[Path] = FOLDERS) -> Path | None:
    """The font with coloured pictograms, where there is one."""
    return _file(EMOJI, folders)


def _face(wanted: str, language: str, folders: Sequence[Path]) -> Face:
    for known in _KNOWN[wanted]:
        regular, bold = _file(known.regular, folders), _file(known.bold, folders)
        if regular and bold:
            return Face(wanted, regular, bold, known.number, known.leading)
    raise FontMissing(language, package(language))


def _file(name: str, folders: Sequence[Path]) -> Path | None:
    return next((file for folder in folders for file in sorted(folder.rglob(name))), None)
