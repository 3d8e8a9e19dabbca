"""How does someone write, hand in files and file, over HTTP, as their browser does it?"""

import http.client
import json
import re
from dataclasses import dataclass
from hashlib import sha256
from io import BytesIO
from typing import Any
from urllib.parse import urlencode

from pypdf import PdfWriter

from tests.office.faults.serving import HOST
from tests.office.forms import forms

TOKEN = "a" * 32  # of the forms: a browser keeps the same in a cookie
PATIENCE = 60.0  # seconds


class NotDone(Exception):
    """The site answered, and did not do it."""


@dataclass(frozen=True)
class Answer:
    """What came back."""

    status: int
    headers: dict[str, str]
    content: bytes

    def json(self) -> Any:
        return json.loads(self.content)


class Visitor:
    """Someone who is signed in, with an application of their own."""

    def __init__(self, port: int, session: str, reference: str) -> None:
        self.port, self.session, self.root = port, session, f"/applicant/a/{reference}/"
        self.connection: http.client.HTTPConnection | None = None

    def ask(self, method: str, path: str, body: bytes | None = None, **headers: str) -> Answer:
        """One request. Raises ``OSError`` or ``HTTPException`` where no answer came."""
        if self.connection is None:
            self.connection = http.client.HTTPConnection(HOST, self.port, timeout=PATIENCE)
        known = {"Cookie": f"sessionid={self.session}; csrftoken={TOKEN}", "X-CSRFToken": TOKEN}
        try:
            self.connection.request(
                method, path, body, {**known, **{k.replace("_", "-"): v for k, v in headers.items()}}
            )
            came = self.connection.getresponse()
            return Answer(came.status, {name.lower(): said for name, said in came.getheaders()}, came.read())
        except (OSError, http.client.HTTPException):
            self.leave()
            raise

    def leave(self) -> None:
        """Hang up."""
        if self.connection is not None:
            self.connection.close()
            self.connection = None

    def done(self, method: str, path: str, body: bytes | None = None, *, status: int, **headers: str) -> Answer:
        """One request that must be answered so. Raises :class:`NotDone`."""
        answer = self.ask(method, path, body, **headers)
        if answer.status != status:
            raise NotDone(f"{method} {path}: {answer.status} {answer.content[:300]!r}")
        return answer

    def page(self, part: str) -> dict[str, str]:
        """What stands in the fields of the page of a part."""
        found = self.done("GET", f"{self.root}part/{part}/", status=200, Accept="text/html")
        [form] = [form for form in forms(found.content.decode(), "") if "version" in form.fields]
        return {name: texts[0] for name, texts in form.fields.items() if texts and name not in _OF_THE_FORM}

    def version(self, part: str) -> int:
        """Which version of a part is kept."""
        place = f"{self.root}part/{part}/save/"
        return int(self.done("GET", place, status=200, Accept="application/json").json()["version"])

    def save(self, part: str, fields: dict[str, str], version: int) -> int:
        """Save a part as its page's script does; the version that it is now."""
        said = json.dumps({"fields": fields, "version": version}).encode()
        how = {"Accept": "application/json", "Content_Type": "application/json"}
        return int(self.done("POST", f"{self.root}part/{part}/save/", said, status=200, **how).json()["version"])

    def upload(self, part: str, question: str, name: str, content: bytes) -> str:
        """Hand a file in as the script does: declared, sent, finished; where it lies now."""
        how = {"Accept": "application/json", "Content_Type": "application/json"}
        said = {"question": question, "name": name, "size": len(content), "sha256": sha256(content).hexdigest()}
        begun = self.done("POST", f"{self.root}part/{part}/files/", json.dumps(said).encode(), status=201, **how)
        place = str(begun.json()["address"])
        piece = {"Accept": "application/json", "Content_Type": "application/octet-stream"}
        for at in range(0, len(content), _PIECE):
            self.done("PATCH", place, content[at : at + _PIECE], status=200, Upload_Offset=str(at), **piece)
        self.done("POST", f"{place}finish/", b"", status=200, Accept="application/json")
        return place

    def looked_over(self) -> str:
        """The page that shows all that would be filed; what it stands for."""
        shown = self.done("GET", f"{self.root}check/", status=200, Accept="text/html").content
        upon = _UPON.search(shown)
        if not upon:
            raise NotDone("nothing to file")
        return upon[1].decode()

    def file(self, upon: str) -> str:
        """File what was looked over; where the receipt lies."""
        said = urlencode({"upon": upon, "undertaken": "yes"}).encode()
        how = {"Accept": "text/html", "Content_Type": "application/x-www-form-urlencoded"}
        led = self.done("POST", f"{self.root}submit/", said, status=302, **how)
        return led.headers["location"].partition("?")[0]

    def submit(self) -> Answer:
        """File what the last page before it shows; the receipt."""
        place = self.file(self.looked_over())
        return self.done("GET", place.rstrip("/") + ".json", status=200)


_OF_THE_FORM = {"csrfmiddlewaretoken", "version", "go"}
_PIECE = 1024 * 1024
_UPON = re.compile(rb'name="upon" value="([^"]+)"')


def paper(mark: str, size: int = 0) -> bytes:
    """A PDF that nobody else hands in, of ``size`` bytes at least."""
    writer = PdfWriter()
    writer.add_blank_page(595, 842)
    writer.add_metadata({"/Title": mark})
    if size:
        writer.add_attachment("mark", sha256(mark.encode()).digest() * (size // 32))
    written = BytesIO()
    writer.write(written)
    return written.getvalue()
