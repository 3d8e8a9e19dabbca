"""How are clauses quoted in a letter?"""

from collections.abc import Iterable

from award.notice.scheme import Scheme
from office.acts.intake.telling import Both, in_both


def quoted(scheme: Scheme, clauses: Iterable[str]) -> Both:
    """The statements with these marks in their own words, a line each, in both languages."""
    return in_both(*((scheme.statements[mark].words, f"〔{mark}〕") for mark in clauses))
