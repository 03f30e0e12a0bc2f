"""Where the catalogs stand, in a checkout and in an installed wheel alike."""

from importlib.resources import files
from pathlib import Path

from dialogs.languages import NAMES, SOURCE


def folder() -> Path:
    """The folder `locales`, beside the packages."""
    return Path(str(files("dialogs"))).parent / "locales"


def path(language: str, ending: str = "po") -> Path:
    """A language's catalog."""
    return folder() / language / "LC_MESSAGES" / f"leeswijzer.{ending}"


def months() -> Path:
    """The names of months in all languages."""
    return folder() / "months.json"


def translated() -> list[str]:
    """The languages that need a catalog: all but the source."""
    return [language for language in NAMES if language != SOURCE]
