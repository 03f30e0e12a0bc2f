"""What a machine is given to read, the real programs where they are there, and the bot beside the command."""

import asyncio
import shutil
from pathlib import Path

import pytest

from bot.cli import main
from bot.voices.aloud import aloud
from bot.voices.espeak import CannotSpeak, Sound, speak, speaker
from tests.test_bot.machine_voices import LIBRARY, NAMES, Shelf, recording, words_of
from tests.test_bot.talking import Parent, Program

RATE = 48_000
"""Samples a second in which Opus counts (RFC 7845, 4)."""

needs_programs = pytest.mark.skipif(
    not (shutil.which("espeak-ng") and shutil.which("opusenc")),
    reason="espeak-ng and opus-tools are not installed",
)


@pytest.mark.parametrize(
    ("script", "said"),
    [
        ("Wat wil je doen?\n• 📚 Hulp bij school", "Wat wil je doen?\n\nHulp bij school"),
        ("✅ Ja, dat mag\n▶️ Verder", "Ja, dat mag\n\nVerder"),
        ("👍🏽 Ja 👩‍👧 nee 1️⃣", "Ja nee 1"),
        ("Het nummer is ….", "Het nummer is …."),
        ("📋\n• …", "…"),
        ("Bel 020 000 00 00.", "Bel 0 2 0, 0 0 0, 0 0, 0 0."),
        ("می‌خواهم", "می‌خواهم"),
        ("你好。📚 学校", "你好。 学校"),
    ],
)
def test_words_and_pauses(script: str, said: str) -> None:
    assert aloud(script, "020 000 00 00") == said


def length(sound: Sound) -> float:
    """Seconds, as the last page of the file says (RFC 3533: the granule position)."""
    page = sound.ogg[sound.ogg.rindex(b"OggS") :]
    return int.from_bytes(page[6:14], "little") / RATE


@needs_programs
@pytest.mark.parametrize("language", ["nl", "en", "tr", "ar", "pl", "uk", "fa", "es", "zh_Hans"])
async def test_the_real_programs_make_a_voice_message(language: str) -> None:
    text = aloud(words_of("toestemming.ask", language), LIBRARY.phone)
    sound = await speak(await speaker(language), text)
    assert sound.ogg.startswith(b"OggS")
    assert sound.ogg[28:36] == b"OpusHead"
    assert 8 < sound.seconds < 60
    assert abs(length(sound) - sound.seconds) < 1


@needs_programs
@pytest.mark.parametrize("language", ["ti", "so", "fy"])
async def test_the_real_program_lacks_voices(language: str) -> None:
    with pytest.raises(CannotSpeak, match="only people can record it"):
        await speaker(language)


async def test_the_running_bot_plays_what_was_made_beside_it(
    program: Program, parent: Parent, tmp_path: Path, keys: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    shelf = Shelf(tmp_path, program.file, keys, monkeypatch)
    shelf.install_all()
    await asyncio.to_thread(shelf.put, [recording(name) for name in NAMES[1:]])
    assert "🔊 Luister" not in (await parent.types("/start"))[-1].labels
    assert await asyncio.to_thread(main, ["voices", "make", "--lang", "nl"]) == 0
    await program.app.ticks.tick()
    assert "🔊 Luister" in (await parent.types("/start"))[-1].labels
    [played] = await parent.taps(".listen")
    assert (played.kind, played.text) == ("voice", "🤖 Een computer leest dit voor.")
