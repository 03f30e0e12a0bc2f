"""Sound files: what kind one is, and a small Ogg/Opus file that really plays (RFC 3533, RFC 7845)."""

import struct
from collections.abc import Iterator
from functools import cache

_SIGNS = (
    (b"OggS", "audio/ogg"),
    (b"ID3", "audio/mpeg"),
    (b"\xff\xfb", "audio/mpeg"),
    (b"\xff\xf3", "audio/mpeg"),
    (b"\x1aE\xdf\xa3", "audio/webm"),
)
_RATE = 48_000
_PACKETS_A_SECOND = 50
_SKIPPED = 312
_STREAM = 1
_FIRST, _MIDDLE, _LAST = 2, 0, 4
# 20 ms of a soft, steady 400 Hz; repeated it is a hum, so that whoever plays a sample hears that it plays.
_HUM = bytes.fromhex("b8ad6365de54e5d81ee1ed7dae3fe61d6c861b03903072b4322ff82f5bb9")


def sound_type(content: bytes) -> str | None:
    """The MIME type of a sound by its first bytes; None for what is no sound."""
    if content[4:8] == b"ftyp":
        return "audio/mp4"
    return next((mime_type for sign, mime_type in _SIGNS if content.startswith(sign)), None)


@cache
def hum(seconds: int) -> bytes:
    """A voice message of so many whole seconds, about 1.6 kB each; 0 gives a file without sound."""
    return b"".join(_page(number, *page) for number, page in enumerate(_pages(seconds)))


def _pages(seconds: int) -> Iterator[tuple[int, int, list[bytes]]]:
    yield _FIRST, 0, [struct.pack("<8sBBHIhB", b"OpusHead", 1, 1, _SKIPPED, _RATE, 0, 0)]
    yield _MIDDLE, 0, [struct.pack("<8sI7sI", b"OpusTags", 7, b"sandbox", 0)]
    for second in range(seconds):
        yield _MIDDLE, (second + 1) * _RATE, [_HUM] * _PACKETS_A_SECOND
    # A decoder leaves out the first samples, so there must be a little more at the end.
    yield _LAST, seconds * _RATE + _SKIPPED, [_HUM]


def _page(number: int, flags: int, samples: int, packets: list[bytes]) -> bytes:
    sizes = bytes(map(len, packets))
    head = struct.pack("<4sBBqII", b"OggS", 0, flags, samples, _STREAM, number)
    rest = bytes([len(sizes)]) + sizes + b"".join(packets)
    return head + struct.pack("<I", _checksum(head + bytes(4) + rest)) + rest


def _checksum(page: bytes) -> int:
    value = 0
    for byte in page:
        value = (value << 8 & 0xFFFFFFFF) ^ _checksums()[value >> 24 ^ byte]
    return value


@cache
def _checksums() -> list[int]:
    table = []
    for byte in range(256):
        value = byte << 24
        for _ in range(8):
            value = value << 1 ^ (0x104C11DB7 if value & 0x80000000 else 0)
        table.append(value)
    return table
