"""Digests of texts and passages: plain, or under the key of a workspace.

A plain digest gives a short passage away: whoever guesses the words can check the guess. So it is
kept for passages of some length without personal data (HMAC: RFC 2104, SHA-256: FIPS 180-4).
"""

import hashlib
import hmac

# Below this length a plain digest can be turned back into the words by guessing.
SHORTEST_PASSAGE = 80


def digest(text: str) -> str:
    """SHA-256 of the UTF-8 bytes, in hexadecimal."""
    return hashlib.sha256(text.encode()).hexdigest()


def keyed_digest(text: str, key: bytes) -> str:
    """HMAC-SHA-256 of the UTF-8 bytes under a key, in hexadecimal."""
    return hmac.digest(key, text.encode(), "sha256").hex()
