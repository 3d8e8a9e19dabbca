"""How is it known that a list left the office?"""

from collections.abc import Mapping

from award.vocabulary.acts import Act
from office.acts.procedure import Case, Done, performs
from office.records.issued import Notice


@performs(Act.INTAKE_EXPORT, on=Notice)
def export(case: Case, *, what: str, form: str, count: int, sha256: str, query: Mapping[str, str]) -> Done:
    """Take a list out: ``what`` it lists, as which ``form`` of file, by which conditions; so many rows; its SHA-256.

    The file is given out once this is in the log.
    """
    detail = {"what": what, "form": form, "count": str(count), **query}
    return Done(case.record, case.record, digest=sha256, detail=detail)
