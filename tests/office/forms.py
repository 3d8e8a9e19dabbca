"""Which forms stand on a page, and what would a browser send with them?"""

from dataclasses import dataclass, field
from html.parser import HTMLParser
from urllib.parse import urljoin


@dataclass(slots=True)
class Form:
    """A form as a browser knows it: where it goes, how, and what is in its fields."""

    action: str
    method: str
    fields: dict[str, list[str]] = field(default_factory=dict)


def forms(page: str, address: str) -> list[Form]:
    """The forms of the page at ``address``."""
    reader = _Reader(address)
    reader.feed(page)
    return reader.found


class _Reader(HTMLParser):
    def __init__(self, address: str) -> None:
        super().__init__()
        self.address = address
        self.found: list[Form] = []
        self._open: Form | None = None
        self._choice = ""
        self._writing = False

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        said = dict(attrs)
        if tag == "form":
            where = urljoin(self.address, said.get("action") or self.address)
            self._open = Form(where, (said.get("method") or "get").lower())
            self.found.append(self._open)
        elif self._open is not None and tag in {"input", "select", "textarea", "button"} and said.get("name"):
            self._choice = str(said["name"])
            given = self._open.fields.setdefault(self._choice, [])
            if tag == "input" and (said.get("type") not in {"checkbox", "radio"} or "checked" in said):
                given.append(said.get("value") or "")
            self._writing = tag == "textarea"
            if self._writing:
                given.append("")
        elif self._open is not None and tag == "option" and "selected" in said:
            self._open.fields.setdefault(self._choice, []).append(said.get("value") or "")

    def handle_data(self, data: str) -> None:
        if self._open is not None and self._writing:
            self._open.fields[self._choice][-1] += data

    def handle_endtag(self, tag: str) -> None:
        self._writing = self._writing and tag != "textarea"
        if tag == "form":
            self._open = None
