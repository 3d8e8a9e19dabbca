"""How does a file of a test come in? As the desk would have it."""

from typing import Any

from office.acts import receiving
from office.records.applications import Application
from office.records.people import Person
from office.records.uploads import Upload
from tests.office.outside.papers import digest, pdf

PLACE = {"part": "application_form", "question": "signed_form"}
MANY = {"part": "evidence_volume", "question": "evidence_files"}


def begun(application: Application, who: Person, content: bytes, name: str = "盖章.pdf", **said: Any) -> Upload:
    """A file that is declared, and has not come."""
    declared = {"name": name, "size": len(content), "sha256": digest(content), **PLACE, **said}
    return receiving.begin(application.pk, who, **declared)


def come(application: Application, who: Person, content: bytes = pdf(), **said: Any) -> Upload:
    """A file that has come whole and was taken."""
    upload = begun(application, who, content, **said)
    receiving.take(upload, who, 0, [content])
    return receiving.finish(upload, who)
