"""The peers' packages, away from ours: aiogram holds pydantic back, and the product needs none of them.

Both folders are git-ignored and made once; a changed pin makes them anew.
"""

import shutil
import subprocess
import sys
import venv
from collections.abc import Callable
from pathlib import Path

PEERS = Path(__file__).parent / "peers"
GRAMMY = PEERS / "grammy"
PYTHON = PEERS / ".venv" / "bin" / "python"

Install = Callable[[Path, Path], list[str]]


def python_peers() -> bool:
    """Make the peers' virtual environment at need; False and a line on stderr when that fails."""
    return _made(PYTHON.parent.parent, PEERS / "requirements.txt", _install_python)


def grammy() -> bool:
    """Install grammY at need; False and a line on stderr without node or when it fails."""
    if not (shutil.which("node") and shutil.which("npm")):
        print("grammY is left out: node and npm are not here", file=sys.stderr)
        return False
    return _made(GRAMMY / "node_modules", GRAMMY / "package.json", _install_grammy)


def _install_python(folder: Path, pins: Path) -> list[str]:
    venv.create(folder, with_pip=True, clear=True)
    return [str(PYTHON), "-m", "pip", "install", "--quiet", "--no-deps", "-r", str(pins)]


def _install_grammy(folder: Path, _: Path) -> list[str]:
    return ["npm", "install", "--no-package-lock", "--no-audit", "--no-fund", "--prefix", str(folder.parent)]


def _made(folder: Path, pins: Path, install: Install) -> bool:
    stamp = folder / "pins"
    if stamp.exists() and stamp.read_text() == pins.read_text():
        return True
    done = subprocess.run(install(folder, pins), capture_output=True, text=True, check=False)
    if done.returncode:
        last = (done.stderr.strip().splitlines() or ["no reason given"])[-1]
        print(f"{folder.parent.name}: left out, its install failed: {last}", file=sys.stderr)
        return False
    stamp.write_text(pins.read_text())
    return True
