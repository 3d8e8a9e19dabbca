"""What does an answer tell, and to whom may it?"""

import re
from collections.abc import Iterator
from io import BytesIO
from urllib.parse import unquote
from zipfile import ZipFile

from django.http import HttpResponse
from pypdf import PdfReader

from award.access.policy import FIELDS, ROWS, Reach, RecordKind
from award.vocabulary.roles import Role
from tests.office.inhabited import Side

# Where each mark stands. Whoever may read one of these fields of every record may know it.
STANDS: dict[str, tuple[tuple[RecordKind, str], ...]] = {
    "applicant": ((RecordKind.APPLICANT, "name"), (RecordKind.LETTER, "body")),
    "number": ((RecordKind.APPLICANT, "number"),),
    "owner": ((RecordKind.PERSON, "name"), (RecordKind.LETTER, "body"), (RecordKind.FILING, "content")),
    "email": ((RecordKind.PERSON, "email"), (RecordKind.MEMBERSHIP, "email"), (RecordKind.LETTER, "recipient")),
    "guest": ((RecordKind.MEMBERSHIP, "email"), (RecordKind.LETTER, "recipient")),
    "facts": ((RecordKind.PART, "answers"), (RecordKind.FILING, "content")),
    "answer": ((RecordKind.PART, "answers"), (RecordKind.FILING, "content")),
    "file": ((RecordKind.UPLOAD, "name"), (RecordKind.FILING, "content")),
    "reference": ((RecordKind.APPLICATION, "reference"),),
    "pseudonym": ((RecordKind.PERSON, "pseudonym"), (RecordKind.ENTRY, "content")),
    "digest": ((RecordKind.FILING, "digest"), (RecordKind.ENTRY, "content")),
    "words": ((RecordKind.RECOMMENDATION, "words"), (RecordKind.FILING, "content")),
    "union": ((RecordKind.RECOMMENDATION, "name"), (RecordKind.FILING, "content")),
    "reason": ((RecordKind.JUDGEMENT, "reason"),),
    "evidence": ((RecordKind.JUDGEMENT, "evidence"),),
    "note": ((RecordKind.ARRIVAL, "note"),),
    "flaw": ((RecordKind.CORRECTION, "fields"), (RecordKind.LETTER, "body")),
    "advice": ((RecordKind.CORRECTION, "words"), (RecordKind.LETTER, "body")),
    "amended": ((RecordKind.CORRECTION, "amended"), (RecordKind.FILING, "content")),
    "grounds": ((RecordKind.DECISION, "reason"), (RecordKind.LETTER, "body")),
    "remedy": ((RecordKind.DECISION, "remedy"), (RecordKind.LETTER, "body")),
    "document": ((RecordKind.SUCCESSION, "document"),),
    "predecessor": ((RecordKind.SUCCESSION, "predecessor"),),
    "reply": ((RecordKind.ANSWER, "words"),),
    "search": ((RecordKind.SEARCH, "name"),),
    "sealed": ((RecordKind.UPLOAD, "name"), (RecordKind.FILING, "content")),
    "paper": ((RecordKind.UPLOAD, "key"),),
    "key": ((RecordKind.UPLOAD, "key"),),
    "content": ((RecordKind.UPLOAD, "key"),),
}
# What stands in a filing or is the content of its files, and is read by whoever opens it: by an act in the log.
FILED = {what for what, at in STANDS.items() if (RecordKind.FILING, "content") in at} | {"content", "paper"}
# What differs from one answer to the next and tells nothing.
PASSING = re.compile(rb'name="csrfmiddlewaretoken" value="[^"]*"|"token": "\w*"|\d\d?:\d\d(:\d\d)?')


def hidden(side: Side, role: Role) -> dict[str, str]:
    """The marks of ``side`` that a stranger in this role may not come to know."""
    return {what: mark for what, mark in side.marks.items() if not any(_granted(role, *at) for at in STANDS[what])}


def _granted(role: Role, kind: RecordKind, field: str) -> bool:
    # Of letters those are served that acts sent, and these are all that there are here.
    reaches = {Reach.ALL, Reach.SERVED} if kind is RecordKind.LETTER else {Reach.ALL}
    return ROWS[kind].get(role) in reaches and role in FIELDS[kind][field]


def told(answer: HttpResponse) -> bytes:
    """All that an answer says: headers, text, the text of a paper, and what lies in an archive."""
    content = _content(answer)
    headers = "\n".join(f"{name}: {value}" for name, value in answer.items())
    return b"\n".join([unquote(headers).encode(), *_texts(content)]).lower()


def _content(answer: HttpResponse) -> bytes:
    content = b"".join(answer) if answer.streaming else answer.content
    answer.close()
    return bytes(content)


def _texts(content: bytes) -> Iterator[bytes]:
    yield content
    if content.startswith(b"%PDF"):
        yield from (page.extract_text().encode() for page in PdfReader(BytesIO(content)).pages)
    if content.startswith(b"PK"):
        with ZipFile(BytesIO(content)) as archive:
            for name in archive.namelist():
                yield name.encode()
                yield from _texts(archive.read(name))


def seen(marks: dict[str, str], answer: HttpResponse, path: str) -> list[str]:
    """Which of these an answer tells. What someone wrote into the address themselves is no news to them."""
    said = told(answer).replace(path.encode().lower(), b"")
    _, _, asked = unquote(path).partition("?")
    return [what for what, mark in marks.items() if mark.lower().encode() in said and mark not in asked]


def steady(answer: HttpResponse) -> tuple[int, bytes]:
    """What an answer says, without what differs from one answer to the next and tells nothing."""
    content = _content(answer)
    return answer.status_code, PASSING.sub(b"", b"" if content.startswith((b"%PDF", b"PK")) else content)
