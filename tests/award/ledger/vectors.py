"""Which proofs does everyone agree on? Public ones where they lie at hand, and our own, which travel along."""

import json
import os
from base64 import b64decode
from pathlib import Path
from typing import Any

import pytest

OWN = Path(__file__).with_name("vectors.json")
SHARED = Path(os.environ.get("QUALITY_AWARD_SHARED", Path(__file__).resolve().parents[4] / "shared"))
PUBLIC = SHARED / "data/rfc6962-vectors.json"


def own() -> dict[str, Any]:
    """Proofs over entries 0, 1, 2 …, written as decimal digits, made without the code under test."""
    return dict(json.loads(OWN.read_text()))


def public(kind: str) -> list[Any]:
    """The public vectors of a kind; where they are absent, one case that is skipped and says so."""
    if not PUBLIC.is_file():
        reason = f"the public RFC 6962 vectors are not at {PUBLIC}: set QUALITY_AWARD_SHARED to where they lie"
        return [pytest.param(None, marks=pytest.mark.skip(reason=reason), id="absent")]
    every = json.loads(PUBLIC.read_text())["vectors"].items()
    return [pytest.param(told, id=name) for name, told in every if name.startswith(kind)]


def raw(text: str | None) -> bytes:
    """Bytes out of Base64; none out of nothing."""
    return b64decode(text or "")
