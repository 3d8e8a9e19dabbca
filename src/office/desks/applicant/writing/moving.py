"""Where does a pressed button lead, and what did the page come with?"""

from collections.abc import Mapping

from office.desks.applicant.writing.overview import Overview
from office.desks.applicant.writing.saving import Saved


def version_of(form: Mapping[str, object]) -> int:
    """The version that was written upon; what is no number is none that ever was."""
    typed = str(form.get("version", ""))
    return int(typed) if typed.isascii() and typed.isdecimal() and len(typed) < 10 else -1


def after(whole: Overview, here: str, press: str) -> str:
    """Where the button leads: on, back to the task list, or to the row that was added."""
    verb, _, rest = press.partition(".")
    table = rest.partition(".")[0]
    if verb == "add":
        return f"{here}?more={table}#{table}-last"
    if verb == "remove":
        return f"{here}#{table}"
    return whole.home if press == "back" else whole.after(here)


def status_of(saved: Saved | None) -> int:
    """How a page is answered on which something could not be saved."""
    if saved is None:
        return 200
    return 409 if saved.contested or saved.refusal else 422
