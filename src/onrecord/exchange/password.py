"""The password of a coder as DNA keeps it: that of Jasypt's StrongPasswordEncryptor."""

from __future__ import annotations

import base64
import hashlib
import unicodedata

ROUNDS = 100_000
SALT = 16


def encrypted(password: str, salt: bytes) -> str:
    """Return salt and digest in base64: SHA-256, again and again, of the salt and the password (NFC, UTF-8)."""
    digest = salt + unicodedata.normalize("NFC", password).encode()
    for _ in range(ROUNDS):
        digest = hashlib.sha256(digest).digest()
    return base64.b64encode(salt + digest).decode("ascii")
