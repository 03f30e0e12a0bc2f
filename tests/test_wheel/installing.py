"""Build the wheel and install it where nothing of this repository can be seen."""

import os
import subprocess
import sys
import sysconfig
import venv
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).parents[2]


@dataclass(frozen=True)
class Installed:
    """An environment with the wheel in it, and an empty folder to run from."""

    environment: Path
    elsewhere: Path

    @property
    def command(self) -> Path:
        """The script `leeswijzer`."""
        return self.environment / "bin" / "leeswijzer"

    def runs(self, *command: str | Path) -> subprocess.CompletedProcess[str]:
        """Run a command in the empty folder, without any setting of the bot."""
        settings = ("LEESWIJZER_", "PYTHON")
        rest = {name: value for name, value in os.environ.items() if not name.startswith(settings)}
        return subprocess.run(command, cwd=self.elsewhere, env=rest, capture_output=True, text=True)


def build(folder: Path) -> Path:
    """The wheel of this checkout. Raises CalledProcessError."""
    _python("build", "--wheel", "--no-isolation", "--outdir", folder, ROOT)
    return next(folder.glob("*.whl"))


def install(wheel: Path, folder: Path) -> Installed:
    """Only the wheel is installed; its dependencies are lent by this interpreter, which is quick.

    A .pth line lends a folder but follows no .pth file in it, so that a checkout that is installed
    editable does not come along."""
    environment, elsewhere = folder / "environment", folder / "elsewhere"
    venv.create(environment, with_pip=False)
    elsewhere.mkdir()
    target = environment / "bin" / "python"
    _python("pip", "--python", target, "install", "--quiet", "--no-deps", "--no-index", wheel)
    paths = sysconfig.get_paths()
    lent = "\n".join(dict.fromkeys((paths["purelib"], paths["platlib"])))
    (next(environment.glob("lib/python*/site-packages")) / "lent.pth").write_text(lent)
    return Installed(environment, elsewhere)


def _python(*command: str | Path) -> None:
    subprocess.run([sys.executable, "-m", *command], check=True, stdout=subprocess.DEVNULL)
