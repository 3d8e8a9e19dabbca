"""How does a page become paper?"""

import json
from collections.abc import Mapping
from datetime import datetime
from functools import cache
from threading import Lock
from typing import Any

from django.conf import settings
from typst import Compiler, TypstError

# For the archive, to be read aloud, and with room for attachments: ISO 19005-3, level A; ISO 14289-1.
_STANDARDS = ("a-3a", "ua-1")
_one_at_a_time = Lock()


def printed(paper: str, said: Mapping[str, Any], attached: Mapping[str, str], at: datetime) -> bytes:
    """The paper of this name as PDF, with what it says and the files that it carries within; equal words, equal bytes.

    A character that our fonts do not have bars it from the archival form: then it is printed without, and says so.
    """
    given = {"said": json.dumps(said), "attached": json.dumps(attached)}
    asked = {"input": str(settings.PAPERS / f"{paper}.typ"), "format": "pdf", "timestamp": int(at.timestamp())}
    with _one_at_a_time:
        try:
            return _press().compile(**asked, sys_inputs=given, pdf_standards=list(_STANDARDS))
        except TypstError:
            return _press().compile(**asked, sys_inputs={**given, "incomplete": "yes"}, pdf_standards=[])


@cache
def _press() -> Compiler:
    """One for all papers: it keeps the fonts, which take longest to read."""
    return Compiler(
        root=str(settings.PAPERS), font_paths=list(map(str, settings.PAPER_FONTS)), ignore_system_fonts=True
    )
