"""What can be put on paper?"""

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from office.outside import papers


def printed(paper: str, said: Mapping[str, Any], at: datetime, attached: Mapping[str, str] | None = None) -> bytes:
    """The paper of this name as PDF, dated ``at``, saying this and carrying these files (name → text) within."""
    return papers.printed(paper, said, attached or {}, at)
