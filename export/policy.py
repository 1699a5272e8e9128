"""The content security policy of a page that stands alone (CSP Level 3, W3C)."""

import base64
import hashlib
from collections.abc import Sequence


def content_policy(*, style: str, scripts: Sequence[str] = ()) -> str:
    """A policy that names the style and each script by what they hold, and allows nothing else."""
    allowed = {"default-src": "'none'"}
    if scripts:
        allowed["script-src"] = " ".join(map(_digest, scripts))
    allowed |= {
        "style-src": _digest(style),
        "img-src": "data:",
        "base-uri": "'none'",
        "form-action": "'none'",
    }
    return "; ".join(f"{what} {whence}" for what, whence in allowed.items())


def _digest(text: str) -> str:
    digest = hashlib.sha256(text.encode("utf-8")).digest()
    return f"'sha256-{base64.b64encode(digest).decode('ascii')}'"
