"""Speech by espeak-ng, packed by opusenc as Telegram wants a voice message (Bot API, sendVoice: Ogg/Opus)."""

import asyncio
import shutil
from dataclasses import dataclass

from dialogs.languages import NAMES

_VOICES = {
    "nl": "nl",
    "en": "en-gb",
    "tr": "tr",
    "ar": "ar",
    "pl": "pl",
    "uk": "uk",
    "fa": "fa",
    "es": "es",
    "zh_Hans": "cmn-latn-pinyin",
}
"""espeak-ng's name of each voice. Its plain 'cmn' spells Chinese out in English letters."""
_WORDS_A_MINUTE = "145"
"""Slower than espeak-ng's 175: many who listen do so in a second language."""
_ESPEAK = ("-s", _WORDS_A_MINUTE, "-b", "1", "--stdin", "--stdout")
# The length in the header of a piped WAV is not known when it is written.
_OPUSENC = ("--quiet", "--ignorelength", "--speech", "--bitrate", "24", "-", "-")
_HEADER = 44
"""Bytes before the samples of a WAV; those from 28 to 32 say how many bytes make a second."""


@dataclass(eq=False)
class CannotSpeak(Exception):
    """This machine cannot read this language aloud; `problem` is one clear line."""

    problem: str


@dataclass(frozen=True, slots=True)
class Speaker:
    """Two programs and a voice that are there."""

    espeak: str
    opusenc: str
    voice: str


@dataclass(frozen=True, slots=True)
class Sound:
    """Ogg/Opus bytes, and how many seconds they last: at least one."""

    ogg: bytes
    seconds: int


async def speaker(language: str) -> Speaker:
    """Who can read this language. Raises CannotSpeak where a program or the voice is not there."""
    voice = _VOICES.get(language)
    if voice is None:
        raise CannotSpeak(_no_voice(language))
    espeak, opusenc = _program("espeak-ng", "espeak-ng"), _program("opusenc", "opus-tools")
    listed = (await _run(espeak, "--voices")).decode().splitlines()
    if not any(voice in line.split()[1:2] for line in listed):
        raise CannotSpeak(_no_voice(language))
    return Speaker(espeak, opusenc, voice)


async def speak(reader: Speaker, text: str) -> Sound:
    """Read a text. Raises CannotSpeak where a program fails or gives no sound."""
    wav = await _run(reader.espeak, "-v", reader.voice, *_ESPEAK, given=text.encode())
    if len(wav) <= _HEADER:
        raise CannotSpeak("espeak-ng gave no sound")
    ogg = await _run(reader.opusenc, *_OPUSENC, given=wav)
    if not ogg.startswith(b"OggS"):
        raise CannotSpeak("opusenc gave no sound")
    return Sound(ogg, max(1, round((len(wav) - _HEADER) / int.from_bytes(wav[28:32], "little"))))


def _no_voice(language: str) -> str:
    return f"espeak-ng has no voice for {NAMES[language]} ({language}): only people can record it"


def _program(name: str, package: str) -> str:
    found = shutil.which(name)
    if found is None:
        raise CannotSpeak(f"{name} is not installed: drafts need it (Debian and Ubuntu: package {package})")
    return found


async def _run(program: str, *words: str, given: bytes = b"") -> bytes:
    pipe = asyncio.subprocess.PIPE
    process = await asyncio.create_subprocess_exec(program, *words, stdin=pipe, stdout=pipe, stderr=pipe)
    out, err = await process.communicate(given)
    if process.returncode:
        said = next(iter(err.decode(errors="replace").splitlines()), f"exit {process.returncode}")
        raise CannotSpeak(f"{program.rpartition('/')[2]} failed: {said}")
    return out
