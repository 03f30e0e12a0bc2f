"""Encryption at rest: AES-GCM with 256-bit keys that live outside the database.

A stored value is: one byte of format (1), one byte for the length of the key id, the key id, a nonce of 12
bytes, the ciphertext with its tag. The place of the value, "table:row:column", is authenticated with it, so a
value that was moved to another row or column does not open. A random nonce is safe for 2**32 values a key:
renew the key long before (storage.rotation)."""

import base64
import binascii
import os
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import cache

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM

_FORMAT, _NONCE, _KEY_BYTES = 1, 12, 32
_ENTRY = re.compile(r"([A-Za-z0-9_-]{1,32}):([A-Za-z0-9_-]{43}=?)")


@dataclass(eq=False)
class KeyMissing(Exception):
    """There is no key at all (`key_id` empty), or not the one that stored values need."""

    key_id: str = ""


@dataclass(eq=False)
class KeyMalformed(Exception):
    """Entry number `entry` (from 1) of the key setting is not "id:key", or its id is there twice."""

    entry: int


@dataclass(eq=False)
class Undecipherable(Exception):
    """The value at `place` was changed, moved, or made with a key that is not in the keyring (`key_id`)."""

    place: str
    key_id: str = ""


@dataclass(frozen=True, slots=True)
class Keyring:
    """The first key encrypts, all of them decrypt. Never shows a key in its repr."""

    primary: str
    _keys: Mapping[bytes, AESGCM] = field(repr=False)
    """By what a value begins with that was sealed with it."""

    @classmethod
    def parse(cls, setting: str) -> "Keyring":
        """From "k2:BASE64URL,k1:BASE64URL", each key 32 bytes. Raises KeyMissing, KeyMalformed."""
        if not setting.strip():
            raise KeyMissing
        keys: dict[str, AESGCM] = {}
        for number, (key_id, key) in enumerate(_entries(setting), 1):
            if key_id in keys:
                raise KeyMalformed(number)
            keys[key_id] = AESGCM(key)
        return cls(next(iter(keys)), {_head(key_id): key for key_id, key in keys.items()})

    def __contains__(self, key_id: str) -> bool:
        return _head(key_id) in self._keys

    def seal(self, text: str, place: str) -> bytes:
        """The bytes to store for `text` at `place` ("table:row:column")."""
        head, nonce = _head(self.primary), os.urandom(_NONCE)
        return head + nonce + self._keys[head].encrypt(nonce, text.encode(), place.encode())

    def reveal(self, stored: bytes, place: str) -> str:
        """The text that was sealed at this place. Raises Undecipherable."""
        if len(stored) < 2 or stored[0] != _FORMAT:
            raise Undecipherable(place)
        start = 2 + stored[1]
        key_id, key = stored[2:start].decode("ascii", "replace"), self._keys.get(stored[:start])
        if key is None:
            raise Undecipherable(place, key_id)
        try:
            nonce, sealed = stored[start : start + _NONCE], stored[start + _NONCE :]
            return key.decrypt(nonce, sealed, place.encode()).decode()
        except (InvalidTag, ValueError):
            # Not from the first error: nothing about the content may reach a traceback.
            raise Undecipherable(place, key_id) from None


def new_key(key_id: str = "k1") -> str:
    """A fresh random key as an entry of the key setting."""
    return f"{key_id}:{base64.urlsafe_b64encode(os.urandom(_KEY_BYTES)).decode().rstrip('=')}"


@cache
def _head(key_id: str) -> bytes:
    """What every value begins with that this key sealed."""
    return bytes((_FORMAT, len(key_id))) + key_id.encode()


def _entries(setting: str) -> Iterator[tuple[str, bytes]]:
    for number, entry in enumerate(setting.split(","), 1):
        parts = _ENTRY.fullmatch(entry.strip())
        if parts is None:
            raise KeyMalformed(number)
        try:
            yield parts[1], base64.urlsafe_b64decode(parts[2].rstrip("=") + "=")
        except binascii.Error:
            raise KeyMalformed(number) from None
